/**
 * The grid behind a parsed table: every cell at its column, spans spread out, header rows found and joined.
 * It knows cells and columns, not their meaning beyond what tells a header from a row of figures.
 */
import type { Cell, ParsedTable, TableRow } from "../document/parsed-document.ts";
import { fold } from "../text/fold.ts";
import { roleOfHeader } from "./column-roles.ts";

export interface GridRow {
  source: TableRow;
  /** One per column; undefined where nothing stands or a cell of a row above reaches down. */
  cells: (Cell | undefined)[];
  /** Cells present in the row before spans are spread. */
  count: number;
  /** Its cells, with their spans, reach the last column. */
  complete: boolean;
}

export interface Grid {
  width: number;
  /** Header path of each column, outermost first; repeated and empty parts left out. */
  headers: string[][];
  /** Text rows above the header: titles, "Đơn vị tính: đồng". */
  lead: string[];
  body: GridRow[];
}

const LOOK_FOR_HEADER = 15;

export function readGrid(table: ParsedTable): Grid | null {
  const rows = spread(table);
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const header = findHeader(rows, table.headerRows);
  if (header === null) return withoutHeader(rows, width);
  const lead = rows.slice(0, header.start).map((row) => rowText(row.source));
  const headerRows = rows.slice(header.start, header.end);
  const headers = headerPaths(headerRows, width);
  const repeated = new Set(headerRows.map((row) => fold(rowText(row.source))));
  const starts = new Set(headerRows.map((row) => firstText(row).slice(0, 1).toLowerCase()));
  const isRepeated = (row: GridRow): boolean =>
    starts.has(firstText(row).slice(0, 1).toLowerCase()) && repeated.has(fold(rowText(row.source)));
  const body = rows.slice(header.end).filter((row) => !isNumbering(row) && !isRepeated(row));
  for (const row of body) row.complete = row.cells.length >= width;
  return { width, headers, lead: lead.filter((text) => text !== ""), body };
}

/** A table whose header was lost (scans): its columns are told by what they hold, if enough rows are alike. */
function withoutHeader(rows: readonly GridRow[], width: number): Grid | null {
  const full = rows.filter((row) => row.cells.length >= width);
  if (width < 3 || full.length < 4 || full.length * 2 < rows.length) return null;
  for (const row of rows) row.complete = row.cells.length >= width;
  return { width, headers: Array.from({ length: width }, () => []), lead: [], body: [...rows] };
}

const firstText = (row: GridRow): string =>
  row.source.cells.find((cell) => cell.text !== "")?.text ?? "";

export const rowText = (row: TableRow): string =>
  row.cells
    .map((cell) => cell.text.trim())
    .filter((text) => text !== "")
    .join(" ");

/** Puts cells at their columns: spans to the right leave holes, spans downwards are kept free below. */
function spread(table: ParsedTable): GridRow[] {
  let reach: number[] = [];
  return table.rows.map((source) => {
    const cells: (Cell | undefined)[] = [];
    const below: number[] = [];
    let column = 0;
    const listed = listsCovered(source, reach);
    const skipCovered = () => {
      while (!listed && (reach[column] ?? 0) > 0) {
        cells[column] = undefined;
        below[column] = (reach[column] ?? 1) - 1;
        column += 1;
      }
    };
    for (const cell of source.cells) {
      skipCovered();
      const span = cell.colSpan ?? 1;
      for (let i = 0; i < span; i++) {
        cells[column + i] = i === 0 ? cell : undefined;
        below[column + i] = Math.max((cell.rowSpan ?? 1) - 1, (reach[column + i] ?? 0) - 1);
      }
      column += span;
    }
    skipCovered();
    reach = below;
    return { source, cells: Array.from(cells), count: source.cells.length, complete: true };
  });
}

/** Spreadsheets keep an empty cell under a merged one: then the row is as wide as the table and nothing is skipped. */
function listsCovered({ cells }: TableRow, reach: readonly number[]): boolean {
  const covered = reach.flatMap((rows, column) => (rows > 0 ? [column] : []));
  const own = cells.reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0);
  return (
    covered.length > 0 &&
    own + covered.length > reach.length &&
    covered.every((column) => (cells[column]?.text.trim() ?? "") === "")
  );
}

/** The header rows: where most columns are named; else what the reader of the file says. */
function findHeader(rows: readonly GridRow[], said: number): { start: number; end: number } | null {
  const best = bestNamed(rows);
  if (best < 0) return said > 0 && rows.length > said ? { start: 0, end: said } : null;
  // Rows above that span several columns ("Năm 2026", "Trong đó") belong to the header.
  let start = best <= said && said > 0 ? 0 : best;
  while (start > 0 && isUpperHeader(rows[start - 1])) start -= 1;
  const told = said > best && said < rows.length ? said : 0;
  let end = Math.max(best + 1, told);
  while (end < Math.min(rows.length, best + 6) && continuesHeader(rows, end)) end += 1;
  return { start, end };
}

/** The row among the first that names most columns; -1 when none names two. */
function bestNamed(rows: readonly GridRow[]): number {
  let at = -1;
  let most = 1;
  for (const [index, row] of rows.slice(0, LOOK_FOR_HEADER).entries()) {
    const named = countNamed(row);
    if (named <= most) continue;
    most = named;
    at = index;
  }
  return at;
}

function countNamed(row: GridRow): number {
  const roles = row.cells.map((cell) =>
    cell === undefined || cell.text.length > 120 ? null : roleOfHeader([cell.text]),
  );
  return new Set(roles.filter((role) => role !== null)).size;
}

const isUpperHeader = (row: GridRow | undefined): boolean =>
  row !== undefined && row.count > 1 && countNamed(row) >= 2 && !hasFigures(row);

const hasFigures = (row: GridRow): boolean =>
  row.cells.some(
    (cell) => cell !== undefined && /^\s*[\d.,]*\d{1,3}(?:[.,]\d{3})+|^\s*\d+\s*$/.test(cell.text),
  );

/** A second header row stands under a first one that leaves columns open or spans them. */
function continuesHeader(rows: readonly GridRow[], at: number): boolean {
  const row = rows[at];
  const above = rows[at - 1];
  if (row === undefined || above === undefined) return false;
  if (isNumbering(row)) return true;
  if (hasFigures(row) || row.cells[0]?.text.trim()) return false;
  return (
    (countNamed(row) >= 1 || row.cells.some((cell) => isQuarter(cell?.text ?? ""))) &&
    above.source.cells.some(
      (cell) => cell.text.trim() === "" || (cell.colSpan ?? 1) > 1 || (cell.rowSpan ?? 1) > 1,
    )
  );
}

const isQuarter = (text: string): boolean =>
  /^\s*(?:quý|q\.?)\s*(?:iv|i{1,3}|[1-4])\s*$/iu.test(text);

/** "1 2 3 4 5 6=4x5", "(1) (2) (3)": the row that numbers the columns. */
function isNumbering(row: GridRow): boolean {
  if (!/^\s*\(?(?:\d{1,2}|[A-E])\)?\s*$/.test(firstText(row))) return false;
  const second = row.source.cells[1]?.text.trim() ?? "";
  if (second.length > 12) return false;
  const texts = row.cells.map((cell) => cell?.text.trim() ?? "").filter((text) => text !== "");
  if (texts.length < 3) return false;
  if (!texts.every((text) => /^\(?(?:\d{1,2}|[A-E])\)?(?:\s*=.*)?$/.test(text))) return false;
  const numbers = texts.map((text) => Number(/\d+/.exec(text)?.[0] ?? 0)).filter((n) => n > 0);
  return numbers.length >= 2 && numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1);
}

function headerPaths(rows: readonly GridRow[], width: number): string[][] {
  const paths: string[][] = Array.from({ length: width }, () => []);
  const named = rows.filter((row) => !isNumbering(row));
  named.forEach((row, index) => {
    const spans = spanTexts(row, named[index + 1], width);
    for (const [column, text] of spans.entries()) {
      if (text !== "" && paths[column]?.at(-1) !== text) paths[column]?.push(text);
    }
  });
  return paths;
}

/** Header text over each column; an empty cell takes its left neighbour's where a row below names it. */
function spanTexts(row: GridRow, below: GridRow | undefined, width: number): string[] {
  let current = "";
  return Array.from({ length: width }, (_, column) => {
    const own = row.cells[column]?.text.replace(/\s+/g, " ").trim() ?? "";
    if (own !== "") {
      current = own;
      return own;
    }
    const underneath = below?.cells[column]?.text.trim() ?? "";
    const spanned = row.cells[column] === undefined && row.cells.length > column;
    if (!spanned && underneath === "") current = "";
    return underneath === "" ? "" : current;
  });
}
