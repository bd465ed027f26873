/**
 * A part and its share of a whole that stands elsewhere: "434.000.000 đồng, chiếm 35% tổng kinh phí", "124.032 lượt,
 * chiếm 68% tổng số lượt khám". The share holds when any whole in reach makes it hold; it is wrong only where the words
 * leave one whole.
 */
import { countsIn } from "../budget/counts-in-text.ts";
import { divideRound, halfUnit, MICRO, type Micro, printMicro } from "../budget/fixed.ts";
import { moneyInBlock, type TextAmount } from "../budget/money-in-text.ts";
import type { Block } from "../document/parsed-document.ts";
import { foldChangesInPlace } from "../text/change-words.ts";
import { foldInPlace } from "../text/fold.ts";

export interface ShareOfTotal {
  holds: boolean;
  quote: string;
  part: string;
  whole: string;
  /** As printed, without the sign. */
  percent: string;
  /** What it should be, in hundredths of a percent. */
  right: number;
}

/** Totals of the tables: whatever stands in their last rows, and the last amount where there is one table. */
export interface BudgetTotals {
  all: readonly bigint[];
  own: bigint | null;
  /** What the rows of a unit price come to in đồng, with their tax where the table has it: a list a row. */
  linesAt(price: bigint): readonly (readonly bigint[])[];
}

/** Blocks above in which the whole may stand. */
const REACH = 8;
const SHARE =
  /^[^\d%.;]{0,30}?[,(]?\s*(?:chiem|tuong duong|tuong ung|bang)(?: ty le| khoang| ti le)*\s*:?\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*%(.{0,60})/;
/** Without such a verb: "đạt 25% tổng kinh phí", "(40%)". */
const SHARE_OF_ALL =
  /^[^\d%.;()]{0,30}?,?\s*dat(?: ty le| khoang)*\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*%(?=\s*(?:cua |so voi )?tong\b)(.{0,60})/;
const SHARE_ALONE = /^\s*\(\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*%\s*\)(.{0,60})/;
/** A rate of tax, a reserve, what was spent of a budget: the percentage in brackets has another base. */
const OTHER_BASE =
  /\b(?:thue|vat|gtgt|du phong|giai ngan|thuc hien|da chi|quyet toan|dat|tang|giam|so voi|tiet kiem|thu duoc|giam gia)\b[^;.]*$/;
/** Of something that the plan need not name: last year's, the province's. */
const OTHER_WHOLE =
  /^\)?[^.;,]{0,40}\b(?:ke hoach|chi tieu|dinh muc|so voi|cung ky|toan tinh|ca nuoc|nam truoc)\b/;

export function sharesOfTotals(
  blocks: readonly Block[],
  index: number,
  totals: BudgetTotals,
): ShareOfTotal[] {
  const block = blocks[index];
  if (block === undefined || !block.text.includes("%")) return [];
  const above = blocks
    .slice(Math.max(0, index - REACH), index)
    .filter((one) => one.kind !== "table");
  return [...moneyShares(block, above, totals), ...countShares(block, above)];
}

function moneyShares(block: Block, above: readonly Block[], totals: BudgetTotals): ShareOfTotal[] {
  const own = moneyInBlock(block);
  return own.flatMap((part): ShareOfTotal[] => {
    const spent = spentOf(block, part, own);
    if (spent !== null) return [spent];
    const share = shareOf(block.text, part);
    if (share === null || part.qualifier !== null || part.amount === 0n) return [];
    if (isBase(block, part)) return growthOn(block, part, share);
    return isPrice(block.text, part)
      ? priceShares(block, part, share, totals)
      : ofWhole({ block, part, share }, { own, above, totals });
  });
}

interface Shared {
  block: Block;
  part: TextAmount;
  share: Printed;
}

interface Wholes {
  own: readonly TextAmount[];
  above: readonly Block[];
  totals: BudgetTotals;
}

function ofWhole({ block, part, share }: Shared, { own, above, totals }: Wholes): ShareOfTotal[] {
  const others = [...own.filter((one) => one !== part), ...above.flatMap(moneyInBlock)];
  const wholes = [
    ...others.map((one) => ({ amount: one.amount, slack: one.slack, quote: one.quote })),
    ...totals.all.map((amount) => ({ amount, slack: 0n, quote: "" })),
  ].filter(({ amount }) => amount >= part.amount);
  const fits = wholes.some((whole) => isShareOf(part, whole, share));
  if (fits) return [{ ...said(block, part, share), holds: true, whole: "", right: 0 }];
  // "Tăng 60 triệu đồng, tương ứng 8,6%": of what there was before.
  if (tellsChange(block, part)) return [];
  // The whole that the words name: a total in the same block, else the one total above.
  const named = own.filter((one) => isTotal(one) && one.amount >= part.amount);
  const far = above
    .flatMap(moneyInBlock)
    .filter((one) => isTotal(one) && one.amount >= part.amount);
  const [whole, ...more] = named.length > 0 ? named : far.length > 0 ? far : inTable(share, totals);
  if (whole === undefined || more.length > 0 || whole === part) return [];
  return [
    {
      ...said(block, part, share),
      holds: false,
      whole: whole.quote,
      right: Number(divideRound(part.amount * 10_000n, whole.amount)),
    },
  ];
}

const PLANNED =
  /\b(?:tren|so voi)(?: tong)?(?: so)? (?:du toan|ke hoach|kinh phi|von)(?: [a-z]+){0,4} $/;
const REACHED =
  /^,? ?(?:\(|dat|bang)(?: (?:dat|ty le|khoang))* ?(\d{1,3}(?:[.,]\d{1,2})?)\s*%(.{0,60})/;

/** "Đã chi 1.486 triệu đồng … trên dự toán 1.560 triệu đồng, đạt tỷ lệ 95,3%". */
function spentOf(block: Block, plan: TextAmount, own: readonly TextAmount[]): ShareOfTotal | null {
  const before = foldInPlace(block.text.slice(0, plan.start));
  const share = PLANNED.test(before) ? printedShare(block.text, plan.end, REACHED) : null;
  const spent = own.findLast(({ end }) => end <= plan.start);
  if (share === null || spent === undefined || plan.amount === 0n) return null;
  if (/[.;]\s/.test(before.slice(spent.end)) || spent.qualifier !== null) return null;
  return {
    ...said(block, plan, share),
    part: spent.quote,
    whole: plan.quote,
    holds: isShareOf(spent, plan, share),
    right: Number(divideRound(spent.amount * 10_000n, plan.amount)),
  };
}

const tellsChange = (block: Block, { start }: TextAmount): boolean =>
  /\b(?:tang|giam)(?: them| len| xuong| khoang)* *$/.test(
    foldChangesInPlace(block.text.slice(Math.max(0, start - 30), start)),
  );

/** "21.500.000 đồng mỗi tháng", "mỗi bộ 3 triệu đồng", "đơn giá …": of one of many, which has no share of the whole. */
const PRICE_BEHIND = /^ ?(?:\/ ?|(?:cho |tren |tinh )?(?:moi|mot|1|hang) )\p{L}/u;
const PRICE_AHEAD = /\b(?:moi|hang (?=thang|quy|nam)|don gia|gia (?:mot|1|moi))\b[^,;.()]{0,40}$/;

function isPrice(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = foldInPlace(text.slice(Math.max(0, start - 60), start));
  return PRICE_BEHIND.test(foldInPlace(text.slice(end, end + 20))) || PRICE_AHEAD.test(before);
}

/** The share is that of the row with this price; where several have it, only a share that holds is told. */
function priceShares(
  block: Block,
  part: TextAmount,
  share: Printed,
  { all, own, linesAt }: BudgetTotals,
): ShareOfTotal[] {
  const lines = linesAt(part.amount);
  const fits = lines
    .flat()
    .some((amount) =>
      all.some((whole) => isShareOf({ amount, slack: 0n }, { amount: whole, slack: 0n }, share)),
    );
  if (fits) return [{ ...said(block, part, share), holds: true, whole: "", right: 0 }];
  const [line, ...more] = lines;
  const amount = line?.at(-1);
  const [whole] = inTable(share, { own });
  if (amount === undefined || more.length > 0 || whole === undefined) return [];
  return [
    {
      ...said(block, part, share),
      part: `${printMicro(amount * MICRO)} đồng`,
      holds: false,
      whole: whole.quote,
      right: Number(divideRound(amount * 10_000n, whole.amount)),
    },
  ];
}

export const OF_BUDGET =
  /^\)?,? (?:trong |tren |cua |so voi )?tong (?:du toan|kinh phi|so kinh phi|nhu cau|chi phi|gia tri|muc dau tu|so tien|so(?=\s*(?:[.;,)]|$)))(?!\p{L})(?!.*\bnam (?:truoc|20\d\d))/u;

/** "chiếm 37,8% tổng dự toán" without its figure: that of the table, its last total first. */
function inTable(
  { of }: Printed,
  { own }: Pick<BudgetTotals, "own">,
): { amount: bigint; quote: string }[] {
  const amount = OF_BUDGET.test(of) ? own : null;
  return amount === null ? [] : [{ amount, quote: `tổng của bảng ${printMicro(amount * MICRO)}` }];
}

/** "tăng 60 triệu đồng so với dự toán năm 2025 (700 triệu đồng), tương ứng 8,57%": the amount in brackets is the whole. */
const isBase = (block: Block, { start }: TextAmount): boolean =>
  /\bso voi [^();]{0,60}\([^()\d]*$/.test(
    foldInPlace(block.text.slice(Math.max(0, start - 90), start)),
  );

function growthOn(block: Block, base: TextAmount, share: Printed): ShareOfTotal[] {
  const growth = moneyInBlock(block).findLast(({ end }) => end <= base.start);
  if (growth === undefined) return [];
  const before = foldChangesInPlace(block.text.slice(Math.max(0, growth.start - 20), growth.start));
  if (!/\b(?:tang|giam)(?: them)?\s*$/.test(before)) return [];
  // "Dự toán 120 triệu đồng, tăng 20 triệu đồng so với năm trước (100 triệu đồng), bằng 120%".
  if (moneyInBlock(block).some((one) => isShareOf(one, base, share))) return [];
  return [
    {
      ...said(block, base, share),
      part: growth.quote,
      whole: base.quote,
      holds: isShareOf(growth, base, share),
      right: Number(divideRound(growth.amount * 10_000n, base.amount)),
    },
  ];
}

export interface Printed {
  text: string;
  value: Micro;
  decimals: number;
  /** Folded words behind it: "tong kinh phi". */
  of: string;
}

/** "Chiếm 40,4% (4.702.823.600 đồng), …": the amount in brackets has its share in front. */
const IN_FRONT =
  /\b(?:chiem|bang|ty trong)(?: khoang| ty le| la)* (\d{1,3}(?:[.,]\d{1,2})?)\s*%\s*\(\s*$/;

/** A share with a word for it, or alone in brackets behind an amount. */
function shareOf(text: string, { start, end }: { start: number; end: number }): Printed | null {
  const front = IN_FRONT.exec(foldInPlace(text.slice(Math.max(0, start - 60), start)))?.[1];
  if (front !== undefined && text.charAt(end) === ")") return { ...readPercent(front), of: "" };
  const told = shareBehind(text, end) ?? printedShare(text, end, SHARE_OF_ALL);
  if (told !== null) return told;
  const clause = foldChangesInPlace(text.slice(Math.max(0, start - 60), start))
    .split(/[,;]\s/)
    .at(-1);
  return OTHER_BASE.test(clause ?? "") ? null : printedShare(text, end, SHARE_ALONE);
}

const shareBehind = (text: string, end: number): Printed | null => printedShare(text, end, SHARE);

function printedShare(text: string, end: number, pattern: RegExp): Printed | null {
  const match = pattern.exec(foldInPlace(text.slice(end, end + 140)));
  const printed = match?.[1];
  if (printed === undefined || OTHER_WHOLE.test(match?.[2] ?? "")) return null;
  return { ...readPercent(printed), of: match?.[2] ?? "" };
}

export function readPercent(printed: string): Omit<Printed, "of"> {
  const [whole = "0", part = ""] = printed.split(/[.,]/);
  const value = (BigInt(whole) * 100n + BigInt(part.padEnd(2, "0"))) * (MICRO / 100n);
  return { text: printed, value, decimals: part.length };
}

const said = (
  block: Block,
  part: { quote: string; start: number; end: number },
  share: Printed,
) => ({
  quote: block.text.slice(part.start, Math.max(part.end, block.text.indexOf("%", part.end) + 1)),
  part: part.quote,
  percent: share.text,
});

const isTotal = ({ block, start, end }: TextAmount): boolean =>
  /(?:^\W*(?:kinh phi|du toan)(?: nam 20\d\d)?(?: la)?\W*$|\b(?:tong|toan bo|nhu cau (?:kinh phi|von)|kinh phi (?:thuc hien|du kien)|da chi|da su dung)\b(?:[^;\d]|20\d\d){0,70}$)/.test(
    foldInPlace(block.text.slice(Math.max(0, start - 80), start)),
  ) && shareBehind(block.text, end) === null;

/** Rounded or cut off at the printed digit, the amounts themselves rounded at theirs. */
export function isShareOf(
  part: { amount: bigint; slack: bigint },
  whole: { amount: bigint; slack: bigint },
  { value, decimals }: Printed,
): boolean {
  if (whole.amount <= whole.slack) return false;
  const low = divideRound((part.amount - part.slack) * 100n * MICRO, whole.amount + whole.slack);
  const high = divideRound((part.amount + part.slack) * 100n * MICRO, whole.amount - whole.slack);
  const half = halfUnit(decimals);
  return value >= low - 2n * half && value <= high + half;
}

const THING = /^\s*([a-z]+)/;

const OF_TOTAL = /^\)?,? (?:trong |tren |cua |so )?(?:tong (?:so )?|so )([a-z]+)/;

/** The thing that is counted, where its share is one of the same things; a fraction tells its own whole. */
function thingShared(
  text: string,
  part: { start: number; end: number; value: bigint },
): { thing: string; share: Printed } | null {
  const thing = THING.exec(foldInPlace(text).slice(part.end))?.[1];
  const share = shareBehind(text, part.end);
  if (share === null || thing === undefined || part.value === 0n) return null;
  if (OF_TOTAL.exec(share.of)?.[1] !== thing) return null;
  const fraction = /^\s*\//.test(text.slice(part.end)) || /\/\s*$/.test(text.slice(0, part.start));
  return fraction ? null : { thing, share };
}

/** "124.032 lượt, chiếm 68% tổng số lượt khám" against the one larger number of the same thing in reach. */
function countShares(block: Block, above: readonly Block[]): ShareOfTotal[] {
  const money = moneyInBlock(block);
  const counts = countsIn(block.text).filter(
    (part) => !money.some((one) => part.start >= one.start && part.start < one.end),
  );
  return counts.flatMap((part): ShareOfTotal[] => {
    const named = thingShared(block.text, part);
    if (named === null) return [];
    const { thing, share } = named;
    const wholes = [block, ...above].flatMap((one) => {
      const text = foldInPlace(one.text);
      return (
        countsIn(one.text)
          .filter((other) => THING.exec(text.slice(other.end))?.[1] === thing)
          .filter((other) => other.value > part.value)
          // "61.480 lượt, đạt 92%" is a part of something larger itself.
          .filter(
            (other) => !/^[^\d%.;]{0,40}\d{1,3}(?:[.,]\d{1,2})?\s*%/.test(text.slice(other.end)),
          )
          // Last year's in brackets: "so với năm 2024 (172.075 lượt)".
          .filter((other) => !/so voi [^()]{0,40}\([^()]*$/.test(text.slice(0, other.start)))
      );
    });
    const slack = { slack: 0n };
    const fits = wholes.some((whole) =>
      isShareOf({ amount: part.value, ...slack }, { amount: whole.value, ...slack }, share),
    );
    if (fits) return [{ ...said(block, part, share), holds: true, whole: "", right: 0 }];
    const distinct = new Map(wholes.map((whole) => [whole.value, whole]));
    const [whole, ...more] = distinct.values();
    if (whole === undefined || more.length > 0) return [];
    const right = Number(divideRound(part.value * 10_000n, whole.value));
    return [{ ...said(block, part, share), holds: false, whole: whole.quote, right }];
  });
}
