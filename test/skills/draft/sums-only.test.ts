/** A prior budget that tells sums only: no quantity and price are made up, one-off goods wait, and the text tells the same. */
import { describe, expect, it } from "vitest";

import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan } from "../../domain/plan/plan-builders.ts";
import { loadRegister } from "../../support/register.ts";

const register = loadRegister();

const ROWS = [
  ["STT", "Nội dung", "Nguồn vốn (1)", "Nguồn vốn (2)", "Tổng cộng"],
  ["I", "Kinh phí thuê dịch vụ, phần mềm", "", "", ""],
  ["1", "Hệ thống quản lý bệnh viện (HIS)", "200.000.000", "100.000.001", "300.000.001"],
  ["2", "Cổng tra cứu kết quả khám", "50.000.000", "0", "50.000.000"],
  ["2", "Thiết bị tường lửa", "0", "400.000.000", "400.000.000"],
  ["3", "Hệ thống lấy số, xếp hàng chờ khám", "0", "90.000.000", "90.000.000"],
  ["4", "Nâng cấp phần mềm kế toán", "0", "0", "0"],
  ["", "Tổng cộng", "250.000.000", "590.000.001", "840.000.001"],
];
const LINES = [
  "KẾ HOẠCH",
  "Chuyển đổi số tại Bệnh viện Sông Lô năm 2026",
  "# I. MỤC TIÊU",
  "- 95% văn bản ký số.",
  "# II. KINH PHÍ",
  "Tổng kinh phí: 840.000.001 đồng.",
  "- Nguồn thu dịch vụ: 250.000.000 đồng.",
  "- Quỹ phát triển sự nghiệp: 590.000.001 đồng.",
  "@1",
];

const draftOf = async (over: { results?: { id: string; value: string }[] } = {}) => {
  const priorPlan = aPlan(LINES, [ROWS]);
  const draft = await makeDrafter({ register })({
    ...{ year: 2027, priorPlan, priorId: "truoc", part: "plan", asOf: "2026-11-22" },
    ...over,
  });
  const lines = draft.budget?.groups.flatMap((group) => group.lines) ?? [];
  const texts = draft.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  return { ...draft, lines, texts };
};

describe("a budget of sums", () => {
  it("goes on without a quantity or a price; devices among rents and what had no money wait", async () => {
    const { lines, violations } = await draftOf();
    expect(lines.map(({ name, amount }) => [name, amount])).toEqual([
      ["Hệ thống quản lý bệnh viện (HIS)", 300_000_001],
      ["Cổng tra cứu kết quả khám", 50_000_000],
      ["Thiết bị tường lửa", null],
      ["Hệ thống lấy số, xếp hàng chờ khám", null],
      ["Nâng cấp phần mềm kế toán", null],
    ]);
    for (const line of lines)
      expect(line).toMatchObject({ quantity: null, unitPrice: null, lump: true });
    expect(violations).toEqual([]);
  });

  it("two rows with one label have places of their own", async () => {
    const { lines } = await draftOf();
    expect(lines.slice(1, 3).map(({ source }) => source.locator)).toEqual([
      "Phụ lục 1 dòng 2 (thứ 2 của bảng)",
      "Phụ lục 1 dòng 2 (thứ 3 của bảng)",
    ]);
  });

  it("columns without names are the funds whose sums the text tells; what each pays of a row goes on", async () => {
    const { lines, budget } = await draftOf();
    expect(lines.map(({ funding }) => funding)).toEqual([
      "Nguồn thu dịch vụ 200.000.000 đồng; Quỹ phát triển sự nghiệp 100.000.001 đồng",
      "Nguồn thu dịch vụ",
      "Quỹ phát triển sự nghiệp",
      "Quỹ phát triển sự nghiệp",
      expect.stringContaining("[cần bổ sung: nguồn kinh phí của Nâng cấp phần mềm kế toán"),
    ]);
    const sums = budget?.funding?.map(({ name, totalWithVat }) => [name, totalWithVat]);
    expect(sums?.slice(0, 2)).toEqual([
      ["Nguồn thu dịch vụ", 250_000_000],
      ["Quỹ phát triển sự nghiệp", 100_000_001],
    ]);
  });

  it("the text tells the sums of the table, and what they lack", async () => {
    const { texts } = await draftOf();
    const all = texts.join("\n");
    expect(all).toMatch(/Tổng kinh phí: 350\.000\.001 đồng \(Bằng chữ: .*chưa gồm 3 hạng mục/u);
    expect(all).toContain("Nguồn thu dịch vụ: 250.000.000 đồng.");
    expect(all).toContain("Quỹ phát triển sự nghiệp: 100.000.001 đồng (chưa gồm 2 hạng mục");
  });

  it("a sum that the unit tells is taken as one; it is shared as nobody has told yet", async () => {
    const results = [{ id: "nc-thiet-bi-tuong-lua", value: "120 triệu" }];
    const { lines } = await draftOf({ results });
    expect(lines[2]).toMatchObject({ amount: 120_000_000, quantity: null, unitPrice: null });
  });
});
