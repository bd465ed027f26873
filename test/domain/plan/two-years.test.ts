/** Sentences that name the plan's own year beside the new one, parts of a year, and steps within one year. */
import { describe, expect, it } from "vitest";

import { isOneOff } from "../../../src/domain/plan/one-off.ts";
import {
  isStepByStep,
  partsOfYear,
  withoutLeadingPart,
} from "../../../src/domain/plan/parts-of-year.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { shiftYears } from "../../../src/domain/plan/shift-years.ts";
import { becomesOne, rangeOver, withoutOwnFigure } from "../../../src/domain/plan/two-years.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const years = { from: 2026, to: 2027 };
const next = (text: string): string => shiftYears(text, years, (found) => `[${found}]`).text;

function taskOf(line: string): string {
  const plan = aPlan(["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# III. NHIỆM VỤ", `- ${line}`]);
  const { sections } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), plan },
  });
  const blocks = sections.filter(({ heading }) => heading.includes("NHIỆM VỤ"))[0]?.blocks ?? [];
  return blocks.find(({ status }) => status !== "new")?.text ?? "";
}

describe("years of one work in a list", () => {
  it.each([
    ["Số hóa hồ sơ cũ trong hai năm 2026 và 2027", "Số hóa hồ sơ cũ trong hai năm 2026 và 2027"],
    ["Triển khai PACS trong các năm 2026, 2027", "Triển khai PACS trong các năm 2026, 2027"],
    ["Đối chiếu số liệu các năm 2025, 2026", "Đối chiếu số liệu các năm 2026, 2027"],
    ["Dữ liệu tiêm chủng các năm 2023 và 2024", "Dữ liệu tiêm chủng các năm 2023 và 2024"],
  ])("%s", (text, shifted) => {
    expect(next(text)).toBe(shifted);
  });
});

describe("the own year beside the new one", () => {
  it.each([
    ["Thuê phần mềm từ 01/7/2026 đến 30/6/2027.", "từ 01/7/2026 đến 30/6/2027"],
    ["Lắp camera quý IV/2026 - quý I/2027.", "quý IV/2026 - quý I/2027"],
    ["Chạy thử từ tháng 10/2026 đến hết tháng 3/2027.", "từ tháng 10/2026 đến hết tháng 3/2027"],
  ])("%s reaches over", (text, range) => {
    const { start, end } = rangeOver(text, years) ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe(range);
    expect(taskOf(text)).toContain(
      `[cần bổ sung: thời gian trong năm 2027 của việc này (kế hoạch trước: ${range})]`,
    );
  });

  it("a period of years is no such time", () => {
    expect(rangeOver("Đề án 2026 - 2027", years)).toBeNull();
  });

  it.each([
    [
      "Triển khai ký số tại các trạm: 5 trạm trong năm 2026, 7 trạm trong năm 2027.",
      "Triển khai ký số tại các trạm: 7 trạm trong năm 2027.",
    ],
    [
      "Triển khai ký số tại 05 trạm năm 2026 và 07 trạm năm 2027.",
      "Triển khai ký số tại 07 trạm năm 2027.",
    ],
  ])("%s leaves the figure of the own year", (text, left) => {
    expect(withoutOwnFigure(text, years)?.text).toBe(left);
  });

  it("what would become one year is to be written anew", () => {
    const line = "Đến hết quý IV/2026 xong giai đoạn 1; giai đoạn 2 bắt đầu từ quý I/2027.";
    expect(becomesOne(line, years)).toBe(true);
    expect(taskOf(line)).toMatch(/^\[cần bổ sung: viết lại cho năm 2027 câu/u);
  });

  it.each([
    "Trong quý IV/2026 chuẩn bị nội dung triển khai năm 2027.",
    "Trình kế hoạch năm 2027 trước ngày 15/12/2026.",
    "Hoàn thành trong quý IV/2026, trước ngày 01/01/2027 theo Luật Bảo hiểm y tế.",
    "Thực hiện trong năm 2026.",
  ])("%s does not", (line) => {
    expect(becomesOne(line, years)).toBe(false);
  });

  it("stages that tell their own work leave one by one", () => {
    expect(
      taskOf("Giai đoạn 1 (2026): dựng kho dữ liệu; giai đoạn 2 (2027): kết nối Sở Y tế."),
    ).toBe(
      'Giai đoạn 2 (2027): kết nối Sở Y tế [cần bổ sung: bước trước đó của việc này ("Giai đoạn 1 (2026): dựng kho dữ liệu") đã xong chưa].',
    );
  });
});

describe("parts of a year", () => {
  it.each([
    ["Triển khai gọi số trong quý III–IV/2026", ["quý III–IV/2026"]],
    [
      "6 tháng đầu năm 2026 khảo sát, 6 tháng cuối năm lắp đặt",
      ["6 tháng đầu năm 2026", "6 tháng cuối năm"],
    ],
    [
      "Thuê giám sát từ tháng 7/2026 đến hết tháng 12/2026",
      ["từ tháng 7/2026 đến hết tháng 12/2026"],
    ],
    ["Đối chiếu số liệu 6 tháng đầu năm", []],
  ])("%s", (text, parts) => {
    expect(partsOfYear(text).map(({ start, end }) => text.slice(start, end).trim())).toEqual(parts);
  });

  it("in front of the work leaves its words", () => {
    expect(withoutLeadingPart("Trong quý II/2026, lắp đặt 05 camera")).toBe("lắp đặt 05 camera");
  });

  it.each([
    "6 tháng đầu năm 2026 khảo sát mạng LAN, 6 tháng cuối năm triển khai nâng cấp tại 5 khoa",
    "Quý I/2026 lập hồ sơ, quý II/2026 trình phê duyệt, quý III/2026 triển khai",
    "Bước 1 (trước 30/6/2026) rà soát danh mục; bước 2 (trước 31/12/2026) chuẩn hóa danh mục",
  ])("%s is done once, step by step", (text) => {
    expect(isStepByStep(text)).toBe(true);
    expect(isOneOff({ text, budgets: [] })).toBe(true);
  });

  it.each([
    "6 tháng đầu năm 2026 kiểm tra 05 trạm, 6 tháng cuối năm kiểm tra 05 trạm",
    "Quý II/2026 và quý IV/2026 tổ chức tập huấn",
    "Xây dựng dự toán năm 2027 trong tháng 10/2026",
  ])("%s comes again", (text) => {
    expect(isOneOff({ text, budgets: [] })).toBe(false);
  });

  it("what begins behind a time that left is a sentence", () => {
    expect(taskOf("Năm 2026 số hóa 30.000 bệnh án, năm 2027 số hóa tiếp 45.000 bệnh án.")).toMatch(
      /^Năm 2027 số hóa tiếp 45.000 bệnh án \[cần bổ sung: bước trước đó/u,
    );
  });
});
