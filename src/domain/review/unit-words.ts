/** The unit word of an amount as printed, and how many of its digits tell something. */
import { foldInPlace } from "../text/fold.ts";

/** Units of money by how many đồng they hold. */
export const UNIT_NAMES: Readonly<Record<string, string>> = {
  "1": "đồng",
  "1000": "nghìn đồng",
  "1000000": "triệu đồng",
  "1000000000": "tỷ đồng",
};

const WORDS: readonly [RegExp, bigint][] = [
  [/(?<![a-z])(?:nghin|ngan)\b/, 1_000n],
  [/(?<![a-z])trieu\b/, 1_000_000n],
  [/(?<![a-z])t[yi]\b/, 1_000_000_000n],
];

/** Đồng per unit of "38.072 nghìn đồng": 1.000; 1 where no larger unit is told. */
export function dongPerUnit(quote: string): bigint {
  const folded = foldInPlace(quote);
  return WORDS.find(([pattern]) => pattern.test(folded))?.[1] ?? 1n;
}

/** Digits without the zeros at the end: few make no amount of their own. */
export const significantDigits = (amount: bigint): number =>
  amount.toString().replace(/0+$/, "").length;
