/** Numbered stages of a work in the plan of the year that follows. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { nextStageOf, openStage, withoutOwnStage } from "../../../src/domain/plan/staged-work.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const years = { from: 2026, to: 2027 };

describe("stages of which one is over", () => {
  it.each([
    [
      "Chuyển đổi phòng lưu trữ phim, đợt 1 xong trước 30/9/2026; đợt 2 làm trong năm 2027.",
      "Chuyển đổi phòng lưu trữ phim, đợt 2 làm trong năm 2027.",
      "đợt 1 xong trước 30/9/2026",
    ],
    [
      "Lắp hệ thống gọi số (giai đoạn I: quý III/2026, giai đoạn II: quý II/2027).",
      "Lắp hệ thống gọi số (giai đoạn II: quý II/2027).",
      "giai đoạn I: quý III/2026",
    ],
  ])("%s", (line, text, work) => {
    expect(withoutOwnStage(line, years)).toEqual({ text, work });
  });

  it.each([
    ["Lắp hệ thống gọi số, giai đoạn 1 quý II/2026, giai đoạn 2 quý IV/2026."],
    ["Lắp hệ thống gọi số, giai đoạn 1 năm 2026, giai đoạn 2 năm 2029."],
    ["Theo Chiến lược giai đoạn 2025 - 2030."],
  ])("%s has none of the new year", (line) => {
    expect(withoutOwnStage(line, years)).toBeNull();
  });
});

describe("a stage of a work of several years", () => {
  it("is asked for, since the one told was that of the year before", () => {
    const line = "Thi công tuyến cáp nội viện (bước 2 của dự án 2025-2028).";
    const plan = aPlan(["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# III. NHIỆM VỤ", `- ${line}`]);
    const { sections } = rolloverPlan({
      ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), plan },
    });
    const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join("\n");
    expect(texts).toContain('[cần bổ sung: năm 2027 làm giai đoạn nào của "Thi công tuyến cáp');
    expect(texts).toContain("của dự án 2025-2028).");
  });

  it.each([
    ["Thi công tuyến cáp, giai đoạn 2 của dự án 2024 - 2026."],
    ["Tiếp tục dự án 2025-2028, đã xong giai đoạn 1."],
    ["Triển khai Chương trình giai đoạn 2025-2030."],
  ])("%s asks for none", (line) => {
    expect(openStage(line, years)).toBeNull();
  });
});

it("a row with the stage that is over takes the next one from the text", () => {
  const line = "Dựng kho ảnh y khoa, đợt 1 xong tháng 9/2026; đợt 2 làm năm 2027.";
  expect(nextStageOf("Kho ảnh y khoa đợt 1", line, years)).toEqual({
    ...{ text: "Kho ảnh y khoa đợt 2", work: "đợt 1 xong tháng 9/2026" },
  });
  expect(nextStageOf("Kho dữ liệu y khoa đợt 1", line, years)).toBeNull();
});

it("what a project of several years has paid before leaves its stage open", () => {
  const line = "Mở rộng kho ảnh giai đoạn II (dự án 2024 - 2028, năm 2025 đã chi 2 tỷ đồng)";
  expect(openStage(line, years)?.name).toBe("giai đoạn II");
});
