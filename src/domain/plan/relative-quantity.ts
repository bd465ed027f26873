/**
 * How many a request asks for, told against what there was: "tăng gấp đôi máy in", "12 tháng thay vì 6", "từ 3 lên 5",
 * and "như năm 2026 nhưng thêm 2", whose second half names no item of its own.
 */
import type { BudgetAction } from "./request-verbs.ts";

const FACTORS: Readonly<Record<string, number>> = {
  doi: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  ruoi: 1.5,
};
const TIMES =
  /\b(?:(?:tang|mua|nang|them|len|bang) )*(?:gap|nhan) (doi|ba|bon|nam|ruoi|\d{1,2})\b(?: lan)?(?: (?:so luong|so))?/;
const HALF = /\b(?:giam|bot|bang|con|cat) (?:di |con |xuong )*(?:mot )?nua\b(?: so luong)?/;

/** "gấp đôi", "giảm một nửa": by what the prior quantity is multiplied, and the clause without it. */
export function timesIn(said: string): { times: number; rest: string } | null {
  const half = HALF.exec(said);
  if (half !== null) return { times: 0.5, rest: said.replace(half[0], " ") };
  const found = TIMES.exec(said);
  if (found === null) return null;
  const [whole, word = ""] = found;
  const times = FACTORS[word] ?? Number(word);
  return times > 0 ? { times, rest: said.replace(whole, " ") } : null;
}

/** "12 tháng thay vì 6", "từ 3 lên 5": what it was is no quantity of the next year. */
export function withoutFormer(said: string): string {
  return said
    .replace(/\bthay vi\s+\d[\d.]*(?:\s+(?:thang|nam|cai|chiec|bo|may|goi|quy))?\b/g, " ")
    .replace(
      /\btu\s+\d[\d.]*(?:\s+(?:thang|nam|cai|chiec|bo|goi))?\s+(?=(?:len|xuong|con|thanh)\b)/g,
      "",
    )
    .replace(/\s+/g, " ")
    .trim();
}

/** What names no item goes on about the one before it, on top of what that one keeps. */
export function goesOn(
  last: BudgetAction | undefined,
  action: Pick<BudgetAction, "kind" | "item" | "quantity" | "phrase">,
): BudgetAction | null {
  const { kind, item, quantity, phrase } = action;
  const differs = kind === "add" || kind === "subtract" || kind === "set";
  if (item !== "" || quantity === null || !differs || last?.kind !== "keep") return null;
  return {
    ...{ kind, item: last.item, quantity, months: null, unitPrice: null, priceMonths: null },
    phrase: `${last.phrase}, ${phrase}`,
  };
}
