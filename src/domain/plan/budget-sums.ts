/** Amounts of lines and the sums of the budget, computed in bigint. */
import { amountInWords } from "../budget/amount-in-words.ts";
import { divideRound } from "../budget/fixed.ts";
import type { DraftBudget, DraftBudgetGroup, DraftBudgetLine, VatRate } from "../draft/draft.ts";
import { fundTotals } from "./funding.ts";
import { addVat } from "./printed-price.ts";

export interface OpenGroup {
  title: string;
  lines: DraftBudgetLine[];
}

type Amounts = Pick<DraftBudgetLine, "amount" | "amountWithVat">;

/** unitPrice × quantity, exact; quantities have at most six decimals. */
export function amounts(price: number | null, quantity: number | null, rate: VatRate): Amounts {
  if (price === null || quantity === null) return { amount: null, amountWithVat: null };
  const amount = Number(
    divideRound(BigInt(price) * BigInt(Math.round(quantity * 1e6)), 1_000_000n),
  );
  return { amount, amountWithVat: addVat(amount, rate) };
}

/** Labels run through all groups; subtotals and totals are sums of the lines that have an amount. */
export function total(groups: readonly OpenGroup[]): DraftBudget {
  let label = 0;
  const done: DraftBudgetGroup[] = groups.map((group) => {
    const lines = group.lines.map((line) => ({ ...line, label: String(++label) }));
    return {
      title: group.title,
      lines,
      subtotal: sum(lines.map((line) => line.amount)),
      subtotalWithVat: sum(lines.map((line) => line.amountWithVat)),
    };
  });
  const totalWithVat = sum(done.map((group) => group.subtotalWithVat));
  return {
    unit: "đồng",
    groups: done,
    total: sum(done.map((group) => group.subtotal)),
    totalWithVat,
    inWords: amountInWords(BigInt(totalWithVat)),
    ...fundTotals(groups),
  };
}

function sum(amounts: readonly (number | null)[]): number {
  return Number(amounts.reduce<bigint>((all, amount) => all + BigInt(amount ?? 0), 0n));
}
