/** The budget of a reviewed document as a picture: its groups, and its sources of funding. */
import { type BudgetTable, columnsOf, rowName } from "../domain/budget/budget-table.ts";
import { MICRO } from "../domain/budget/fixed.ts";
import { readBudgetTables } from "../domain/budget/read-budget-table.ts";
import { effective } from "../domain/budget/row-tree.ts";
import type { ParsedDocument } from "../domain/document/parsed-document.ts";
import type { BudgetChart, ChartShare } from "./budget-chart.ts";

/** The largest table of money; null when there is none that adds up to something. */
export function reviewBudgetChart(document: ParsedDocument, title: string): BudgetChart | null {
  const charts = readBudgetTables(document)
    .map((table) => ({ title, byGroup: groupsOf(table), bySource: sourcesOf(table) }))
    .filter(({ byGroup }) => byGroup.some((share) => share.amount > 0));
  const total = ({ byGroup }: BudgetChart): number =>
    byGroup.reduce((sum, { amount }) => sum + amount, 0);
  return charts.sort((a, b) => total(b) - total(a))[0] ?? null;
}

/** Top groups, or the lines where there are none. */
function groupsOf(table: BudgetTable): ChartShare[] {
  const [column] = columnsOf(table, "amountWithVat", "amount").sort(
    (a, b) => Number(b.role === "amountWithVat") - Number(a.role === "amountWithVat"),
  );
  if (column === undefined) return [];
  const inner = new Set(table.rows.flatMap((row) => row.children));
  const outer = table.rows.filter((row) => !inner.has(row.index));
  const groups = outer.filter((row) => row.kind === "group");
  const rows = groups.length > 0 ? groups : outer.filter((row) => row.kind === "line");
  return rows.map((row) => ({
    label: row.label === "" ? rowName(row) : `${row.label}. ${row.name}`,
    amount: dong(effective(table.rows, row.index, column.index), column.scale),
  }));
}

/** Totals of the columns of sources. */
function sourcesOf(table: BudgetTable): ChartShare[] {
  const total = table.rows.findLast((row) => row.kind === "total");
  return columnsOf(table, "source").map((column) => ({
    label: column.header,
    amount: dong(
      total?.cells[column.index]?.value ??
        table.rows
          .filter((row) => row.kind === "line")
          .reduce((sum, row) => sum + (row.cells[column.index]?.value ?? 0n), 0n),
      column.scale,
    ),
  }));
}

const dong = (value: bigint | null, scale: bigint | null): number =>
  value === null ? 0 : Number((value * (scale ?? 1n)) / MICRO);
