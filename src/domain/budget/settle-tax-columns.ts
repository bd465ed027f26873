/**
 * Tax columns whose header says less than their cells: "VAT" over "10 %", "8", "KCT" is a rate; a second sum behind the
 * tax column ("Tổng cộng", "Cộng") is the amount with tax.
 */
import type { Cell } from "../document/parsed-document.ts";
import { fold } from "../text/fold.ts";
import type { ColumnRole } from "./budget-table.ts";
import { readCell } from "./choose-readings.ts";
import type { Grid } from "./table-grid.ts";

const RATE =
  /^(?:0|5|8|10)(?:[.,]0{1,2})?\s*%?$|^0[.,](?:05|08|1)0?$|^(?:kct|kkknt|khong chiu thue|-)$/;

export function settleTaxColumns(roles: ColumnRole[], grid: Grid): void {
  for (const [column, role] of roles.entries()) {
    if (role === "vatAmount" && isRateColumn(grid, column)) roles[column] = "vatRate";
  }
  settleTwoAmounts(roles, grid);
  const tax = roles.findIndex((role) => role === "vatAmount" || role === "vatRate");
  const before = roles.indexOf("amount");
  if (tax < 0 || before < 0 || before > tax || roles.includes("amountWithVat")) return;
  const after = roles.indexOf("amount", tax);
  if (after > tax) roles[after] = "amountWithVat";
}

/** Two amounts without a tax column between them, the second one the first with tax in nearly every row. */
function settleTwoAmounts(roles: ColumnRole[], grid: Grid): void {
  const amounts = roles.flatMap((role, column) => (role === "amount" ? [column] : []));
  const [before, after, ...more] = amounts;
  const taxed = roles.some((role) => ["amountWithVat", "vatAmount", "vatRate"].includes(role));
  if (before === undefined || after === undefined || more.length > 0 || taxed) return;
  const pairs = grid.body.slice(0, 80).flatMap((row) => {
    const a = figureOf(row.cells[before], before);
    const b = figureOf(row.cells[after], after);
    return a === null || b === null || a === 0n ? [] : [{ a, b }];
  });
  const rated = pairs.filter(({ a, b }) => RATES.some((rate) => b * 100n === a * (100n + rate)));
  const raised = pairs.filter(({ a, b }) => b > a).length;
  if (rated.length >= 3 && raised >= 2 && rated.length * 10 >= pairs.length * 8)
    roles[after] = "amountWithVat";
}

const RATES = [0n, 5n, 8n, 10n];

const figureOf = (cell: Cell | undefined, column: number): bigint | null =>
  cell === undefined ? null : readCell(cell, column).value;

/** Most filled cells are rates of the law; amounts of tax are never so small. */
function isRateColumn(grid: Grid, column: number): boolean {
  const texts = grid.body
    .map((row) => fold(row.cells[column]?.text ?? ""))
    .filter((text) => text !== "");
  return texts.length > 0 && texts.filter((text) => RATE.test(text)).length >= texts.length * 0.7;
}
