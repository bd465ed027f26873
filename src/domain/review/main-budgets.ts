/** The tables that a text means by "dự toán": those whose rows are not just the groups of another one. */
import type { BudgetTable } from "../budget/budget-table.ts";
import { plainWords } from "../text/plain-words.ts";

export function mainBudgets(budgets: readonly BudgetTable[]): BudgetTable[] {
  return budgets.filter(
    (table) => !budgets.some((other) => other !== table && isSummaryOf(table, other)),
  );
}

/** "Bảng 1. Tổng hợp theo nhóm": each of its rows has the name of a group of the other. */
function isSummaryOf({ rows }: BudgetTable, { rows: others }: BudgetTable): boolean {
  const lines = rows.filter(({ kind }) => kind === "line");
  const groups = new Set(
    others.filter(({ kind }) => kind === "group").map(({ name }) => plainWords(name)),
  );
  return (
    lines.length >= 2 &&
    !rows.some(({ kind }) => kind === "group") &&
    lines.every(({ name }) => groups.has(plainWords(name)))
  );
}
