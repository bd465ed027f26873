/** Amounts in words of a plan's text, each by itself. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

function rolled(line: string): { text: string; asks: string[]; ids: string[] } {
  const plan = aPlan([
    "KẾ HOẠCH",
    "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
    "# V. KINH PHÍ",
    `- ${line}`,
  ]);
  const { sections, context } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), plan },
  });
  const blocks = sections.flatMap((section) => section.blocks);
  const text = blocks.find(({ before }) => before === line)?.text ?? "";
  const asked = context.missing.filter(({ id }) => id.startsWith("kp-"));
  return { text, asks: asked.map(({ ask }) => ask), ids: asked.map(({ id }) => id) };
}

const open = (text: string): string => text.replace(/\[cần bổ sung: [^\]]*\]/gu, "[…]");

describe("a line with several amounts", () => {
  it.each([
    [
      "Đầu tư phòng mổ số hóa (thực hiện 2025-2028, tổng mức đầu tư 21.300 triệu đồng; năm 2026 bố trí 4.100 triệu đồng).",
      "Đầu tư phòng mổ số hóa (thực hiện 2025-2028, tổng mức đầu tư 21.300 triệu đồng; năm 2027 bố trí […]).",
    ],
    [
      "Dự án mạng nội bộ 2026 - 2027 có tổng vốn 3 tỷ đồng, trong đó năm 2026 cấp 1,2 tỷ đồng, năm 2027 cấp 1,8 tỷ đồng, do Sở Tài chính bố trí.",
      "Dự án mạng nội bộ 2026 - 2027 có tổng vốn 3 tỷ đồng, trong đó năm 2027 cấp 1,8 tỷ đồng, do Sở Tài chính bố trí.",
    ],
    [
      "Tổng kinh phí: 730.000.000 đồng; giao Phòng Tài chính quản lý. Trong đó kinh phí năm 2025 chuyển sang: 64.000.000 đồng, còn lại cấp mới.",
      "Tổng kinh phí: […]; giao Phòng Tài chính quản lý. Trong đó kinh phí năm 2026 chuyển sang: […], còn lại cấp mới.",
    ],
    [
      "Dự toán 90 triệu đồng, gồm: 50 triệu đồng mua máy, 40 triệu đồng tập huấn; thanh toán theo quý.",
      "Dự toán: […]; thanh toán theo quý.",
    ],
    [
      "Phần mềm kê đơn đã mua năm 2024 với giá 120 triệu đồng; kinh phí bảo trì 15 triệu đồng.",
      "Phần mềm kê đơn đã mua năm 2024 với giá 120 triệu đồng; kinh phí bảo trì […].",
    ],
    [
      "Quỹ phát triển sự nghiệp 40.000.000 đồng; thu dịch vụ 30.000.000 đồng; ngân sách tỉnh 50 triệu đồng.",
      "[…].",
    ],
    ["Trong đó: Sở Y tế cấp 31.200 nghìn đồng; trạm tự chi 7.530 nghìn đồng.", "Trong đó: […]."],
    [
      "Nguồn kinh phí: ngân sách xã 20.000.000 đồng, nguồn thu hợp pháp 15.000.000 đồng.",
      "Nguồn kinh phí: […].",
    ],
    [
      "Tổng kinh phí 70 triệu đồng; thu dịch vụ 30 triệu đồng; ngân sách tỉnh 40 triệu đồng.",
      "Tổng kinh phí: […].",
    ],
    ["Kinh phí: 70 triệu đồng, gồm: quỹ 30 triệu đồng; ngân sách 40 triệu đồng.", "Kinh phí: […]."],
  ])("%s", (line, told) => {
    const { text, asks, ids } = rolled(line);
    expect(open(text)).toBe(told);
    expect(new Set(asks).size).toBe(asks.length);
    expect(new Set(ids).size).toBe(told.split("[…]").length - 1);
  });
});

describe("what was invested in a period that is over", () => {
  it.each([
    ["Dùng lại máy chủ đã trang bị trong giai đoạn 2019-2023 cho kho dự phòng."],
    ["Tận dụng đường truyền lắp đặt từ giai đoạn 2020 - 2024."],
  ])("%s stays told of it", (line) => {
    const plan = aPlan(["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# I. MỤC TIÊU", `- ${line}`]);
    const { sections } = rolloverPlan({
      ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), plan },
    });
    expect(sections.flatMap(({ blocks }) => blocks.map(({ text }) => text))).toContain(line);
  });
});
