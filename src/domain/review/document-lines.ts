/**
 * A document as lines with their places, for the rules that read prose: text files line by line, other formats
 * block by block and row by row. Offsets count units of `text`, so that what is found there leads to a place.
 *
 * Each line also says which part of a plan it stands in; ../plan builds the whole outline, this needs only the part.
 */
import type { Block, ParsedDocument, ParsedTable, TableRow } from "../document/parsed-document.ts";
import { oncePer } from "../once-per.ts";
import { foldInPlace } from "../text/fold.ts";
import type { Where } from "./finding.ts";
import { withoutFormer } from "./former-words.ts";
import { makePartReader, type PlanPart } from "./plan-parts.ts";
import { whereOfBlock, whereOfTable } from "./where.ts";

export interface DocumentLine {
  /** Literally from the document. */
  text: string;
  /** Without marks, lower case, same length as `text`. */
  folded: string;
  /** What the document says itself: as `folded` here; ./prose.ts blanks what is cited and quoted. */
  own: string;
  /** Offset of the first unit in DocumentLines.text. */
  start: number;
  where: Where;
  kind: "heading" | "text" | "row";
  part: PlanPart;
  /** Index of the table and its cells, for a row. */
  table: number | null;
  cells: readonly string[];
}

export interface DocumentLines {
  text: string;
  /** Without marks, lower case, same positions as `text`. */
  folded: string;
  lines: readonly DocumentLine[];
  /** The line that holds an offset. */
  lineAt(offset: number): DocumentLine | undefined;
  /** Scan or text without marks: letters may be misread. */
  unsure: boolean;
}

type RawLine = Omit<DocumentLine, "folded" | "own" | "start" | "part">;

/** Every rule asks for the same lines; a document never changes, so one reading serves them all. */
export const documentLines = oncePer(readLines);

function readLines(document: ParsedDocument): DocumentLines {
  // The text of the others carries tags, commas between cells or lines of several sheets.
  const byLine =
    (document.format === "txt" || document.format === "md") &&
    document.blocks.some((block) => block.place.line !== undefined);
  const raw = byLine ? linesOfText(document) : linesOfBlocks(document);
  const text = byLine ? document.text : raw.map((line) => line.text).join("\n");
  const whole = raw.map((line) => foldInPlace(line.text)).join("\n");
  const partOf = makePartReader();
  let start = 0;
  const lines = raw.map(({ text, where, kind, table, cells }): DocumentLine => {
    // A part of the whole costs a few bytes; a long budget has a hundred thousand lines.
    const folded = whole.slice(start, start + text.length);
    const part = partOf({ text, folded, kind });
    const made = { text, folded, own: folded, start, where, kind, part, table, cells };
    start += text.length + 1;
    return made;
  });
  return {
    text,
    folded: whole,
    lines,
    lineAt: (offset) => lineAt(lines, offset),
    unsure: document.quality.ocr || document.quality.lostMarks,
  };
}

function lineAt(lines: readonly DocumentLine[], offset: number): DocumentLine | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low];
}

/** Text-like formats: every printed line, with the heading, table and row that stand there. */
function linesOfText(document: ParsedDocument): RawLine[] {
  const blocks = new Map<number, Block>();
  for (const block of document.blocks) {
    if (block.place.line !== undefined) blocks.set(block.place.line, block);
  }
  const rows = rowsByLine(document.tables);
  let current: Block | undefined;
  return document.text.split("\n").map((text, index): RawLine => {
    const line = index + 1;
    const own = blocks.get(line);
    if (own) current = own;
    const row = rows.get(line);
    if (row !== undefined) return lineOfRow(row, text);
    const heading = current === undefined ? {} : whereOfBlock(current);
    const where: Where = { ...heading, line };
    const kind = own?.kind === "heading" ? "heading" : "text";
    return { text, where, kind, table: null, cells: [] };
  });
}

interface PlacedRow {
  table: ParsedTable;
  row: TableRow;
  index: number;
  said: ReturnType<typeof withoutFormer>;
}

function placedRows(table: ParsedTable): PlacedRow[] {
  const said = withoutFormer(table);
  return table.rows.map((row, index) => ({ table, row, index, said }));
}

function rowsByLine(tables: readonly ParsedTable[]): Map<number, PlacedRow> {
  const rows = new Map<number, PlacedRow>();
  for (const table of tables) {
    for (const placed of placedRows(table)) {
      const line = placed.row.place.line ?? table.place.line;
      if (line !== undefined) rows.set(line, placed);
    }
  }
  return rows;
}

/** A row with its line of the file; where there is none, its cells make one. */
function lineOfRow({ table, row, index, said }: PlacedRow, text?: string): RawLine {
  const cells = row.cells.map((cell, column) => said(cell.text.trim(), { index, column }));
  const rowName = cells.find((cell) => cell !== "")?.slice(0, 60) ?? "";
  const where = whereOfTable(table, { row, rowName });
  return { text: text ?? cells.join("\t"), where, kind: "row", table: table.index, cells };
}

const linesOfTable = (table: ParsedTable): RawLine[] =>
  placedRows(table).map((placed) => lineOfRow(placed));

/** List items keep their marker beside the text, headings in it. */
function printed({ marker, text }: Block): string {
  return marker === undefined || text.startsWith(marker) ? text : `${marker} ${text}`;
}

function linesOfBlocks(document: ParsedDocument): RawLine[] {
  const tables = new Map(document.tables.map((table) => [table.index, table]));
  const used = new Set<number>();
  const lines: RawLine[] = [];
  for (const block of document.blocks) {
    const table = block.table === undefined ? undefined : tables.get(block.table);
    if (block.kind === "table" && table) {
      used.add(table.index);
      lines.push(...linesOfTable(table));
      continue;
    }
    const kind = block.kind === "heading" ? "heading" : "text";
    for (const text of printed(block).split("\n")) {
      lines.push({ text, where: whereOfBlock(block), kind, table: null, cells: [] });
    }
  }
  for (const table of document.tables)
    if (!used.has(table.index)) lines.push(...linesOfTable(table));
  return lines;
}
