/** The tables that a text means by "dự toán": those whose rows are not just the groups or the sources of another one. */
import type { BudgetTable } from "../budget/budget-table.ts";
import { plainWords } from "../text/plain-words.ts";

export function mainBudgets(budgets: readonly BudgetTable[]): BudgetTable[] {
  return budgets.filter(
    (table) =>
      !isSourceTable(table, budgets) &&
      !budgets.some((other) => other !== table && isSummaryOf(table, other)),
  );
}

const SOURCE =
  /^(?:(?:tu |trong do )?(?:nguon|ngan sach|quy|thu|tai tro|xa hoi hoa|von|vien tro|bao hiem|huy dong)\b|ns[a-z]*$)/;

/** A table beside others whose rows are all sources: "Ngân sách cấp", "Quỹ phát triển", "Tổng nguồn". */
export function isSourceTable({ rows }: BudgetTable, budgets: readonly BudgetTable[]): boolean {
  const lines = rows.filter(({ kind }) => kind === "line");
  return (
    budgets.length > 1 &&
    lines.length >= 2 &&
    rows.every(({ kind }) => kind !== "group") &&
    lines.every(({ name }) => SOURCE.test(plainWords(name)))
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
