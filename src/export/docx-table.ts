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

import { paragraph, TIGHT_SPACING } from "./docx-base.ts";
import { textWidth } from "./text-width.ts";

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

const PADDING = 85;

/** Beyond this many characters a cell does not ask for a wider column. */
const LONGEST_USEFUL = 240;

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

interface ColumnNeed {
  /** Width of the longest word: below it a word or an amount would be torn apart. */
  least: number;
  /** Weight of the column when there is room to share. */
  wish: number;
}

function columnNeed(texts: readonly string[], size: number): ColumnNeed {
  let least = 0;
  let total = 0;
  let longest = 0;
  let widest = 0;
  for (const text of texts) {
    for (const word of text.split(/\s+/)) {
      least = Math.max(least, textWidth(word, { size, bold: true }));
    }
    const length = Math.min(text.length, LONGEST_USEFUL);
    total += length;
    longest = Math.max(longest, length);
    widest = Math.max(widest, textWidth(text.slice(0, LONGEST_USEFUL), { size }));
  }
  const average = total / Math.max(1, texts.length);
  // A column whose longest cell already fits asks for nothing; long texts count, but less than in proportion.
  const wish = widest <= least ? 1 : (average + longest / 2) ** 0.7;
  return { least: least + 2 * PADDING + 40, wish };
}

/** Twips per column; they add up to `width`. */
export function columnWidths(
  columns: readonly (readonly string[])[],
  width: number,
  size: number,
): number[] {
  // One long word (a web address) must not starve the others: no column asks for more than its share.
  const cap = Math.max(width / Math.max(1, columns.length), width * 0.3);
  const needs = columns.map((texts) => {
    const need = columnNeed(texts, size);
    return { least: Math.min(need.least, cap), wish: need.wish };
  });
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  const wishes = needs.reduce((sum, need) => sum + need.wish, 0) || 1;
  const spare = width - least;
  const widths = needs.map((need) =>
    Math.floor(
      spare >= 0 ? need.least + (spare * need.wish) / wishes : (need.least * width) / least,
    ),
  );
  const rounding = width - widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one, index) => (index === 0 ? one + rounding : one));
}

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

const plainTexts = (rows: readonly GridRow[], column: number): string[] =>
  rows.flatMap((row) => {
    let next = 0;
    for (const cell of row.cells) {
      const at = cell.at ?? next;
      if (at === column && (cell.span ?? 1) === 1) return [cell.text];
      next = at + (cell.span ?? 1);
    }
    return [];
  });

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
    Array.from({ length: columns }, (_, column) => plainTexts(rows, column));
  const widths = columnWidths(texts([...header, ...options.rows]), options.width, size);
  const align = options.align ?? texts(options.rows).map((column) => guessAlign(column));
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
