/**
 * Tables without drawn borders: adjacent lines whose segments stand in the same three or more columns. Lines of one
 * cell are put together by the row number in the first column or by the distance between lines.
 */
import type { TableRow } from "../../../../domain/document/parsed-document.ts";
import type { PageLine, Segment } from "./page-items.ts";

export interface GapTable {
  rows: TableRow[];
  columns: number;
  /** Indexes of the lines it takes: first, and behind the last. */
  start: number;
  end: number;
}

interface Column {
  x0: number;
  x1: number;
}

const MIN_COLUMNS = 3;
const MIN_LINES = 3;

/** A table that starts at the line, or null. */
export function findGapTable(
  lines: readonly PageLine[],
  start: number,
  page: number,
): GapTable | null {
  if ((lines[start]?.segments.length ?? 0) < MIN_COLUMNS) return null;
  let end = start + 1;
  let wide = 1;
  let quiet = 0;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (!line || farBelow(lines[end - 1], line)) break;
    if (line.segments.length >= MIN_COLUMNS) {
      wide += 1;
      quiet = 0;
    } else if ((quiet += 1) > 4) break;
  }
  end -= quiet;
  if (wide < MIN_LINES) return null;
  const used = lines.slice(start, end);
  const columns = columnsOf(used);
  if (columns.length < MIN_COLUMNS) return null;
  return { rows: rowsOf(used, columns, page), columns: columns.length, start, end };
}

function farBelow(above: PageLine | undefined, line: PageLine): boolean {
  return above !== undefined && line.y0 - above.y1 > (line.y1 - line.y0) * 2.5;
}

/** Segments that overlap stand in one column; those of sparse lines may span and do not count. */
function columnsOf(lines: readonly PageLine[]): Column[] {
  const most = Math.max(...lines.map((line) => line.segments.length));
  const columns: Column[] = [];
  const full = lines.filter((line) => line.segments.length >= Math.max(MIN_COLUMNS, most - 1));
  for (const segment of full.flatMap((line) => line.segments)) {
    const met = columns.filter((column) => segment.x0 < column.x1 && segment.x1 > column.x0);
    const merged = met.reduce(
      (sum, column) => ({ x0: Math.min(sum.x0, column.x0), x1: Math.max(sum.x1, column.x1) }),
      { x0: segment.x0, x1: segment.x1 },
    );
    for (const column of met) columns.splice(columns.indexOf(column), 1);
    columns.push(merged);
  }
  return columns.sort((a, b) => a.x0 - b.x0);
}

function rowsOf(lines: readonly PageLine[], columns: readonly Column[], page: number): TableRow[] {
  const grid = lines.map((line) => place(line.segments, columns));
  const numbered = grid.filter((texts) => isNumber(texts[0])).length >= 2;
  const apart = farLines(lines);
  const rows: string[][] = [];
  for (const [index, texts] of grid.entries()) {
    const last = rows.at(-1);
    const far = apart[index] === true;
    const starts = numbered && index > 0 ? texts[0] !== "" || far : far || isFull(texts);
    if (starts || !last) rows.push(texts);
    else for (const [at, text] of texts.entries()) last[at] = `${last[at] ?? ""} ${text}`.trim();
  }
  return rows.map((texts) => ({ place: { page }, cells: texts.map((text) => ({ text })) }));
}

/** Lines that stand farther below the one before than the lines of one cell do. */
function farLines(lines: readonly PageLine[]): boolean[] {
  const gaps = lines.map((line, index) => line.y0 - (lines[index - 1]?.y1 ?? -Infinity));
  const usual = gaps.slice(1).sort((a, b) => a - b)[Math.floor(gaps.length * 0.25)] ?? 0;
  return lines.map((line, index) => (gaps[index] ?? 0) > usual + (line.y1 - line.y0) * 0.35);
}

function isNumber(text: string | undefined): boolean {
  return /^(?:\d{1,3}|[IVX]{1,5})[.)]?$/.test(text ?? "");
}

function isFull(texts: readonly string[]): boolean {
  return texts.filter((text) => text !== "").length > texts.length / 2;
}

/** Each segment goes to the column it overlaps most, or the nearest one. */
function place(segments: readonly Segment[], columns: readonly Column[]): string[] {
  const texts = columns.map(() => "");
  for (const segment of segments) {
    let best = 0;
    let bestScore = -Infinity;
    for (const [index, column] of columns.entries()) {
      const overlap = Math.min(segment.x1, column.x1) - Math.max(segment.x0, column.x0);
      if (overlap > bestScore) [best, bestScore] = [index, overlap];
    }
    texts[best] = `${texts[best] ?? ""} ${segment.text}`.trim();
  }
  return texts;
}
