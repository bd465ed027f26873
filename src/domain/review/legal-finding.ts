/** One finding for all rows of a table that a legal parameter concerns: the places are its `alsoAt`. */
import { type BudgetRow, type BudgetTable, columnsOf, rowName } from "../budget/budget-table.ts";
import { saysAfterTax } from "../budget/column-roles.ts";
import type { LegalParameter } from "../budget/legal-parameters.ts";
import { diagnoseTable } from "../budget/relations/diagnose-table.ts";
import { cellAt } from "../budget/relations/equation.ts";
import { inferRate } from "../budget/relations/vat-equations.ts";
import { rateOfCell } from "../budget/relations/vat-rate.ts";
import { fold } from "../text/fold.ts";
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

/**
 * The VAT rate of a line in whole percent: as printed in its row, else as its figures show, else as the table says for
 * all of its lines; null when none of them tells.
 */
export function rateOfRow(table: BudgetTable, row: BudgetRow): bigint | null {
  const [formula] = diagnoseTable(table).model.vats;
  const [column] = columnsOf(table, "vatRate");
  const said =
    column === undefined
      ? null
      : rateOfCell(cellAt(table, { row: row.index, column: column.index }), row, column.index);
  const shown = formula === undefined ? null : inferRate(table, row.index, formula);
  return (
    said ?? shown ?? (formula === undefined && column === undefined ? rateOfTable(table) : null)
  );
}

const RATE_SAID =
  /(?:vat|gtgt|thue)[^a-z%]{0,8}\b(\d{1,2})\s*%|\b(\d{1,2})\s*%\s*(?:thue|vat|gtgt)/;

/** "Thuế GTGT (10%)" in a row of its own below the lines, or "đã gồm VAT 8%" over the prices or the table. */
function rateOfTable(table: BudgetTable): bigint | null {
  const taxes = table.rows.filter((row) => row.kind === "tax").map((row) => row.name);
  const heads = columnsOf(table, "unitPriceWithVat", "amountWithVat").map(({ path }) =>
    path.join(" "),
  );
  const captions = table.table.caption.filter((text) => saysAfterTax([text]));
  const rates = [...taxes, ...heads, ...captions].flatMap((text) => {
    const match = RATE_SAID.exec(fold(text));
    return match === null ? [] : [BigInt(match[1] ?? match[2] ?? 0)];
  });
  const [rate, ...more] = new Set(rates);
  return rate === undefined || more.length > 0 ? null : rate;
}

/** "dòng 5, 7 và 9": at most eight labels. */
export function rowList(rows: readonly BudgetRow[]): string {
  const names = rows.slice(0, 8).map(rowName);
  const more = rows.length > 8 ? ` và ${rows.length - 8} dòng khác` : "";
  return `dòng ${names.join(", ")}${more}`;
}

export const linesOf = (table: BudgetTable): BudgetRow[] =>
  table.rows.filter((row) => row.kind === "line");
