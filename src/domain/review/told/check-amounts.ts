/** Money told of things of the budget against what the tables have for them. */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { abs, MICRO, printMicro } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import { explainDifference } from "../../budget/relations/explain-difference.ts";
import type { Block } from "../../document/parsed-document.ts";
import {
  isOtherUnit,
  isRoundedTo,
  isTaxed,
  severityOfAmount,
  TEXT_TABLE,
} from "../amount-finding.ts";
import type { Finding } from "../finding.ts";
import type { ReviewInput } from "../rule.ts";
import { whereOfCell } from "../table-texts.ts";
import { whereOfBlock } from "../where.ts";
import { type ThingMoney, thingsOf } from "./named-things.ts";
import { ownSentences, plannedSentences } from "./own-sentences.ts";
import type { Shape } from "./sentence-shape.ts";
import { sentencesOnWholes, verdictsOnWholes } from "./stated-wholes.ts";
import { type ToldAmount, toldAmounts } from "./told-amounts.ts";
import { toldAverages } from "./told-averages.ts";
import { toldCells } from "./told-cells.ts";
import { toldFilteredSums } from "./told-filters.ts";
import { toldLists } from "./told-lists.ts";
import { toldPrices } from "./told-prices.ts";
import { toldPrior } from "./told-prior.ts";
import { toldRates } from "./told-rates.ts";
import { toldRests } from "./told-rests.ts";
import { toldTaxes } from "./told-tax.ts";
import { toldTotals } from "./told-total.ts";

/** Smaller ones are prices of small things. */
export const LEAST_TOLD = 100_000n;

const LEAST_DIGITS = 3;

export interface ToldMoney {
  /** What a sentence says of the amount; undefined where no thing is named with it. */
  verdictOn(amount: TextAmount): Finding | "holds" | undefined;
  /** The sentence tells the amount of the whole budget. */
  isTotal(amount: TextAmount): boolean;
}

export function toldMoney(input: ReviewInput): ToldMoney {
  const verdicts = new Map<Block, Map<number, Finding | "holds">>();
  const wholes = new Map<Block, Set<number>>();
  const settled = new Set<BudgetTable>();
  const scaled: ToldAmount[] = [];
  const held = new Map<Block, Set<number>>();
  // Another amount shows that a point parts thousands here: "317.500 triệu" is no 317,5.
  let styled = false;
  const note = (told: ToldAmount, said: Finding | "holds" | null): void => {
    if (isScaled(told)) scaled.push(told);
    else if (said === "holds") {
      settled.add(told.thing.table);
      const { block, start } = told.money;
      held.set(block, new Set([...(held.get(block) ?? []), start]));
      if (told.money.others.length > 0 || /\d,\d/.test(told.money.quote)) styled = true;
    }
  };
  const weigh = ({ block }: Shape, all: readonly ToldAmount[]): void => {
    const ofBlock = verdicts.get(block) ?? new Map<number, Finding | "holds">();
    verdicts.set(block, ofBlock);
    for (const told of all) {
      const said = verdict(input, told);
      note(told, said);
      if (told.money.amount < LEAST_TOLD) continue;
      if (said !== null && !ofBlock.has(told.money.start)) ofBlock.set(told.money.start, said);
    }
  };
  const own = ownSentences(input);
  for (const shape of own) {
    const whole = toldTotals(shape, input.facts.kind).map(({ start }) => start);
    if (whole.length > 0)
      wholes.set(shape.block, new Set([...(wholes.get(shape.block) ?? []), ...whole]));
    weigh(shape, toldIn(shape, input));
  }
  for (const shape of plannedSentences(input)) {
    weigh(shape, toldPrior(shape, input));
    // "Nhóm I 520.000 triệu đồng, tăng so với năm trước": of whatever year, no other figure is a thousand times its own.
    if (!own.includes(shape))
      for (const told of toldAmounts(shape)) note(told, verdict(input, told));
  }
  for (const shape of sentencesOnWholes(input)) {
    const ofBlock = verdicts.get(shape.block) ?? new Map<number, Finding | "holds">();
    verdicts.set(shape.block, ofBlock);
    for (const { money, verdict } of verdictsOnWholes(shape, input))
      if (!ofBlock.has(money.start)) ofBlock.set(money.start, verdict);
  }
  // Where other amounts of the text hold in the table's unit, that unit is right and this amount is wrong.
  for (const told of scaled) {
    const { block, start, others } = told.money;
    const ofBlock = verdicts.get(block);
    const open = (ofBlock?.get(start) ?? "holds") === "holds" && !held.get(block)?.has(start);
    if (settled.has(told.thing.table) && open && (others.length === 0 || styled))
      ofBlock?.set(start, mismatch(input, { ...told, money: { ...told.money, others: [] } }));
  }
  return {
    verdictOn: ({ block, start }) => verdicts.get(block)?.get(start),
    isTotal: ({ block, start }) => wholes.get(block)?.has(start) === true,
  };
}

/** The closest readings first: what one of them tells of an amount is told. */
const toldIn = (shape: Shape, input: ReviewInput): ToldAmount[] => [
  ...toldLists(shape, thingsOf(input).all),
  ...toldPrices(shape),
  ...toldFilteredSums(shape, input),
  ...toldAverages(shape, input),
  ...toldRests(shape, input),
  ...toldCells(shape),
  ...toldRates(shape, input),
  ...toldTaxes(shape, input),
  ...toldAmounts(shape),
];

/** A thousand or a million times apart from what the thing has, with enough digits that it is no other figure. */
const isScaled = ({ money, expected, also, sure }: ToldAmount): boolean =>
  sure !== false &&
  money.amount.toString().replace(/0+$/, "").length >= LEAST_DIGITS &&
  expected.some(({ right }) => isOtherUnit(money.amount, right)) &&
  ![...expected.map(({ right }) => right), ...also].includes(money.amount);

function verdict(input: ReviewInput, told: ToldAmount): Finding | "holds" | null {
  const { money, expected, also } = told;
  const said = [money.amount, ...money.others];
  // Another reading of the separators is rounded at another digit.
  const slackOf = (amount: bigint): bigint =>
    money.amount === 0n ? money.slack : (money.slack * amount) / money.amount;
  const holds =
    expected.some((one) => said.some((amount) => fits(one, amount, slackOf(amount)))) ||
    also.some((one) => said.some((amount) => abs(one - amount) <= money.slack));
  if (holds) return "holds";
  // The unit of the table is in question, or the text adds the tax that the table leaves out.
  const other = expected.some(({ right }) =>
    said.some((amount) => isOtherUnit(amount, right) || isTaxed(amount, right)),
  );
  return other || expected.length === 0 || told.sure === false ? null : mismatch(input, told);
}

/** Told in millions what is printed in đồng; a sum of figures that are rounded themselves has their slack. */
const fits = ({ amount, right, slack }: ThingMoney, said: bigint, rounding: bigint): boolean =>
  [amount, right].some(
    (one) =>
      isRoundedTo(said, one, rounding) || (slack > 0n && abs(one - said) <= slack + rounding),
  );

/** Of several readings of the separators the one that is meant. */
const nearest = ({ amount, others }: TextAmount, right: bigint): bigint =>
  others.reduce((best, one) => (abs(one - right) < abs(best - right) ? one : best), amount);

function mismatch(input: ReviewInput, told: ToldAmount): Finding {
  const { money, expected, name, thing } = told;
  const whyOf = (right: bigint): string | null =>
    explainDifference(money.amount * MICRO, right * MICRO);
  const slip = expected.find(({ right }) => whyOf(right) !== null);
  const [first] = expected;
  const { right, column } = slip ?? first ?? { right: 0n, column: 0 };
  const why = whyOf(right);
  const print = (value: bigint): string => printMicro(value * MICRO);
  const [said, wanted] = [print(nearest(money, right)), print(right)];
  return {
    code: TEXT_TABLE,
    severity: severityOfAmount(input, thing.table, slip === undefined ? "warning" : "error"),
    where: whereOfBlock(money.block),
    quote: money.quote,
    expected: wanted,
    found: said,
    message: `Lời văn ghi ${said} đồng, bảng ${thing.table.table.index} cho “${name}” là ${wanted} đồng (lệch ${print(abs(right - nearest(money, right)))}${why === null ? "" : `; ${why}`}).`,
    suggestion: "Thống nhất số tiền giữa lời văn và bảng.",
    alsoAt: thing.rows
      .slice(0, 1)
      .map((row) => whereOfCell(thing.table, { row: row.index, column })),
  };
}
