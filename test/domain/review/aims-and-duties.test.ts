/** Aims and tasks that are named again where the plan says who does what, and names of others there. */
import { describe, expect, it } from "vitest";

import type { Rule } from "../../../src/domain/review/rule.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planMissingParts } from "../../../src/domain/review/rules/plan-missing-parts.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { type PlanOptions, toldBy } from "../../support/review-input.ts";

const part = (heading: string, ...lines: string[]): string =>
  `## ${heading}\n\n${lines.join("\n\n")}\n\n`;
const targets = (...lines: string[]): string => part("II. MỤC TIÊU", ...lines);
const tasks = (...lines: string[]): string => part("III. NHIỆM VỤ", ...lines);
const duties = (...lines: string[]): string => part("V. TỔ CHỨC THỰC HIỆN", ...lines);
const told = (rule: Rule, text: string, code: string, options?: PlanOptions): number =>
  toldBy(rule, text, options).filter((one) => one.endsWith(code)).length;

describe("a task named again among the duties", () => {
  const task =
    "2. Thuê và cấu hình hệ thống nhắc lịch tiêm chủng; khoa Y tế bàn giao trước ngày 30/9/2026.";
  it.each([
    [
      "Phòng Tài chính lo nguồn tiền để thuê và cấu hình hệ thống nhắc lịch tiêm chủng, bàn giao trước ngày 30/6/2026.",
      1,
    ],
    [
      "Phòng Tài chính lo nguồn tiền để thuê và cấu hình hệ thống nhắc lịch tiêm chủng, bàn giao trước ngày 30/9/2026.",
      0,
    ],
    [
      "Phòng Tài chính lo nguồn tiền để thuê và cấu hình hệ thống nhắc lịch tiêm chủng, nghiệm thu trước ngày 30/6/2026.",
      0,
    ],
    [
      "Phòng Tài chính lập dự toán thuê và cấu hình hệ thống nhắc lịch tiêm chủng, bàn giao trước ngày 30/6/2026.",
      0,
    ],
    [
      "Tổ Công nghệ thông tin thuê và cấu hình hệ thống nhắc lịch tiêm chủng. Báo cáo trước ngày 30/6/2026.",
      0,
    ],
  ])("%s", (duty, wrong) => {
    expect(told(planContradictions, tasks(task) + duties(`1. ${duty}`), "deadline-conflict")).toBe(
      wrong,
    );
  });
});

describe("the aim of a task against the target", () => {
  const target = "a) Hồ sơ tiêm chủng trẻ em được cập nhật trên hệ thống đạt 85%.";
  it.each([
    [
      "Rà soát danh sách trẻ em trong xã, bảo đảm năm 2026 hồ sơ tiêm chủng trẻ em được cập nhật trên hệ thống đạt 70%.",
      1,
    ],
    [
      "Rà soát danh sách trẻ em, phấn đấu 6 tháng cuối năm hồ sơ tiêm chủng trẻ em được cập nhật trên hệ thống đạt 70%.",
      1,
    ],
    [
      "Rà soát danh sách trẻ em trong xã, bảo đảm năm 2026 hồ sơ tiêm chủng trẻ em được cập nhật trên hệ thống đạt 85%.",
      0,
    ],
    [
      "Các trạm y tế rà soát danh sách, phấn đấu hồ sơ tiêm chủng trẻ em được cập nhật trên hệ thống đạt 70%.",
      0,
    ],
  ])("%s", (task, wrong) => {
    expect(told(planContradictions, targets(target) + tasks(`1. ${task}`), "target-conflict")).toBe(
      wrong,
    );
  });

  it("is held against a result that names the year before beside it", () => {
    const text = (heading: string, goal: number): string =>
      part(
        heading,
        "Tỷ lệ văn bản đi được ký số đúng quy trình đạt 71,5%, tăng so với mức 58,2% của năm trước.",
      ) +
      targets(`- Đến hết năm 2026, văn bản đi được ký số đúng quy trình đạt từ ${goal}% trở lên.`);
    for (const heading of ["I. KẾT QUẢ NĂM 2025", "I. NHỮNG VIỆC ĐÃ LÀM ĐƯỢC"]) {
      expect(told(planContradictions, text(heading, 65), "target-below-result")).toBe(1);
      expect(told(planContradictions, text(heading, 80), "target-below-result")).toBe(0);
    }
  });
});

describe("the day of the law", () => {
  const hospital = "Bệnh viện Đa khoa Mẫu";
  it.each([
    [
      "Thay biên lai giấy bằng biên lai điện tử theo Nghị định số 254/2026/NĐ-CP, hoàn thành trước ngày 30/6/2027.",
      "2026-11-05",
      "",
      1,
    ],
    [
      "Thay biên lai giấy bằng biên lai điện tử theo Nghị định số 254/2026/NĐ-CP, hoàn thành trước ngày 31/12/2026.",
      "2026-11-05",
      "",
      0,
    ],
    [
      "Hoàn thành kê đơn thuốc điện tử tại các trạm còn lại trước ngày 30/6/2026.",
      "2025-11-28",
      "",
      1,
    ],
    [
      "Hoàn thành triển khai bệnh án điện tử ở mọi khoa trước ngày 31/12/2025.",
      "2025-08-25",
      hospital,
      1,
    ],
    [
      "Hoàn thành triển khai bệnh án điện tử ở mọi khoa trước ngày 31/12/2025.",
      "2025-08-25",
      "",
      0,
    ],
    [
      "Hoàn thành triển khai bệnh án điện tử ở mọi khoa trước ngày 31/12/2026.",
      "2026-01-20",
      hospital,
      1,
    ],
    [
      "Rà soát để hệ thống thông tin đã có cấp độ đáp ứng đầy đủ điều kiện mới trong quý IV/2027.",
      "2026-10-12",
      "",
      1,
    ],
    [
      "Rà soát để hệ thống thông tin đã có cấp độ đáp ứng đầy đủ điều kiện mới trước ngày 01/6/2027.",
      "2026-10-12",
      "",
      0,
    ],
    [
      "Làm đủ biện pháp bảo vệ cho hệ thống thông tin đã xác định cấp độ trước ngày 15/5/2027.",
      "2026-10-12",
      "",
      0,
    ],
  ])("%s (%s %s)", (task, signed, issuer, wrong) => {
    const options = {
      signed,
      year: Number(signed.slice(0, 4)),
      ...(issuer === "" ? {} : { issuer }),
    };
    expect(told(planDeadlines, tasks(`1. ${task}`), "deadline-after-law", options)).toBe(wrong);
  });
});

describe("names of others among the duties", () => {
  it.each([
    [
      "Trung tâm Y tế khu vực Bình Sơn",
      "Các trạm y tế xã thuộc Trung tâm Y tế khu vực #",
      "Bình Sơn",
      "Sơn Tịnh",
    ],
    [
      "Sở Y tế Cao Bằng – Bệnh viện Đa khoa tỉnh Cao Bằng",
      "Các khoa, phòng thuộc Bệnh viện Đa khoa tỉnh #",
      "Cao Bằng",
      "Lạng Sơn",
    ],
  ])("%s", (issuer, line, own, other) => {
    const text = (name: string): string =>
      duties(`1. ${line.replace("#", name)} báo cáo vào ngày 20.`);
    expect(told(planForeignUnit, text(own), "foreign-unit", { issuer })).toBe(0);
    expect(told(planForeignUnit, text(other), "foreign-unit", { issuer })).toBe(1);
  });

  it("tells a province that was merged, unless it was merged into the plan's own", () => {
    const text = (name: string): string =>
      `SỞ Y TẾ TỈNH QUẢNG TRỊ\n\nKẾ HOẠCH\n\n${duties(`1. Văn phòng Sở Y tế tỉnh ${name}: đôn đốc, tổng hợp.`)}`;
    const options = { issuer: "Sở Y tế tỉnh Quảng Trị" };
    expect(told(planForeignUnit, text("Quảng Bình"), "foreign-unit", options)).toBe(0);
    expect(told(planForeignUnit, text("Hà Giang"), "foreign-unit", options)).toBe(1);
  });
});

describe("the year of a goal", () => {
  it.each([
    ["1. Đến cuối năm 2024, tỷ lệ tái khám đúng hẹn đạt 50%.", 1],
    ["1. Đến cuối năm 2026, tỷ lệ tái khám đúng hẹn đạt 50%.", 0],
    ["1. Đến hết năm 2024, tỷ lệ tái khám đúng hẹn đã đạt 50%.", 0],
    ["1. Nâng tỷ lệ tái khám đúng hẹn, đến cuối năm 2024 đạt 50%.", 0],
  ])("%s", (goal, wrong) => {
    expect(told(planStaleYear, targets(goal), "stale-year")).toBe(wrong);
  });
});

describe("tasks under another heading", () => {
  const filler = Array.from({ length: 12 }, (_, at) => `- Việc số ${at + 1} của phần này.`);
  const plan = (heading: string, ...lines: string[]): string =>
    "KẾ HOẠCH\n\n" +
    part("I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025", ...filler) +
    part("II. CĂN CỨ", ...filler) +
    part("III. MỤC TIÊU", ...filler) +
    part(heading, ...lines) +
    part("V. KINH PHÍ", ...filler) +
    part("VI. TỔ CHỨC THỰC HIỆN", ...filler) +
    "Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Văn A";
  const concrete = ["1. Lắp 12 đầu đọc.", "2. Đặt thêm 04 máy.", "3. Gửi hồ sơ trong quý III."];
  it.each([
    ["IV. GIẢI PHÁP", concrete, 0],
    [
      "IV. GIẢI PHÁP",
      ["1. Tăng cường phối hợp.", "2. Đẩy mạnh tuyên truyền.", "3. Huy động nguồn lực."],
      1,
    ],
    ["IV. CÁC BƯỚC THỰC HIỆN", ["Bước 1. Kiện toàn tổ.", "Bước 2. Chạy thử."], 0],
  ])("%s %s", (heading, lines, wrong) => {
    expect(told(planMissingParts, plan(heading, ...lines), "warning missing-part")).toBe(wrong);
  });
});
