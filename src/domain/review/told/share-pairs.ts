/** A part with the whole it may be told of, and whether a share told of it holds. */
import { abs, bigger, MICRO, type Micro } from "../../budget/fixed.ts";
import { fold } from "../../text/fold.ts";
import { isShareOf } from "../share-of-total.ts";
import { figuresOf } from "../table-totals.ts";
import { isAmount, type Thing, type ThingMoney } from "./named-things.ts";
import type { SaidShare } from "./said-shares.ts";
import type { Shape } from "./sentence-shape.ts";

export interface Pair {
  part: ThingMoney;
  whole: ThingMoney;
}

/** A fraction in words is told of what is near it; a round figure of what it may be rounded from. */
export function vagueness({ value, quote }: SaidShare): Micro {
  const tenth = value / 10n;
  if (!/%|phan tram/.test(fold(quote))) return bigger(tenth, 3n * MICRO);
  const round = value % (10n * MICRO) === 0n ? 5n : value % (5n * MICRO) === 0n ? 3n : 1n;
  return bigger(tenth, round * MICRO);
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
    if (share.bound === "about") return gap <= vagueness(share);
    const printed = { text: share.quote, value: share.value, decimals: share.decimals, of: "" };
    return isShareOf({ amount: one, slack }, { amount: all, slack: whole.slack }, printed);
  });
}

/** "Bệnh án điện tử cần 19.722 triệu đồng, chiếm 21,6%": in the column of the amount that is told, whatever it is. */
export function inColumnTold({ marks }: Shape, { table, money }: Thing): Pair[] {
  const told = marks.flatMap((mark) => (mark.kind === "M" ? [mark.money] : []));
  const parts = money.filter(({ column, amount }) => {
    const said = told.some((one) => abs(one.amount - amount) <= one.slack);
    return said && !isAmount(table, column);
  });
  const totals = parts.length === 0 ? [] : figuresOf([table], ["total"]);
  return parts.flatMap((part) =>
    totals
      .filter(({ column }) => column === part.column)
      .map((total) => ({ part, whole: { ...total, right: total.amount } })),
  );
}
