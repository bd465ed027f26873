/** Amounts of lines and the sums of the budget, computed in bigint. */
import { amountInWords } from "../budget/amount-in-words.ts";
import { divideRound } from "../budget/fixed.ts";
import type { DraftBudget, DraftBudgetGroup, DraftBudgetLine } from "../draft/draft.ts";
import type { VatDecision } from "./budget-notes.ts";
import { payable, untaxedLines, withTaxSums } from "./budget-tax.ts";
import { fundTotals } from "./funding.ts";
import { addVat } from "./printed-price.ts";

export interface OpenGroup extends Pick<DraftBudgetGroup, "table" | "section"> {
  title: string;
  lines: DraftBudgetLine[];
}

type Amounts = Pick<DraftBudgetLine, "amount" | "amountWithVat">;

/** unitPrice × quantity, exact; quantities have at most six decimals. */
export function amounts(
  price: number | null,
  quantity: number | null,
  { rate, taxIncluded }: VatDecision,
): Amounts {
  if (price === null || quantity === null) return { amount: null, amountWithVat: null };
  const amount = Number(
    divideRound(BigInt(price) * BigInt(Math.round(quantity * 1e6)), 1_000_000n),
  );
  const known = rate !== null || taxIncluded === true;
  return { amount, amountWithVat: known ? addVat(amount, rate) : null };
}

/** Labels run through the groups of one table; subtotals and totals are sums of the lines that have an amount. */
export function total(groups: readonly OpenGroup[]): DraftBudget {
  let label = 0;
  let last: number | undefined;
  const done: DraftBudgetGroup[] = withTaxSums(groups).map((group) => {
    if (group.table !== last) label = 0;
    last = group.table;
    const lines = group.lines.map((line) => ({ ...line, label: String(++label) }));
    return {
      ...group,
      lines,
      subtotal: sum(lines.map((line) => line.amount)),
      subtotalWithVat: sum(lines.map(payable)),
      ...untaxedIn([{ lines }]),
    };
  });
  return summed(done);
}

function summed(groups: DraftBudgetGroup[]): DraftBudget {
  const totalWithVat = sum(groups.map((group) => group.subtotalWithVat));
  return {
    unit: "đồng",
    groups,
    total: sum(groups.map((group) => group.subtotal)),
    totalWithVat,
    ...untaxedIn(groups),
    inWords: amountInWords(BigInt(totalWithVat)),
    ...fundTotals(groups),
  };
}

/** What keeps a sum with VAT from being taken for one of known tax. */
function untaxedIn(groups: readonly Pick<DraftBudgetGroup, "lines">[]): {
  untaxedLines?: number;
} {
  const count = untaxedLines({ groups });
  return count === 0 ? {} : { untaxedLines: count };
}

/** Several tables as one budget. */
export const asOne = (budgets: readonly DraftBudget[]): DraftBudget =>
  summed(budgets.flatMap(({ groups }) => groups));

export interface BudgetTablePart extends Pick<DraftBudgetGroup, "table" | "section"> {
  budget: DraftBudget;
}

/** One budget a table of the prior plan, each with a total of its own; the whole one where there is only one. */
export function tablesOf(budget: DraftBudget): BudgetTablePart[] {
  const tables = [...new Set(budget.groups.map(({ table }) => table))];
  if (tables.length < 2) {
    const [first] = budget.groups;
    return [{ table: first?.table, section: first?.section, budget }];
  }
  return tables.map((table) => {
    const groups = budget.groups.filter((group) => group.table === table);
    return { table, section: groups[0]?.section, budget: summed(groups) };
  });
}

function sum(amounts: readonly (number | null)[]): number {
  return Number(amounts.reduce<bigint>((all, amount) => all + BigInt(amount ?? 0), 0n));
}
