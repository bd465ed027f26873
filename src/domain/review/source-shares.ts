/** Shares of the sources in one sentence against their amounts in another: "ngân sách nhà nước 50%" and "… 311.446.000 đồng". */
import { divideRound, halfUnit, MICRO, type Micro } from "../budget/fixed.ts";
import { moneyInBlock } from "../budget/money-in-text.ts";
import type { Block } from "../document/parsed-document.ts";
import { foldInPlace } from "../text/fold.ts";
import { OF_BUDGET } from "./share-of-total.ts";

export interface SourceShare {
  source: string;
  percent: string;
  amount: string;
  /** Share of the amounts in hundredths of a percent. */
  right: number;
  holds: boolean;
  quote: string;
}

const REACH = 5;
const SOURCE = String.raw`((?:ngan sach|nguon|quy|thu|von|xa hoi hoa|tai tro|vien tro)[a-z ]{0,60}?)`;
const SHARE = new RegExp(
  String.raw`${SOURCE}\s*[:(]?\s*(?:chiem |la |khoang )?(\d{1,3}(?:[.,]\d{1,2})?)\s*%`,
  "g",
);
const BEFORE_AMOUNT = new RegExp(
  String.raw`${SOURCE}\s*[:(]?\s*(?:la |khoang |cap |ho tro |bao dam |bo tri )*$`,
);

export function sourceShares(blocks: readonly Block[], index: number): SourceShare[] {
  const block = blocks[index];
  if (block === undefined || !block.text.includes("%")) return [];
  const folded = foldInPlace(block.text);
  const shares = [...folded.matchAll(SHARE)];
  const near = blocks.slice(Math.max(0, index - REACH), index + REACH + 1);
  const [one, ...more] = shares;
  if (one === undefined) return [];
  const amounts =
    more.length > 0
      ? near.map(amountsOf).find((found) => found.size === shares.length)
      : amountsOfAll(folded.slice(one.index + one[0].length), near);
  if (amounts === undefined) return [];
  const total = [...amounts.values()].reduce((sum, one) => sum + one.amount, 0n);
  return shares.flatMap((match) => {
    const [quote, name = "", percent = ""] = match;
    const known = amounts.get(name.trim());
    if (known === undefined || total === 0n) return [];
    const exact = divideRound(known.amount * 100n * MICRO, total);
    const decimals = /[.,](\d+)$/.exec(percent)?.[1]?.length ?? 0;
    const gap = exact - toMicro(percent);
    return [
      {
        source: block.text.slice(match.index, match.index + name.length).trim(),
        percent: `${percent}%`,
        amount: known.quote,
        right: Number(divideRound(exact * 100n, MICRO)),
        holds: (gap < 0n ? -gap : gap) <= 2n * halfUnit(decimals),
        quote: block.text.slice(match.index, match.index + quote.length),
      },
    ];
  });
}

/** One share of the whole: all sources are told where their amounts come to the total in front of them. */
function amountsOfAll(behind: string, near: readonly Block[]): Amounts | undefined {
  if (!OF_BUDGET.test(behind)) return undefined;
  const whole = near.find((block) => {
    const [total, ...rest] = moneyInBlock(block);
    const parts = [...amountsOf(block).values()];
    const sum = parts.reduce((all, part) => all + part.amount, 0n);
    return parts.length >= 2 && rest.length === parts.length && sum === total?.amount;
  });
  return whole === undefined ? undefined : amountsOf(whole);
}

type Amounts = Map<string, { amount: bigint; quote: string }>;

function amountsOf(block: Block): Amounts {
  const found: Amounts = new Map();
  const folded = foldInPlace(block.text);
  const money = moneyInBlock(block);
  // "467,768 triệu đồng; 1.789,976 triệu đồng": one way of writing for all of them.
  const comma = money.some(({ quote }) => /\d\.\d{3},\d/.test(quote));
  for (const { amount: read, others, start, quote, qualifier } of money) {
    const amount = comma && /\d,\d{3}(?!\d)/.test(quote) ? least([read, ...others]) : read;
    const before =
      folded
        .slice(Math.max(0, start - 90), start)
        .split(/[;.,]\s/)
        .at(-1) ?? "";
    const name = BEFORE_AMOUNT.exec(before)?.[1]?.trim();
    if (name !== undefined && qualifier === null) found.set(name, { amount, quote });
  }
  return found;
}

const least = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((small, one) => (one < small ? one : small));

function toMicro(text: string): Micro {
  const [whole = "0", part = ""] = text.split(/[.,]/);
  return (BigInt(whole) * 100n + BigInt(part.padEnd(2, "0"))) * (MICRO / 100n);
}
