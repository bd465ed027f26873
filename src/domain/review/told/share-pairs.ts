/** A part with the whole it may be told of, and whether a share told of it holds. */
import { MICRO } from "../../budget/fixed.ts";
import { isShareOf } from "../share-of-total.ts";
import type { ThingMoney } from "./named-things.ts";
import type { SaidShare } from "./sentence-shape.ts";

export interface Pair {
  part: ThingMoney;
  whole: ThingMoney;
}

export function holdsFor(part: ThingMoney, whole: ThingMoney, share: SaidShare): boolean {
  const { slack } = part;
  return [
    [part.amount, whole.amount],
    [part.right, whole.right],
  ].some(([one = 0n, all = 1n]) => {
    if (all <= 0n) return false;
    const exact = (one * 100n * MICRO) / all;
    const gap = exact > share.value ? exact - share.value : share.value - exact;
    if (share.bound === "over") return exact >= share.value - MICRO / 2n;
    if (share.bound === "under") return exact <= share.value + MICRO / 2n;
    if (share.bound === "about") return gap <= 3n * MICRO || gap * 10n <= share.value;
    const printed = { text: share.quote, value: share.value, decimals: share.decimals, of: "" };
    return isShareOf({ amount: one, slack }, { amount: all, slack: whole.slack }, printed);
  });
}
