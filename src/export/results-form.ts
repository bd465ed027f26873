/**
 * The XLSX form in which staff fill in results of the year, and its reading back. The id of each row stands in a
 * hidden column, so rows may be sorted, coloured or left empty.
 */
import type { Cell, CellValue, Worksheet } from "exceljs";
import Workbook from "exceljs/lib/doc/workbook.js";

import { AppError } from "../errors.ts";
import { readZip } from "../platform/zip/zip-files.ts";
import {
  fitHeight,
  MISSING_FILL,
  newWorkbook,
  packWorkbook,
  putHeader,
  putText,
  setUpPage,
  setWidths,
  styleCell,
} from "./xlsx-style.ts";

export interface ResultsFormItem {
  id: string;
  label: string;
  unit?: string;
  hint?: string;
}

export interface ResultsFormValue {
  id: string;
  /** What the row asks for, as it stands in the form. */
  label: string;
  /** As typed, trimmed; numbers with a decimal comma, dates dd/mm/yyyy. */
  value: string;
}

const SHEET = "Kết quả";
const HEADER = ["TT", "Nội dung", "Kết quả của đơn vị", "ĐVT", "Gợi ý", "Mã"] as const;
const WIDTHS = [6, 70, 28, 12, 40, 20];
const HEADER_ROW = 3;
const LABEL_COLUMN = 2;
const VALUE_COLUMN = 3;
const ID_COLUMN = 6;
const MAX_VALUE_LENGTH = 4_000;
const MAX_ROWS = 20_000;
const MAX_FORM_BYTES = 64 * 1024 * 1024;
const FORM_LIMITS = { entries: 500, inflatedBytes: MAX_FORM_BYTES, inflateRatio: 200 };

/** Percentages must be numbers from 0 to 100, other measured items numbers from 0; a warning, as exceptions exist. */
function restrict(cell: Cell, unit: string | undefined): void {
  const common = { showErrorMessage: true, errorStyle: "warning", allowBlank: true } as const;
  if (unit === undefined) return;
  const percent = unit.trim() === "%";
  cell.dataValidation = {
    ...common,
    type: "decimal",
    operator: percent ? "between" : "greaterThanOrEqual",
    formulae: percent ? [0, 100] : [0],
    errorTitle: "Kiểm tra lại số",
    error: percent ? "Tỷ lệ là số từ 0 đến 100." : "Điền một số không âm.",
    showInputMessage: true,
    promptTitle: "Đơn vị tính",
    prompt: percent ? "Phần trăm, ví dụ 98,5" : unit,
  };
}

function putItem(sheet: Worksheet, item: ResultsFormItem, index: number): void {
  const row = HEADER_ROW + 1 + index;
  putText(sheet.getCell(row, 1), String(index + 1), { align: "center" });
  putText(sheet.getCell(row, 2), item.label);
  const value = sheet.getCell(row, VALUE_COLUMN);
  styleCell(value);
  value.fill = MISSING_FILL;
  restrict(value, item.unit);
  putText(sheet.getCell(row, 4), item.unit ?? "", { align: "center" });
  putText(sheet.getCell(row, 5), item.hint ?? "", { italic: true });
  putText(sheet.getCell(row, ID_COLUMN), item.id);
  fitHeight(sheet, row, [
    [item.label, WIDTHS[1] ?? 70],
    [item.hint ?? "", WIDTHS[4] ?? 40],
  ]);
}

/** The empty form, one row per item. Ids must be unique. */
export async function makeResultsForm(items: readonly ResultsFormItem[]): Promise<Uint8Array> {
  const workbook = newWorkbook("Biểu nhập kết quả");
  const sheet = workbook.addWorksheet(SHEET);
  putText(sheet.getCell(1, 1), "BIỂU NHẬP KẾT QUẢ THỰC HIỆN", {
    bold: true,
    size: 14,
    border: false,
  });
  const guide =
    "Điền vào các ô màu vàng rồi gửi lại tệp này. Ô chưa có số liệu thì để trống; không đổi cột Mã.";
  putText(sheet.getCell(2, 1), guide, { italic: true, border: false });
  sheet.mergeCells(1, 1, 1, 5);
  sheet.mergeCells(2, 1, 2, 5);
  putHeader(sheet, HEADER_ROW, HEADER);
  items.forEach((item, index) => putItem(sheet, item, index));
  setWidths(sheet, WIDTHS);
  sheet.getColumn(ID_COLUMN).hidden = true;
  setUpPage(sheet, HEADER_ROW, true);
  sheet.views = [{ state: "frozen", ySplit: HEADER_ROW, xSplit: 0 }];
  return packWorkbook(workbook);
}

const wrongForm = (why: string, userMessage: string): AppError =>
  new AppError("unreadable-file", `results form: ${why}`, { userMessage });

function dateText(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

/** The library's types promise a format; a plain cell has none. */
const numberFormatOf = (cell: { numFmt?: string }): string => cell.numFmt ?? "";

/** At most ten decimals: 0.1 + 0.2 in a formula must not come out as 0,30000000000000004. */
function numberText(value: number, numberFormat: string): string {
  const percent = numberFormat.includes("%");
  const shown = Number((percent ? value * 100 : value).toFixed(10));
  const plain = shown.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 10 });
  return `${plain.replace(".", ",")}${percent ? "%" : ""}`;
}

function valueText(value: CellValue, cell: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value.normalize("NFC").trim();
  if (typeof value === "number") return numberText(value, numberFormatOf(cell));
  if (typeof value === "boolean") return value ? "có" : "không";
  if (value instanceof Date) return dateText(value);
  if ("richText" in value)
    return value.richText
      .map((run) => run.text)
      .join("")
      .normalize("NFC")
      .trim();
  if ("hyperlink" in value) return valueText(value.text, cell);
  if ("error" in value) {
    const userMessage = `Ô ${cell.address} của biểu nhập kết quả có lỗi công thức (${value.error}); sửa ô này rồi gửi lại.`;
    throw wrongForm(`error value in ${cell.address}`, userMessage);
  }
  return valueText(value.result, cell);
}

/** Whether a file carries the form's own column heads; told without building the workbook. Never throws. */
export function isResultsForm(bytes: Uint8Array): boolean {
  try {
    const parts = readZip(bytes, FORM_LIMITS);
    return [...parts].some(
      ([name, content]) =>
        /^xl\/(sharedStrings|worksheets\/sheet\d+)\.xml$/.test(name) &&
        Buffer.from(content)
          .toString("utf8")
          .includes(HEADER[VALUE_COLUMN - 1] ?? ""),
    );
  } catch {
    return false;
  }
}

/** Encrypted, damaged and oversized files are told apart before the spreadsheet library sees them. */
async function openForm(bytes: Uint8Array): Promise<Worksheet> {
  readZip(bytes, FORM_LIMITS);
  const workbook = new Workbook();
  try {
    // A copy of exactly these bytes: the view handed in may be a window on a larger buffer.
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch (cause) {
    throw new AppError("unreadable-file", "results form: not a workbook", { cause });
  }
  const sheet = workbook.worksheets.find((one) => headerRowOf(one) !== null);
  if (sheet === undefined) {
    throw wrongForm(
      "no sheet with the id column",
      "Tệp này không phải biểu nhập kết quả; tải biểu mẫu từ bản soạn, điền rồi gửi lại.",
    );
  }
  return sheet;
}

function headerRowOf(sheet: Worksheet): number | null {
  for (let row = 1; row <= Math.min(20, sheet.rowCount); row += 1) {
    const id = sheet.getCell(row, ID_COLUMN).value;
    const value = sheet.getCell(row, VALUE_COLUMN).value;
    if (id === HEADER[ID_COLUMN - 1] && value === HEADER[VALUE_COLUMN - 1]) return row;
  }
  return null;
}

function checkedValue(cell: Cell): string {
  const value = valueText(cell.value, cell);
  if (value.length <= MAX_VALUE_LENGTH) return value;
  const userMessage = `Ô ${cell.address} của biểu nhập kết quả dài quá ${MAX_VALUE_LENGTH} ký tự; rút gọn rồi gửi lại.`;
  throw wrongForm(`cell ${cell.address} too long`, userMessage);
}

/**
 * Values filled in, in row order; empty rows are left out.
 * @throws AppError unreadable-file (not the form, error cell, one id with two values), file-locked, hostile-file
 */
export async function parseResultsForm(bytes: Uint8Array): Promise<ResultsFormValue[]> {
  const sheet = await openForm(bytes);
  const first = (headerRowOf(sheet) ?? 0) + 1;
  if (sheet.rowCount > MAX_ROWS)
    throw new AppError("file-too-large", "results form: too many rows");
  const values = new Map<string, ResultsFormValue>();
  for (let row = first; row <= sheet.rowCount; row += 1) {
    const idCell = sheet.getCell(row, ID_COLUMN);
    const id = valueText(idCell.value, idCell);
    const value = checkedValue(sheet.getCell(row, VALUE_COLUMN));
    if (value === "") continue;
    if (id === "") {
      const userMessage = `Dòng ${row} của biểu nhập kết quả có số liệu nhưng mất mã ở cột ẩn; điền lại vào biểu mẫu gốc.`;
      throw wrongForm(`row ${row} lost its id`, userMessage);
    }
    if ((values.get(id)?.value ?? value) !== value) {
      const userMessage = `Biểu nhập kết quả có hai giá trị khác nhau cho một nội dung (dòng ${row}); giữ một giá trị rồi gửi lại.`;
      throw wrongForm(`two values for ${id}`, userMessage);
    }
    const labelCell = sheet.getCell(row, LABEL_COLUMN);
    values.set(id, { id, label: valueText(labelCell.value, labelCell), value });
  }
  return [...values.values()];
}
