// Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục III.1: several appendices are counted in Roman numerals.
import { describe, expect, it } from "vitest";

import { withRomanAppendices } from "../../../src/domain/plan/appendix-numbers.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

describe("withRomanAppendices", () => {
  it.each([
    [
      "Chi tiết tại Phụ lục 2 kèm theo Kế hoạch này.",
      "Chi tiết tại Phụ lục II kèm theo Kế hoạch này.",
    ],
    ["PHỤ LỤC 01. Danh mục", "PHỤ LỤC I. Danh mục"],
    ["theo phụ lục số 2", "theo phụ lục II"],
    ["Phụ lục 2 ban hành kèm theo Thông tư số 12/2025/TT-BYT", null],
    ["Phụ lục 1, Quyết định số 15/2025/QĐ-TTg", null],
    ["Phụ lục 9 của kế hoạch này", null],
    ["Phụ lục II", null],
    ["Phụ lục 2.1", null],
  ])("%s", (text, expected) => {
    expect(withRomanAppendices(text, new Set([1, 2]))).toBe(expected ?? text);
  });
});

describe("a rollover", () => {
  const plan = aPlan(
    [
      "KẾ HOẠCH",
      "Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2026",
      "# I. MỤC TIÊU",
      "- Chi tiết tại Phụ lục 1 và phụ lục 2 kèm theo.",
      "# Phụ lục 1 DANH MỤC CHỈ TIÊU",
      "- Đạt 90% văn bản ký số.",
      "# Phụ lục 2 DANH MỤC NHIỆM VỤ",
      "- Trang bị máy trạm.",
    ],
    [],
  );
  const { sections, context } = rolloverPlan({
    ...{ plan, priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
  });

  it("counts headings and what the text says of them alike", () => {
    expect(sections.map(({ heading }) => heading)).toEqual(
      expect.arrayContaining(["Phụ lục I. DANH MỤC CHỈ TIÊU", "Phụ lục II. DANH MỤC NHIỆM VỤ"]),
    );
    const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    expect(texts).toContain("Chi tiết tại Phụ lục I và phụ lục II kèm theo.");
  });

  it("asks for what the cover lacks, and marks the signer's title", () => {
    expect(context.missing.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["ho-so.parentBody", "ho-so.place", "ho-so.signerTitle"]),
    );
  });
});
