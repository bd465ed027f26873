/**
 * "năm 2027 là 38.072 nghìn đồng, năm 2028 là 30.469,5 triệu đồng": one amount of a paragraph with the unit word of another
 * size. Told where the figure is a sum of the table, or completes its total, in the unit of its neighbours and in no
 * other. Not for the unit of a table: ./rules/scale.ts.
 */
import { abs } from "../budget/fixed.ts";
import { moneyInBlock, type TextAmount } from "../budget/money-in-text.ts";
import { foldInPlace } from "../text/fold.ts";
import type { ReviewInput } from "./rule.ts";
import { figuresOf, isFigure, linesAt, type TableFigure } from "./table-totals.ts";
import { dongPerUnit, significantDigits, UNIT_NAMES } from "./unit-words.ts";

export interface UnitSlip {
  money: TextAmount;
  /** The unit of the neighbours, "triệu đồng". */
  unit: string;
  /** In that unit, whole đồng. */
  right: bigint;
}

/** What each costs is not what all cost. */
const PRICE = /\b(?:moi|don gia|gia|muc|phi|dinh muc|binh quan|trung binh)\b[^.;,]{0,30}$/;

export function unitWordSlips(input: ReviewInput): UnitSlip[] {
  const { document, budgets } = input;
  if (document.quality.ocr || document.quality.lostMarks || budgets.length === 0) return [];
  const figures = figuresOf(budgets, ["total", "group", "line"]);
  return document.blocks
    .filter(({ kind }) => kind !== "table")
    .flatMap((block) => {
      const amounts = moneyInBlock(block).filter(({ inWords }) => !inWords);
      return amounts.flatMap((money) => slipOf(money, amounts, { input, figures }));
    });
}

function slipOf(
  money: TextAmount,
  amounts: readonly TextAmount[],
  { input, figures }: { input: ReviewInput; figures: readonly TableFigure[] },
): UnitSlip[] {
  const said = dongPerUnit(money.quote);
  const others = amounts.filter((one) => one !== money);
  const unit = usual(others.map(({ quote }) => dongPerUnit(quote)));
  if (unit === undefined || unit === said || isPrice(money)) return [];
  const known = (amount: bigint): boolean => figures.some((figure) => isFigure(figure, amount));
  const asSaid = [money.amount, ...money.others];
  const prices = input.budgets.some((table) =>
    asSaid.some((one) => linesAt(table, one).length > 0),
  );
  // "khoảng 41,44 tỷ đồng" of 41.435.000.000.
  const rounded = figures.some(({ amount, slack }) =>
    asSaid.some((one) => abs(amount - one) <= slack + money.slack),
  );
  if (prices || rounded || asSaid.some(known)) return [];
  const sums = figures.filter(({ row }) => row.kind !== "line");
  const isSum = (amount: bigint): boolean =>
    significantDigits(amount) >= 3 &&
    others.some((one) => known(one.amount)) &&
    sums.some((figure) => isFigure(figure, amount));
  const right = asSaid
    .map((amount) => (amount * unit) / said)
    .find((amount) => isSum(amount) || completes(amount, others, input));
  return right === undefined ? [] : [{ money, unit: UNIT_NAMES[unit.toString()] ?? "", right }];
}

/** The unit of more than half of them. */
const usual = (units: readonly bigint[]): bigint | undefined =>
  units.find((unit) => units.filter((one) => one === unit).length * 2 > units.length);

/** With the others of the paragraph, in one of their readings, it comes to a total of a budget. */
const completes = (
  right: bigint,
  others: readonly TextAmount[],
  { budgets }: ReviewInput,
): boolean =>
  others.length <= MOST_PARTS &&
  budgets.some((table) => {
    const totals = figuresOf([table], ["total"]);
    const sums = others.reduce(
      (all, { amount, others: again }) =>
        all.flatMap((sum) => [amount, ...again].map((one) => sum + one)),
      [right],
    );
    return totals.some((total) => sums.some((sum) => isFigure(total, sum)));
  });

const MOST_PARTS = 5;

const isPrice = ({ block, start, end }: TextAmount): boolean =>
  PRICE.test(foldInPlace(block.text.slice(0, start))) ||
  /^\s*(?:\/|một |mỗi )/u.test(block.text.slice(end, end + 8));
