/** Amounts told quarter by quarter against the whole they belong to: "quý I 200 triệu đồng, quý II …" of a year. */
import { abs } from "../budget/fixed.ts";
import { moneyInBlock, type TextAmount } from "../budget/money-in-text.ts";
import type { Block } from "../document/parsed-document.ts";
import { foldInPlace } from "../text/fold.ts";

export interface QuarterSum {
  parts: readonly TextAmount[];
  sum: bigint;
  /** The year's amount; null where it holds with one of the amounts in reach. */
  whole: TextAmount | bigint | null;
}

const QUARTER = /\bquy (iv|i{1,3}|[1-4])\b[^\d;.]{0,40}$/;
const NAMES: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const REACH = 4;

/** All four quarters in one block; the whole in it, in one of the blocks above, or the total of a table. */
export function quarterSum(
  blocks: readonly Block[],
  index: number,
  totals: readonly bigint[],
): QuarterSum | null {
  const block = blocks[index];
  if (block === undefined || !/qu[ýy]/iu.test(block.text)) return null;
  const amounts = moneyInBlock(block);
  const parts = quartersOf(block, amounts);
  const [first] = parts;
  if (first === undefined) return null;
  const sum = parts.reduce((all, one) => all + one.amount, 0n);
  const slack = parts.reduce((all, one) => all + one.slack, 0n);
  const above = blocks
    .slice(Math.max(0, index - REACH), index)
    .filter((one) => one.kind !== "table");
  const inside = amounts.filter((one) => !parts.includes(one));
  const wholes = [...inside, ...above.toReversed().flatMap((one) => moneyInBlock(one))];
  const fits = (amount: bigint, own: bigint): boolean => abs(amount - sum) <= slack + own;
  if (wholes.some((one) => fits(one.amount, one.slack)) || totals.some((one) => fits(one, 0n)))
    return { parts, sum, whole: null };
  const table = totals.length === 1 ? totals[0] : undefined;
  const whole = inside.find((one) => one.start < first.start) ?? wholes.find(isTotal) ?? table;
  return whole === undefined || !isNear(sum, whole) ? null : { parts, sum, whole };
}

/** Another year's or another fund's amount is no slip of a quarter. */
function isNear(sum: bigint, whole: TextAmount | bigint): boolean {
  const amount = typeof whole === "bigint" ? whole : whole.amount;
  return sum <= amount * 2n && sum * 2n >= amount;
}

/** The four of them, each told once and exactly; else none. */
function quartersOf(block: Block, amounts: readonly TextAmount[]): TextAmount[] {
  const folded = foldInPlace(block.text);
  const parts = amounts.filter((one) => quarterOf(folded, one.start) !== null);
  const names = new Set(parts.map((one) => quarterOf(folded, one.start)));
  const exact = parts.every((one) => one.qualifier === null);
  return parts.length === 4 && names.size === 4 && exact ? parts : [];
}

function quarterOf(folded: string, start: number): number | null {
  const name = QUARTER.exec(folded.slice(Math.max(0, start - 60), start))?.[1];
  return name === undefined ? null : (NAMES[name] ?? Number(name));
}

const isTotal = ({ block, start }: TextAmount): boolean =>
  /\b(?:tong|toan bo|ca nam|nam 20\d\d|kinh phi)\b[^;]{0,80}$/.test(
    foldInPlace(block.text.slice(Math.max(0, start - 100), start)),
  );
