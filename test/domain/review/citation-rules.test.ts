import { describe, expect, it } from "vitest";

import { citationDate } from "../../../src/domain/review/rules/citation-date.ts";
import { citationStatus } from "../../../src/domain/review/rules/citation-status.ts";
import { citationStyle } from "../../../src/domain/review/rules/citation-style.ts";
import { citationSymbol } from "../../../src/domain/review/rules/citation-symbol.ts";
import { citationTitle } from "../../../src/domain/review/rules/citation-title.ts";
import { findingsBy, planInput, toldBy } from "../../support/review-input.ts";

/** A basis as it stands in a plan. */
const basis = (line: string) => `## I. CĂN CỨ LẬP KẾ HOẠCH\n\n${line}`;

describe("citation-symbol", () => {
  it.each([
    { line: "Căn cứ Quyết định 15/2025/QĐ-TTg ngày 14/6/2025 của Thủ tướng Chính phủ;", told: [] },
    { line: "Căn cứ Thông tư 15/2025/QĐ-TTg;", told: ["error citation-type-mismatch"] },
    {
      line: "Căn cứ Nghị định số 13/2025/TT-BYT ngày 06/6/2025;",
      told: ["error citation-type-mismatch"],
    },
    {
      line: "Căn cứ Công văn số 130/QĐ-BYT ngày 18/01/2023;",
      told: ["error citation-type-mismatch"],
    },
    {
      line: "Căn cứ Quyết định số 2323/BTTTT-THH ngày 31 tháng 12 năm 2019;",
      told: ["error citation-symbol-malformed"],
    },
    {
      line: "Căn cứ Quyết định số 999/SYT-NVY ngày 01/02/2025;",
      told: ["warning citation-symbol-malformed"],
    },
    {
      line: "Căn cứ Thông tư 13/2025/TT-BTY ngày 06/6/2025;",
      told: ["warning citation-symbol-malformed"],
    },
    {
      line: "Căn cứ Nghị quyết 157-NQ/BCSD ngày 03/02/2023;",
      told: ["info citation-symbol-malformed"],
    },
    { line: "Căn cứ Thông tư 13/2025/TT-BCT ngày 01/02/2025;", told: [] },
    { line: "Căn cứ Công văn số 365/TTYQG-GPQLCL ngày 06/6/2025;", told: [] },
  ])("$line", ({ line, told }) => {
    expect(toldBy(citationSymbol, basis(line))).toEqual(told);
  });

  it("joins the places of one mistake", () => {
    const row = "1\tMáy tính\tThông tư 15/2025/QĐ-TTg";
    const [one, ...more] = findingsBy(
      citationSymbol,
      `TT\tNội dung\tGhi chú\n${row}\n${row}\n${row}`,
    );
    expect(more).toEqual([]);
    expect(one?.where.line).toBe(2);
    expect(one?.alsoAt?.map((place) => place.line)).toEqual([3, 4]);
    expect(one?.suggestion).toContain(
      "Quyết định số 15/2025/QĐ-TTg ngày 14 tháng 6 năm 2025 của Thủ tướng Chính phủ",
    );
  });

  it("lowers what a scan may have misread", () => {
    expect(toldBy(citationSymbol, basis("Can cu Thong tu 15/2025/QD-TTg;"), { ocr: true })).toEqual(
      ["warning citation-type-mismatch"],
    );
  });
});

describe("citation-date", () => {
  it.each([
    { line: "Căn cứ Thông tư 13/2025/TT-BYT ngày 06/6/2025;", told: [] },
    { line: "Căn cứ Thông tư 13/2025/TT-BYT ngày 07/6/2025;", told: ["error citation-date-wrong"] },
    {
      line: "Căn cứ Thông tư 13/2025/TT-BYT ngày 31 tháng 6 năm 2025;",
      told: ["warning citation-date-malformed"],
    },
    {
      line: "Căn cứ Quyết định số 411/QĐ-TTg ngày 31 tháng 3 tháng 2022 của Thủ tướng Chính phủ;",
      told: ["warning citation-date-malformed"],
    },
    // Another year and another subject: another document of the same number.
    {
      line: "Căn cứ Quyết định số 130/QĐ-BYT ngày 15/01/2019 về thành lập hội đồng khoa học;",
      told: [],
    },
    // Numbers of other provinces are not in the register.
    { line: "Căn cứ Kế hoạch số 24/KH-UBND ngày 05/3/2023 của UBND tỉnh Lai Châu;", told: [] },
  ])("$line", ({ line, told }) => {
    expect(toldBy(citationDate, basis(line))).toEqual(told);
  });

  it("says whose date it is when it belongs to the replaced document", () => {
    const [one] = findingsBy(
      citationDate,
      "Theo Thông tư số 13/2025/TT-BYT ngày 28/12/2018 của Bộ Y tế",
    );
    expect(one?.message).toContain("Thông tư 46/2018/TT-BYT");
    expect(one).toMatchObject({ severity: "error", expected: "06/06/2025", found: "28/12/2018" });
  });

  it("never reports a date that a scan could have produced", () => {
    expect(
      toldBy(citationDate, basis("Thong tu 13/2025/TT-BYT ngay 08/6/2025"), { ocr: true }),
    ).toEqual([]);
  });

  const title = "của Sở Y tế về phát triển, ứng dụng công nghệ thông tin, chuyển đổi số";
  it.each([
    {
      rule: "one document with two dates",
      text: `Kế hoạch số 77/KH-SYT ngày 24/12/2024 ${title};\n\nKế hoạch số 77/KH-SYT ngày 24/12/2025 ${title}.`,
      told: ["error citation-two-dates"],
    },
    {
      rule: "two documents of one number in two years",
      text: `Kế hoạch số 77/KH-SYT ngày 24/12/2024 ${title};\n\nKế hoạch số 77/KH-SYT ngày 02/10/2025 về phòng, chống sốt xuất huyết tại cộng đồng.`,
      told: [],
    },
    {
      rule: "the same date twice",
      text: `Kế hoạch số 77/KH-SYT ngày 24/12/2024 ${title};\n\nKế hoạch số 77/KH-SYT ngày 24/12/2024.`,
      told: [],
    },
  ])("$rule", ({ text, told }) => {
    expect(toldBy(citationDate, text)).toEqual(told);
  });
});

describe("citation-title", () => {
  it.each([
    {
      line: "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030;",
      told: [],
    },
    {
      line: "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2028, định hướng đến năm 2030;",
      told: ["warning citation-title-differs"],
    },
    {
      line: "Quyết định số 8888/QĐ-UBND ngày 06/10/2020 của UBND tỉnh ban hành Kế hoạch chuyển đổi số đến năm 2020, định hướng đến năm 2030;",
      told: ["warning citation-title-differs"],
    },
    {
      line: "Thông tư 13/2025/TT-BYT ngày 06/6/2025 của Bộ Thông tin và Truyền thông;",
      told: ["warning citation-issuer-differs"],
    },
    {
      line: "Thông tư 13/2025/TT-BYT ngày 06/6/2025 của Bộ Công an;",
      told: ["warning citation-issuer-differs"],
    },
    {
      line: "Nghị quyết số 72-NQ/TW ngày 09/9/2025 của Ban Chấp hành Trung ương Đảng;",
      told: ["warning citation-issuer-differs"],
    },
    {
      line: "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Ban Bí thư về đột phá phát triển khoa học, công nghệ;",
      told: ["warning citation-issuer-differs"],
    },
    { line: "Nghị quyết số 72-NQ/TW ngày 09/9/2025 của Bộ Chính trị;", told: [] },
    { line: "Nghị quyết số 72-NQ/TW ngày 09/9/2025 của Đảng;", told: [] },
    {
      line: "Nghị quyết số 72-NQ/TW ngày 09/9/2025 của Bộ Chính trị, Ban Chấp hành Trung ương Đảng khóa XIII;",
      told: [],
    },
  ])("$line", ({ line, told }) => {
    expect(toldBy(citationTitle, basis(line))).toEqual(told);
  });
});

describe("citation-status", () => {
  it.each([
    { rule: "in force", line: "Căn cứ Thông tư 13/2025/TT-BYT ngày 06/6/2025;", told: [] },
    {
      rule: "replaced before the plan, as a basis",
      line: "Căn cứ Thông tư 46/2018/TT-BYT ngày 28/12/2018;",
      told: ["error citation-superseded"],
    },
    {
      rule: "replaced after the plan, whose year is over: it will be copied",
      line: "Căn cứ Thông tư 46/2018/TT-BYT ngày 28/12/2018;",
      options: { year: 2023 },
      told: ["warning citation-superseded-since"],
    },
    {
      rule: "replaced after the plan, whose year is still to come",
      line: "Căn cứ Luật An toàn thông tin mạng số 86/2015/QH13 ngày 19/11/2015;",
      options: { year: 2027, signed: "2026-06-12" },
      told: ["warning citation-superseded-since"],
    },
    {
      rule: "only forms of it were exchanged",
      line: "Căn cứ Thông tư số 32/2023/TT-BYT ngày 31/12/2023 và Thông tư số 25/2026/TT-BYT ngày 30/6/2026;",
      options: { year: 2027, signed: "2026-10-06" },
      told: ["info citation-partly-dead"],
    },
    {
      rule: "the same where the line is about forms",
      line: "Căn cứ các biểu mẫu của Thông tư số 32/2023/TT-BYT ngày 31/12/2023 và Thông tư số 25/2026/TT-BYT ngày 30/6/2026;",
      options: { year: 2027, signed: "2026-10-06" },
      told: ["warning citation-partly-dead"],
    },
    {
      rule: "issued after a printed date",
      line: "Căn cứ Nghị định 331/2026/NĐ-CP ngày 19/8/2026;",
      options: { signed: "2026-01-15" },
      told: ["error citation-after-plan"],
    },
    {
      rule: "an unknown document dated after the plan",
      line: "Căn cứ Kế hoạch số 55/KH-SYT ngày 20/3/2026;",
      options: { signed: "2026-01-15" },
      told: ["warning citation-after-plan"],
    },
    {
      rule: "a year's time is left to a plan without date",
      line: "Căn cứ Kế hoạch số 55/KH-SYT ngày 20/3/2026;",
      told: [],
    },
    {
      rule: "a programme whose time is over, with a successor",
      line: "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;",
      told: ["warning citation-period-ended"],
    },
    {
      rule: "a programme whose time is over, without successor",
      line: "Quyết định số 146/QĐ-TTg ngày 28/01/2022 của Thủ tướng Chính phủ;",
      told: ["info citation-period-ended"],
    },
    {
      rule: "a programme that ended since",
      line: "Quyết định số 146/QĐ-TTg ngày 28/01/2022 của Thủ tướng Chính phủ;",
      options: { year: 2024 },
      told: ["info citation-period-ended-since"],
    },
    {
      rule: "another body's plan for a past year",
      line: "Quyết định số 1923/QĐ-BYT ngày 20/4/2023 của Bộ Y tế;",
      told: ["warning citation-stale-year"],
    },
    {
      rule: "partly dead",
      line: "Thông tư số 54/2017/TT-BYT ngày 29/12/2017 của Bộ Y tế;",
      told: ["warning citation-partly-dead"],
    },
    {
      rule: "amendments not mentioned",
      line: "Quyết định số 130/QĐ-BYT ngày 18/01/2023 của Bộ Y tế;",
      options: { year: 2024 },
      told: ["warning citation-chain-incomplete"],
    },
    {
      rule: "partly dead since, the plan's year being over",
      line: "Thông tư số 54/2017/TT-BYT ngày 29/12/2017 của Bộ Y tế;",
      options: { signed: "2024-02-01", year: 2024 },
      told: ["info citation-partly-dead-since"],
    },
    {
      rule: "amended since, the plan's year being over",
      line: "Quyết định số 130/QĐ-BYT ngày 18/01/2023 của Bộ Y tế;",
      options: { signed: "2023-05-10", year: 2023 },
      told: ["info citation-chain-incomplete-since"],
    },
    {
      rule: "amended since, while the plan lies ahead",
      line: "Nghị định số 214/2025/NĐ-CP ngày 04/8/2025 của Chính phủ;",
      options: { signed: "2026-08-20", year: 2027 },
      told: ["warning citation-chain-incomplete-since"],
    },
    {
      rule: "no amendment named, each of them likely",
      line: "Căn cứ Nghị định số 60/2021/NĐ-CP ngày 21/6/2021 của Chính phủ;",
      options: { signed: "2025-12-15" },
      told: ["warning citation-chain-incomplete"],
    },
    {
      rule: "a law among the bases without its amendments",
      line: "Thực hiện Luật Đấu thầu số 22/2023/QH15 ngày 23/6/2023;",
      options: { signed: "2025-12-15" },
      told: ["warning citation-chain-incomplete"],
    },
    {
      rule: "a law with one of its amendments, or said to be amended",
      line: "Căn cứ Luật Đấu thầu số 22/2023/QH15 ngày 23/6/2023 được sửa đổi, bổ sung năm 2025;",
      options: { signed: "2025-12-15" },
      told: [],
    },
    {
      rule: "replaced since, its amendment left out on the plan's day",
      line: "Căn cứ Nghị định số 73/2019/NĐ-CP ngày 05/9/2019 của Chính phủ;",
      options: { signed: "2025-11-20" },
      told: ["warning citation-chain-incomplete"],
    },
    {
      rule: "the whole chain is named",
      line: "Quyết định 130/QĐ-BYT, sửa đổi bởi Quyết định 4750/QĐ-BYT, Quyết định 3176/QĐ-BYT và Quyết định 1931/QĐ-BYT;",
      options: { signed: "2026-10-01", year: 2027 },
      told: [],
    },
  ])("$rule", ({ line, told, options }) => {
    expect(toldBy(citationStatus, basis(line), options)).toEqual(told);
  });

  it("names for the plan's date nothing that was issued later, for today the successor", () => {
    const [one] = findingsBy(citationStatus, basis("Quyết định số 749/QĐ-TTg ngày 03/6/2020;"));
    const [then, now] = one?.suggestion?.split(" · ") ?? [];
    expect(then).toMatch(/^Tại ngày kế hoạch: /);
    expect(then).not.toContain("1266/QĐ-TTg");
    expect(now).toMatch(
      /^Hiện nay: .*Quyết định số 1266\/QĐ-TTg ngày 14 tháng 7 năm 2026 của Thủ tướng Chính phủ/,
    );
  });

  it("leaves a programme of its time alone in the results, and notes a rule that died", () => {
    const results = (line: string) => `## PHẦN I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025\n\n${line}`;
    expect(toldBy(citationStatus, results("Theo Quyết định 749/QĐ-TTg đã cử 12 người."))).toEqual(
      [],
    );
    expect(
      toldBy(citationStatus, results("Theo Thông tư 46/2018/TT-BYT."), { year: 2024 }),
    ).toEqual(["info citation-superseded-since"]);
  });

  it("finds a law named by title and year", () => {
    const [one] = findingsBy(
      citationStatus,
      "Theo Điều 21 của Luật An toàn thông tin mạng năm 2015.",
      { year: 2025 },
    );
    expect(one).toMatchObject({ code: "citation-superseded-since", found: "86/2015/QH13" });
  });

  it("finds a law in the form of a list of bases, by title and date", () => {
    const text = basis("Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;");
    expect(toldBy(citationStatus, text, { year: 2027, signed: "2026-11-10" })).toEqual([
      "error citation-superseded",
    ]);
    expect(
      toldBy(citationStatus, basis("Căn cứ Luật Khám bệnh, chữa bệnh ngày 09 tháng 01 năm 2023;")),
    ).toEqual([]);
  });

  it("leaves a dead document alone that is named as replaced", () => {
    const text = basis(
      "Thông tư số 13/2025/TT-BYT thay thế Thông tư số 46/2018/TT-BYT ngày 28/12/2018;",
    );
    expect(toldBy(citationStatus, text)).toEqual([]);
  });

  it("reads the year of a plan that the register does not hold from its title", () => {
    const text = (year: number) =>
      basis(
        `Căn cứ Kế hoạch số 12/KH-SYT ngày 10/01/2025 của Sở Y tế về chuyển đổi số ngành y tế năm ${year};`,
      );
    expect(toldBy(citationStatus, text(2025))).toEqual(["warning citation-stale-year"]);
    expect(toldBy(citationStatus, text(2026))).toEqual([]);
  });

  it("counts a citation that holds and not the document's own number", () => {
    const text = "Số: 12/KH-TTYT\n\nCăn cứ Thông tư 13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế;";
    expect(citationStatus.check(planInput(text)).citations).toBe(1);
  });
});

describe("citation-style", () => {
  it.each([
    {
      rule: "a date behind a dash",
      text: "Ban hành Quyết định 0999/QĐ-TTYT - 18/08/2025 về quy chế",
      told: ["info citation-unknown", "info citation-style"],
    },
    {
      rule: "a first basis without its issuer",
      text: basis("Thông tư 13/2025/TT-BYT ngày 06/6/2025 hướng dẫn hồ sơ bệnh án điện tử."),
      told: ["info citation-incomplete"],
    },
    {
      rule: "a reference without number",
      text: "Triển khai theo chỉ thị của Thủ tướng Chính phủ.",
      told: ["info citation-vague"],
    },
    {
      rule: "unknown documents are one note",
      text: "Kế hoạch số 1/KH-SYT ngày 02/01/2026 của Sở Y tế và Kế hoạch số 2/KH-SYT ngày 03/01/2026 của Sở Y tế",
      told: ["info citation-unknown"],
    },
  ])("$rule", ({ text, told }) => {
    expect(toldBy(citationStyle, text)).toEqual(told);
  });
});
