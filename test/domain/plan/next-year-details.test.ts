/** Small things of the next plan: its date line, the unit of its money, where a price comes from, a cap between two prices. */
import { describe, expect, it } from "vitest";

import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aDocument, anEntry, aPlan, aRegister } from "./plan-builders.ts";

const LINES = [
  "KẾ HOẠCH",
  "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
  "# I. MỤC TIÊU",
  "- 100% văn bản được ký số.",
  "# II. KINH PHÍ",
  "Dự toán kinh phí năm 2026 (đơn vị tính: nghìn đồng):",
  "@1",
];
const BUDGET = [
  ["TT", "Nội dung", "SL", "Đơn giá", "Thành tiền"],
  ["1", "Thuê phần mềm HIS", "12", "1.000.000", "12.000.000"],
  ["1", "Máy tính bảng", "4", "25.000.000", "100.000.000"],
  ["", "Tổng cộng", "", "", "112.000.000"],
];

describe("the year in the date line", () => {
  const issueYear = (signed: string | null): number | undefined =>
    rolloverPlan({
      plan: readPlan(aDocument(LINES), { title: null, year: 2026, signed, issuer: null }),
      priorId: "truoc",
      targetYear: 2027,
      asOf: "2026-11-22",
      register: aRegister(),
    }).cover.issueYear;

  it.each([
    ["2026-01-09", 2027],
    ["2025-12-28", 2026],
    [null, undefined],
  ])("a prior plan of 2026 signed on %s", (signed, year) => {
    expect(issueYear(signed)).toBe(year);
  });
});

describe("the budget of the next year", () => {
  const cap = (locator: string, who: string, amount: string) => ({
    ...{ locator, who, amount, kind: "cap" as const, asks: [], confidence: "high" as const },
    fact: `${who} được 01 máy tính bảng với giá tối đa ${amount}.`,
  });
  const register = makeRegister([
    anEntry({
      symbol: "10/2026/QĐ-TTg",
      subjects: ["dinh-muc-thiet-bi"],
      provisions: [
        cap("Phụ lục", "Nhóm VII và nhóm VIII", "20 triệu đồng"),
        cap("Phụ lục", "Lãnh đạo nhóm II–VI", "25 triệu đồng/chiếc"),
      ],
    }),
  ]);
  const drafted = () =>
    makeDrafter({ register })({
      ...{ year: 2027, priorPlan: aPlan(LINES, [BUDGET]), priorId: "truoc", part: "plan" },
      ...{ asOf: "2026-11-22", request: "thêm 2 máy tính bảng" },
    });

  it("is led to in its own unit of money", async () => {
    const { sections, budget } = await drafted();
    const text = sections.flatMap(({ blocks }) => blocks.map((block) => block.text)).join("\n");
    expect(budget?.unit).toBe("đồng");
    expect(text).toContain("(đơn vị tính: đồng)");
    expect(text).not.toContain("nghìn đồng");
  });

  it("names each prior row for itself, and which of two caps a price exceeds", async () => {
    const { budget, changes } = await drafted();
    const lines = budget?.groups.flatMap((group) => group.lines) ?? [];
    expect(new Set(lines.map(({ source }) => source.locator)).size).toBe(lines.length);
    expect(lines.find(({ name }) => name === "Máy tính bảng")?.notes.join()).toContain(
      "vượt mức tối đa 20 triệu đồng (nhóm VII và nhóm VIII), bằng mức 25 triệu đồng (lãnh đạo nhóm II–VI)",
    );
    const money = changes.flatMap(({ before, after }) => [before, after]).join("\n");
    expect(money).toContain("25.000.000 đồng");
    expect(money).not.toMatch(/\d{7,} đồng/u);
  });
});
