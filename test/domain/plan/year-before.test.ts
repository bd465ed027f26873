/** The year before the plan's own: left over, carried over, compared, or one step of a work of several years. */
import { describe, expect, it } from "vitest";

import { shiftYears } from "../../../src/domain/plan/shift-years.ts";
import { yearClaims } from "../../../src/domain/plan/year-claims.ts";

const years = { from: 2026, to: 2027 };
const next = (text: string): string => shiftYears(text, years, (found) => `[${found}]`).text;

describe("the year before the plan's own", () => {
  it.each([
    ["Dự toán năm 2025 chưa giải ngân hết chuyển sang năm 2026: 45 triệu đồng", "2026", "2027"],
    ["Nguồn kết dư năm 2025 được chuyển sang năm 2026", "2026", "2027"],
    ["Chuyển nguồn từ năm 2025 sang năm 2026", "2026", "2027"],
    ["Quyết toán kinh phí năm 2025 trong quý II/2026", "2026", "2027"],
    ["Quyết toán kinh phí mua sắm thiết bị mạng của đơn vị năm 2025", "2026", null],
    ["Số lượt khám có hẹn cao hơn năm 2025", "2026", null],
    ["Phát huy kết quả của năm 2025", "2026", null],
    ["Khắc phục hạn chế, vướng mắc của năm 2025", "2026", null],
  ])("%s moves by one", (text, first, second) => {
    expect(next(text).match(/20\d{2}/g)).toEqual([first, ...(second === null ? [] : [second])]);
  });

  it.each([
    "Kết nối thiết bị xét nghiệm (việc tồn đọng của năm 2025)",
    "Lắp 03 tủ mạng dở dang năm 2025",
    "Hạng mục năm 2025 chưa triển khai được",
    "Thay 04 máy in hỏng năm 2025",
    "Bảo trì theo hợp đồng ký năm 2025",
  ])("%s stays told of it", (text) => {
    expect(next(text)).toBe(text);
  });

  it("without any of these is the plan's own, which nobody had moved", () => {
    expect(next("Chỉ tiêu trọng tâm năm 2025")).toBe("Chỉ tiêu trọng tâm năm 2027");
  });
});

describe("steps of a work of several years", () => {
  const told = (text: string): string =>
    yearClaims(text, years)
      .parts.map((part) => (part.bound ? `<${part.text}>` : part.text))
      .join("");

  it.each([
    [
      "Tập huấn 90 người (đã mở 01 lớp năm 2025, năm 2026 mở 02 lớp)",
      "Tập huấn 90 người (<đã mở 01 lớp năm 2025, năm 2026 mở 02 lớp>)",
    ],
    ["Năm 2025 lắp 8 bộ, năm 2026 lắp 5 bộ.", "<Năm 2025 lắp 8 bộ, năm 2026 lắp 5 bộ.>"],
    [
      "Thời hạn: 2026-2028 (năm 2026 xong khối nội)",
      "Thời hạn: 2026-2028 (<năm 2026 xong khối nội>)",
    ],
    [
      "Số hóa kho hồ sơ 2026 - 2027: trong năm 2026 số hóa, làm 30.000 hồ sơ.",
      "Số hóa kho hồ sơ 2026 - 2027: <trong năm 2026 số hóa, làm 30.000 hồ sơ>.",
    ],
  ])("%s", (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    "Năm 2025 đạt 70%, năm 2026 phấn đấu 85%.",
    "Tiếp tục dùng 03 phần mềm đã mua năm 2025, mở rộng trong năm 2026.",
    "Thực hiện Chương trình giai đoạn 2026-2030, năm 2026 triển khai tại 02 khoa.",
    "Mở 02 lớp: tháng 4/2026 và tháng 10/2026.",
  ])("%s is no such work", (text) => {
    expect(told(text)).toBe(text);
  });
});

describe("a comparison with the year before", () => {
  const told = (text: string): string =>
    yearClaims(text, years)
      .parts.map((part) => part.text)
      .join("");

  it.each([
    ["90% văn bản ký số, tăng 7% so với năm 2025.", "90% văn bản ký số."],
    ["Khám từ xa 60 lượt (tăng 15 lượt so với kết quả năm 2025).", "Khám từ xa 60 lượt."],
    ["Tỷ lệ hẹn trước tăng 9 điểm % so với năm 2025, đạt 45%.", "Tỷ lệ hẹn trước đạt 45%."],
  ])("leaves a goal that has a figure of its own: %s", (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    "Giảm 20% số phiếu in so với năm 2025.",
    "Lỗi đồng bộ giảm 40% so với năm 2025.",
    "Cả 12 khoa giảm 30% so với năm 2025.",
  ])("stays where it is the goal: %s", (text) => {
    expect(told(text)).toBe(text);
  });
});
