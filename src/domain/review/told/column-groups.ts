/** Groups that stand in a column of their own, merged over their rows, blank below their first row or told in each row. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { shareOut, sharesOfLine } from "../../plan/fund-shares.ts";
import { fold } from "../../text/fold.ts";
import type { TableFigure } from "../table-totals.ts";

export interface ColumnGroup {
  name: string;
  rows: readonly BudgetRow[];
}

const HEADER = /^(?:nhom|phan|linh vuc|cau phan|hop phan|mang|loai)\b/;

/** None where the table has rows for its groups, or where the column names every row or only one group. */
export function columnGroups(table: BudgetTable): ColumnGroup[] {
  const [names] = columnsOf(table, "name");
  const column = table.columns.find(
    ({ header, role, index }) =>
      role === "text" && index < (names?.index ?? 0) && HEADER.test(fold(header)),
  );
  if (column === undefined || table.rows.some(({ kind }) => kind === "group")) return [];
  const groups = new Map<string, BudgetRow[]>();
  let current = "";
  for (const row of table.rows) {
    if (row.kind !== "line") continue;
    current = nameAt(table, row, column.index) || current;
    groups.set(current, [...(groups.get(current) ?? []), row]);
  }
  const lines = table.rows.filter(({ kind }) => kind === "line").length;
  if (groups.has("") || groups.size < 2 || groups.size * 3 > lines * 2) return [];
  return [...groups].map(([name, rows]) => ({ name, rows }));
}

const SOURCE = /^nguon(?: kinh phi| von| chi)?\b/;

/** Rows by the source that a column of words names for each: "Ngân sách nhà nước", "Nguồn thu sự nghiệp". */
export function sourceGroups(table: BudgetTable): ColumnGroup[] {
  const column = table.columns.find(
    ({ header, role }) => !/^(?:source|amount|name)/.test(role) && SOURCE.test(fold(header)),
  );
  if (column === undefined) return [];
  const lines = table.rows.filter(({ kind }) => kind === "line");
  const groups = new Map<string, BudgetRow[]>();
  for (const row of lines) {
    const name = nameAt(table, row, column.index);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  // A row with two sources or none tells no split.
  const plain = [...groups.keys()].every((name) => name !== "" && !/[;,+]| và /.test(name));
  const few = groups.size >= 2 && groups.size <= 6 && groups.size * 2 <= lines.length;
  return plain && few ? [...groups].map(([name, rows]) => ({ name, rows })) : [];
}

/** What each source pays of all rows, in đồng, where cells tell the amounts or shares of several: "A 30.000 đồng; B 5.000 đồng". */
export function sharedSums(table: BudgetTable, figures: readonly TableFigure[]): bigint[] {
  const columns = columnsOf(table, "text", "notes");
  return columns.flatMap(({ index }) => {
    const parts = figures.map(({ row, amount }) => {
      const text = nameAt(table, row, index);
      return { amount, text, shares: sharesOfLine(text) };
    });
    const sums = new Map<string, bigint>();
    const add = (name: string, amount: bigint): void => {
      sums.set(fold(name), (sums.get(fold(name)) ?? 0n) + amount);
    };
    for (const { amount, text, shares } of parts)
      if (shares === null) add(text, amount);
      else
        for (const share of shareOut(shares, Number(amount)))
          add(share.name, BigInt(share.amount ?? 0));
    return parts.some(({ shares }) => shares !== null) ? [...sums.values()] : [];
  });
}

/** A row under a merged cell has one cell less. */
const nameAt = ({ columns }: BudgetTable, { source }: BudgetRow, column: number): string =>
  source.cells.length < columns.length ? "" : (source.cells[column]?.text.trim() ?? "");
