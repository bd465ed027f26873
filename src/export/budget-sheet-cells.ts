/** Cells of the budget sheet: where a column stands, sums, figures that staff fill in, rows in bold. */
import type { Cell, Worksheet } from "exceljs";

import type { BudgetColumn } from "../domain/plan/printed-columns.ts";
import type { Letters, MoneyColumn, SumCell } from "./budget-formulas.ts";
import type { SourceTitles } from "./budget-rows.ts";
import {
  fitHeight,
  GROUP_FILL,
  MISSING_FILL,
  MONEY_FORMAT,
  putText,
  styleCell,
} from "./xlsx-style.ts";

export const HEADER_ROW = 4;

/** The sheet with the columns that the budget has. */
export interface Table {
  sheet: Worksheet;
  columns: readonly BudgetColumn[];
  letters: Letters;
  widths: Readonly<Record<BudgetColumn, number>>;
  titles: SourceTitles;
}

const MONEY_COLUMNS: readonly MoneyColumn[] = ["amount", "amountWithVat"];
export const moneyOf = ({ columns }: Table): MoneyColumn[] =>
  MONEY_COLUMNS.filter((column) => columns.includes(column));

export const cellAt = ({ sheet, letters }: Table, column: BudgetColumn, row: number): Cell =>
  sheet.getCell(`${letters[column]}${row}`);

export const widthOf = ({ columns, widths }: Table): number =>
  columns.reduce((sum, column) => sum + widths[column], 0);

export function putSum(cell: Cell, sum: SumCell, bold = false): void {
  cell.value = "number" in sum ? sum.number : { formula: sum.formula, result: sum.result ?? "" };
  cell.numFmt = MONEY_FORMAT;
  styleCell(cell, { bold, align: "right" });
  if ("number" in sum && !bold) {
    cell.note = "Số lấy theo tài liệu nguồn, không bằng số lượng × đơn giá và thuế suất.";
  }
}

/** A figure staff may edit; an empty one is yellow. */
export function putInput(cell: Cell, value: number | null, format: string): void {
  if (value !== null) cell.value = value;
  cell.numFmt = format;
  styleCell(cell, { align: "right" });
  if (value === null) cell.fill = MISSING_FILL;
}

/** A row in bold on grey with a name. */
export function putBand(table: Table, row: number, label: string, name: string): void {
  for (const column of table.columns) {
    const cell = cellAt(table, column, row);
    styleCell(cell, { bold: true });
    cell.fill = GROUP_FILL;
  }
  putText(cellAt(table, "label", row), label, { bold: true, align: "center" });
  putText(cellAt(table, "name", row), name, { bold: true });
  fitHeight(table.sheet, row, [[name, table.widths.name]]);
}
