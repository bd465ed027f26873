/** One page of placed words → raw lines and tables in reading order; letterheads and text columns side by side are parted. */
import type { Raw, RawLine } from "../../structure/raw.ts";
import { findGapTable } from "./gap-table.ts";
import { linesOf, lineText, type PageItem, type PageLine } from "./page-items.ts";
import { type GridTable, type Rule, ruledTables } from "./ruled-grid.ts";

export interface PageContent {
  number: number;
  width: number;
  items: PageItem[];
  rules: Rule[];
}

const COLUMN_LINES = 8;
/** Points between the strip and the column to its right. */
const NEAR = 6;
const WIDE_SHARE = 0.7;

/** Raw blocks of a page. */
export function pageToRaws(page: PageContent): Raw[] {
  const tables = ruledTables(page.rules, page.items, page.number).filter(isGrid);
  const outside = page.items.filter((item) => !tables.some((table) => contains(table, item)));
  const raws: Raw[] = [];
  let left = columnsFirst(linesOf(outside), page.width);
  for (const table of tables) {
    const above = left.filter((line) => line.y0 < table.y0);
    left = left.filter((line) => line.y0 >= table.y0);
    raws.push(...linesToRaws(above, page));
    raws.push({
      kind: "table",
      rows: table.rows,
      place: { page: page.number },
      columns: table.columns,
      mayContinue: true,
    });
  }
  raws.push(...linesToRaws(left, page));
  const [first] = raws;
  if (first?.kind === "line") first.pageStart = true;
  return raws;
}

/** A frame around text has one cell a row; a table has a row of two filled cells. */
function isGrid(table: GridTable): boolean {
  return table.rows.some((row) => row.cells.filter((cell) => cell.text !== "").length >= 2);
}

function contains(table: GridTable, item: PageItem): boolean {
  const x = item.x + item.width / 2;
  const y = item.y + item.height / 2;
  return x > table.x0 && x < table.x1 && y > table.y0 && y < table.y1;
}

/**
 * Text set in two columns is read column by column, a letterhead part by part: both show as lines of two segments
 * with the same empty strip in the middle.
 */
function columnsFirst(lines: readonly PageLine[], width: number): PageLine[] {
  const ordered: PageLine[] = [];
  let index = 0;
  while (index < lines.length) {
    const run = twoColumnRun(lines, index, width);
    if (run === null) {
      const line = lines[index];
      if (line) ordered.push(line);
      index += 1;
      continue;
    }
    const part = (side: "left" | "right") =>
      lines.slice(index, run.end).flatMap((line) => {
        const segments = line.segments.filter((segment) =>
          side === "left" ? segment.x0 < run.strip : segment.x0 >= run.strip,
        );
        return segments.length > 0 ? [{ ...line, segments }] : [];
      });
    const [left, right] = [withoutNotes(part("left")), withoutNotes(part("right"))];
    // A sentence goes on from column to column; the notes below them come behind both.
    ordered.push(...left.body, ...right.body, ...left.notes, ...right.notes);
    index = run.end;
  }
  return ordered;
}

/** Letters of footnotes are smaller than those above them. */
const NOTE_SHARE = 0.9;

/** The footnotes at the end of a column: small letters from a line that begins with its number on. */
function withoutNotes(column: readonly PageLine[]): { body: PageLine[]; notes: PageLine[] } {
  const sizes = column.map(sizeOf).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const body = column.findLastIndex((line) => sizeOf(line) >= usual * NOTE_SHARE) + 1;
  const first = column
    .slice(body)
    .findIndex((line) => /^[[(]?\d{1,2}[\])]?(?=\s|\p{Lu})/u.test(lineText(line)));
  const at = first < 0 ? column.length : body + first;
  return { body: column.slice(0, at), notes: column.slice(at) };
}

const sizeOf = (line: PageLine): number =>
  Math.max(0, ...line.segments.map((segment) => segment.size));

function twoColumnRun(
  lines: readonly PageLine[],
  start: number,
  width: number,
): { end: number; strip: number } | null {
  const runs = stripsOf(lines[start])
    .filter((strip) => strip >= width * 0.25 && strip <= width * 0.75)
    .map((strip) => runAlong(strip, lines, { start, width }));
  // The strip that parts the most lines: a short first line says little of where the column below it ends.
  return runs.reduce((best, run) => ((run?.end ?? 0) > (best?.end ?? 0) ? run : best), null);
}

function runAlong(
  strip: number,
  lines: readonly PageLine[],
  { start, width }: { start: number; width: number },
): { end: number; strip: number } | null {
  let end = start;
  while (end < lines.length && keepsStrip(lines[end], strip)) end += 1;
  const run = lines.slice(start, end);
  const paired = run.filter((line) => line.segments.length === 2).length;
  const text = run.map(lineText).join("\n");
  if (/cộng h.{1,3} x.{1,2} h.{1,2}i|độc lập|nơi nhận/iu.test(text)) return { end, strip };
  return paired >= COLUMN_LINES && isRunningText(run, width) ? { end, strip } : null;
}

/** Columns of running text are wide but for headings and last lines; those of a table are not. */
function isRunningText(run: readonly PageLine[], width: number): boolean {
  const pairs = run.filter(({ segments }) => segments.length === 2);
  const wide = (side: 0 | 1) =>
    pairs.filter(({ segments }) => {
      const segment = segments[side];
      return segment !== undefined && segment.x1 - segment.x0 > width * 0.2;
    }).length;
  return Math.min(wide(0), wide(1)) >= pairs.length * WIDE_SHARE;
}

/** Where the strip may lie in a line of two segments: mid-gap, or beside the right one when the left one is short. */
function stripsOf(line: PageLine | undefined): number[] {
  const [left, right, ...more] = line?.segments ?? [];
  if (!left || !right || more.length > 0) return [];
  const middle = (left.x1 + right.x0) / 2;
  return [middle, Math.max(middle, right.x0 - NEAR)];
}

function keepsStrip(line: PageLine | undefined, strip: number): boolean {
  if (!line || line.segments.length > 2) return false;
  return !line.segments.some(({ x0, x1 }) => x0 < strip && x1 > strip);
}

function linesToRaws(lines: readonly PageLine[], page: PageContent): Raw[] {
  const raws: Raw[] = [];
  const spacing = usualSpacing(lines);
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    if (!line) break;
    const table = findGapTable(lines, index, page.number);
    if (table) {
      raws.push({
        kind: "table",
        rows: table.rows,
        place: { page: page.number },
        columns: table.columns,
        mayContinue: true,
      });
      index = table.end;
      continue;
    }
    raws.push(toRaw(line, lines[index - 1], spacing, page.number));
    index += 1;
  }
  return raws;
}

/** The frequent distance from line to line. */
function usualSpacing(lines: readonly PageLine[]): number {
  const steps = lines
    .slice(1)
    .map((line, index) => line.y0 - (lines[index]?.y0 ?? 0))
    .filter((step) => step > 0)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length * 0.3)] ?? 0;
}

function toRaw(
  line: PageLine,
  above: PageLine | undefined,
  spacing: number,
  page: number,
): RawLine {
  const step = above ? line.y0 - above.y0 : Infinity;
  const indent = (line.segments[0]?.x0 ?? 0) - (above?.segments[0]?.x0 ?? 0);
  const ended = /[.;:!?/]["”’)]?$/u.test(above ? lineText(above) : "");
  const bold = line.segments.every((segment) => segment.bold);
  return {
    kind: "line",
    text: lineText(line),
    place: { page },
    gap: step < 0 || step > spacing * 1.45 || (indent > 8 && ended),
    wraps: true,
    ...(bold && { bold: true }),
  };
}
