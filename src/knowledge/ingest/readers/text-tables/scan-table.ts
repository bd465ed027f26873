/**
 * What a scan leaves of a table: "3 | Bệnh viện Y dược cổ truyền 0 1". Pipes part some columns, figures at the end of
 * a line stand for the others. Rows are kept as far as they go; a line that fits nowhere stays a row of its own, and
 * nothing is filled in.
 */
import type { TableRow } from "../../../../domain/document/parsed-document.ts";
import type { FoundTable, TextLine } from "./text-line.ts";

const NUMBERED_ROW = /^(?:\d{1,3}|[IVXl1|]{1,4})\s?\|\s?\S/;
const FIGURE =
  /^(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,3})?|\d{1,6}(?:[.,]\d{1,3})?%?|[-–]|>\d{1,3}|%)$/;
const SUM_ROW = /^t[^\s]{1,3}ng(?:\s+c[^\s]{1,3}ng)?\b/iu;
/** Lines that may lie between two numbered rows. */
const REACH = 9;
const MIN_ANCHORS = 3;

/** A scanned table that starts at the line: a numbered pipe row with others in reach. */
export function findScanTable(lines: readonly TextLine[], start: number): FoundTable | null {
  const first = lines[start];
  if (!first || !isAnchor(first.trimmed)) return null;
  const last = lastRow(lines, start);
  if (last === null) return null;
  const filled = lines.slice(start, last + 1).filter((line) => line.trimmed !== "");
  const shape = usualShape(filled);
  const rows = filled.map((line) => toRow(line, shape));
  return {
    table: {
      kind: "table",
      rows,
      place: { line: first.number },
      headerRows: 0,
      columns: Math.max(...rows.map((row) => row.cells.length)),
      mayContinue: false,
    },
    next: last + 1,
  };
}

/** Index of the last row of a table; null when too few rows are in reach of each other. */
function lastRow(lines: readonly TextLine[], start: number): number | null {
  let last = start;
  let count = 1;
  let since = 0;
  for (let index = start + 1; index < lines.length && since <= REACH; index += 1) {
    const line = lines[index]?.trimmed ?? "";
    if (isProse(line)) break;
    if (line !== "") since += 1;
    if (isAnchor(line)) count += 1;
    else if (!isSum(line)) continue;
    last = index;
    since = 0;
  }
  return count < MIN_ANCHORS ? null : last;
}

function isSum(line: string): boolean {
  return SUM_ROW.test(line) && trailingFigures(line) > 0;
}

/** A numbered row, or a line of figures parted by pipes. */
function isAnchor(line: string): boolean {
  if (!line.includes("|")) return false;
  if (NUMBERED_ROW.test(line)) return true;
  return tokensOf(line).filter((token) => /\d[.,]\d{3}/.test(token)).length >= 3;
}

/** Headings, bullets and sentences end a table; a scan prints "PHU LUC 2" too. */
function isProse(line: string): boolean {
  if (/^ph[^\s]{1,2} l[^\s]{1,2}c\s+[\dIVX]{1,4}$/iu.test(line)) return true;
  return /^[-+•]\s+\p{L}/u.test(line) || /^[a-z]\)\s/.test(line) || line.length > 140;
}

function tokensOf(line: string): string[] {
  return line.replace(/\|/g, " | ").split(/\s+/).filter(Boolean);
}

/** Number of figures at the end of a line, pipes between them not counted. */
function trailingFigures(line: string): number {
  let count = 0;
  for (const token of tokensOf(line).toReversed()) {
    if (token === "|") continue;
    if (!FIGURE.test(token)) break;
    count += 1;
  }
  return count;
}

/** How the rows of a table end: in so many figures, with a short note behind them or not. */
interface Shape {
  figures: number;
  noted: boolean;
}

/** Words of a note behind the figures: "100Mbs (1)". */
const LONGEST_NOTE = 3;

/** The shape that most numbered rows share. */
function usualShape(lines: readonly TextLine[]): Shape {
  const rows = lines.map((line) => line.trimmed).filter((line) => NUMBERED_ROW.test(line));
  const plain = mostCommon(rows.map(trailingFigures));
  if (plain > 0) return { figures: plain, noted: false };
  const noted = mostCommon(rows.map((row) => trailingFigures(withoutNote(row).rest)));
  return noted > 1 ? { figures: noted, noted: true } : { figures: 0, noted: false };
}

function mostCommon(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Parts the words behind the last figure from a line; no note when there are too many of them. */
function withoutNote(line: string): { rest: string; note: string } {
  const tokens = tokensOf(line);
  const last = tokens.findLastIndex((token) => FIGURE.test(token));
  const note = tokens.slice(last + 1);
  if (last < 0 || note.length > LONGEST_NOTE) return { rest: line, note: "" };
  return { rest: tokens.slice(0, last + 1).join(" "), note: note.join(" ") };
}

function toRow(line: TextLine, { figures, noted }: Shape): TableRow {
  const place = { line: line.number };
  const { rest, note } = noted ? withoutNote(line.trimmed) : { rest: line.trimmed, note: "" };
  const marker = markerOf(rest, figures);
  if (marker === null) return { place, cells: [{ text: "" }, { text: line.trimmed }] };
  const body = rest.slice(marker.length).replace(/^\s*\|/, "");
  const cells = [marker, ...splitFigures(body, figures), ...(noted ? [note] : [])];
  return { place, cells: cells.map((text) => ({ text: text.trim() })) };
}

/** The row number as printed, "" for a sum or a row whose number was lost; null for a line that is no row. */
function markerOf(line: string, figures: number): string | null {
  if (NUMBERED_ROW.test(line)) return /^[^\s|]+|^\|/.exec(line)?.[0] ?? "";
  const isRow = (figures > 1 && trailingFigures(line) >= figures) || SUM_ROW.test(line);
  return isRow ? (/^\d{1,3}(?=\s+\p{L})/u.exec(line)?.[0] ?? "") : null;
}

/** Name cells as the pipes part them, then one cell for each of the last `figures` figures. */
function splitFigures(text: string, figures: number): string[] {
  const tokens = tokensOf(text);
  const tail: string[] = [];
  while (tail.length < figures && tokens.length > 0) {
    const token = tokens.at(-1) ?? "";
    if (token !== "|" && !FIGURE.test(token)) break;
    tokens.pop();
    if (token !== "|") tail.unshift(token);
  }
  const names = tokens
    .join(" ")
    .split("|")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
  return [...(names.length === 0 ? [""] : names), ...tail];
}
