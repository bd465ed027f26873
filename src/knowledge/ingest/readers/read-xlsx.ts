/**
 * Reader of XLSX: every sheet as title lines and tables, with merged cells, formulas beside their stored values,
 * figures as the number format shows them, and hidden rows and sheets told.
 */
import ExcelJS from "exceljs";

import type { Cell, TableRow } from "../../../domain/document/parsed-document.ts";
import { inflateEntry } from "../inflate-entry.ts";
import { readingLimits } from "../limits.ts";
import type { Progress } from "../read-options.ts";
import { readingError } from "../reading-errors.ts";
import type { Raw, RawDocument } from "../structure/raw.ts";
import { splitGrid } from "../structure/split-grid.ts";
import type { WorkerInput } from "../worker-messages.ts";
import { checkZip } from "../zip-directory.ts";
import { shownValue } from "./cell-format.ts";
import { textOf } from "./html-sink.ts";

/** @throws AppError unreadable-file, hostile-file, file-too-large */
export async function readXlsx(input: WorkerInput, progress: Progress): Promise<RawDocument> {
  holdToLimits(input);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Buffer.from(input.bytes) as unknown as ArrayBuffer, {
      ignoreNodes: ["dataValidations", "conditionalFormatting", "extLst", "picture", "drawing"],
    });
  } catch (cause) {
    throw readingError("unreadable-file", input.fileName, String(cause), { cause });
  }
  const warnings: string[] = [];
  const raws: Raw[] = [];
  const sheets = workbook.worksheets;
  const budget = { cells: 0 };
  for (const [index, sheet] of sheets.entries()) {
    raws.push(...readSheet(sheet, { input, warnings, budget, several: sheets.length > 1 }));
    progress(index + 1, sheets.length, "trang tính");
  }
  return {
    raws,
    text: raws.map(textOf).join("\n").normalize("NFC"),
    pages: sheets.length,
    warnings,
  };
}

/** Inflates every part once under the limits before the library does it without any. */
function holdToLimits(input: WorkerInput): void {
  const check = checkZip(input.bytes);
  if (check.kind !== "sound") throw readingError("unreadable-file", input.fileName, "zip changed");
  const budget = { bytes: 0 };
  let [rows, cells] = [0, 0];
  for (const entry of check.entries) {
    const part = inflateEntry(input, entry, budget);
    if (!entry.name.startsWith("xl/worksheets/")) continue;
    rows += countOf(part, "<row");
    cells += countOf(part, "<c ");
  }
  if (rows > readingLimits.rows) throw tooManyRows(input, rows);
  if (cells > readingLimits.cells) throw tooManyCells(input, cells);
}

/** Counted in the packed form of the sheet: a workbook over the limits is never built in memory. */
function countOf(part: Uint8Array, mark: string): number {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  let count = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length))
    count += 1;
  return count;
}

function tooManyRows({ fileName }: WorkerInput, rows: number) {
  return readingError("file-too-large", fileName, `${rows} rows`, {
    sentence: `Tệp ${fileName} có quá nhiều dòng (trên ${readingLimits.rows.toLocaleString("vi-VN")}); tách nhỏ tệp rồi gửi lại.`,
  });
}

function tooManyCells({ fileName }: WorkerInput, cells: number) {
  return readingError("file-too-large", fileName, `${cells} cells`, {
    sentence: `Tệp ${fileName} có quá nhiều ô (trên ${readingLimits.cells.toLocaleString("vi-VN")}); tách nhỏ tệp rồi gửi lại.`,
  });
}

interface SheetContext {
  input: WorkerInput;
  warnings: string[];
  budget: { cells: number };
  several: boolean;
}

function readSheet(sheet: ExcelJS.Worksheet, context: SheetContext): Raw[] {
  const { warnings, input } = context;
  if (sheet.actualRowCount > readingLimits.rows) throw tooManyRows(input, sheet.actualRowCount);
  if (sheet.state !== "visible") {
    const how = sheet.state === "veryHidden" ? "ẩn sâu" : "ẩn";
    warnings.push(`Trang tính “${sheet.name}” bị ${how}; nội dung vẫn được đọc.`);
  }
  const rows: TableRow[] = [];
  let hiddenRows = 0;
  let unsolved = 0;
  let hiddenCells = 0;
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    const cells = readRow(row, context);
    const hasText = cells.some((cell) => cell.text !== "");
    if (row.hidden && hasText) hiddenRows += 1;
    row.eachCell((cell) => {
      if (isUnseen(cell)) hiddenCells += 1;
    });
    unsolved += cells.filter((cell) => cell.formula !== undefined && cell.text === "").length;
    rows.push({
      place: { sheet: sheet.name, line: number },
      cells,
      ...(row.hidden && { hidden: true }),
    });
  });
  if (hiddenCells > 0)
    warnings.push(
      `Trang tính “${sheet.name}” có ${hiddenCells} ô chữ trắng hoặc ẩn số; nội dung vẫn được đọc.`,
    );
  if (hiddenRows > 0)
    warnings.push(`Trang tính “${sheet.name}” có ${hiddenRows} dòng ẩn; nội dung vẫn được đọc.`);
  const hiddenColumns = hiddenColumnCount(sheet);
  if (hiddenColumns > 0)
    warnings.push(`Trang tính “${sheet.name}” có ${hiddenColumns} cột ẩn; nội dung vẫn được đọc.`);
  if (unsolved > 0)
    warnings.push(
      `Trang tính “${sheet.name}” có ${unsolved} công thức chưa lưu kết quả; mở tệp bằng Excel rồi lưu lại để có số.`,
    );
  const body = splitGrid(rows).map(withSheet(sheet.name));
  if (body.length === 0) return [];
  return context.several ? [sheetHeading(sheet.name), ...body] : body;
}

/** `place.line` of a sheet is its row number. */
function withSheet(sheet: string): (raw: Raw) => Raw {
  return (raw) =>
    raw.place.sheet === undefined ? { ...raw, place: { ...raw.place, sheet } } : raw;
}

function sheetHeading(sheet: string): Raw {
  return {
    kind: "line",
    text: sheet.normalize("NFC"),
    place: { sheet },
    gap: true,
    wraps: false,
    headingLevel: 1,
  };
}

function hiddenColumnCount(sheet: ExcelJS.Worksheet): number {
  let count = 0;
  for (let column = 1; column <= Math.min(sheet.columnCount, readingLimits.columns); column += 1)
    if (sheet.getColumn(column).hidden) count += 1;
  return count;
}

/** White letters on white ground, or a number format that shows nothing (";;;"). */
function isUnseen(cell: ExcelJS.Cell): boolean {
  if (cell.type === ExcelJS.ValueType.Null || cell.type === ExcelJS.ValueType.Merge) return false;
  // exceljs leaves both out for a cell without a style, whatever its types say.
  const { font, fill, numFmt } = cell as Partial<Pick<ExcelJS.Cell, "font" | "fill" | "numFmt">>;
  if (numFmt !== undefined && /^;{2,}$/.test(numFmt)) return true;
  return /^FFFFFFFF$/i.test(font?.color?.argb ?? "") && !isPainted(fill);
}

function isPainted(fill: ExcelJS.Fill | undefined): boolean {
  return fill !== undefined && (fill.type === "gradient" || fill.pattern !== "none");
}

function readRow(row: ExcelJS.Row, context: SheetContext): Cell[] {
  const cells: Cell[] = [];
  const last = Math.min(row.cellCount, readingLimits.columns);
  for (let column = 1; column <= last; column += 1) {
    const cell = row.getCell(column);
    if (isCovered(cell, row, column)) continue;
    context.budget.cells += 1;
    if (context.budget.cells > readingLimits.cells)
      throw tooManyCells(context.input, context.budget.cells);
    cells.push(readCell(cell));
  }
  return cells;
}

/** Covered by a merge: to the right in the same row. Cells below a merge stay, empty, to keep the columns. */
function isCovered(cell: ExcelJS.Cell, row: ExcelJS.Row, column: number): boolean {
  if (!cell.isMerged || cell.master.address === cell.address) return false;
  return Number(cell.master.row) === row.number && Number(cell.master.col) < column;
}

function readCell(cell: ExcelJS.Cell): Cell {
  if (cell.isMerged && cell.master.address !== cell.address) return { text: "", ref: cell.address };
  const { text, value, formula } = shownValue(cell);
  const { colSpan, rowSpan } = spansOf(cell);
  return {
    text: text.normalize("NFC"),
    ...(colSpan > 1 && { colSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    ref: cell.address,
    ...(formula !== undefined && { formula }),
    ...(value !== undefined && { value }),
    ...(value !== undefined && cell.numFmt && { numberFormat: cell.numFmt }),
    ...((cell.font as Partial<ExcelJS.Font> | undefined)?.bold === true &&
      text !== "" && { bold: true }),
  };
}

function spansOf(cell: ExcelJS.Cell): { colSpan: number; rowSpan: number } {
  if (!cell.isMerged) return { colSpan: 1, rowSpan: 1 };
  const sheet = cell.worksheet;
  const ends = (row: number, column: number) => {
    const other = sheet.getRow(row).getCell(column);
    return other.isMerged && other.master.address === cell.address;
  };
  const [row, column] = [Number(cell.row), Number(cell.col)];
  let colSpan = 1;
  while (colSpan < readingLimits.columns && ends(row, column + colSpan)) colSpan += 1;
  let rowSpan = 1;
  while (rowSpan < 10_000 && ends(row + rowSpan, column)) rowSpan += 1;
  return { colSpan, rowSpan };
}
