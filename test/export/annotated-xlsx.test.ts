import ExcelJS, { type Worksheet } from "exceljs";
import { describe, expect, it } from "vitest";

import { annotateXlsx } from "../../src/export/annotated-xlsx.ts";
import { formatAddress, parseAddress } from "../../src/export/cell-address.ts";
import { openPackage, packPackage, partText, setPart } from "../../src/export/opc-package.ts";
import { anError } from "../support/draft-fixture.ts";
import { convert, skipWithoutSoffice } from "../support/soffice.ts";

async function sample(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Dự toán 2026");
  sheet.addRow(["TT", "Nội dung", "SL", "Đơn giá", "Thành tiền"]);
  sheet.addRow(["1", "Máy tính", 20, 15_000_000, { formula: "C2*D2", result: 300_000_000 }]);
  sheet.addRow(["2", "Máy in", 2, 4_000_000, 8_000_001]);
  sheet.getCell("E3").numFmt = "#,##0";
  sheet.getCell("E3").font = { bold: true };
  sheet.getCell("B2").note = "Ghi chú cũ";
  sheet.mergeCells("A6:E6");
  sheet.getCell("A6").value = "Bằng chữ";
  sheet.autoFilter = "A1:E3";
  sheet.addConditionalFormatting({
    ref: "C2:C3",
    rules: [{ type: "cellIs", operator: "greaterThan", priority: 1, formulae: [5], style: {} }],
  });
  workbook.addWorksheet("Trang 2").getCell("A1").value = 1;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const original = await sample();
const at = (cell: string, over: Parameters<typeof anError>[0] = {}) =>
  anError({ where: { sheet: "Dự toán 2026", cell }, alsoAt: [], ...over });

async function sheetOf(bytes: Uint8Array, name = "Dự toán 2026"): Promise<Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return workbook.getWorksheet(name)!;
}

function noteText(sheet: Worksheet, address: string): string {
  const note = sheet.getCell(address).note as unknown;
  if (typeof note === "string") return note;
  const texts = (note as { texts?: { text: string }[] } | undefined)?.texts ?? [];
  return texts.map((one) => one.text).join("");
}

const fillOf = (sheet: Worksheet, address: string): unknown =>
  (sheet.getCell(address).fill as { fgColor?: { argb?: string } } | undefined)?.fgColor?.argb;

describe("annotateXlsx", () => {
  it("puts a comment and a colour by severity on the cell", async () => {
    const sheet = await sheetOf(
      await annotateXlsx(original, [
        at("E3"),
        at("D2", { severity: "warning" }),
        at("C2", { severity: "info" }),
      ]),
    );
    expect(noteText(sheet, "E3")).toContain("Lỗi: Nhóm I ghi 625.740.000");
    expect(noteText(sheet, "E3")).toContain("Đề nghị: Ghi 575.400.000.");
    expect(noteText(sheet, "D2")).toContain("Cần xem:");
    expect([
      fillOf(sheet, "E3"),
      fillOf(sheet, "D2"),
      fillOf(sheet, "C2"),
      fillOf(sheet, "C3"),
    ]).toEqual(["FFF4B6B6", "FFFFE699", "FFCFE2F3", undefined]);
  });

  it("keeps value, formula, number format and font of the marked cell", async () => {
    const sheet = await sheetOf(await annotateXlsx(original, [at("E2"), at("E3")]));
    expect(sheet.getCell("E2")).toMatchObject({ formula: "C2*D2", result: 300_000_000 });
    expect(sheet.getCell("E3").value).toBe(8_000_001);
    expect(sheet.getCell("E3").numFmt).toBe("#,##0");
    expect(sheet.getCell("E3").font.bold).toBe(true);
  });

  it("keeps every other part byte for byte", async () => {
    const before = openPackage(original);
    const after = openPackage(await annotateXlsx(original, [at("E3")]));
    const changed = [...before.keys()].filter(
      (name) => partText(before, name) !== partText(after, name),
    );
    expect([...before.keys()].filter((name) => !after.has(name))).toEqual([]);
    expect(
      changed.every((name) =>
        /^xl\/(?:styles\.xml|worksheets\/sheet1\.xml|comments1\.xml|drawings\/vmlDrawing1\.vml)$/.test(
          name,
        ),
      ),
    ).toBe(true);
    const sheet = partText(after, "xl/worksheets/sheet1.xml");
    for (const kept of ['<mergeCell ref="A6:E6"/>', "<autoFilter", "<conditionalFormatting"])
      expect(sheet).toContain(kept);
  });

  it("adds to a comment that is there already", async () => {
    const sheet = await sheetOf(await annotateXlsx(original, [at("B2"), at("E3")]));
    expect(noteText(sheet, "B2")).toMatch(/^Ghi chú cũ[\s\S]*Lỗi: Nhóm I/);
    expect(noteText(sheet, "E3")).toContain("Lỗi:");
  });

  it("joins several findings of one cell, coloured by the most severe", async () => {
    const sheet = await sheetOf(
      await annotateXlsx(original, [
        at("E3", { severity: "info", message: "nhẹ" }),
        at("E3", { message: "nặng" }),
      ]),
    );
    expect(noteText(sheet, "E3")).toMatch(/Lỗi: nặng[\s\S]*Ghi chú: nhẹ/);
    expect(fillOf(sheet, "E3")).toBe("FFF4B6B6");
  });

  it.each([
    { case: "a cell missing in its row", cell: "H3" },
    { case: "a row between others", cell: "B5" },
    { case: "a row behind the last", cell: "D40" },
  ])("writes $case at its place", async ({ cell }) => {
    const bytes = await annotateXlsx(original, [at(cell), at("E3")]);
    const sheet = await sheetOf(bytes);
    expect(fillOf(sheet, cell)).toBe("FFF4B6B6");
    const xml = partText(openPackage(bytes), "xl/worksheets/sheet1.xml");
    const rows = [...xml.matchAll(/<row r="(\d+)"/g)].map((match) => Number(match[1]));
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
    for (const row of xml.matchAll(/<row [\s\S]*?<\/row>/g)) {
      const columns = [...row[0].matchAll(/<c r="([A-Z]+\d+)"/g)].map(
        (match) => parseAddress(match[1]!)!.column,
      );
      expect(columns).toEqual([...columns].sort((a, b) => a - b));
    }
  });

  it("marks the further places of a cause and other sheets", async () => {
    const bytes = await annotateXlsx(original, [
      at("E3", {
        alsoAt: [
          { sheet: "Trang 2", cell: "A1" },
          { sheet: "Dự toán 2026", cell: "E2" },
        ],
      }),
    ]);
    expect(noteText(await sheetOf(bytes, "Trang 2"), "A1")).toContain("Lỗi:");
    expect(fillOf(await sheetOf(bytes), "E2")).toBe("FFF4B6B6");
  });

  it("tells in A1 what has no cell, with its place in words", async () => {
    const bytes = await annotateXlsx(original, [
      anError({ where: { sheet: "Trang 2", table: 1, row: "II" } }),
    ]);
    expect(noteText(await sheetOf(bytes, "Trang 2"), "A1")).toContain(
      "Vị trí: trang tính Trang 2, bảng 1, dòng II",
    );
  });

  it("works on rows and cells that carry no numbers", async () => {
    const parts = openPackage(original);
    const xml = partText(parts, "xl/worksheets/sheet1.xml");
    setPart(
      parts,
      "xl/worksheets/sheet1.xml",
      xml.replace(
        /<sheetData>[\s\S]*<\/sheetData>/,
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row/></sheetData>",
      ),
    );
    const after = partText(
      openPackage(await annotateXlsx(packPackage(parts), [at("B1"), at("C2")])),
      "xl/worksheets/sheet1.xml",
    );
    expect(after).toMatch(
      /<row><c><v>1<\/v><\/c><c s="\d+"><v>2<\/v><\/c><\/row><row><c r="C2" s="\d+"\/><\/row>/,
    );
  });

  it("can be run twice", async () => {
    const sheet = await sheetOf(
      await annotateXlsx(await annotateXlsx(original, [at("E3", { message: "một" })]), [
        at("E3", { message: "hai" }),
        at("D3"),
      ]),
    );
    expect(noteText(sheet, "E3")).toMatch(/một[\s\S]*hai/);
    expect(noteText(sheet, "D3")).toContain("Lỗi:");
  });

  it("refuses what is no workbook", async () => {
    await expect(
      annotateXlsx(Buffer.from("chữ thường, không phải bảng tính"), [at("E3")]),
    ).rejects.toMatchObject({ code: "unreadable-file" });
  });
});

describe("addresses", () => {
  it.each([
    { text: "A1", column: 1, row: 1 },
    { text: "$F$12", column: 6, row: 12 },
    { text: "AA100", column: 27, row: 100 },
    { text: "XFD1048576", column: 16384, row: 1048576 },
  ])("$text", ({ text, column, row }) => {
    expect(parseAddress(text)).toEqual({ column, row });
    expect(formatAddress({ column, row })).toBe(text.replaceAll("$", ""));
  });

  it.each(["", "12", "A0", "AAAA1", "XFE1", "A1048577", "dòng 3"])("'%s' is none", (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});

describe.skipIf(skipWithoutSoffice)(
  "annotated XLSX in LibreOffice (skipped where soffice is absent)",
  () => {
    it("keeps comments and colours when LibreOffice opens and saves it", async () => {
      const sheet = await sheetOf(
        convert(await annotateXlsx(original, [at("E3"), at("B2")]), "xlsx", "xlsx"),
      );
      expect(noteText(sheet, "E3")).toContain("Lỗi: Nhóm I ghi");
      expect(noteText(sheet, "B2")).toContain("Ghi chú cũ");
      expect(fillOf(sheet, "E3")).toBe("FFF4B6B6");
    });
  },
);
