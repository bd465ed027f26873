/**
 * Columns of money that are parts of another one, whatever their headers say: "Vốn đối ứng", "Sở Y tế cấp", "Đơn vị
 * tự chi" beside the amount that they make up in nearly every row.
 */
import { foldChanges } from "../text/change-words.ts";
import type { ColumnRole } from "./budget-table.ts";
import { readCell } from "./choose-readings.ts";
import { columnsWith } from "./column-roles.ts";
import { runsOf } from "./column-runs.ts";
import type { Micro } from "./fixed.ts";
import { isMultiplied } from "./settle-by-figures.ts";
import type { Grid } from "./table-grid.ts";

type Row = readonly (Micro | null)[];

const SAMPLE = 80;
const PARTS = new Set<ColumnRole>(["source", "amount", "figure"]);
const TOTALS = new Set<ColumnRole>(["amount", "amountWithVat"]);
const MOST_PARTS = 8;
/** What was or will be, and how far it is from that: their sum says nothing of who pays. */
const OF_TIME =
  /\b(?:chenh lech|tang|giam|so voi|so sanh|con (?:lai|thieu)|da (?:chi|cap|giao|thuc hien|thanh toan)|thuc hien|uoc|luy ke|ky truoc|nam truoc|nam 20\d\d|thue|vat|gtgt)\b/;

/** Turns parts that no word tells into sources. */
export function settleSources(roles: ColumnRole[], grid: Grid): void {
  const headers = grid.headers.map((path) => foldChanges(path.join(" ")));
  const open = columnsWith(roles, PARTS).filter((column) => !OF_TIME.test(headers[column] ?? ""));
  if (open.every((column) => roles[column] === "source")) return;
  const rows = grid.body
    .slice(0, SAMPLE)
    .map(
      (row): Row =>
        row.cells.map((cell, column) => (cell === undefined ? null : readCell(cell, column).value)),
    );
  for (const total of columnsWith(roles, TOTALS)) {
    const parts = partsOf(rows, total, runsOf(open.filter((column) => column !== total)));
    if (parts.length === 0 || parts.some((column) => isMultiplied(roles, rows, column))) continue;
    for (const column of parts) roles[column] = "source";
    return;
  }
}

/** The longest stretch of neighbours that gives the total; none when no stretch does. */
function partsOf(rows: readonly Row[], total: number, runs: readonly number[][]): number[] {
  return (
    runs
      .flatMap(stretchesOf)
      .sort((a, b) => b.length - a.length)
      .find((parts) => makeUp(rows, total, parts)) ?? []
  );
}

function stretchesOf(run: readonly number[]): number[][] {
  const found: number[][] = [];
  for (let start = 0; start < run.length; start++)
    for (let end = start + 2; end <= Math.min(run.length, start + MOST_PARTS); end++)
      found.push(run.slice(start, end));
  return found;
}

/** In nearly every row, three at least; each part has its share in some row, and some row is paid by two. */
function makeUp(rows: readonly Row[], total: number, parts: readonly number[]): boolean {
  let [told, held] = [0, 0];
  const paying = new Set<number>();
  for (const row of rows) {
    const whole = row[total];
    const filled = parts.filter((column) => (row[column] ?? 0n) !== 0n);
    if (whole == null || whole === 0n || filled.length === 0) continue;
    told += 1;
    if (filled.reduce((sum, column) => sum + (row[column] ?? 0n), 0n) !== whole) continue;
    held += 1;
    for (const column of filled) paying.add(column);
  }
  return held >= 3 && held * 10 >= told * 8 && paying.size === parts.length;
}
