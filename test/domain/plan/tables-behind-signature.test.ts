/** Tables behind recipients and signature that are not called appendices, and what the text calls them. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const HEADER = ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"];
const RENT = [
  HEADER,
  ["1", "Thuê phần mềm kho", "Tháng", "12", "3.000.000", "36.000.000"],
  ["", "Cộng", "", "", "", "36.000.000"],
];
const LINES = [
  HEADER,
  ["1", "Đường truyền số liệu", "Tháng", "12", "1.500.000", "18.000.000"],
  ["", "Cộng", "", "", "", "18.000.000"],
];
const planOf = (first: readonly string[], second: readonly string[], name = "Bảng") =>
  aPlan(
    [
      "UBND TỈNH AN BÌNH",
      "SỞ Y TẾ",
      "TRUNG TÂM Y TẾ SUỐI XANH",
      "KẾ HOẠCH",
      "Triển khai chuyển đổi số và dữ liệu y tế năm 2026 tại Trung tâm Y tế Suối Xanh",
      "# I. KINH PHÍ",
      `- Thuê phần mềm: 36.000.000 đồng (${name} 1);`,
      "# II. TỔ CHỨC THỰC HIỆN",
      "- Các khoa thực hiện.",
      "GIÁM ĐỐC",
      "Lê Văn Tám",
      "Nơi nhận:",
      "- Lưu: VT.",
      ...first,
      "@1",
      ...second,
      "@2",
    ],
    [RENT, LINES],
  );
const roll = (plan: ReturnType<typeof planOf>) =>
  rolloverPlan({
    ...{ plan, priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
  });

describe("tables behind the signature", () => {
  it.each([
    [
      "Bảng",
      ["Bảng 1. Kinh phí thuê phần mềm năm 2026", "Đơn vị tính: đồng"],
      ["Bảng 2. Kinh phí đường truyền"],
    ],
    [
      "Biểu số",
      ["Biểu số 01", "Kinh phí thuê phần mềm", "(Ban hành kèm theo Kế hoạch số 7/KH-TTYT)"],
      ["Biểu số 02: Kinh phí đường truyền"],
    ],
    ["Phụ biểu", ["PHỤ BIỂU 1: THUÊ PHẦN MỀM"], ["PHỤ BIỂU 2: ĐƯỜNG TRUYỀN"]],
  ])("called %s are appendices, and the text names them so", (name, first, second) => {
    const plan = planOf(first, second, name);
    expect(plan.budgets).toHaveLength(2);
    expect(plan.unplaced).toEqual([]);
    const { sections } = roll(plan);
    expect(sections.slice(-2).map(({ heading }) => heading.slice(0, 12))).toEqual([
      expect.stringMatching(/^Phụ lục I\. /u),
      expect.stringMatching(/^Phụ lục II\./u),
    ]);
    const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join("\n");
    expect(texts).toContain("(Phụ lục I)");
    expect(texts).not.toContain("7/KH-TTYT");
  });

  it("with a title alone are appendices too; the name of the signer is none", () => {
    const plan = planOf(["Dự toán thuê phần mềm"], ["Đơn vị tính: đồng"]);
    expect(plan.signature?.name).toBe("Lê Văn Tám");
    expect(plan.sections.at(-1)).toMatchObject({
      ...{ heading: "Dự toán thuê phần mềm", role: "appendix" },
    });
    expect(plan.budgets).toHaveLength(2);
  });

  it("what stands nowhere is told in the report of changes", () => {
    const plan = planOf([], []);
    const { context } = roll({ ...plan, unplaced: [{ text: "x | y", place: {}, reason: "Lẻ." }] });
    expect(context.changes).toContainEqual(
      expect.objectContaining({ status: "dropped", before: "x | y", reason: "Lẻ." }),
    );
  });

  it("of three bodies the middle one is the parent, and a title that begins with a deed is the title", () => {
    const { cover, sections } = planOf(["Bảng 1. Thuê"], ["Bảng 2. Kênh"]);
    expect(cover).toMatchObject({ parentBody: "SỞ Y TẾ", year: 2026 });
    expect(cover.title).toMatch(/^Triển khai chuyển đổi số và dữ liệu y tế năm 2026/u);
    expect(sections.map(({ role }) => role)).not.toContain("bases");
  });
});
