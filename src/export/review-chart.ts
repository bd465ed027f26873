/** The budget of a reviewed document as a picture: its groups, and its sources of funding. */
import {
  type BudgetColumn,
  type BudgetRow,
  type BudgetTable,
  columnsOf,
  rowName,
} from "../domain/budget/budget-table.ts";
import { MICRO } from "../domain/budget/fixed.ts";
import { readBudgetTables } from "../domain/budget/read-budget-table.ts";
import { effective } from "../domain/budget/row-tree.ts";
import type { ParsedDocument } from "../domain/document/parsed-document.ts";
import { fold } from "../domain/text/fold.ts";
import type { BudgetChart, ChartShare } from "./budget-chart.ts";

/** The largest table of money; null when there is none that adds up to something. */
export function reviewBudgetChart(document: ParsedDocument, title: string): BudgetChart | null {
  const charts = readBudgetTables(document)
    .map((table) => ({ title, byGroup: groupsOf(table), bySource: bySource(table) }))
    .filter(({ byGroup }) => byGroup.some((share) => share.amount > 0));
  const total = ({ byGroup }: BudgetChart): number =>
    byGroup.reduce((sum, { amount }) => sum + amount, 0);
  return charts.sort((a, b) => total(b) - total(a))[0] ?? null;
}

/** The column of the amounts, with tax where there are both. */
function amountColumn(table: BudgetTable): BudgetColumn | undefined {
  const [column] = columnsOf(table, "amountWithVat", "amount").sort(
    (a, b) => Number(b.role === "amountWithVat") - Number(a.role === "amountWithVat"),
  );
  return column;
}

/** Top groups, or the lines where there are none. */
function groupsOf(table: BudgetTable): ChartShare[] {
  const column = amountColumn(table);
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

function bySource(table: BudgetTable): ChartShare[] {
  const columns = sourcesOf(table);
  return columns.length > 0 ? columns : namedSources(table);
}

/** Beyond this many names a column says more than a source. */
const MOST_SOURCES = 8;

/** Lines by what a column "Nguồn" says of each; none where lines are left without one. */
function namedSources(table: BudgetTable): ChartShare[] {
  const amount = amountColumn(table);
  const column = table.columns.find(({ header }) => /^nguon\b/.test(fold(header)))?.index;
  if (amount === undefined || column === undefined) return [];
  const sums = new Map<string, number>();
  for (const row of table.rows) {
    const value = row.cells[amount.index]?.value;
    if (row.kind !== "line" || value == null) continue;
    const name = textOf(table, row, column);
    sums.set(name, (sums.get(name) ?? 0) + dong(value, amount.scale));
  }
  if (sums.has("") || sums.size < 2 || sums.size > MOST_SOURCES) return [];
  return [...sums].map(([label, sum]) => ({ label, amount: sum }));
}

/** Text of a cell; "" where spans leave it open which cell stands in the column. */
function textOf(table: BudgetTable, { source }: BudgetRow, column: number): string {
  const { cells } = source;
  return cells.length === table.columns.length ? (cells[column]?.text.trim() ?? "") : "";
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
