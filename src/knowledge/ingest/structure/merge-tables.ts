/**
 * Makes one table of the parts that page breaks cut it into: repeated header rows go, a row cut in two is put together
 * again. Also finds how many header rows a grid has.
 */
import type { TableRow } from "../../../domain/document/parsed-document.ts";
import { fold } from "../../../domain/text/fold.ts";
import { goesOn, isCutRow, joinRows, repeatedRows } from "./page-break.ts";
import type { Raw, RawTable } from "./raw.ts";

const MAX_HEADER_ROWS = 4;

/** Tables in order, parts merged; nothing but page furniture may stand between two parts. */
export function mergeTables(raws: readonly Raw[]): Raw[] {
  const merged: Raw[] = [];
  for (const raw of raws) {
    const previous = merged.at(-1);
    if (raw.kind === "table" && previous?.kind === "table") {
      const joined = joinParts(previous, raw);
      if (joined) {
        merged[merged.length - 1] = joined;
        continue;
      }
    }
    merged.push(raw);
  }
  return merged.map((raw) =>
    raw.kind === "table" ? { ...raw, headerRows: countHeaderRows(raw) } : raw,
  );
}

function joinParts(first: RawTable, second: RawTable): RawTable | null {
  if (!second.mayContinue) return null;
  const header = countHeaderRows(headed(first, second));
  const repeated = repeatedRows(first, second, header);
  const own = countHeaderRows(second);
  const begins = first.rows.length === 1 && first.columns === second.columns && own === 0;
  if (repeated === 0 && (header === 0 || !(begins || goesOn(first, second, own)))) return null;
  const rest = second.rows.slice(repeated);
  const rows = [...first.rows];
  const last = rows.at(-1);
  const cut = rest[0];
  const headerOnly = rows.length <= header;
  if (last && cut && !headerOnly && isCutRow(last, cut)) {
    rows[rows.length - 1] = joinRows(last, cut);
    rows.push(...rest.slice(1));
  } else rows.push(...rest);
  return { ...first, rows, columns: Math.max(first.columns, second.columns) };
}

/** A header that a page break left alone is known by the rows that stand below it on the next page. */
const headed = (first: RawTable, second: RawTable): RawTable =>
  first.rows.length === 1 && first.columns === second.columns
    ? { ...first, rows: [...first.rows, ...second.rows.slice(0, MAX_HEADER_ROWS)] }
    : first;

const NUMBER = /^[\s\d.,%()+-]+$/;
const HEADER_WORD =
  /^(?:s?tt|so tt|noi dung|ten|danh muc|don vi|don gia|so luong|thanh tien|ghi chu|nhiem vu|chi tieu|muc tieu|kinh phi|thoi gian|thoi han|ma|tong|phan cong|hoat dong|ket qua|san pham|dvt|hang muc|loai|ngay|nam)\b|^(?:khoa|phong|khoa,? phong|thiet bi|tinh trang|ho (?:va )?ten|chuc (?:vu|danh)|dia chi|dien thoai|email|van ban|co quan|chu tri|phoi hop|nguoi thuc hien|trich yeu|ky hieu|so hieu)$/;

/** Number of header rows at the top of a grid; 0 when none is recognisable. */
export function countHeaderRows(table: RawTable): number {
  if (table.headerRows !== undefined) return Math.min(table.headerRows, table.rows.length);
  const [first] = table.rows;
  if (!first || table.rows.length < 2 || !isHeaderRow(table, first)) return 0;
  let count = Math.max(1, ...first.cells.map((cell) => cell.rowSpan ?? 1));
  while (count < MAX_HEADER_ROWS && isLowerHeader(table, count)) count += 1;
  return Math.min(count, table.rows.length - 1);
}

function isHeaderRow(table: RawTable, row: TableRow): boolean {
  const texts = row.cells.map((cell) => fold(cell.text)).filter((text) => text !== "");
  if (texts.length < Math.min(2, table.columns) || texts.some((text) => text.length > 160))
    return false;
  const words = texts.filter((text) => HEADER_WORD.test(text)).length;
  if (words >= 2 || (words === 1 && /^(?:s?tt|so tt|ma)\b/.test(texts[0] ?? ""))) return true;
  if (texts.some((text) => NUMBER.test(text))) return false;
  return isBoldAlone(table, row) || standsOverFigures(table, texts.length);
}

function isBoldAlone(table: RawTable, row: TableRow): boolean {
  const bold = row.cells.every((cell) => cell.text === "" || cell.bold === true);
  return bold && !table.rows.slice(1, 4).some((other) => other.cells.every((cell) => cell.bold));
}

/** Words above figures: the plain sign of a header in a spreadsheet. */
function standsOverFigures(table: RawTable, filled: number): boolean {
  const figures = table.rows[1]?.cells.filter((cell) => NUMBER.test(cell.text)).length ?? 0;
  return filled >= Math.min(3, table.columns) && figures >= 1;
}

/** A second header row fills what the first left open; a row of column numbers closes the header. */
function isLowerHeader(table: RawTable, index: number): boolean {
  const row = table.rows[index];
  const above = table.rows[index - 1];
  if (!row || !above) return false;
  const texts = row.cells.map((cell) => cell.text.trim());
  if (isColumnNumbers(texts)) return true;
  if (index > 2 || texts[0] !== "" || texts.some((text) => NUMBER.test(text) && text !== ""))
    return false;
  const filled = texts.flatMap((text, column) => (text === "" ? [] : [column]));
  const open = filled.filter((column) => (above.cells[column]?.text ?? "") === "").length;
  const short = filled.every((column) => (texts[column]?.length ?? 0) <= 60);
  return filled.length >= 2 && short && open >= filled.length - 1 && open >= 1;
}

/** "1 2 3 4 5=3x4", "(1) (2) (3)", "A B 1 2". */
function isColumnNumbers(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== "");
  if (filled.length < 3) return false;
  const figures = filled.map((text) => /^\(?(\d{1,2})\)?(?:\s*=.{1,20})?$/.exec(text)?.[1]);
  const letters = filled.filter((text) => /^\(?[A-F]\)?$/.test(text)).length;
  const numbers = figures.filter((figure) => figure !== undefined).map(Number);
  const rising = numbers.every((value, at) => at === 0 || value === (numbers[at - 1] ?? 0) + 1);
  return rising && numbers[0] === 1 && numbers.length + letters === filled.length;
}
