/** Tables whose borders are drawn: horizontal and vertical rules give rows, columns and merged cells. */
import type { Cell, TableRow } from "../../../../domain/document/parsed-document.ts";
import { linesOf, lineText, type PageItem } from "./page-items.ts";

/** A drawn line of a page: horizontal when y0 = y1, vertical when x0 = x1. Points from the top left. */
export interface Rule {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface GridTable {
  rows: TableRow[];
  columns: number;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

const NEAR = 3;
const MIN_ROW = 6;

/** Tables that the rules of a page enclose, from top to bottom. */
export function ruledTables(
  rules: readonly Rule[],
  items: readonly PageItem[],
  page: number,
): GridTable[] {
  const flat = rules.filter((rule) => rule.y0 === rule.y1);
  const upright = rules.filter((rule) => rule.x0 === rule.x1);
  if (flat.length < 2 || upright.length < 2) return [];
  return clusters(flat, upright)
    .map((cluster) => toTable(cluster, items, page))
    .filter((table) => table !== null)
    .sort((a, b) => a.y0 - b.y0);
}

interface Cluster {
  flat: Rule[];
  upright: Rule[];
}

/** Rules that touch each other belong to one table. */
function clusters(flat: readonly Rule[], upright: readonly Rule[]): Cluster[] {
  const found: Cluster[] = [];
  for (const rule of upright) {
    const crossed = flat.filter((other) => touches(other, rule));
    if (crossed.length === 0) continue;
    const joined = found.filter((cluster) => crossed.some((other) => cluster.flat.includes(other)));
    const merged: Cluster = { flat: [...new Set(crossed)], upright: [rule] };
    for (const cluster of joined) {
      merged.flat = [...new Set([...merged.flat, ...cluster.flat])];
      merged.upright.push(...cluster.upright);
      found.splice(found.indexOf(cluster), 1);
    }
    found.push(merged);
  }
  return found;
}

function touches(flat: Rule, upright: Rule): boolean {
  return (
    upright.x0 >= flat.x0 - NEAR &&
    upright.x0 <= flat.x1 + NEAR &&
    flat.y0 >= upright.y0 - NEAR &&
    flat.y0 <= upright.y1 + NEAR
  );
}

function toTable(cluster: Cluster, items: readonly PageItem[], page: number): GridTable | null {
  const xs = levels(cluster.upright.map((rule) => rule.x0));
  const ys = levels(cluster.flat.map((rule) => rule.y0));
  if (xs.length < 3 || ys.length < 2) return null;
  const inside = items.filter(
    (item) =>
      middleX(item) > (xs[0] ?? 0) &&
      middleX(item) < (xs.at(-1) ?? 0) &&
      middleY(item) > (ys[0] ?? 0) &&
      middleY(item) < (ys.at(-1) ?? 0),
  );
  const rows: TableRow[] = [];
  for (let row = 0; row + 1 < ys.length; row += 1) {
    const cells = rowCells({ xs, ys, row, cluster, items: inside });
    if (cells.some((cell) => cell.text !== "")) rows.push({ place: { page }, cells });
  }
  if (rows.length === 0) return null;
  return {
    rows,
    columns: xs.length - 1,
    x0: xs[0] ?? 0,
    x1: xs.at(-1) ?? 0,
    y0: ys[0] ?? 0,
    y1: ys.at(-1) ?? 0,
  };
}

const middleX = (item: PageItem) => item.x + item.width / 2;
const middleY = (item: PageItem) => item.y + item.height / 2;

/** Distinct positions; rules drawn double count once. */
function levels(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const found: number[] = [];
  for (const value of sorted) if (value - (found.at(-1) ?? -Infinity) > MIN_ROW) found.push(value);
  return found;
}

interface RowContext {
  xs: readonly number[];
  ys: readonly number[];
  row: number;
  cluster: Cluster;
  items: readonly PageItem[];
}

/** Cells of one row; a border that is missing on the right widens a cell, one missing below heightens it. */
function rowCells(context: RowContext): Cell[] {
  const { xs, row } = context;
  const cells: Cell[] = [];
  let column = 0;
  while (column + 1 < xs.length) {
    const colSpan = colSpanAt(context, column);
    const wide = colSpan > 1 && { colSpan };
    // The lower part of a merged cell stays empty: its text was taken with the upper part.
    const lower = row > 0 && !hasFlat(context, column, row);
    cells.push(lower ? { text: "", ...wide } : { ...openCell(context, column, colSpan), ...wide });
    column += colSpan;
  }
  return cells;
}

function colSpanAt(context: RowContext, column: number): number {
  let span = 1;
  while (column + span + 1 < context.xs.length && !hasUpright(context, column + span)) span += 1;
  return span;
}

function openCell(context: RowContext, column: number, colSpan: number): Cell {
  const { xs, ys, row } = context;
  let rowSpan = 1;
  while (row + rowSpan + 1 < ys.length && !hasFlat(context, column, row + rowSpan)) rowSpan += 1;
  const at = (levels: readonly number[], index: number) => levels[index] ?? 0;
  const box = {
    x0: at(xs, column),
    x1: at(xs, column + colSpan),
    y0: at(ys, row),
    y1: at(ys, row + rowSpan),
  };
  return { ...cellText(context.items, box), ...(rowSpan > 1 && { rowSpan }) };
}

function hasUpright({ xs, ys, row, cluster }: RowContext, column: number): boolean {
  const x = xs[column] ?? 0;
  const middle = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
  return cluster.upright.some(
    (rule) => Math.abs(rule.x0 - x) <= MIN_ROW && rule.y0 < middle && rule.y1 > middle,
  );
}

function hasFlat({ xs, ys, cluster }: RowContext, column: number, row: number): boolean {
  const y = ys[row] ?? 0;
  const middle = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2;
  return cluster.flat.some(
    (rule) => Math.abs(rule.y0 - y) <= MIN_ROW && rule.x0 < middle && rule.x1 > middle,
  );
}

function cellText(
  items: readonly PageItem[],
  box: { x0: number; x1: number; y0: number; y1: number },
): Cell {
  const inside = items.filter(
    (item) =>
      middleX(item) >= box.x0 &&
      middleX(item) < box.x1 &&
      middleY(item) >= box.y0 &&
      middleY(item) < box.y1,
  );
  const lines = linesOf(inside);
  const text = joinCellLines(lines.map(lineText));
  const bold = inside.length > 0 && inside.every((item) => item.bold === true);
  return bold ? { text, bold } : { text };
}

/** Lines of a cell wrap; only a list sign starts a line of its own. */
function joinCellLines(lines: readonly string[]): string {
  let text = "";
  for (const line of lines) {
    if (text === "") text = line;
    else text += /^[-+•]\s/.test(line) ? `\n${line}` : ` ${line}`;
  }
  return text;
}
