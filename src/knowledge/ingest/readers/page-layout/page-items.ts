/**
 * Words of a page with their place, from a PDF's text layer or from OCR, put together to segments and lines. All
 * measures are points from the top left corner.
 */

export interface PageItem {
  text: string;
  x: number;
  /** Top of the letters. */
  y: number;
  width: number;
  height: number;
  bold?: boolean;
  /** A whole word of OCR: a blank stands on both sides however narrow the gap. */
  word?: boolean;
}

/** Text without a wide gap inside. */
export interface Segment {
  text: string;
  x0: number;
  x1: number;
  bold: boolean;
  /** Height of its tallest letters. */
  size: number;
}

export interface PageLine {
  segments: Segment[];
  /** Top and bottom of the tallest letters. */
  y0: number;
  y1: number;
}

/** A gap this wide against the letter height parts two segments. */
const WIDE_GAP = 0.95;
const WORD_GAP = 0.14;

/** Lines from top to bottom, segments from left to right. */
export function linesOf(items: readonly PageItem[]): PageLine[] {
  const sorted = items
    .filter((item) => item.text.trim() !== "")
    .sort((a, b) => a.y + a.height / 2 - (b.y + b.height / 2) || a.x - b.x);
  const rows: PageItem[][] = [];
  for (const item of sorted) {
    const row = rows.at(-1);
    if (row && sameLine(row, item)) row.push(item);
    else rows.push([item]);
  }
  return rows.map(toLine);
}

function sameLine(row: readonly PageItem[], item: PageItem): boolean {
  const last = row.at(-1);
  const first = row[0];
  if (!last || !first) return false;
  const middle = item.y + item.height / 2;
  const near = (other: PageItem) =>
    Math.abs(other.y + other.height / 2 - middle) < Math.min(other.height, item.height) * 0.55;
  return near(last) || near(first);
}

function toLine(items: readonly PageItem[]): PageLine {
  const ordered = [...items].sort((a, b) => a.x - b.x);
  const segments: Segment[] = [];
  for (const [index, item] of ordered.entries()) {
    const last = ordered[index - 1];
    const current = segments.at(-1);
    if (current && last && gapOf(last, item) <= WIDE_GAP) append(current, item, last);
    else segments.push(newSegment(item));
  }
  return {
    segments: segments.map((segment) => ({ ...segment, text: segment.text.normalize("NFC") })),
    y0: Math.min(...ordered.map((item) => item.y)),
    y1: Math.max(...ordered.map((item) => item.y + item.height)),
  };
}

/** Gap between two words against the height of the smaller one. */
function gapOf(last: PageItem, item: PageItem): number {
  return (item.x - (last.x + last.width)) / Math.max(1, Math.min(item.height, last.height));
}

function newSegment(item: PageItem): Segment {
  const { x, width, height, bold } = item;
  return { text: item.text.trim(), x0: x, x1: x + width, bold: bold === true, size: height };
}

function append(segment: Segment, item: PageItem, last: PageItem): void {
  const blank =
    item.word === true ||
    gapOf(last, item) > WORD_GAP ||
    /^\s/.test(item.text) ||
    /\s$/.test(last.text);
  segment.text = `${segment.text}${blank ? " " : ""}${item.text.trim()}`;
  segment.x1 = Math.max(segment.x1, item.x + item.width);
  segment.bold &&= item.bold === true;
  segment.size = Math.max(segment.size, item.height);
}

export function lineText(line: PageLine): string {
  return line.segments.map((segment) => segment.text).join(" ");
}
