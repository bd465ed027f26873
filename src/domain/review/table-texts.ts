/** How findings on tables name their places and figures, and how sure they are. */
import { type BudgetRow, type BudgetTable, rowName } from "../budget/budget-table.ts";
import { MICRO, type Micro, printMicro } from "../budget/fixed.ts";
import type { Diagnosis } from "../budget/relations/diagnose-table.ts";
import { cellAt, type CellRef, type Equation } from "../budget/relations/equation.ts";
import { explainDifference, gapText } from "../budget/relations/explain-difference.ts";
import type { Severity, Where } from "./finding.ts";
import { whereOfTable } from "./where.ts";

/** Code of a finding by the relation that fails. */
export const CODE_OF = {
  product: "row-product-mismatch",
  vat: "row-vat-mismatch",
  split: "source-split-mismatch",
  group: "group-total-mismatch",
  total: "total-mismatch",
} as const;

/** An error needs certain figures, a sound reading, and a table whose relations otherwise hold. */
export function severityOf(diagnosis: Diagnosis, equations: readonly Equation[]): Severity {
  const { table, held, failing } = diagnosis;
  const holding = Object.values(held).reduce((total, count) => total + count, 0);
  const doubtful = failing > 12 && failing > holding;
  // Two sums that agree on another figure speak louder than rounding.
  if (equations.some((equation) => equation.slight === true))
    return equations.length > 1 && equations.every(({ slight }) => slight === true)
      ? "warning"
      : "info";
  const certain = equations.every((equation) => equation.certain);
  return table.ocr || doubtful || !certain || table.kind === "count" ? "warning" : "error";
}

export function details(printed: Micro, expected: Micro): string {
  const why = explainDifference(printed, expected);
  return why === null ? gapText(printed, expected) : `${gapText(printed, expected)}; ${why}`;
}

export function alsoAt(
  table: BudgetTable,
  equations: readonly Equation[],
  except: CellRef,
): { alsoAt?: Where[] } {
  const places = new Map<string, Where>();
  for (const { target } of equations) {
    if (target.row === except.row && target.column === except.column) continue;
    places.set(`${target.row}:${target.column}`, whereOfCell(table, target));
  }
  return places.size === 0 ? {} : { alsoAt: [...places.values()] };
}

export function whereOfCell(table: BudgetTable, ref: CellRef): Where {
  const row = table.rows[ref.row];
  const cell = cellAt(table, ref)?.source;
  return whereOfTable(table.table, {
    ...(row === undefined ? {} : { row: row.source, rowName: rowName(row) }),
    column: table.columns[ref.column]?.header ?? "",
    ...(cell === undefined ? {} : { cell }),
  });
}

export const header = (table: BudgetTable, ref: CellRef): string =>
  table.columns[ref.column]?.header ?? "";

export const columnText = (table: BudgetTable, ref: CellRef): string => {
  const name = header(table, ref);
  return name === "" ? `cột ${ref.column + 1}` : `cột ${name}`;
};

export const text = (table: BudgetTable, ref: CellRef): string =>
  cellAt(table, ref)?.source.text.trim() ?? "";

export function show(table: BudgetTable, ref: CellRef, value: Micro): string {
  if (table.columns[ref.column]?.role === "vatRate") return `${printMicro(value * 100n)}%`;
  const decimals = value % MICRO === 0n ? 0 : (cellAt(table, ref)?.decimals ?? 0);
  return printMicro(value, decimals);
}

export function placeText(table: BudgetTable, ref: CellRef): string {
  const row = table.rows[ref.row];
  return `${row === undefined ? "Bảng" : namedRow(row)}, ${columnText(table, ref)}`;
}

/** "Dòng 8 (Chứng thư số…)", "Nhóm II", "Dòng Tổng cộng". */
export function namedRow(row: BudgetRow): string {
  const name = row.name.length > 50 ? `${row.name.slice(0, 47)}…` : row.name;
  if (row.kind === "group") return row.label === "" ? `Nhóm ${name}` : `Nhóm ${row.label}`;
  if (row.label === "" || !/[\p{L}\d]/u.test(row.label)) return `Dòng ${name}`;
  return name === "" ? `Dòng ${row.label}` : `Dòng ${row.label} (${name})`;
}

/** Members of a sum with all rows below them. */
export function deepMembers(table: BudgetTable, members: readonly number[]): number[] {
  return members.flatMap((member) => {
    const children = table.rows[member]?.children ?? [];
    return children.length === 0 ? [member] : [member, ...deepMembers(table, children)];
  });
}
