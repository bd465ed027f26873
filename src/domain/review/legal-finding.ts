/** One finding for all rows of a table that a legal parameter concerns: the places are its `alsoAt`. */
import { type BudgetRow, type BudgetTable, columnsOf, rowName } from "../budget/budget-table.ts";
import type { LegalParameter } from "../budget/legal-parameters.ts";
import { diagnoseTable } from "../budget/relations/diagnose-table.ts";
import { cellAt } from "../budget/relations/equation.ts";
import { inferRate } from "../budget/relations/row-equations.ts";
import { rateOfCell } from "../budget/relations/vat-rate.ts";
import type { Finding, Severity } from "./finding.ts";
import { whereOfTable } from "./where.ts";

export interface LegalFinding {
  code: string;
  severity: Severity;
  table: BudgetTable;
  rows: readonly BudgetRow[];
  parameter: LegalParameter;
  message: string;
  suggestion: string;
}

/** Null when no row is concerned. The severity drops one step where the parameter is not known for certain. */
export function legalFinding(options: LegalFinding): Finding | null {
  const { code, severity, table, rows, parameter, message, suggestion } = options;
  const [first] = rows;
  if (first === undefined) return null;
  const where = (row: BudgetRow) =>
    whereOfTable(table.table, { row: row.source, rowName: rowName(row) });
  const doubt = table.ocr || parameter.confidence === "low";
  return {
    code,
    severity: doubt && severity === "warning" ? "info" : severity,
    where: where(first),
    quote: first.name,
    message,
    basis: parameter.basis,
    suggestion,
    ...(rows.length > 1 ? { alsoAt: rows.slice(1, 60).map(where) } : {}),
  };
}

/** The VAT rate of a line in whole percent: as printed, else as its figures show; null when neither tells. */
export function rateOfRow(table: BudgetTable, row: BudgetRow): bigint | null {
  const [formula] = diagnoseTable(table).model.vats;
  const [column] = columnsOf(table, "vatRate");
  const said =
    column === undefined
      ? null
      : rateOfCell(cellAt(table, { row: row.index, column: column.index }), row, column.index);
  return said ?? (formula === undefined ? null : inferRate(table, row.index, formula));
}

/** "dòng 5, 7 và 9": at most eight labels. */
export function rowList(rows: readonly BudgetRow[]): string {
  const names = rows.slice(0, 8).map(rowName);
  const more = rows.length > 8 ? ` và ${rows.length - 8} dòng khác` : "";
  return `dòng ${names.join(", ")}${more}`;
}

export const linesOf = (table: BudgetTable): BudgetRow[] =>
  table.rows.filter((row) => row.kind === "line");
