/** Findings on a whole row of a spreadsheet: their comment stands in the row, not at the top of the sheet. */
import ExcelJS from "exceljs";
import { expect, it } from "vitest";

import { annotateXlsx } from "../../src/export/annotated-xlsx.ts";
import { anError } from "../support/draft-fixture.ts";

it("marks the start of the row where the whole row is meant", async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Dự toán");
  sheet.addRow(["TT", "Nội dung", "Thành tiền"]);
  sheet.addRow([1, "Máy tính", 300_000_000]);
  sheet.addRow(["Bằng chữ: Ba mươi triệu đồng"]);
  const original = new Uint8Array(await workbook.xlsx.writeBuffer());
  const where = { sheet: "Dự toán", line: 3, table: 1, row: "Bằng chữ" };
  const marked = await annotateXlsx(original, [anError({ where, alsoAt: [] })]);
  const again = new ExcelJS.Workbook();
  await again.xlsx.load(Uint8Array.from(marked).buffer);
  const read = again.getWorksheet("Dự toán");
  expect(JSON.stringify(read?.getCell("A3").note)).toContain("Lỗi");
  expect(read?.getCell("A1").note).toBeUndefined();
});
