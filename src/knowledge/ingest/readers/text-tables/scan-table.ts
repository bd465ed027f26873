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
  if (!isAnchor(lines[start]?.trimmed ?? "")) return null;
  let last = start;
  let count = 1;
  let since = 0;
  for (let index = start + 1; index < lines.length && since <= REACH; index += 1) {
    const line = lines[index]?.trimmed ?? "";
    if (line === "") continue;
    if (isProse(line)) break;
    since += 1;
    const anchor = isAnchor(line);
    if (anchor) count += 1;
    if (anchor || (SUM_ROW.test(line) && trailingFigures(line) > 0)) {
      last = index;
      since = 0;
    }
  }
  if (count < MIN_ANCHORS) return null;
  const filled = lines.slice(start, last + 1).filter((line) => line.trimmed !== "");
  const figures = usualFigures(filled);
  const rows = filled.map((line) => toRow(line, figures));
  return {
    table: {
      kind: "table",
      rows,
      place: { line: lines[start]?.number ?? 1 },
      headerRows: 0,
      columns: Math.max(...rows.map((row) => row.cells.length)),
      mayContinue: false,
    },
    next: last + 1,
  };
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
  const numbered = NUMBERED_ROW.test(line.trimmed);
  const bare = /^(\d{1,3})\s+(?=\p{L})/u.exec(line.trimmed);
  const found = trailingFigures(line.trimmed);
  const isRow = numbered || (found >= figures && figures > 1) || SUM_ROW.test(line.trimmed);
  if (!isRow)
    return { place: { line: line.number }, cells: [{ text: "" }, { text: line.trimmed }] };
  const marker = numbered ? /^[^\s|]+|^\|/.exec(line.trimmed)?.[0] : bare?.[1];
  const afterMarker = numbered
    ? line.trimmed.slice(marker?.length ?? 0).replace(/^\s*\|/, "")
    : line.trimmed.slice(bare?.[0].length ?? 0);
  return {
    place: { line: line.number },
    cells: [marker ?? "", ...splitFigures(afterMarker, figures)].map((text) => ({
      text: text.trim(),
    })),
  };
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
