/**
 * Figures of one sentence that follow from each other: one amount in two units, what is left of two amounts, a share of
 * the year's plan. No thing of the budget has to be named for them.
 */
import { abs, divideRound, MICRO, printMicro } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import type { ReviewInput } from "../rule.ts";
import { isShareOf } from "../share-of-total.ts";
import { figuresOf, grandTotalOf } from "../table-totals.ts";
import { plannedSentences } from "./own-sentences.ts";
import { marksOf, quoteOf, type Shape } from "./sentence-shape.ts";
import type { ToldRelation } from "./told-growth.ts";

export const plainRelations = (input: ReviewInput): ToldRelation[] =>
  plannedSentences(input).flatMap((shape) => [
    ...sameAmounts(shape),
    ...partsInBrackets(shape),
    ...sharesOfThese(shape, input),
    ...leftOvers(shape),
    ...sharesOfPlan(shape, input),
  ]);

const AGAIN = /M,? (?:\(|\(?(?:tuong duong|tuc la|tuc|hay la|hay)(?: voi| khoang)* )M/g;

/** "157.800.000 đồng, tương đương 157,8 triệu đồng", "2.015 triệu đồng (2,015 tỷ đồng)". */
const sameAmounts = (shape: Shape): ToldRelation[] =>
  [...shape.text.matchAll(AGAIN)].flatMap((match): ToldRelation[] => {
    const [one, other] = marksOf(shape, "M", match).map(({ money }) => money);
    // Two amounts in one unit are two amounts.
    if (one === undefined || other === undefined || unitOf(one) === unitOf(other)) return [];
    const holds = readingsOf(one).some((a) =>
      readingsOf(other).some((b) => abs(a - b) <= one.slack + other.slack),
    );
    const factor = bigFactor(one.amount, other.amount);
    if (!holds && !factor && other.qualifier !== null) return [];
    return [told(shape, match, { holds, expected: print(one.amount), found: other.quote })];
  });

const unitOf = ({ quote }: TextAmount): string => /[\p{L}\s]+$/u.exec(quote)?.[0].trim() ?? "";
const readingsOf = ({ amount, others }: TextAmount): bigint[] => [amount, ...others];

const bigFactor = (a: bigint, b: bigint): boolean =>
  a > 0n && b > 0n && (a >= b * 9n || b >= a * 9n);

const LEFT =
  /M ?(?:\/|tren(?: tong)?(?: so)?) ?M[^.;M]{0,60}?[,;]? (?:so )?(?:con lai|con|chua giai ngan)(?: (?:la|so tien|chua giai ngan))* M/g;

/** "Thực hiện 2.316,8 triệu đồng/2.430 triệu đồng, …, còn lại 113,2 triệu đồng". */
const leftOvers = (shape: Shape): ToldRelation[] =>
  [...shape.text.matchAll(LEFT)].flatMap((match): ToldRelation[] => {
    const [part, whole, left] = marksOf(shape, "M", match).map(({ money }) => money);
    if (part === undefined || whole === undefined || left === undefined) return [];
    const right = whole.amount - part.amount;
    const slack = part.slack + whole.slack + left.slack;
    const holds = readingsOf(left).some((one) => abs(one - right) <= slack);
    return right <= 0n
      ? []
      : [told(shape, match, { holds, expected: print(right), found: left.quote })];
  });

const OF_PLAN =
  /M,? \(?(?:dat|bang|tuong duong|tuong ung)(?: voi| khoang| ty le)* P (?:cua |so voi )?(?:tong )?(?:ke hoach|du toan|kinh phi|ca nam)(?: nam| ca nam| duoc giao)?(?=[\s]*[.,;)]|$)/g;

/** "Đến hết quý II giải ngân 675 triệu đồng, đạt 51,9% kế hoạch": the amount stands in the one table there is. */
function sharesOfPlan(shape: Shape, { budgets }: ReviewInput): ToldRelation[] {
  const [table, ...more] = budgets;
  const whole = table === undefined ? null : grandTotalOf(table);
  if (table === undefined || whole === null || more.length > 0) return [];
  const known = new Set(figuresOf([table], ["line", "group"]).map(({ amount }) => amount));
  return [...shape.text.matchAll(OF_PLAN)].flatMap((match): ToldRelation[] => {
    const [money] = marksOf(shape, "M", match).map((mark) => mark.money);
    const [share] = marksOf(shape, "P", match).map((mark) => mark.share);
    if (money === undefined || share?.bound !== "is" || !known.has(money.amount)) return [];
    const printed = { text: share.quote, value: share.value, decimals: share.decimals, of: "" };
    const holds = isShareOf(money, whole, printed);
    const right = Number(divideRound(money.amount * 10_000n, whole.amount)) / 100;
    const expected = `${String(right).replace(".", ",")}%`;
    return [told(shape, match, { holds, expected, found: share.quote })];
  });
}

const IN_BRACKETS =
  /M (?:(?:duoc |se |thi |ma )*(?:do |tu )?[^EMP.;,()]{0,40}? )?(?:ho tro|bao dam|dam bao|chi tra|chi|cap|dong gop|bo tri|tam ung|tai tro)(?: toi da)? P(?: kinh phi| tong kinh phi| so tien| nhu cau)? \((?:tuc |tuong duong |tuong ung |la |bang |tuong ung voi )?M\)/g;

/** "8.292 triệu đồng do ngân sách tỉnh hỗ trợ 50% (4.146 triệu đồng)": the per cent is of the amount in front. */
const partsInBrackets = (shape: Shape): ToldRelation[] =>
  [...shape.text.matchAll(IN_BRACKETS)].flatMap((match): ToldRelation[] => {
    const [whole, part] = marksOf(shape, "M", match).map(({ money }) => money);
    const [share] = marksOf(shape, "P", match).map((mark) => mark.share);
    if (whole === undefined || part === undefined || share?.bound !== "is") return [];
    if (part.qualifier !== null || whole.qualifier !== null || whole.amount <= 0n) return [];
    const printed = { text: share.quote, value: share.value, decimals: share.decimals, of: "" };
    const holds = readingsOf(part).some((amount) =>
      readingsOf(whole).some((all) =>
        isShareOf({ ...part, amount }, { ...whole, amount: all }, printed),
      ),
    );
    const right = divideRound(whole.amount * share.value, 100n * MICRO);
    return [told(shape, match, { holds, expected: print(right), found: part.quote })];
  });

const THESE =
  /M[^.MP]{0,12}\b(hai|ba|bon|nam|sau|bay) [a-z ]{2,30}\b(?:nay|tren|do|vua neu)(?: cong lai| gop lai| cung)? chiem P(?: cua| trong| tren)?(?: tong)?(?: so)? (?:kinh phi|du toan|gia tri|nhu cau|so tien)(?=\s*[.;)]|$)/g;
const COUNTS = ["hai", "ba", "bon", "nam", "sau", "bay"];

/** "Khối A 400 triệu đồng, khối B 200 triệu đồng; hai khối này chiếm 30% tổng kinh phí": of the amounts just told. */
function sharesOfThese(shape: Shape, { budgets }: ReviewInput): ToldRelation[] {
  const wholes = budgets.flatMap((table) => grandTotalOf(table) ?? []);
  const [whole] = wholes;
  if (whole === undefined || wholes.some(({ amount }) => amount !== whole.amount)) return [];
  return [...shape.text.matchAll(THESE)].flatMap((match): ToldRelation[] => {
    const count = COUNTS.indexOf(match[1] ?? "") + 2;
    const parts = shape.marks.flatMap((mark) =>
      mark.kind === "M" && mark.at <= match.index ? [mark.money] : [],
    );
    const [share] = marksOf(shape, "P", match).map((mark) => mark.share);
    // An amount more than are counted may be the whole.
    if (parts.length !== count || share?.bound !== "is" || whole.amount <= 0n) return [];
    const sum = {
      amount: parts.reduce((all, { amount }) => all + amount, 0n),
      slack: parts.reduce((all, { slack }) => all + slack, 0n),
    };
    const printed = { text: share.quote, value: share.value, decimals: share.decimals, of: "" };
    const right = Number(divideRound(sum.amount * 10_000n, whole.amount)) / 100;
    const expected = `${String(right).replace(".", ",")}%`;
    const holds = isShareOf(sum, whole, printed);
    return [told(shape, match, { holds, expected, found: share.quote })];
  });
}

const print = (amount: bigint): string => `${printMicro(amount * MICRO)} đồng`;

function told(
  shape: Shape,
  match: RegExpExecArray,
  one: { holds: boolean; expected: string; found: string },
): ToldRelation {
  const quote = quoteOf(shape, match);
  return { block: shape.block, quote, computation: `Theo các số của câu “${quote}”`, ...one };
}
