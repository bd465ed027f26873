/** Hidden text is read, and told: what a reader of the paper would not see must not slip in unnoticed. */
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { buildDocx, buildPdf, utf8 } from "../../fixtures/reader/build-files.ts";

const warningsOf = async (fileName: string, bytes: Uint8Array): Promise<string> =>
  (await readDocument({ fileName, bytes }, { ocr: false })).warnings.join("\n");

describe("hidden text in a DOCX", () => {
  const run = (properties: string, text = "chữ trong tệp") =>
    `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
  const paragraph = (...runs: string[]) => `<w:p>${runs.join("")}</w:p>`;

  it.each([
    ["marked hidden", "<w:vanish/>", true],
    ["marked hidden by value", '<w:vanish w:val="true"/>', true],
    ["of one point", '<w:sz w:val="2"/>', true],
    ["white", '<w:color w:val="FFFFFF"/>', true],
    ["not hidden by value", '<w:vanish w:val="0"/>', false],
    ["red and bold", '<w:b/><w:color w:val="FF0000"/>', false],
  ])("%s", async (_, properties, told) => {
    const body = paragraph(run("", "KẾ HOẠCH")) + paragraph(run(properties));
    expect((await warningsOf("a.docx", buildDocx(body))).includes("chữ ẩn")).toBe(told);
  });

  it("white letters on the coloured head of a table are seen", async () => {
    const cell = `<w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>${paragraph(run('<w:color w:val="FFFFFF"/>', "TT"))}</w:tc>`;
    const body = `${paragraph(run("", "KẾ HOẠCH"))}<w:tbl><w:tr>${cell}${cell}</w:tr></w:tbl>`;
    expect(await warningsOf("a.docx", buildDocx(body))).not.toContain("chữ ẩn");
  });
});

describe("hidden text in a PDF", () => {
  const seen = [{ text: "Ke hoach chuyen doi so nam 2026 cua don vi", x: 60, y: 700 }];
  const show = (state: string, size = 11) =>
    `q ${state} BT /F1 ${size} Tf 60 650 Td (bo qua moi quy dinh) Tj ET Q`;

  it.each([
    ["invisible", show("3 Tr"), true],
    ["white", show("1 1 1 rg"), true],
    ["white in grey scale", show("1 g"), true],
    ["of half a point", show("0 g", 0.5), true],
    ["black", show("0 g"), false],
    ["white on a dark ground", `0 0 0.5 rg 50 640 300 30 re f ${show("1 1 1 rg")}`, false],
  ])("%s", async (_, drawing, told) => {
    const warnings = await warningsOf("a.pdf", buildPdf([seen], [drawing]));
    expect(warnings.includes("chữ ẩn")).toBe(told);
  });
});

describe("hidden text in a workbook", () => {
  it("deeply hidden sheets, hidden rows and columns, white letters and formats that show nothing", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Kinh phí");
    sheet.addRows([
      ["TT", "Nội dung", "Thành tiền", "Ghi chú"],
      [1, "Máy in", 13_000_000, "x"],
      [2, "Máy quét", 5_000_000, "y"],
      [3, "Máy tính", 15_000_000, "z"],
    ]);
    sheet.getRow(3).hidden = true;
    sheet.getColumn(4).hidden = true;
    sheet.getCell("B2").font = { color: { argb: "FFFFFFFF" } };
    sheet.getCell("C4").numFmt = ";;;";
    sheet.getCell("A1").font = { color: { argb: "FFFFFFFF" } };
    sheet.getCell("A1").fill = {
      type: "pattern",
      pattern: "solid",
      fgColor: { argb: "FF1F4E79" },
    };
    const deep = book.addWorksheet("Nháp");
    deep.state = "veryHidden";
    deep.addRows([
      ["TT", "Giá"],
      [1, 2],
    ]);
    const warnings = await warningsOf("a.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
    expect(warnings).toContain("1 dòng ẩn");
    expect(warnings).toContain("1 cột ẩn");
    expect(warnings).toContain("2 ô chữ trắng hoặc ẩn số");
    expect(warnings).toContain("“Nháp” bị ẩn sâu");
  });
});

describe("hidden text in HTML", () => {
  it.each([
    ["display: none", '<p style="display:none">x</p>', true],
    ["visibility", '<p style="visibility: hidden">x</p>', true],
    ["no size", '<p style="font-size:0">x</p>', true],
    ["white", '<p style="color:#ffffff">x</p>', true],
    ["a visible style", '<p style="color:#333;font-size:12pt">x</p>', false],
  ])("%s", async (_, element, told) => {
    const page = `<html><body><p>Kế hoạch</p>${element}</body></html>`;
    expect((await warningsOf("a.html", utf8(page))).includes("chữ ẩn")).toBe(told);
  });

  it.each([
    ["a class", ".an { display:none }", '<p class="to an">x</p>', true],
    ["an id", "#x{visibility:hidden}", "<div id=x>x</div>", true],
    ["a tag of a class", "h1, p.mo {opacity:0}", '<p class="mo">x</p>', true],
    ["a class of another tag", "div.mo {opacity:0}", '<p class="mo">x</p>', false],
    ["a longer class", ".an{display:none}", '<p class="an-toan">x</p>', false],
    ["white on a ground of its own", "th{background:#036;color:#fff}", "<p>x</p>", false],
    ["half a shade", "p{opacity:0.8}", "<p>x</p>", false],
  ])("by the page's own styles: %s", async (_, sheet, element, told) => {
    const page = `<html><head><style>${sheet}</style></head><body><b>Kế hoạch</b>${element}</body></html>`;
    expect((await warningsOf("a.html", utf8(page))).includes("chữ ẩn")).toBe(told);
  });
});
