/** Cells of a prior budget by the role of their column: money in whole đồng, words without breaks. */
import {
  type BudgetCell,
  type BudgetColumn,
  type BudgetRow,
  type BudgetTable,
  type ColumnRole,
  columnsOf,
} from "../budget/budget-table.ts";
import { divideRound, MICRO } from "../budget/fixed.ts";

export function money(table: BudgetTable, row: BudgetRow, role: ColumnRole): number | null {
  for (const column of columnsOf(table, role)) {
    const value = dong(row.cells[column.index], column);
    if (value !== null) return value;
  }
  return null;
}

export function dong(cell: BudgetCell | undefined, column: BudgetColumn): number | null {
  if (cell?.value === null || cell?.value === undefined) return null;
  return Number(divideRound(cell.value * (column.scale ?? 1n), MICRO));
}

export function textOf(table: BudgetTable, row: BudgetRow, role: ColumnRole): string {
  const [column] = columnsOf(table, role);
  const cell = column === undefined ? undefined : row.source.cells[column.index];
  return cell?.text.replace(/\s+/g, " ").trim() ?? "";
}
