/** Titles behind numbers, figures of the report against its table of years, times of a task told below its name or heading, shares with a fraction. */
import { describe, expect, it } from "vitest";

import { citationDate } from "../../../src/domain/review/rules/citation-date.ts";
import { citationTitle } from "../../../src/domain/review/rules/citation-title.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { ratio } from "../../../src/domain/review/rules/ratio.ts";
import { sumInText } from "../../../src/domain/review/rules/sum-in-text.ts";
import { findingsBy, toldBy } from "../../support/review-input.ts";

const part = (heading: string, ...lines: string[]): string =>
  `## ${heading}\n\n${lines.join("\n\n")}\n\n`;
const table = (...rows: string[]): string => rows.join("\n").replaceAll(" | ", "\t");
const told = (text: string): string[] => toldBy(planContradictions, text, { year: 2027 });

describe("the report against its table of years", () => {
  const report = (line: string, ...rows: string[]): string[] =>
    told(part("I. KẾT QUẢ NĂM 2026", line, table("TT | Chỉ số | Năm 2025 | Năm 2026", ...rows)));

  it.each([
    [
      "Người bệnh ký số bằng vân tay đạt #.",
      "1 | Người bệnh ký số bằng vân tay | 12% | 36%",
      "36%",
      "63%",
    ],
    [
      "- Hồ sơ xin nghỉ phép nộp trực tuyến: # hồ sơ.",
      "1 | Số hồ sơ xin nghỉ phép nộp qua mạng | 410 | 1.286",
      "1.286",
      "1.268",
    ],
    [
      "- Tin nhắn nhắc tái khám qua hệ thống tổng đài: # tin.",
      "1 | Tin nhắn nhắc tái khám | 9.140 | 15.320",
      "15.320",
      "15.230",
    ],
    [
      "Tỷ lệ bệnh án được ký số trong ngày đạt #.",
      "1 | Bệnh án ký số trong ngày | 71,5% | 88,4%",
      "88,4%",
      "84,8%",
    ],
  ])("%s", (line, row, right, wrong) => {
    expect(report(line.replace("#", right), row)).toEqual([]);
    expect(report(line.replace("#", wrong), row)).toEqual(["warning result-conflict"]);
  });

  it.each([
    [
      "rounded",
      "Bệnh án ký số trong ngày đạt 88%.",
      "1 | Bệnh án ký số trong ngày | 71,5% | 88,4%",
    ],
    [
      "roughly",
      "Bệnh án ký số trong ngày đạt gần 90%.",
      "1 | Bệnh án ký số trong ngày | 71% | 88%",
    ],
    [
      "the year before",
      "Năm 2025 bệnh án ký số trong ngày đạt 70%.",
      "1 | Bệnh án ký số trong ngày | 71% | 88%",
    ],
    [
      "of one ward",
      "Bệnh án khoa Nội ký số trong ngày đạt 95%.",
      "1 | Bệnh án ký số trong ngày | 71% | 88%",
    ],
    [
      "of half a year",
      "6 tháng đầu năm bệnh án ký số trong ngày đạt 80%.",
      "1 | Bệnh án ký số trong ngày | 71% | 88%",
    ],
    [
      "of one place",
      "Bệnh án ký số trong ngày tại trạm đạt 40%.",
      "1 | Bệnh án ký số trong ngày | 71% | 88%",
    ],
    [
      "told apart",
      "Tin nhắn nhắc tái khám: 9.100 tin; riêng nhi 2.300 tin.",
      "1 | Tin nhắn nhắc tái khám | 8.000 | 11.400",
    ],
    ["growth", "Bệnh án ký số trong ngày tăng 17%.", "1 | Bệnh án ký số trong ngày | 71% | 88%"],
  ])("none: %s", (_, line, row) => {
    expect(report(line, row)).toEqual([]);
  });
});

describe("by when a task is done", () => {
  const rows = table(
    "TT | Công việc | Đầu mối | Thời hạn",
    "1 | Gọi số tự động tại quầy phát thuốc | Khoa Dược | 31/5/2027",
    "2 | Thay tổng đài nội bộ bằng tổng đài số | Phòng Hành chính | Quý II/2027",
  );
  const plan = (...lines: string[]): string[] =>
    told(part("III. NHIỆM VỤ", ...lines) + part("IV. PHÂN CÔNG", rows));
  const CLASH = ["warning deadline-conflict"];

  it("is told below its name", () => {
    const block = (day: string): string[] => [
      "1. Mở chức năng gọi số tự động tại quầy phát thuốc",
      "+ Chủ trì: Khoa Dược.",
      `+ Thời gian hoàn thành: trước ngày ${day}.`,
    ];
    expect(plan(...block("31/5/2027"))).toEqual([]);
    expect(plan(...block("31/10/2027"))).toEqual(CLASH);
  });

  it("is told below its heading", () => {
    const section = (line: string): string[] => [
      "### 2. Thay tổng đài nội bộ bằng tổng đài số",
      line,
    ];
    expect(plan(...section("Đấu 60 số lẻ, ghi âm cuộc gọi; xong trước ngày 30/6/2027."))).toEqual(
      [],
    );
    expect(plan(...section("Đấu 60 số lẻ, ghi âm cuộc gọi; xong trước ngày 30/9/2027."))).toEqual(
      CLASH,
    );
    expect(plan(...section("Khảo sát nhu cầu từng khoa, xong trước ngày 28/02/2027."))).toEqual([]);
    expect(plan(...section("Ghi âm cuộc gọi từ ngày 01/9/2027."))).toEqual([]);
    expect(plan(...section("Tập huấn 02 buổi, hoàn thành trước ngày 15/3/2027."))).toEqual([]);
  });
});

describe("targets of one thing", () => {
  it("are held against what the task is to reach", () => {
    const text = (percent: number): string =>
      part("II. MỤC TIÊU", "- 30% lượt tái khám được đặt qua kênh trực tuyến.") +
      part(
        "III. NHIỆM VỤ",
        `1. Mở lịch hẹn trực tuyến trên ứng dụng, phấn đấu ${percent}% lượt tái khám được đặt qua kênh trực tuyến.`,
      );
    expect(told(text(30))).toEqual([]);
    expect(told(text(45))).toEqual(["warning target-conflict"]);
  });
  it("lie above what was reached, also where something is handed over", () => {
    const text = (percent: number): string =>
      part("I. KẾT QUẢ NĂM 2026", "- Hồ sơ giao dịch qua cổng số đạt 61%.") +
      part("II. MỤC TIÊU", `- Hồ sơ giao dịch qua cổng số đạt ${percent}%.`);
    expect(told(text(70))).toEqual([]);
    expect(told(text(55))).toEqual(["warning target-below-result"]);
  });
});

describe("a share with its fraction behind the thing", () => {
  it.each([
    ["100% máy tính bảng có khóa màn hình (48/48 máy).", 0],
    ["100% máy tính bảng có khóa màn hình (41/48 máy).", 1],
    ["Có 75% điều dưỡng ký số trên điện thoại (90/120).", 0],
    ["Có 85% điều dưỡng ký số trên điện thoại (90/120).", 1],
    ["Ít nhất 80% điều dưỡng ký số trên điện thoại (100/120).", 0],
    ["Tăng 10% số khoa dùng bảng trắng số (6/14 khoa).", 0],
    ["100% bác sĩ được cấp tài khoản (142/156 viên chức).", 0],
  ])("%s", (line, count) => {
    expect(toldBy(ratio, part("I. KẾT QUẢ NĂM 2026", line), { year: 2027 })).toHaveLength(count);
  });
});

describe("a whole and its two kinds", () => {
  it.each([
    ["Chuẩn hóa 42 quy trình, gồm 30 quy trình khám và 12 bảng kiểm.", 0],
    ["Chuẩn hóa 42 quy trình, gồm 30 quy trình khám và 21 bảng kiểm.", 1],
    ["Mua 02 tủ mạng, gồm 02 tủ 20U và 08 quạt tản nhiệt.", 0],
    ["Lắp 03 màn hình, gồm chân treo, 03 dây cáp và 06 ốc.", 0],
  ])("%s", (line, count) => {
    expect(toldBy(sumInText, part("III. NHIỆM VỤ", line), { year: 2027 })).toHaveLength(count);
  });
});

describe("the title behind a number", () => {
  const cited = (line: string): string[] =>
    [citationTitle, citationDate]
      .flatMap((rule) =>
        findingsBy(rule, part("I. CĂN CỨ", line), { year: 2027, signed: "2026-11-20" }),
      )
      .filter(({ severity }) => severity !== "info")
      .map(({ code }) => code);

  it.each([
    ["Quyết định số 2146/QĐ-BYT ngày 15/7/2026 của Bộ Y tế về Khung kiến trúc số Bộ Y tế;", []],
    [
      "Quyết định số 1928/QĐ-BYT ngày 21/4/2023 của Bộ Y tế ban hành Kiến trúc Chính phủ điện tử Bộ Y tế, phiên bản 2.1;",
      [],
    ],
    [
      "Quyết định số 2146/QĐ-BYT ngày 15/7/2026 của Bộ Y tế về việc ban hành Kiến trúc Chính phủ điện tử Bộ Y tế, phiên bản 2.1;",
      ["citation-title-differs"],
    ],
    [
      "Nghị quyết số 72-NQ/TW ngày 09/9/2025 của Bộ Chính trị về bảo vệ, chăm sóc và nâng cao sức khỏe nhân dân;",
      [],
    ],
    [
      "Nghị quyết số 72-NQ/TW ngày 09/9/2025 của Bộ Chính trị về đột phá xây dựng, hoàn thiện pháp luật và thi hành án;",
      ["citation-title-differs"],
    ],
    ["Chỉ thị số 07/CT-TTg ngày 14/3/2025 của Thủ tướng Chính phủ về đẩy mạnh Đề án 06;", []],
    [
      "Chỉ thị số 07/CT-TTg ngày 14/3/2026 của Thủ tướng Chính phủ về đẩy mạnh triển khai Đề án 06 tại các bộ, ngành;",
      ["citation-date-wrong"],
    ],
    [
      "Chỉ thị số 07/CT-TTg ngày 21/02/2024 của Thủ tướng Chính phủ về phòng cháy tại khu dân cư;",
      [],
    ],
  ])("%s", (line, wrong) => {
    expect(cited(line)).toEqual(wrong);
  });
});

describe("times of earlier years below a task", () => {
  it.each([
    ["+ Thời gian: tháng 5, tháng 10/2026.", 1],
    ["+ Thời gian: cả năm 2026.", 1],
    ["+ Thời hạn: từ quý II đến quý III/2026.", 1],
    ["+ Thời hạn: từ tháng 11/2026 đến tháng 3/2027.", 0],
    ["+ Thời gian: hằng tuần.", 0],
  ])("%s", (line, count) => {
    const text = part("III. NHIỆM VỤ", "1. Mở lớp ký số", "+ Chủ trì: Phòng Điều dưỡng.", line);
    expect(toldBy(planStaleYear, text, { year: 2027 })).toHaveLength(count);
  });
});

describe("days of the law in other words", () => {
  const late = (heading: string, line: string, issuer = "Trung tâm Y tế Mẫu", year = 2027) =>
    findingsBy(planDeadlines, part(heading, line), {
      ...{ year, issuer },
      signed: `${year - 1}-11-20`,
    }).filter(({ code }) => code === "deadline-after-law");

  it.each([
    ["Hệ thống đã được phê duyệt cấp độ phải đáp ứng các điều kiện mới trước ngày 30/9/2027.", 1],
    ["HIS, LIS đáp ứng đầy đủ điều kiện bảo vệ theo cấp độ trong quý III năm 2027.", 1],
    ["HIS, LIS đáp ứng đầy đủ điều kiện bảo vệ theo cấp độ trước ngày 01/7/2027.", 0],
    ["Hệ thống đã có cấp độ được bổ sung biện pháp giám sát trong quý IV năm 2027.", 1],
  ])("%s", (line, count) => {
    expect(late("III. NHIỆM VỤ", line)).toHaveLength(count);
  });

  it("what the report says will be done", () => {
    const line = (rest: string): string =>
      `- Kê đơn thuốc điện tử tại phòng khám trung tâm từ tháng 8/2025; các trạm y tế ${rest}.`;
    const results = (rest: string) =>
      late("I. KẾT QUẢ NĂM 2025", line(rest), "Trung tâm Y tế Mẫu", 2026);
    expect(results("sẽ hoàn thành trước ngày 30/6/2026")).toHaveLength(1);
    expect(results("sẽ hoàn thành trước ngày 31/12/2025")).toHaveLength(0);
    expect(results("hoàn thành ngày 28/11/2025")).toHaveLength(0);
  });
});
