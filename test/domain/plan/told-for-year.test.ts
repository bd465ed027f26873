/** The number that a plan of two years gives to the new one, in the line of its budget. */
import { describe, expect, it } from "vitest";

import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

async function lineOf(
  sentence: string,
  { name = "Số hóa bệnh án giấy (10.000/18.500 bệnh án)", results = [] as Result[] } = {},
) {
  const draft = await makeDrafter({ register: aRegister() })({
    ...{ year: 2027, priorId: "truoc", part: "plan", asOf: "2026-11-22", results },
    priorPlan: aPlan(
      [
        ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
        ...["# I. NHIỆM VỤ", `- ${sentence}`, "# II. KINH PHÍ", "Đơn vị tính: đồng", "@1"],
      ],
      [
        [
          ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
          ["1", name, "Bệnh án", "10.000", "20.000", "200.000.000"],
        ],
      ],
    ),
  });
  const [line] = draft.budget?.groups[0]?.lines ?? [];
  return { line, asks: draft.missing.map(({ id }) => id), violations: draft.violations };
}
interface Result {
  id: string;
  value: string;
}

const BOTH =
  "Số hóa 18.500 bệnh án giấy trong 2 năm 2026 - 2027: năm 2026 số hóa 10.000 bệnh án, năm 2027 số hóa 8.500 bệnh án.";

describe("a line of work over two years", () => {
  it.each([
    BOTH,
    "Số hóa bệnh án giấy: 10.000 bệnh án năm 2026; 8.500 bệnh án năm 2027.",
    "Số hóa bệnh án giấy (năm 2026: 10.000 bệnh án; năm 2027: 8.500 bệnh án).",
  ])("takes the number of the new year: %s", async (sentence) => {
    const { line, asks, violations } = await lineOf(sentence);
    expect([line?.quantity, line?.amount]).toEqual([8_500, 170_000_000]);
    expect(line?.name).toBe("Số hóa bệnh án giấy (8.500/18.500 bệnh án)");
    expect(line?.notes.join()).toContain("Số lượng theo kế hoạch trước");
    expect(asks.filter((id) => id.startsWith("nc-"))).toEqual([]);
    expect(violations).toEqual([]);
  });

  it.each([
    // Of the new year nothing is told, or another thing, or the own year has another number.
    "Số hóa 18.500 bệnh án giấy trong 2 năm 2026 - 2027: năm 2026 số hóa 10.000 bệnh án.",
    "Năm 2026 số hóa 10.000 bệnh án giấy, năm 2027 mua 3 máy quét.",
    "Năm 2026 số hóa 12.000 bệnh án giấy, năm 2027 số hóa 8.500 bệnh án.",
    "Năm 2026 lắp 10.000 bệnh án mẫu, năm 2027 lắp 8.500 bệnh án.",
  ])("is asked for otherwise: %s", async (sentence) => {
    const { line, asks } = await lineOf(sentence);
    expect(line?.quantity).toBeNull();
    expect(line?.name).toContain("(10.000/18.500");
    expect(asks.filter((id) => id.startsWith("nc-"))).toHaveLength(1);
  });

  it("takes what the unit says it needs all the same", async () => {
    const id = "nc-so-hoa-benh-an-giay-10-000-18-500-benh-an";
    const { line } = await lineOf(BOTH, { results: [{ id, value: "11300" }] });
    expect(line?.quantity).toBe(11_300);
    expect(line?.name).toContain("(11.300/18.500");
  });
});
