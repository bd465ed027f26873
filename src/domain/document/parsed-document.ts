/**
 * What every reader of files (text, Markdown, HTML, DOCX, XLSX, CSV, PDF, OCR) hands on: the text as ordered
 * blocks, tables as grids of cells, and how far the reading can be trusted.
 *
 * It crosses a worker border, hence the schema. It says what stands where, never what it means: columns,
 * amounts, plan sections are found by ../budget, ../plan and ../regulation.
 */
import { z } from "zod";

/** Place of a block, row or cell in its file. Parts that do not apply are left out. */
export const Place = z.strictObject({
  /** 1-based line in a text-like file (txt, md, html, csv). */
  line: z.int().positive().optional(),
  /** 1-based page of a PDF or scan. */
  page: z.int().positive().optional(),
  sheet: z.string().optional(),
});
export type Place = z.infer<typeof Place>;

export const Cell = z.strictObject({
  /** NFC, markup removed, inner line breaks as "\n"; "" for an empty cell. */
  text: z.string(),
  /** Columns it spans; absent means 1. Covered cells to its right are NOT present. */
  colSpan: z.int().positive().optional(),
  rowSpan: z.int().positive().optional(),
  /** Spreadsheet address "F12" and the formula behind the value, where there is one. */
  ref: z.string().optional(),
  formula: z.string().optional(),
  /** Number stored in a spreadsheet cell, when the cell is numeric. */
  value: z.number().optional(),
  /** Number format of a spreadsheet cell ("#,##0", "0.0%"). */
  numberFormat: z.string().optional(),
  bold: z.boolean().optional(),
});
export type Cell = z.infer<typeof Cell>;

export const TableRow = z.strictObject({
  place: Place,
  cells: z.array(Cell),
  /** True for a hidden spreadsheet row. */
  hidden: z.boolean().optional(),
});
export type TableRow = z.infer<typeof TableRow>;

export const ParsedTable = z.strictObject({
  /** 1-based in reading order. A table split by page breaks is ONE table with its repeated header rows dropped. */
  index: z.int().positive(),
  /** Lines right above the table that name it: "Phụ lục 2", "Kinh phí …", "Đơn vị tính: triệu đồng". */
  caption: z.array(z.string()),
  headingPath: z.array(z.string()),
  place: Place,
  /** Rows in order; header rows come first (their number is headerRows, 0 when none was recognised). */
  headerRows: z.int().nonnegative(),
  rows: z.array(TableRow),
});
export type ParsedTable = z.infer<typeof ParsedTable>;

export const Block = z.strictObject({
  kind: z.enum(["heading", "paragraph", "list-item", "table"]),
  /** NFC text without markup; the list marker stays in `marker`. For a table: "". */
  text: z.string(),
  /** Heading depth from 1; for a list item its nesting from 1. */
  level: z.int().positive().optional(),
  /** "-", "+", "1.", "a)", "II." as printed. */
  marker: z.string().optional(),
  place: Place,
  /** Headings above this block, outermost first (a heading's path does not contain itself). */
  headingPath: z.array(z.string()),
  /** Index of the table that stands here. */
  table: z.int().positive().optional(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
});
export type Block = z.infer<typeof Block>;

export const ReadingQuality = z.strictObject({
  /** 0..1: share of the text that reads as sound Vietnamese (or its unmarked form). */
  score: z.number().min(0).max(1),
  /** The marks are missing or unreliable: OCR or typed without marks. */
  lostMarks: z.boolean(),
  ocr: z.boolean(),
  /** Mean OCR confidence 0..1 where an engine reported one. */
  ocrConfidence: z.number().min(0).max(1).optional(),
});
export type ReadingQuality = z.infer<typeof ReadingQuality>;

export const ParsedDocument = z.strictObject({
  format: z.enum(["txt", "md", "html", "csv", "docx", "xlsx", "pdf", "image"]),
  /** Name of the file, without its folder. */
  fileName: z.string(),
  blocks: z.array(Block),
  tables: z.array(ParsedTable),
  /** Number of pages, sheets or 1. */
  pages: z.int().nonnegative(),
  /** The whole text, NFC, LF line ends; `place.line` counts its lines for text-like formats. */
  text: z.string(),
  quality: ReadingQuality,
  /** Vietnamese sentences: what was dropped, converted or could not be read. */
  warnings: z.array(z.string()),
});
export type ParsedDocument = z.infer<typeof ParsedDocument>;
