/**
 * Figures of years held against each other: a told change, or what was carried out of a plan, against every pair of
 * amounts that its words allow. One pair that gives it is enough; where the words name both sides plainly and none does,
 * it is wrong; where several readings are left, nothing is said here.
 */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { abs, divideRound, MICRO, printMicro } from "../../budget/fixed.ts";
import { oncePer } from "../../once-per.ts";
import { fold } from "../../text/fold.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { isShareOf } from "../share-of-total.ts";
import { amountsIn } from "../table-totals.ts";
import { wholesOf } from "../told/named-things.ts";
import { plannedSentences } from "../told/own-sentences.ts";
import { mayMean, ownYear, totalRow, yearColumns } from "../told/prior-columns.ts";
import type { Mark, Shape } from "../told/sentence-shape.ts";
import { type Kind, type YearAmount, type YearChange, yearFigures } from "./year-figures.ts";

interface Amount {
  amount: bigint;
  slack: bigint;
}

interface JudgedChange {
  shape: Shape;
  mark: Mark;
  holds: boolean;
  expected: string;
  computation: string;
}

interface YearsJudged {
  changes: JudgedChange[];
  /** Amounts of the whole in the year before. */
  before: YearAmount[];
}

export const judgedYears = oncePer(judge, ({ document }) => document);

function judge(input: ReviewInput): YearsJudged {
  const tables = mainBudgets(input.budgets).filter(({ ocr }) => !ocr);
  const year = planYear(input, tables);
  if (year === null || tables.length === 0) return { changes: [], before: [] };
  const { amounts, changes } = yearFigures(input, year);
  const scene: Scene = { input, tables, year, amounts: amounts.filter(isSure), changes };
  return {
    changes: changes.flatMap((change) => judgeChange(scene, change) ?? []),
    before: amounts.filter((one) => one.year === year - 1 && !one.isPart),
  };
}

const isSure = ({ mark }: YearAmount): boolean => mark.money.certain;

/** A column planned for the year behind the document's own tells that this one is the year before. */
function planYear(input: ReviewInput, tables: readonly BudgetTable[]): number | null {
  const { facts } = input;
  const [table] = tables;
  const year =
    table === undefined ? facts.year : (ownYear(facts.year, table) ?? comparedYear(input));
  if (year === null) return null;
  const next = tables.some(({ columns }) =>
    columns.some(({ path, header }) => {
      const text = fold([...path, header].join(" "));
      return text.includes(String(year + 1)) && /\b(?:du toan|ke hoach|nhu cau)\b/.test(text);
    }),
  );
  return next ? year + 1 : year;
}

/** The later of the two years that sentences of changes name, where they name no others. */
function comparedYear(input: ReviewInput): number | null {
  const said = plannedSentences(input)
    .filter(({ text }) => /\b(?:tang|giam|so voi)\b/.test(text))
    .flatMap(({ text }) => text.match(/(?<=\bnam )20\d\d\b/g) ?? []);
  const [first, second, ...more] = [...new Set(said.map(Number))].sort((a, b) => a - b);
  return second !== undefined && more.length === 0 && first === second - 1 ? second : null;
}

interface Scene {
  input: ReviewInput;
  tables: readonly BudgetTable[];
  year: number;
  amounts: readonly YearAmount[];
  changes: readonly YearChange[];
}

function judgeChange(scene: Scene, change: YearChange): JudgedChange | null {
  if (!isOfTwoYears(scene, change)) return null;
  const found =
    change.as === "fulfilled"
      ? sidesOfPlan(scene, change)
      : withRise(scene, change, sides(scene, change));
  if (found === null) return null;
  const { now, before, isPlain } = found;
  const [n, b] = [now[0], before[0]];
  if (n === undefined || b === undefined || b.amount <= 0n) return null;
  const holds = now.some((one) => before.some((other) => fits(change, one, other)));
  if (!holds && !(isPlain && change.isPlain)) return null;
  return {
    shape: change.shape,
    mark: change.mark,
    holds,
    expected: expectedOf(change, n.amount, b.amount),
    computation: `Từ ${print(b.amount)} đến ${print(n.amount)} đồng`,
  };
}

const isOfTwoYears = ({ year }: Scene, { shape }: YearChange): boolean =>
  [...shape.text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].every(([said]) =>
    [year, year - 1, year + 1].includes(Number(said)),
  );

/** "Tăng 160 triệu đồng (tương đương 25%)": one of the two amounts may be told by the change alone. */
function withRise({ changes }: Scene, change: YearChange, found: Sides | null): Sides | null {
  if (found === null || change.mark.kind !== "P") return found;
  const by = changes.find(({ shape, base, mark }) => {
    const same = shape === change.shape && (found.before.length === 0 || base === change.base);
    return same && mark.kind === "M";
  });
  if (by?.mark.kind !== "M" || by.sign === null) return found;
  const rise = by.sign > 0 ? by.mark.money.amount : -by.mark.money.amount;
  const moved = (from: readonly Amount[], by: bigint): Amount[] =>
    from.map((one) => ({ ...one, amount: one.amount + by }));
  if (found.before.length === 0)
    return { ...found, before: moved(found.now, -rise), isPlain: true };
  return { ...found, now: [...found.now, ...moved(found.before, rise)] };
}

interface Sides {
  now: Amount[];
  before: Amount[];
  /** The words leave no other reading. */
  isPlain: boolean;
}

function sides(scene: Scene, change: YearChange): Sides | null {
  const { year, amounts, tables } = scene;
  const { shape, base, isPart } = change;
  if (change.year !== null && change.year !== year) return null;
  if (base.year !== null && base.year !== year - 1) return null;
  // "So với đề xuất của các khoa": against something else.
  if (base.isSaid && base.year === null && base.kind === null && base.amount === null) return null;
  const last = amounts.filter((one) => one.year === year - 1);
  const own = amounts.filter((one) => one.year === year);
  const here = (one: YearAmount): boolean => one.shape === shape;
  if (isPart) return sidesOfPart(own.filter(here), last.filter(here), base.amount);
  const wholes = [...own, ...amounts.filter(isTotal)].filter(
    (one) => !one.isPart && one.kind !== "done",
  );
  const now = [
    ...wholes.map(amountOf),
    ...tables.flatMap((table) => nowIn(table, year)),
    ...sumOf(tables, year),
  ];
  const told = base.amount;
  if (told !== null) return { now, before: [amountOf(told)], isPlain: !told.isPart };
  const fit = last.filter((one) => !one.isPart && mayBe(base.kind, one.kind));
  const beside = fit.filter(here);
  const printed = tables.flatMap((table) => beforeIn(table, year, base.kind));
  if (beside.length > 0)
    return { now, before: beside.map(amountOf), isPlain: isOne(beside.map(amountOf)) };
  const before = [...printed, ...fit.map(amountOf)];
  return { now, before, isPlain: isOne(before) };
}

/** "Tổng dự toán … đồng", without a year: of the document's own. */
const isTotal = ({ year, shape, mark }: YearAmount): boolean =>
  year === null && /\btong\b[^MP;]*$/.test(shape.text.slice(0, mark.at));

/** Only what its own sentence tells of a part is its. */
function sidesOfPart(
  own: readonly YearAmount[],
  last: readonly YearAmount[],
  told: YearAmount | null,
): Sides | null {
  const [now, ...more] = own;
  const [before, ...others] = told === null ? last : [told];
  if (now === undefined || before === undefined || more.length + others.length > 0) return null;
  // Parts with a name of the table are read with their rows.
  if (now.shape.text.includes("E")) return null;
  return { now: [amountOf(now)], before: [amountOf(before)], isPlain: true };
}

/** What was carried out by what was planned, of one year: as the sentence has it, else the table or the text. */
function sidesOfPlan(scene: Scene, change: YearChange): Sides | null {
  const { amounts, tables, year } = scene;
  const of = (kind: Kind): Amount[] => {
    const all = amounts.filter(
      (one) => one.year === change.year && one.kind === kind && one.isPart === change.isPart,
    );
    const here = all.filter(({ shape }) => shape === change.shape);
    if (here.length > 0 || change.isPart) return here.map(amountOf);
    const isLast = change.year === year - 1;
    const printed = isLast ? tables.flatMap((table) => beforeIn(table, year, kind)) : [];
    return [...printed, ...all.map(amountOf)];
  };
  const [now, before] = [of("done"), of("planned")];
  return { now, before, isPlain: isOne(now) && isOne(before) };
}

const isOne = (amounts: readonly Amount[]): boolean =>
  new Set(amounts.map(({ amount }) => amount)).size === 1;

const amountOf = ({ mark }: YearAmount): Amount => {
  const { amount, slack, qualifier } = mark.money;
  return { amount, slack: qualifier === null ? slack : 4n * slack };
};

const mayBe = (said: Kind | null, kind: Kind | null): boolean =>
  said === null || kind === null || said === kind;

const exact = (amounts: readonly bigint[]): Amount[] =>
  amounts.map((amount) => ({ amount, slack: 0n }));

/** After tax first. */
function nowIn(table: BudgetTable, year: number): Amount[] {
  const columns = yearColumns(table, year);
  if (columns !== null) return exact(amountsIn(table, totalRow(table), columns.now));
  return wholesOf(table)
    .toReversed()
    .flatMap(({ amount, right, slack }) => [
      { amount: right, slack },
      { amount, slack },
    ]);
}

/** Appendices that are parts of one budget come to its whole. */
function sumOf(tables: readonly BudgetTable[], year: number): Amount[] {
  const each = tables.map((table) => nowIn(table, year));
  if (each.length < 2 || each.some((amounts) => amounts.length === 0)) return [];
  const sum = (of: (amounts: Amount[]) => Amount | undefined): bigint =>
    each.reduce((all, amounts) => all + (of(amounts)?.amount ?? 0n), 0n);
  return exact([sum((amounts) => amounts[0]), sum((amounts) => amounts.at(-1))]);
}

const KIND_WORDS: Readonly<Record<Kind, string>> = { planned: "du toan", done: "thuc hien" };

const beforeIn = (table: BudgetTable, year: number, kind: Kind | null): Amount[] =>
  exact(
    amountsIn(
      table,
      totalRow(table),
      (yearColumns(table, year)?.before ?? []).filter(
        (column) => kind === null || mayMean(KIND_WORDS[kind], column),
      ),
    ),
  );

const print = (amount: bigint): string => printMicro(amount * MICRO);

function expectedOf({ as, mark }: YearChange, now: bigint, before: bigint): string {
  const gap = now - before;
  const way = gap < 0n ? "giảm" : "tăng";
  if (mark.kind === "M") return `${way} ${print(abs(gap))} đồng`;
  const part = as === "rise" ? abs(gap) : now;
  const percent = Number(divideRound(part * 10_000n, before)) / 100;
  return `${as === "rise" ? way : "bằng"} ${String(percent).replace(".", ",")}%`;
}

const isTurned = (gap: bigint, sign: 1 | -1 | null): boolean =>
  sign !== null && gap !== 0n && gap > 0n !== sign > 0;

function fits({ as, sign, mark, isEither }: YearChange, now: Amount, before: Amount): boolean {
  const gap = now.amount - before.amount;
  const slack = now.slack + before.slack;
  if (as === "rise" && isTurned(gap, sign)) return false;
  if (mark.kind === "M") {
    const { amount, slack: own, qualifier, others } = mark.money;
    // What can be told in full is rounded only where the text says so.
    const whole = qualifier === null && (own === 0n || gap % (2n * own) === 0n);
    return [amount, ...others].some(
      (one) => abs(abs(gap) - one) <= slack + (whole ? 0n : 4n * own),
    );
  }
  if (mark.kind === "E" || before.amount <= 0n) return false;
  const { value, decimals, bound, quote } = mark.share;
  const parts = [
    ...(as === "rise" || isEither ? [abs(gap)] : []),
    ...(as === "rise" ? [] : [now.amount]),
  ];
  return parts.some((part) => {
    if (bound === "about") return abs((part * 100n * MICRO) / before.amount - value) <= 2n * MICRO;
    return isShareOf({ amount: part, slack }, before, { text: quote, value, decimals, of: "" });
  });
}
