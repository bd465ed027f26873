/**
 * Tax columns whose header says less than their cells: "VAT" over "10 %", "8", "KCT" is a rate; "VAT (10%)" over
 * "1.500.000" is an amount; a second sum behind the tax column ("Tổng cộng", "Cộng") is the amount with tax.
 */
import type { Cell } from "../document/parsed-document.ts";
import { fold } from "../text/fold.ts";
import type { ColumnRole } from "./budget-table.ts";
import { readCell } from "./choose-readings.ts";
import { MICRO } from "./fixed.ts";
import type { Grid } from "./table-grid.ts";

const RATE =
  /^(?:0|5|8|10)(?:[.,]0{1,2})?\s*%?$|^0[.,](?:05|08|1)0?$|^(?:kct|kkknt|khong(?: (?:co|tinh|chiu))?(?: thue)?|-)$/;

export function settleTaxColumns(roles: ColumnRole[], grid: Grid): void {
  for (const [column, role] of roles.entries()) {
    if (role === "vatAmount" && isRateColumn(grid, column)) roles[column] = "vatRate";
    else if (role === "vatRate" && isAmountColumn(grid, column)) roles[column] = "vatAmount";
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

/** Most filled cells are figures that no rate can be: above 100, or several that are no rate of the law. */
function isAmountColumn(grid: Grid, column: number): boolean {
  const filled = filledTexts(grid, column);
  const figures = filled.flatMap((text) => {
    const value = RATE.test(text) || text.includes("%") ? null : figureOf({ text }, column);
    return value === null ? [] : [value];
  });
  const large = figures.filter((value) => value > 100n * MICRO).length;
  return (
    filled.length > 0 &&
    figures.length >= filled.length * 0.7 &&
    (figures.length >= 3 || large === figures.length)
  );
}

const filledTexts = (grid: Grid, column: number): string[] =>
  grid.body.map((row) => fold(row.cells[column]?.text ?? "")).filter((text) => text !== "");

/** Most filled cells are rates of the law; amounts of tax are never so small. */
export function isRateColumn(grid: Grid, column: number): boolean {
  const texts = filledTexts(grid, column);
  return texts.length > 0 && texts.filter((text) => RATE.test(text)).length >= texts.length * 0.7;
}
