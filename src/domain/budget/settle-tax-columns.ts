/**
 * Tax columns whose header says less than their cells: "VAT" over "10 %", "8", "KCT" is a rate; a second sum behind the
 * tax column ("Tổng cộng", "Cộng") is the amount with tax.
 */
import { fold } from "../text/fold.ts";
import type { ColumnRole } from "./budget-table.ts";
import type { Grid } from "./table-grid.ts";

const RATE =
  /^(?:0|5|8|10)(?:[.,]0{1,2})?\s*%?$|^0[.,](?:05|08|1)0?$|^(?:kct|kkknt|khong chiu thue|-)$/;

export function settleTaxColumns(roles: ColumnRole[], grid: Grid): void {
  for (const [column, role] of roles.entries()) {
    if (role === "vatAmount" && isRateColumn(grid, column)) roles[column] = "vatRate";
  }
  const tax = roles.findIndex((role) => role === "vatAmount" || role === "vatRate");
  const before = roles.indexOf("amount");
  if (tax < 0 || before < 0 || before > tax || roles.includes("amountWithVat")) return;
  const after = roles.indexOf("amount", tax);
  if (after > tax) roles[after] = "amountWithVat";
}

/** Most filled cells are rates of the law; amounts of tax are never so small. */
function isRateColumn(grid: Grid, column: number): boolean {
  const texts = grid.body
    .map((row) => fold(row.cells[column]?.text ?? ""))
    .filter((text) => text !== "");
  return texts.length > 0 && texts.filter((text) => RATE.test(text)).length >= texts.length * 0.7;
}
