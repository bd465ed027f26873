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
  const figures = usualFigures(filled);
  const rows = filled.map((line) => toRow(line, figures));
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

/** Headings, bullets and sentences end a table. */
function isProse(line: string): boolean {
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

/** The number of figure columns that most numbered rows share. */
function usualFigures(lines: readonly TextLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines.filter((candidate) => NUMBERED_ROW.test(candidate.trimmed))) {
    const count = trailingFigures(line.trimmed);
    counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function toRow(line: TextLine, figures: number): TableRow {
  const place = { line: line.number };
  const marker = markerOf(line.trimmed, figures);
  if (marker === null) return { place, cells: [{ text: "" }, { text: line.trimmed }] };
  const rest = line.trimmed.slice(marker.length).replace(/^\s*\|/, "");
  const cells = [marker, ...splitFigures(rest, figures)];
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
