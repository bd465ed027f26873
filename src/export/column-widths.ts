/**
 * Widths of the columns of a table: none so narrow that a word or an amount is torn, and as few printed lines in all
 * rows together as the room allows.
 */
import { textWidth } from "./text-width.ts";

/** Twips at the left and at the right of the text in a cell. */
export const PADDING = 85;

/** Beyond this many characters a cell does not ask for a wider column. */
const LONGEST_USEFUL = 240;

/** Room kept free, as widths are estimates. */
const SLACK = 40;

/** Twips that one column hands to another, the coarse trials first. */
const STEPS = [1280, 640, 320, 160] as const;

/** High cells count a little beside the height of the rows: the next trial may lower the row, and a slim column is hard to read. */
const CELL_WEIGHT = 0.01;

const MOST_ROUNDS = 60;

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
  return { least: least + 2 * PADDING + SLACK, wish };
}

/** Widths of the words of a cell, one list for each line that the text itself begins. */
type Measured = readonly (readonly number[])[];

const measure = (text: string, size: number): Measured =>
  text.split("\n").map((line) =>
    line
      .split(/\s+/)
      .filter((word) => word !== "")
      .map((word) => textWidth(word, { size })),
  );

/** Printed lines of a cell in a column of the given width. */
function linesIn(cell: Measured, width: number, space: number): number {
  const room = Math.max(1, width - 2 * PADDING - SLACK);
  let lines = 0;
  for (const words of cell) {
    if (words.length === 0) continue;
    lines += 1;
    let used = -space;
    for (const word of words) {
      used += space + word;
      if (used <= room) continue;
      if (used > word) lines += 1;
      lines += Math.ceil(word / room) - 1;
      used = Math.min(word, room);
    }
  }
  return lines;
}

/** Printed lines of a cell, remembered: the search asks for the same widths again and again. */
function lineCounter(rows: readonly (readonly string[])[], size: number) {
  const space = textWidth(" ", { size });
  const cells = rows.map((row) => row.map((text) => measure(text, size)));
  const known = new Map<string, number[]>();
  return (column: number, width: number): number[] => {
    const key = `${column}:${width}`;
    const counts = known.get(key) ?? cells.map((row) => linesIn(row[column] ?? [], width, space));
    known.set(key, counts);
    return counts;
  };
}

/** Height of the table in lines, and a little for the height of each cell. */
function costOf(counts: readonly (readonly number[])[]): number {
  let cost = 0;
  const rows = counts[0]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    let highest = 1;
    for (const column of counts) {
      const lines = column[row] ?? 0;
      highest = Math.max(highest, lines);
      cost += lines * lines * CELL_WEIGHT;
    }
    cost += highest;
  }
  return cost;
}

/** Hands room from column to column as long as the table gets lower by it. */
function lowered(
  start: readonly number[],
  least: readonly number[],
  linesOf: (column: number, width: number) => number[],
): number[] {
  let widths = [...start];
  let counts = widths.map((width, column) => linesOf(column, width));
  let cost = costOf(counts);
  const tryMove = (from: number, to: number, step: number): boolean => {
    const narrow = (widths[from] ?? 0) - step;
    const wide = (widths[to] ?? 0) + step;
    if (from === to || narrow < (least[from] ?? 0)) return false;
    const moved = counts.with(from, linesOf(from, narrow)).with(to, linesOf(to, wide));
    const after = costOf(moved);
    if (after >= cost - 1e-9) return false;
    [widths, counts, cost] = [widths.with(from, narrow).with(to, wide), moved, after];
    return true;
  };
  for (const step of STEPS) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      let better = false;
      for (const from of widths.keys())
        for (const to of widths.keys()) better = tryMove(from, to, step) || better;
      if (!better) break;
    }
  }
  return widths;
}

const ROWS_LOOKED_AT = 150;

/** Twips per column; they add up to `width`. An empty text is a cell that another one covers, or one without words. */
export function columnWidths(
  rows: readonly (readonly string[])[],
  width: number,
  size: number,
): number[] {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  // One long word (a web address) must not starve the others: no column asks for more than its share.
  const cap = Math.max(width / columns, width * 0.3);
  const needs = Array.from({ length: columns }, (_, at) => {
    const need = columnNeed(rows.map((row) => row[at] ?? "").filter(Boolean), size);
    return { least: Math.floor(Math.min(need.least, cap)), wish: need.wish };
  });
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  const wishes = needs.reduce((sum, need) => sum + need.wish, 0);
  const spare = width - least;
  const widths = needs.map((need) =>
    Math.floor(
      spare >= 0 ? need.least + (spare * need.wish) / wishes : (need.least * width) / least,
    ),
  );
  const rounding = width - widths.reduce((sum, one) => sum + one, 0);
  const start = widths.map((one, index) => (index === 0 ? one + rounding : one));
  if (spare <= 0) return start;
  const leasts = needs.map((need) => need.least);
  return lowered(start, leasts, lineCounter(rows.slice(0, ROWS_LOOKED_AT), size));
}
