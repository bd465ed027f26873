import ExcelJS from "exceljs";
import mammoth from "mammoth";
import { describe, expect, it } from "vitest";

import { budgetChartSvg, makeBudgetChart } from "../../src/export/budget-chart.ts";
import { makeReviewDocx } from "../../src/export/review-docx.ts";
import { makeReviewHtml } from "../../src/export/review-html.ts";
import { countsSentence, reviewLine, whereText } from "../../src/export/review-text.ts";
import { makeReviewXlsx } from "../../src/export/review-xlsx.ts";
import { anError } from "../support/draft-fixture.ts";
import { aReview } from "../support/review-fixture.ts";

describe("sentences of a review", () => {
  it("count by severity and by what holds", () => {
    const findings = [
      ...Array.from({ length: 3 }, () => anError()),
      ...Array.from({ length: 9 }, () => anError({ severity: "warning" })),
      ...Array.from({ length: 6 }, () => anError({ severity: "info" })),
    ];
    expect(countsSentence({ findings, passed: { relations: 96, citations: 41 } })).toBe(
      "3 lỗi, 9 điểm cần xem, 6 ghi chú · 96 phép kiểm và 41 viện dẫn đúng",
    );
    expect(reviewLine(aReview())).toBe(
      "rà soát ngày 22/11/2026 · 1 lỗi, 1 điểm cần xem, 1 ghi chú · 96 phép kiểm và 41 viện dẫn đúng",
    );
  });

  it.each([
    {
      where: { heading: "Phụ lục 2 > II", table: 2, row: "8", column: "Thành tiền" },
      text: "Phụ lục 2 > II, bảng 2, dòng 8, cột Thành tiền",
    },
    { where: { sheet: "Dự toán", cell: "F12" }, text: "trang tính Dự toán, ô F12" },
    { where: { page: 3, line: 12 }, text: "trang 3, dòng văn bản 12" },
    { where: {}, text: "" },
  ])("name a place: $text", ({ where, text }) => {
    expect(whereText(where)).toBe(text);
  });
});

describe("makeReviewHtml", () => {
  const html = makeReviewHtml(aReview());

  it("escapes what comes from the document", () => {
    const evil = '<img src=x onerror="alert(1)">';
    const page = makeReviewHtml(
      aReview({
        title: evil,
        file: evil,
        findings: [
          anError({
            message: evil,
            quote: evil,
            suggestion: evil,
            basis: evil,
            where: { row: evil },
          }),
        ],
        unreadable: [{ where: {}, reason: evil }],
      }),
    );
    expect(page).not.toContain("<img");
    expect(page.match(/&lt;img/g)?.length).toBeGreaterThanOrEqual(8);
  });

  it("loads nothing and runs nothing", () => {
    expect(html).not.toMatch(/<script|<link|<img|src=|href=|@import|url\(/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('<html lang="vi">');
  });

  it("puts errors first, then what a reviewer must look at", () => {
    const levels = [...html.matchAll(/<td class="level">([^<]+)</g)].map((match) => match[1]);
    expect(levels).toEqual(["Lỗi", "Cần xem", "Ghi chú"]);
  });

  it("tells what holds, what could not be read and the assumed date", () => {
    expect(html).toContain("96 phép kiểm số liệu, 41 viện dẫn");
    expect(html).toContain("trang 3, bảng 2: bảng chụp mờ");
    expect(html).toContain("như ký ngày 31/12/2025 (giả định)");
  });

  it("says so when nothing was found", () => {
    expect(makeReviewHtml(aReview({ findings: [], unreadable: [] }))).toContain(
      "Không có lỗi hay điểm cần xem.",
    );
  });
});

describe("makeReviewDocx and makeReviewXlsx", () => {
  it("carry the same findings", async () => {
    const text = (
      await mammoth.extractRawText({ buffer: Buffer.from(await makeReviewDocx(aReview())) })
    ).value;
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(await makeReviewXlsx(aReview())).buffer);
    const sheet = workbook.getWorksheet("Phát hiện")!;
    for (const part of [
      reviewLine(aReview()),
      "Nhóm I ghi 625.740.000, tổng các dòng là 575.400.000.",
      "Ghi 575.400.000.",
    ]) {
      expect(text).toContain(part);
    }
    expect([4, 5, 6].map((row) => sheet.getCell(row, 2).value)).toEqual([
      "Lỗi",
      "Cần xem",
      "Ghi chú",
    ]);
    expect(sheet.getCell("E4").value).toBe("625.740.000");
    expect(sheet.getCell("F4").value).toBe("575.400.000");
    expect(sheet.getCell("C4").value).toBe(
      "Phụ lục 2, bảng 2, dòng I, cột Thành tiền; IV. Kinh phí, dòng văn bản 40",
    );
    expect(sheet.getCell("K4").dataValidation.formulae).toEqual(['"chấp nhận,bỏ qua"']);
    expect(workbook.getWorksheet("Không đọc được")?.getCell("C2").value).toContain("bảng chụp mờ");
  });

  it("keep a quote that looks like a formula as text", async () => {
    const workbook = new ExcelJS.Workbook();
    const bytes = await makeReviewXlsx(
      aReview({ findings: [anError({ quote: "=cmd|' /C calc'!A0" })] }),
    );
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
    expect(workbook.worksheets[0]?.getCell("D4").value).toBe("=cmd|' /C calc'!A0");
  });
});

describe("budget chart", () => {
  const chart = {
    title: "Dự toán <2027>",
    byGroup: [
      { label: "I. Thiết bị", amount: 203_100_000 },
      { label: "II. Phần mềm", amount: 332_706_150 },
      { label: "III. Đào tạo", amount: 26_520_000 },
    ],
    bySource: [
      { label: "Ngân sách tỉnh", amount: 550_326_150 },
      { label: "Nguồn thu của đơn vị", amount: 12_000_000 },
    ],
  };

  it("prints figures with dots and shares with one decimal, texts escaped", () => {
    const svg = budgetChartSvg(chart);
    expect(svg).toContain("332.706.150 (59,2%)");
    expect(svg).toContain("Tổng cộng 562.326.150 đồng");
    expect(svg).toContain("Dự toán &lt;2027&gt;");
  });

  it("is a PNG on white that shows letters", () => {
    const png = Buffer.from(makeBudgetChart(chart));
    expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
    expect(png.readUInt32BE(16)).toBe(1000);
    const blank = makeBudgetChart({ title: "", byGroup: [], bySource: [] });
    expect(png.length).toBeGreaterThan(blank.length);
  });

  it("joins the small shares of a long list", () => {
    const byGroup = Array.from({ length: 30 }, (_, index) => ({
      label: `Nhóm ${index}`,
      amount: 100 + index,
    }));
    const svg = budgetChartSvg({ title: "T", byGroup, bySource: [] });
    expect(svg.match(/<rect /g)).toHaveLength(15);
    expect(svg).toContain("17 mục khác");
  });
});
