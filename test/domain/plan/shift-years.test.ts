import { describe, expect, it } from "vitest";

import { lawfulDays } from "../../../src/domain/plan/days-in-line.ts";
import { shiftYears } from "../../../src/domain/plan/shift-years.ts";

const shift = { from: 2026, to: 2027 };

describe("shiftYears", () => {
  it.each([
    { rule: "the plan year moves", text: "Nhiệm vụ năm 2026", after: "Nhiệm vụ năm 2027" },
    {
      rule: "a year the prior plan forgot to move is put right",
      text: "trong năm 2025, tập trung",
      after: "trong năm 2027, tập trung",
    },
    {
      rule: "a deadline of the plan year moves with its day",
      text: "trước ngày 05/12/2026",
      after: "trước ngày 05/12/2027",
    },
    {
      rule: "a day in words moves like one in figures",
      text: "báo cáo trước ngày 05 tháng 12 năm 2026; xong ngày 30 tháng 9 năm 2026",
      after: "báo cáo trước ngày 05 tháng 12 năm 2027; xong ngày 30 tháng 9 năm 2027",
    },
    {
      rule: "a day in words since when something holds stays",
      text: "từ ngày 01 tháng 10 năm 2025 dùng VNeID; trước ngày 01 tháng 3 năm 2026 nâng cấp",
      after: "từ ngày 01 tháng 10 năm 2025 dùng VNeID; trước ngày 01 tháng 3 năm 2027 nâng cấp",
    },
    {
      rule: "a day in words on which a document took effect stays",
      text: "có hiệu lực từ ngày 01 tháng 7 năm 2026",
      after: "có hiệu lực từ ngày 01 tháng 7 năm 2026",
    },
    {
      rule: "a report in words that falls due after the year moves",
      text: "báo cáo năm gửi trước ngày 05 tháng 01 năm 2027",
      after: "báo cáo năm gửi trước ngày 05 tháng 01 năm 2028",
    },
    { rule: "a month of the plan year moves", text: "Tháng 02/2026", after: "Tháng 02/2027" },
    {
      rule: "quarters",
      text: "Quý I, quý III/2026; Q2/2026",
      after: "Quý I, quý III/2027; Q2/2027",
    },
    { rule: "a quarter with a dash", text: "quý II-2026", after: "quý II-2027" },
    { rule: "short months", text: "T6/2026, tháng 6-2026", after: "T6/2027, tháng 6-2027" },
    { rule: "a day with dots", text: "trước 31.12.2026", after: "trước 31.12.2027" },
    { rule: "half a year", text: "6 tháng đầu năm 2026", after: "6 tháng đầu năm 2027" },
    { rule: "a symbol is no date", text: "số 15/2026/QH15", after: "số 15/2026/QH15" },
    { rule: "a far goal stays", text: "định hướng đến năm 2030", after: "định hướng đến năm 2030" },
    { rule: "a running period stays", text: "giai đoạn 2026-2030", after: "giai đoạn 2026-2030" },
    {
      rule: "history stays",
      text: "hoạt động từ tháng 6/2009",
      after: "hoạt động từ tháng 6/2009",
    },
    {
      rule: "what has happened keeps its day",
      text: "Từ ngày 01/7/2025 tiếp nhận trạm y tế xã; 11 máy tính mua từ năm 2017 đến 2023",
      after: "Từ ngày 01/7/2025 tiếp nhận trạm y tế xã; 11 máy tính mua từ năm 2017 đến 2023",
    },
    {
      rule: "a year in a name stays, a year in a slogan moves",
      text: 'phần mềm "Bệnh án điện tử 2026" của Công ty Cổ phần Y tế số 2025; thi “Chuyển đổi số năm 2026”',
      after:
        'phần mềm "Bệnh án điện tử 2026" của Công ty Cổ phần Y tế số 2025; thi “Chuyển đổi số năm 2027”',
    },
    {
      rule: "the plan year in words moves",
      text: "trong năm hai nghìn không trăm hai mươi sáu",
      after: "trong năm hai nghìn không trăm hai mươi bảy",
    },
    {
      rule: "a report that falls due after the year moves, a lawful day of that year does not",
      text: "báo cáo năm gửi trước 05/01/2027; liên thông trước ngày 01/01/2027",
      after: "báo cáo năm gửi trước 05/01/2028; liên thông trước ngày 01/01/2027",
    },
    {
      rule: "a comparison moves by one year",
      text: "tăng 5% so với năm 2025",
      after: "tăng 5% so với năm 2026",
    },
    {
      rule: "a figure of the year before keeps its year",
      text: "Nâng từ 80% (năm 2025) lên 95% vào cuối năm 2026",
      after: "Nâng từ 80% (năm 2025) lên 95% vào cuối năm 2027",
    },
    {
      rule: "so does one behind the year, and what it is compared with",
      text: "So với năm 2025, tăng 20% (năm 2025: 1.250 lượt)",
      after: "So với năm 2025, tăng 20% (năm 2025: 1.250 lượt)",
    },
    {
      rule: "and one without brackets",
      text: "Từ 85% năm 2025 lên 100% năm 2026; năm 2025 đạt 91,3%",
      after: "Từ 85% năm 2025 lên 100% năm 2027; năm 2025 đạt 91,3%",
    },
    {
      rule: "an aim of a year that was not moved is no such figure",
      text: "phấn đấu năm 2025 đạt 100%; đến năm 2025 có 90% hồ sơ",
      after: "phấn đấu năm 2027 đạt 100%; đến năm 2027 có 90% hồ sơ",
    },
    {
      rule: "what was done in a period stays told of it",
      text: "giai đoạn 2025-2026 đã thay 20 máy",
      after: "giai đoạn 2025-2026 đã thay 20 máy",
    },
    { rule: "an ended period becomes a question", text: "giai đoạn 2021-2025", after: "[?]" },
    { rule: "an ended goal year becomes a question", text: "đến năm 2020", after: "đến năm [?]" },
    {
      rule: "amounts are no years",
      text: "2.026.000 đồng và 20265",
      after: "2.026.000 đồng và 20265",
    },
  ])("$rule", ({ text, after }) => {
    expect(shiftYears(text, shift, () => "[?]").text).toBe(after);
  });

  it("a day that a cited document sets stays, however it is printed", () => {
    const lawful = lawfulDays(["2026-12-31"]);
    const text = "chậm nhất 31/12/2026; từ 05/12/2026. Xong trước 05/12/2026. Hạn 31.12.2026";
    expect(shiftYears(text, { ...shift, lawful }, () => "").text).toBe(
      "chậm nhất 31/12/2026; từ 05/12/2026. Xong trước 05/12/2027. Hạn 31.12.2026",
    );
  });

  it("a text on how things came to be moves the plan year only", () => {
    const text = "Năm 2026 có 14 viên chức; năm 2025 có 12; giai đoạn 2021-2025 mua 5 máy";
    expect(shiftYears(text, { ...shift, keepsPast: true }, () => "[?]").text).toBe(
      text.replace("Năm 2026", "Năm 2027"),
    );
  });

  it("a day in words that a cited document sets stays", () => {
    const lawful = lawfulDays(["2026-12-31"]);
    const text = "chậm nhất ngày 31 tháng 12 năm 2026. Xong trước ngày 05 tháng 12 năm 2026";
    expect(shiftYears(text, { ...shift, lawful }, () => "").text).toBe(
      "chậm nhất ngày 31 tháng 12 năm 2026. Xong trước ngày 05 tháng 12 năm 2027",
    );
  });

  it.each([
    ["trước 30/6/2026", "30/6/2027"],
    ["trước ngày 30 tháng 6 năm 2026", "ngày 30 tháng 6 năm 2027"],
    ["Ngày 5 tháng 12 năm 2026: tổng kết", "Ngày 5 tháng 12 năm 2027"],
  ])("tells which dates it made: %s", (text, made) => {
    expect(shiftYears(text, shift, () => "").derived).toEqual([made]);
  });
});
