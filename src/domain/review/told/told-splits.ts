/** Amounts told side by side that come to a whole: "ngân sách nhà nước …, nguồn thu sự nghiệp …" of a total that is told or in the table. */
import { abs } from "../../budget/fixed.ts";
import { moneyInBlock, type TextAmount } from "../../budget/money-in-text.ts";

const MOST = 8;

/** Some run of amounts of its paragraph, this one among them, comes to one of the wholes (đồng). */
export function splitsWhole(one: TextAmount, wholes: readonly bigint[]): boolean {
  const all = moneyInBlock(one.block);
  const at = all.findIndex(({ start }) => start === one.start);
  for (let first = Math.max(0, at - MOST); first <= at; first++) {
    let sum = 0n;
    let slack = 0n;
    for (const [index, part] of all.slice(first, at + MOST).entries()) {
      sum += part.amount;
      slack += part.slack;
      if (index > 0 && first + index >= at && isOneOf(wholes, sum, slack)) return true;
    }
  }
  return false;
}

const isOneOf = (wholes: readonly bigint[], sum: bigint, slack: bigint): boolean =>
  wholes.some((whole) => abs(whole - sum) <= slack);
