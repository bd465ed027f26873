/** Money told of things of the budget against what the tables have for them. */
import { abs, MICRO, printMicro } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import { explainDifference } from "../../budget/relations/explain-difference.ts";
import type { Block } from "../../document/parsed-document.ts";
import { oncePer } from "../../once-per.ts";
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
import { watchScales } from "./scaled-amounts.ts";
import type { Shape } from "./sentence-shape.ts";
import { sentencesOnWholes, verdictsOnWholes } from "./stated-wholes.ts";
import { type ToldAmount, toldAmounts } from "./told-amounts.ts";
import { toldAverages } from "./told-averages.ts";
import { toldBackwards } from "./told-backwards.ts";
import { toldCells } from "./told-cells.ts";
import { toldFilteredSums } from "./told-filters.ts";
import { toldGroups } from "./told-groups.ts";
import { toldLists } from "./told-lists.ts";
import { toldPriceGaps, toldPrices } from "./told-prices.ts";
import { toldPrior } from "./told-prior.ts";
import { toldRanges } from "./told-ranges.ts";
import { toldRates } from "./told-rates.ts";
import { toldRests } from "./told-rests.ts";
import { toldRowTaxes } from "./told-row-tax.ts";
import { toldTaxes } from "./told-tax.ts";
import { toldTotals } from "./told-total.ts";

/** Smaller ones are prices of small things. */
export const LEAST_TOLD = 100_000n;

export interface ToldMoney {
  /** What a sentence says of the amount; undefined where no thing is named with it. */
  verdictOn(amount: TextAmount): Finding | "holds" | undefined;
  /** The sentence tells the amount of the whole budget. */
  isTotal(amount: TextAmount): boolean;
}

export const toldMoney = oncePer(readToldMoney, ({ document }) => document);

function readToldMoney(input: ReviewInput): ToldMoney {
  const verdicts = new Verdicts();
  const wholes = new Map<Block, Set<number>>();
  const scales = watchScales();
  const weigh = (all: readonly ToldAmount[]): void => {
    for (const told of all) {
      const said = verdict(input, told);
      scales.note(told, said === "holds");
      if (said !== null && told.money.amount >= LEAST_TOLD) verdicts.add(told.money, said);
    }
  };
  const own = new Set(ownSentences(input));
  for (const shape of own) {
    const whole = toldTotals(shape, input.facts.kind).map(({ start }) => start);
    if (whole.length > 0)
      wholes.set(shape.block, new Set([...(wholes.get(shape.block) ?? []), ...whole]));
    weigh(toldIn(shape, input));
  }
  for (const shape of plannedSentences(input)) {
    weigh(toldPrior(shape, input));
    // "Nhóm I 520.000 triệu đồng, tăng so với năm trước": of whatever year, no other figure is a thousand times its own.
    const rest = own.has(shape) ? [] : toldAmounts(shape);
    for (const told of rest) scales.note(told, verdict(input, told) === "holds");
  }
  weigh(toldBackwards(input));
  for (const shape of sentencesOnWholes(input))
    for (const { money, verdict } of verdictsOnWholes(shape, input)) verdicts.add(money, verdict);
  for (const told of scales.wrong()) verdicts.correct(told.money, mismatch(input, told));
  return {
    verdictOn: (amount) => verdicts.on(amount),
    isTotal: ({ block, start }) => wholes.get(block)?.has(start) === true,
  };
}

type Place = Pick<TextAmount, "block" | "start">;

/** What is said of each amount of the text, by its place. */
class Verdicts {
  readonly #all = new Map<Block, Map<number, Finding | "holds">>();

  on({ block, start }: Place): Finding | "holds" | undefined {
    return this.#all.get(block)?.get(start);
  }

  /** The first word on an amount counts. */
  add(at: Place, verdict: Finding | "holds"): void {
    if (this.on(at) !== undefined) return;
    const ofBlock = this.#all.get(at.block) ?? new Map<number, Finding | "holds">();
    this.#all.set(at.block, ofBlock.set(at.start, verdict));
  }

  /** Against a reading that held by another meaning of its separators. */
  correct(at: Place, finding: Finding): void {
    if (this.on(at) === "holds") this.#all.get(at.block)?.delete(at.start);
    this.add(at, finding);
  }
}

/** The closest readings first: what one of them tells of an amount is told. */
const toldIn = (shape: Shape, input: ReviewInput): ToldAmount[] => [
  ...toldLists(shape, thingsOf(input).all),
  ...toldGroups(shape),
  ...toldPriceGaps(shape),
  ...toldPrices(shape),
  ...toldRanges(shape, input),
  ...toldFilteredSums(shape, input),
  ...toldAverages(shape, input),
  ...toldRests(shape, input),
  ...toldCells(shape),
  ...toldRates(shape, input),
  ...toldRowTaxes(shape),
  ...toldTaxes(shape, input),
  ...toldAmounts(shape),
];

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
  const isSure = slip !== undefined && told.inference !== true;
  const print = (value: bigint): string => printMicro(value * MICRO);
  const [said, wanted] = [print(nearest(money, right)), print(right)];
  return {
    code: TEXT_TABLE,
    severity: severityOfAmount(input, thing.table, isSure ? "error" : "warning"),
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
