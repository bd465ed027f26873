/** Bordered tables for DOCX: repeated header rows, rows that never break across pages, columns sized by content. */
import {
  AlignmentType,
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";

import { columnWidths, PADDING } from "./column-widths.ts";
import { paragraph, TIGHT_SPACING } from "./docx-base.ts";

export type ColumnAlign = "left" | "center" | "right";

export interface GridCell {
  text: string;
  /** Columns it covers; absent: 1. */
  span?: number;
  /** Rows it covers; absent: 1. The rows below leave its place out. */
  rowSpan?: number;
  /** Column where it begins; absent: behind the cell before it. */
  at?: number;
  align?: ColumnAlign;
  bold?: boolean;
  italics?: boolean;
}

export interface GridRow {
  cells: readonly GridCell[];
  /** Fill RRGGBB. */
  fill?: string;
  /** The row of a group: not left alone at the foot of a page. */
  keepNext?: boolean;
}

export interface GridOptions {
  /** One row of titles, or several with cells that span. */
  header: readonly string[] | readonly GridRow[];
  rows: readonly GridRow[];
  /** Twips. */
  width: number;
  /** Points; absent: 13. */
  size?: number;
  align?: readonly ColumnAlign[];
  /** Rows below, made by ./table-foot.ts. */
  foot?: readonly TableRow[];
}

const HEADER_FILL = "F2F2F2";

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;

const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};

export const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;

const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};

const ALIGNMENT = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

const NUMBERLIKE = /^[\s\d.,%+\-–~≥≤<>=/()]*$/;

/** "30/6/2027", "01/2027": a time, set like the words beside it. */
const DAY = /^\d{1,2}[/.-](?:\d{1,2}[/.-])?\d{4}$/;

/** Amounts to the right, short marks ("1", "Bộ") to the middle, text to the left. */
function guessAlign(texts: readonly string[]): ColumnAlign {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== "" && text !== "-");
  if (filled.length === 0) return "left";
  const numbers = filled.filter((text) => NUMBERLIKE.test(text) && !DAY.test(text)).length;
  const longest = Math.max(...filled.map((text) => text.length));
  if (numbers / filled.length > 0.6 && longest > 5) return "right";
  return longest <= 8 ? "center" : "left";
}

function cellParagraphs(
  cell: GridCell,
  { align, size, keepNext }: { align: ColumnAlign; size: number; keepNext: boolean },
): Paragraph[] {
  return [
    paragraph(
      cell.text,
      { size, bold: cell.bold ?? false, italics: cell.italics ?? false },
      {
        alignment: ALIGNMENT[align],
        spacing: { ...TIGHT_SPACING, before: 20, after: 20 },
        ...(keepNext && { keepNext }),
      },
    ),
  ];
}

function makeRow(
  row: GridRow,
  widths: readonly number[],
  options: { align: readonly ColumnAlign[]; size: number; header: boolean },
): TableRow {
  let column = 0;
  // A row stays with the next one where its paragraphs do.
  const keepNext = options.header || row.keepNext === true;
  const children = row.cells.map((cell) => {
    const span = cell.span ?? 1;
    const first = cell.at ?? column;
    column = first + span;
    const width = widths.slice(first, column).reduce((sum, one) => sum + one, 0);
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      ...(span > 1 && { columnSpan: span }),
      ...((cell.rowSpan ?? 1) > 1 && { rowSpan: cell.rowSpan ?? 1 }),
      ...(row.fill !== undefined && { shading: { fill: row.fill, color: "auto", type: "clear" } }),
      children: cellParagraphs(cell, {
        align: cell.align ?? options.align[first] ?? "left",
        size: options.size,
        keepNext,
      }),
    });
  });
  // `tableHeader: false` would still write the element, and readers then take every row for a header.
  return new TableRow({
    children,
    cantSplit: true,
    ...(options.header && { tableHeader: true }),
  });
}

/** The texts of a row column by column; "" where a cell runs over several of them. */
function plainTexts(row: GridRow, columns: number): string[] {
  const texts = Array.from({ length: columns }, () => "");
  let next = 0;
  for (const cell of row.cells) {
    const at = cell.at ?? next;
    next = at + (cell.span ?? 1);
    if (next === at + 1) texts[at] = cell.text;
  }
  return texts;
}

const columnsOf = (row: GridRow): number =>
  row.cells.reduce((next, cell) => (cell.at ?? next) + (cell.span ?? 1), 0);

export const headerCell = (text: string): GridCell => ({ text, bold: true, align: "center" });

function headerRowsOf(header: GridOptions["header"]): GridRow[] {
  const titles: GridCell[] = [];
  const rows: GridRow[] = [];
  for (const one of header) {
    if (typeof one === "string") titles.push(headerCell(one));
    else rows.push(one);
  }
  return [...(titles.length > 0 ? [{ cells: titles }] : []), ...rows].map((row) => ({
    ...row,
    fill: HEADER_FILL,
  }));
}

/** The header rows are repeated on each page. */
export function gridTable(options: GridOptions): Table {
  const size = options.size ?? 13;
  const header = headerRowsOf(options.header);
  const columns = Math.max(0, ...header.map(columnsOf));
  const texts = (rows: readonly GridRow[]): string[][] =>
    rows.map((row) => plainTexts(row, columns));
  const widths = columnWidths(texts([...header, ...options.rows]), options.width, size);
  const body = texts(options.rows);
  const align =
    options.align ?? widths.map((_, column) => guessAlign(body.map((row) => row[column] ?? "")));
  return new Table({
    width: { size: options.width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: { left: PADDING, right: PADDING, marginUnitType: WidthType.DXA },
    rows: [
      ...header.map((row) => makeRow(row, widths, { align, size, header: true })),
      ...options.rows.map((row) => makeRow(row, widths, { align, size, header: false })),
      ...(options.foot ?? []),
    ],
  });
}

/** Two columns without any line: for the head, and for recipients beside the signature. */
export function borderlessColumns(
  rows: readonly (readonly (readonly Paragraph[])[])[],
  widths: readonly number[],
): Table {
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    margins: { left: 0, right: 0, marginUnitType: WidthType.DXA },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map(
            (children, index) =>
              new TableCell({
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                borders: NO_BORDERS,
                children,
              }),
          ),
        }),
    ),
  });
}
