/**
 * Lines whose tax nobody knows. Where no line of a budget tells its tax, none has a sum after tax; beside lines that
 * do, such a line counts with its amount. The totals say so.
 */
import type { DraftBudgetLine } from "../draft/draft.ts";

/** With tax where that is known. */
export const payable = ({
  amount,
  amountWithVat,
}: Pick<DraftBudgetLine, "amount" | "amountWithVat">): number | null => amountWithVat ?? amount;

const tellsTax = ({ vatRate, taxIncluded }: DraftBudgetLine): boolean =>
  vatRate !== null || taxIncluded === true;

/** Sums after tax for all lines, or for none. */
export function withTaxSums<Group extends { lines: readonly DraftBudgetLine[] }>(
  groups: readonly Group[],
): (Group & { lines: DraftBudgetLine[] })[] {
  const taxed = groups.some(({ lines }) => lines.some(tellsTax));
  return groups.map((group) => ({
    ...group,
    lines: group.lines.map((line) => ({ ...line, amountWithVat: taxed ? payable(line) : null })),
  }));
}

interface Lines {
  groups: readonly { lines: readonly DraftBudgetLine[] }[];
}

const counted = ({ groups }: Lines): DraftBudgetLine[] =>
  groups
    .flatMap(({ lines }) => lines)
    .filter(({ amount, status }) => amount !== null && status !== "dropped");

export const untaxedLines = (budget: Lines): number =>
  counted(budget).filter((line) => !tellsTax(line)).length;

/** What a total says of it; "" where the tax of all lines is known. */
export function taxLack(budget: Lines): string {
  const untaxed = untaxedLines(budget);
  if (untaxed === 0) return "";
  return untaxed === counted(budget).length ? "chưa tách thuế" : `${untaxed} hạng mục chưa rõ thuế`;
}
