import ExcelJS, { type Worksheet } from "exceljs";
import { describe, expect, it } from "vitest";

import { makeResultsForm, parseResultsForm } from "../../src/export/results-form.ts";

const items = [
  { id: "ct-01", label: "Tỷ lệ hồ sơ bệnh án điện tử", unit: "%", hint: "chỉ tiêu 100%" },
  { id: "ct-02", label: "=SUM(A1)", unit: "máy" },
  { id: "nv-01", label: "Kết quả rà soát hạ tầng" },
];

async function edited(change: (sheet: Worksheet) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(await makeResultsForm(items)).buffer);
  change(workbook.worksheets[0]!);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

describe("makeResultsForm", () => {
  it("has one row per item, text as text, the id in a hidden column", async () => {
    await edited((sheet) => {
      expect([4, 5, 6].map((row) => sheet.getCell(row, 2).value)).toEqual(
        items.map((item) => item.label),
      );
      expect([4, 5, 6].map((row) => sheet.getCell(row, 6).value)).toEqual([
        "ct-01",
        "ct-02",
        "nv-01",
      ]);
      expect(sheet.getColumn(6).hidden).toBe(true);
      expect(sheet.getColumn(3).hidden).toBe(false);
    });
  });

  it("checks percentages from 0 to 100 and other figures from 0, text not at all", async () => {
    await edited((sheet) => {
      expect(sheet.getCell("C4").dataValidation).toMatchObject({
        type: "decimal",
        operator: "between",
        formulae: [0, 100],
      });
      expect(sheet.getCell("C5").dataValidation).toMatchObject({
        operator: "greaterThanOrEqual",
        formulae: [0],
      });
      expect(sheet.getCell("C6").dataValidation).toBeUndefined();
    });
  });
});

describe("parseResultsForm", () => {
  it("gives nothing for an empty form", async () => {
    expect(await parseResultsForm(await makeResultsForm(items))).toEqual([]);
  });

  it.each([
    { case: "a whole number", value: 98, text: "98" },
    { case: "a decimal", value: 98.5, text: "98,5" },
    { case: "float noise", value: 0.1 + 0.2, text: "0,3" },
    { case: "a large number", value: 1_234_567_890, text: "1234567890" },
    { case: "text", value: "  đã xong\u00a0", text: "đã xong" },
    { case: "a date", value: new Date(Date.UTC(2026, 5, 1)), text: "01/06/2026" },
    { case: "a formula", value: { formula: "40+2", result: 42 }, text: "42" },
    {
      case: "rich text",
      value: { richText: [{ text: "đạt " }, { text: "100%" }] },
      text: "đạt 100%",
    },
    { case: "zero", value: 0, text: "0" },
  ])("reads $case", async ({ value, text }) => {
    const bytes = await edited((sheet) => (sheet.getCell("C4").value = value));
    expect(await parseResultsForm(bytes)).toMatchObject([
      { id: "ct-01", label: items[0]?.label, value: text },
    ]);
  });

  it("reads a percentage cell as a percentage", async () => {
    const bytes = await edited((sheet) => {
      sheet.getCell("C4").value = 0.985;
      sheet.getCell("C4").numFmt = "0.0%";
    });
    expect(await parseResultsForm(bytes)).toMatchObject([{ id: "ct-01", value: "98,5%" }]);
  });

  it("follows the ids, not the order of the rows", async () => {
    const bytes = await edited((sheet) => {
      sheet.getCell("C4").value = 1;
      sheet.getCell("F4").value = "nv-01";
      sheet.getCell("C6").value = 3;
      sheet.getCell("F6").value = "ct-01";
    });
    expect(await parseResultsForm(bytes)).toMatchObject([
      { id: "nv-01", value: "1" },
      { id: "ct-01", value: "3" },
    ]);
  });

  it.each([
    {
      case: "an error value",
      change: (sheet: Worksheet) => (sheet.getCell("C4").value = { error: "#DIV/0!" }),
      says: "C4",
    },
    {
      case: "a lost id",
      change: (sheet: Worksheet) => {
        sheet.getCell("C5").value = 3;
        sheet.getCell("F5").value = null;
      },
      says: "Dòng 5",
    },
    {
      case: "two values for one id",
      change: (sheet: Worksheet) => {
        sheet.getCell("C4").value = 1;
        sheet.getCell("C5").value = 2;
        sheet.getCell("F5").value = "ct-01";
      },
      says: "hai giá trị khác nhau",
    },
    {
      case: "a text too long",
      change: (sheet: Worksheet) => (sheet.getCell("C4").value = "a".repeat(4_001)),
      says: "4000",
    },
    {
      case: "another workbook",
      change: (sheet: Worksheet) => (sheet.getCell("F3").value = "Khác"),
      says: "không phải biểu nhập kết quả",
    },
  ])("refuses $case and says where", async ({ change, says }) => {
    const bytes = await edited((sheet) => {
      change(sheet);
    });
    await expect(parseResultsForm(bytes)).rejects.toMatchObject({
      code: "unreadable-file",
      userMessage: expect.stringContaining(says) as string,
    });
  });

  it.each([
    {
      case: "text",
      bytes: Buffer.from("không phải bảng tính, chỉ là chữ"),
      code: "unreadable-file",
    },
    {
      case: "an encrypted workbook",
      bytes: Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(512)]),
      code: "file-locked",
    },
  ])("refuses $case as $code", async ({ bytes, code }) => {
    await expect(parseResultsForm(bytes)).rejects.toMatchObject({ code });
  });
});
