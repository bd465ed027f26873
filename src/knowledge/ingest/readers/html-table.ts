/**
 * A table of an HTML page while its parts come in, and what becomes of it: a grid, or lines where the table only lays
 * out text.
 */
import type { Cell, Place, TableRow } from "../../../domain/document/parsed-document.ts";
import { readingLimits } from "../limits.ts";
import type { Raw } from "../structure/raw.ts";

export interface OpenTable {
  rows: TableRow[];
  row: Cell[] | null;
  cell: { text: string; colSpan: number; rowSpan: number; bold: boolean; header: boolean } | null;
  place: Place;
  headerRows: number;
  /** Text of a caption that is open. */
  caption: string | undefined;
  /** Captions that were closed: they stand above the table. */
  captions: string[];
  inHead: boolean;
  rowPlace: Place;
  rowHeader: boolean;
}

export function placeAt(line: number): Place {
  return line > 0 ? { line } : {};
}

export function startRow(table: OpenTable, place: Place): void {
  endRow(table);
  table.row = [];
  table.rowPlace = place;
  table.rowHeader = true;
}

export function startCell(table: OpenTable, name: string, attributes: string): void {
  endCell(table);
  table.row ??= [];
  table.cell = {
    text: "",
    colSpan: spanOf(attributes, "colspan"),
    rowSpan: spanOf(attributes, "rowspan"),
    bold: true,
    header: name === "th",
  };
}

export function emptyTable(place: Place): OpenTable {
  return {
    rows: [],
    row: null,
    cell: null,
    place,
    headerRows: 0,
    caption: undefined,
    captions: [],
    inHead: false,
    rowPlace: place,
    rowHeader: true,
  };
}

export function endCaption(table: OpenTable): void {
  const text = tidy((table.caption ?? "").replace(/\n/g, " "));
  table.caption = undefined;
  if (text !== "") table.captions.push(text);
}

export function endCell(table: OpenTable): void {
  const { cell } = table;
  if (!cell || !table.row) return;
  table.cell = null;
  if (table.row.length >= readingLimits.columns) return;
  const text = cell.text.split("\n").map(tidy).filter(Boolean).join("\n");
  if (!cell.header) table.rowHeader = false;
  table.row.push({
    text,
    ...(cell.colSpan > 1 && { colSpan: cell.colSpan }),
    ...(cell.rowSpan > 1 && { rowSpan: cell.rowSpan }),
    ...(cell.bold && text !== "" && { bold: true }),
  });
}

export function endRow(table: OpenTable): void {
  endCell(table);
  if (!table.row) return;
  if (table.row.length > 0 && table.rows.length < readingLimits.rows) {
    const isHeader = table.inHead || table.rowHeader;
    if (isHeader && table.headerRows === table.rows.length) table.headerRows += 1;
    table.rows.push({ place: table.rowPlace, cells: table.row });
  }
  table.row = null;
}

/** A table of one column, or of one row that lays out a letterhead, is text; anything else is a grid. */
export function tableRaws(table: OpenTable): Raw[] {
  const columns = Math.max(0, ...table.rows.map(widthOf));
  const letterhead = table.rows.length <= 3 && columns === 2 && isLetterhead(table.rows);
  if (columns >= 2 && !letterhead) {
    // A header of every row means that the source marks nothing.
    const stated = table.headerRows > 0 && table.headerRows < table.rows.length;
    return [
      {
        kind: "table",
        rows: table.rows,
        place: table.place,
        columns,
        mayContinue: false,
        ...(stated && { headerRows: table.headerRows }),
      },
    ];
  }
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell) =>
      cell.text
        .split("\n")
        .filter(Boolean)
        .map((text) => lineRaw(text, row.place, cell.bold === true)),
    ),
  );
}

export function lineRaw(text: string, place: Place, bold: boolean): Raw {
  return { kind: "line", text, place, gap: true, wraps: false, ...(bold && { bold }) };
}

/** The two-column blocks of administrative documents: issuer beside the national motto, recipients beside a signature. */
function isLetterhead(rows: readonly TableRow[]): boolean {
  const text = rows.flatMap((row) => row.cells.map((cell) => cell.text)).join("\n");
  return /cộng h[oòóõ]à? ?x[ãa] hội|độc lập\s*[-–]|^số\s*:|nơi nhận\s*:/imu.test(text);
}

function widthOf(row: TableRow): number {
  return row.cells.reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0);
}

function spanOf(attributes: string, name: string): number {
  const match = new RegExp(`${name}\\s*=\\s*["']?(\\d{1,4})`, "i").exec(attributes);
  return Math.min(readingLimits.columns, Math.max(1, Number(match?.[1] ?? 1)));
}

export function tidy(text: string): string {
  return text.replace(/[ \t\u00a0]+/g, " ").trim();
}
