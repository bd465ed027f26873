/** Totals of several money tables of one plan: which of them is whose, and what the text says of one. */
import type { BudgetTable } from "../budget/budget-table.ts";
import { moneyInText } from "../budget/money-in-text.ts";
import type { ParsedDocument } from "../document/parsed-document.ts";
import { money } from "./budget-cells.ts";
import type { PlanBudget } from "./plan.ts";

/** Printed totals of the tables, and their sum; đồng. */
export function totalsOf(tables: readonly BudgetTable[]): ReadonlySet<number> {
  const printed = tables.map((table) =>
    table.rows
      .filter(({ kind }) => kind === "total")
      .flatMap((row) => money(table, row, "amountWithVat") ?? money(table, row, "amount") ?? []),
  );
  const sum = printed.reduce((all, [first = 0]) => all + first, 0);
  return new Set([...printed.flat(), sum].filter((amount) => amount > 0));
}

/** Clauses of the sentences that tell one of these totals: "(giá đã gồm thuế GTGT)" of the whole holds for its lines. */
export const saidOfTotals = (document: ParsedDocument, totals: ReadonlySet<number>): string[] =>
  moneyInText(document)
    .filter(({ amount, certain }) => certain && totals.has(Number(amount)))
    .flatMap(({ block: { text }, start, end }) => {
      const behind = text.slice(end).split(/[.;](?=\s|$)/u)[0] ?? "";
      const before =
        text
          .slice(0, start)
          .split(/[.;](?=\s)/u)
          .at(-1) ?? "";
      return [before, ...behind.split(/[(),:]/u)];
    });

/** "Tổng cộng (Biểu 1 + Biểu 2)" below the last table is the total of all of them, not its own. */
export function withOwnTotal(
  budget: PlanBudget,
  index: number,
  all: readonly PlanBudget[],
): PlanBudget {
  const own = linesOf(budget);
  const before = all.slice(0, index).reduce((sum, one) => sum + linesOf(one), 0);
  const isOfAll = index > 0 && budget.total !== own && budget.total === own + before;
  return isOfAll ? { ...budget, total: own } : budget;
}

const linesOf = ({ groups }: PlanBudget): number =>
  groups
    .flatMap(({ lines }) => lines)
    .reduce((sum, { amount, amountWithVat }) => sum + (amountWithVat ?? amount ?? 0), 0);
