/** What the draft takes up by a law, it names that law for among its bases. */
import { expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan, aRegister } from "./plan-builders.ts";

const decree = (symbol: string, signed: string) =>
  anEntry({
    ...{ symbol, signed, effective: signed, type: "Nghị định", issuer: "Chính phủ" },
    ...{ title: "Quy định về việc lập hóa đơn", subjects: ["hoa-don"] },
  });

function basesOf(lines: readonly string[], preamble = false): string[] {
  const register = makeRegister([
    ...aRegister().entries,
    decree("12/2021/NĐ-CP", "2021-02-03"),
    decree("88/2024/NĐ-CP", "2024-05-06"),
  ]);
  const { sections, context } = rolloverPlan({
    plan: aPlan([
      "KẾ HOẠCH",
      "Chuyển đổi số tại Bệnh viện Sông Lô năm 2026",
      ...(preamble ? lines : ["# I. CĂN CỨ", ...lines]),
      "# II. NHIỆM VỤ",
      "- Duy trì thanh toán bảo hiểm y tế, kết nối cổng giám định.",
    ]),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register },
  });
  expect(context.changes.some(({ reason }) => /Không thêm Luật số 51\/2024/u.test(reason))).toBe(
    false,
  );
  const text = sections.flatMap(({ blocks }) => blocks.map((block) => block.text)).join("\n");
  expect(text).toContain("theo Khoản 4 Điều 3 Luật số 51/2024/QH15");
  const home = sections.find(({ blocks }) =>
    blocks.some((block) => block.text.includes("12/2021/NĐ-CP")),
  );
  return home?.blocks.map((block) => block.text) ?? [];
}

const DECREES = [
  "- Nghị định số 12/2021/NĐ-CP ngày 03/02/2021 của Chính phủ quy định về việc lập hóa đơn;",
  "- Nghị định số 88/2024/NĐ-CP ngày 06/5/2024 của Chính phủ quy định về việc lập hóa đơn.",
];

it("in full, in its place by rank, once", () => {
  const bases = basesOf(DECREES);
  const at = bases.findIndex((text) => text.includes("51/2024/QH15"));
  expect(bases[at]).toBe(
    "Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế số 51/2024/QH15 ngày 27 tháng 11 năm 2024;",
  );
  expect(at).toBeLessThan(bases.findIndex((text) => text.includes("12/2021/NĐ-CP")));
  expect(bases.filter((text) => text.includes("51/2024/QH15"))).toHaveLength(1);
  expect(bases.filter((text) => text.endsWith("."))).toHaveLength(1);
  expect(bases.at(-1)).toMatch(/\.$/u);
});

it("and not again where the prior plan has it", () => {
  const law = "- Luật số 51/2024/QH15 ngày 27/11/2024 của Quốc hội;";
  const bases = basesOf([law, ...DECREES]);
  expect(bases.filter((text) => text.includes("51/2024/QH15"))).toHaveLength(1);
});

it("nor where it has it by its day alone", () => {
  const law = "- Luật sửa đổi Luật Bảo hiểm y tế ngày 27/11/2024;";
  expect(basesOf([law, ...DECREES]).join("\n")).not.toContain("số 51/2024/QH15");
});

it("also beside another law of the very same day", () => {
  const other = "- Luật Dữ liệu số 60/2024/QH15 ngày 27 tháng 11 năm 2024 của Quốc hội;";
  const bases = basesOf([other, ...DECREES]);
  expect(bases.filter((text) => text.includes("51/2024/QH15"))).toHaveLength(1);
});
