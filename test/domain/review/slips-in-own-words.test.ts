/** Stale years, blanks and missing parts in further words, each beside near misses. */
import { describe, expect, it } from "vitest";

import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { planMissingParts } from "../../../src/domain/review/rules/plan-missing-parts.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { findingsBy, toldBy } from "../../support/review-input.ts";

const section = (heading: string, ...lines: string[]): string =>
  [`## ${heading}`, ...lines].join("\n\n");

describe("years that are over", () => {
  const told = (text: string): string[] =>
    findingsBy(planStaleYear, text, { year: 2026, signed: "2025-12-22" }).map(({ code }) => code);

  it.each([
    ["III. MỤC TIÊU CHUNG", "Đến hết năm 2025 Trung tâm hoàn thành bệnh án điện tử."],
    ["III. MỤC TIÊU CHUNG", "Đến cuối năm 2025 bệnh viện không còn dùng bệnh án giấy."],
    ["III. MỤC TIÊU CỤ THỂ", "- Đến hết năm 2025, đơn vị đưa vào dùng kho dữ liệu."],
    ["VI. KINH PHÍ", "Tổng nhu cầu năm 2025 là 7.200 triệu đồng."],
    ["VI. KINH PHÍ", "Tổng mức năm 2025 là 920 triệu đồng."],
  ])("%s: %s", (heading, line) => {
    expect(told(section(heading, line))).toEqual(["stale-year"]);
  });

  it.each([
    ["III. MỤC TIÊU CHUNG", "Đến hết năm 2025 Trung tâm đã hoàn thành bệnh án điện tử."],
    ["III. MỤC TIÊU CHUNG", "Đến hết năm 2025 còn 5 khoa chưa triển khai; năm 2026 làm nốt."],
    ["III. MỤC TIÊU CHUNG", "Đến hết năm 2026 Trung tâm hoàn thành bệnh án điện tử."],
    ["II. KẾT QUẢ", "Đến hết năm 2025 bệnh viện hoàn thành số hóa."],
    ["VI. KINH PHÍ", "Tổng nhu cầu tăng 8% so với kinh phí năm 2025."],
  ])("none: %s: %s", (heading, line) => {
    expect(told(section(heading, line))).toEqual([]);
  });

  const rows = (...lines: string[]): string =>
    section("IV. NHIỆM VỤ", lines.join("\n").replaceAll(" | ", "\t"));

  it.each([
    ["TT | Nhiệm vụ | Chủ trì | Chỉ tiêu 2024 | Thời gian", 1],
    ["TT | Nhiệm vụ | Phụ trách | Mục tiêu năm 2025", 1],
    ["TT | Nhiệm vụ | Chủ trì | Chỉ tiêu 2026 | Thời gian", 0],
    ["TT | Nhiệm vụ | Chủ trì | Chỉ tiêu 2025 | Chỉ tiêu 2026", 0],
    ["TT | Chỉ tiêu | Kế hoạch 2025 | Kết quả 2025 | Tỷ lệ", 0],
  ])("%s", (head, count) => {
    expect(told(rows(head, "1 | Sổ sức khỏe | Phòng Y | 90% | Tháng 12"))).toHaveLength(count);
  });

  const titled = (...lines: string[]): string[] =>
    findingsBy(
      planStaleYear,
      ["KẾ HOẠCH", "Chuyển đổi số năm 2025", section("III. NHIỆM VỤ", ...lines)].join("\n\n"),
      { year: 2025, signed: "2026-01-20" },
    ).map(({ message }) => message.slice(0, 12));

  it("a title of the year before over tasks of the next", () => {
    const due = ["30/6/2026", "31/10/2026", "15/12/2026"].map((day) => `- Việc xong trước ${day}.`);
    expect(titled(...due)).toEqual(["Tên kế hoạch"]);
    expect(titled("- Việc xong trước 31/12/2025.", ...due)).not.toContain("Tên kế hoạch");
  });
});

describe("places that nobody filled in", () => {
  it.each([
    "Giao {{TEN_BO_PHAN}} theo dõi tiến độ.",
    "Giao ${phong} theo dõi tiến độ.",
    "Kế hoạch của <<Tên đơn vị>> năm 2026.",
    "Giao «Ten_phong» theo dõi tiến độ.",
    "Giao [[phòng]] theo dõi tiến độ.",
    "Giao {ten_phong} theo dõi tiến độ.",
    "Đầu mối: ông Nguyễn Văn A, số máy 101.",
    "Đồng chí Trần Thị B làm Tổ phó.",
    "(Họ và tên)",
  ])("%s", (line) => {
    expect(toldBy(planLeftovers, section("IV. NHIỆM VỤ", line))).toEqual([
      "warning template-leftover",
    ]);
  });

  it.each([
    "Đầu mối: ông Nguyễn Văn An.",
    "Đồng chí Trần Thị Ái Vân làm Tổ phó.",
    "Bà Lê Thị Ánh làm Tổ trưởng.",
    "Ông Nguyễn Văn A. Hùng ký thay.",
    "Tập hợp {1, 2} và mã [KH-01].",
  ])("none: %s", (line) => {
    expect(toldBy(planLeftovers, section("IV. NHIỆM VỤ", line))).toEqual([]);
  });
});

describe("a part that was lost", () => {
  const PARTS: readonly (readonly [string, string])[] = [
    ["I. MỤC ĐÍCH, YÊU CẦU", "Đưa dữ liệu vào từng khâu khám bệnh."],
    ["II. KẾT QUẢ NĂM 2025", "Đã kết nối 12 trạm."],
    ["III. MỤC TIÊU NĂM 2026", "- 95% hồ sơ được ký số."],
    ["IV. NHIỆM VỤ", "1. Kéo cáp quang trong quý II/2026."],
    ["V. GIẢI PHÁP", "1. Họp hằng tuần."],
    ["VI. KINH PHÍ", "Ngân sách cấp 90 triệu đồng."],
    ["VII. TỔ CHỨC THỰC HIỆN", "Tổ Công nghệ thông tin theo dõi."],
  ];
  const without = (...lost: string[]): string[] =>
    findingsBy(
      planMissingParts,
      [
        "KẾ HOẠCH\n\nChuyển đổi số năm 2026",
        "Căn cứ Luật Dữ liệu số 60/2024/QH15 ngày 30/11/2024;",
        ...PARTS.filter(([heading]) => !lost.some((part) => heading.includes(part))).map(
          ([heading, line]) => section(heading, ...Array.from({ length: 6 }, () => line)),
        ),
        "Nơi nhận:\n\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn Mẫu",
      ].join("\n\n"),
    ).map(({ severity, expected = "" }) => `${severity} ${expected}`);

  it("none is", () => {
    expect(without()).toEqual([]);
  });

  it.each([
    ["MỤC TIÊU", "warning phần “Mục tiêu, chỉ tiêu”"],
    ["GIẢI PHÁP", "info phần “Giải pháp”"],
    ["KINH PHÍ", "warning phần “Kinh phí”"],
  ])("%s", (part, finding) => {
    expect(without(part)).toEqual([finding]);
  });
});
