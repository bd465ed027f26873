/** A discount in percent and in money: "giảm giá 5% khi thanh toán, tương đương 36.500.000 đồng", of what the budget has. */
import { abs, MICRO, printMicro } from "../../budget/fixed.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { grandTotalOf } from "../table-totals.ts";
import { ownSentences } from "./own-sentences.ts";
import { marksOf, quoteOf, type Shape } from "./sentence-shape.ts";
import type { ToldRelation } from "./told-growth.ts";

const DISCOUNT =
  /\b(?:giam gia|chiet khau|giam tru|khuyen mai)(?: [^EMP.;\d]{0,30})? P[^EMP.;\d]{0,60}?(?:tuong duong|tuong ung|bang|tuc|ung voi|so tien|la|\()(?: (?:voi|so tien|khoang|la))* ?M/g;
/** In hundredths of a percent. */
const MOST = 5_000n;

export const toldDiscounts = (input: ReviewInput): ToldRelation[] =>
  ownSentences(input).flatMap((shape) =>
    [...shape.text.matchAll(DISCOUNT)].flatMap((match) => weigh(shape, match, input) ?? []),
  );

/** Wrong only where the money is a plain share of the one whole there is, and another one than is told. */
function weigh(shape: Shape, match: RegExpExecArray, input: ReviewInput): ToldRelation | null {
  const [share] = marksOf(shape, "P", match);
  const [money] = marksOf(shape, "M", match);
  if (share === undefined || money === undefined) return null;
  const { value, quote } = share.share;
  const { amount, slack } = money.money;
  const isShare = (whole: bigint): boolean =>
    abs(whole * value - amount * 100n * MICRO) <= (slack + 1n) * 100n * MICRO;
  const told = { block: shape.block, quote: quoteOf(shape, match), found: quote };
  const lines = input.budgets.flatMap(({ rows, columns, scale }) =>
    rows.flatMap(({ cells }) =>
      cells.flatMap((cell, at) =>
        cell?.value == null ? [] : [(cell.value * (columns[at]?.scale ?? scale.factor)) / MICRO],
      ),
    ),
  );
  if (lines.some(isShare)) return { ...told, holds: true, expected: quote, computation: "" };
  const [whole, ...more] = mainBudgets(input.budgets).map((table) => grandTotalOf(table)?.amount);
  if (whole === undefined || more.length > 0 || whole <= 0n) return null;
  const right = (amount * 10_000n) / whole;
  const exact = abs(whole * right - amount * 10_000n) <= (slack + 1n) * 10_000n;
  if (!exact || right > MOST || right % 10n !== 0n) return null;
  return {
    ...told,
    holds: false,
    expected: `${String(Number(right) / 100).replace(".", ",")}%`,
    computation: `${printMicro(amount * MICRO)} / ${printMicro(whole * MICRO)}`,
  };
}
