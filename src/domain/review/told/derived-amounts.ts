/**
 * Every amount that the tables of a document bear: what is printed, what groups, sources and lines come to together or
 * differ by, their tax, their averages and prices. A sentence about the budget tells one of these.
 */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { abs, bigger, MICRO } from "../../budget/fixed.ts";
import { moneyInText } from "../../budget/money-in-text.ts";
import { fold } from "../../text/fold.ts";
import { TAX_RATES, withTax } from "../amount-finding.ts";
import { mainBudgets } from "../main-budgets.ts";
import type { ReviewInput } from "../rule.ts";
import { amountsIn, figuresOf, rightAmount, type TableFigure } from "../table-totals.ts";
import { sharedSums } from "./column-groups.ts";
import { type ThingMoney, thingsOf, wholesOf } from "./named-things.ts";
import { sourceSplits } from "./source-splits.ts";
import { splitsWhole } from "./told-splits.ts";

export interface DerivedAmounts {
  /** Money of the whole tables, column by column, without doubles. */
  wholes: readonly bigint[];
  /** Money of groups, sources and quarters. */
  parts: readonly bigint[];
  /** Money of parts taken together, two and three at a time, and of what is left without them. */
  together: readonly bigint[];
  /** What is printed in the rows, prices too, and what rows of a kind come to. */
  lines: readonly bigint[];
  /** What is printed in the rows. */
  printed: readonly bigint[];
  /** By how much sums of rounded figures may be off, in đồng. */
  coarse: bigint;
  /** Amounts of the text that come to a whole side by side, or leave one that is told elsewhere: sources. */
  told: ReadonlySet<bigint>;
  /** Some way of reckoning gives the amount; `slack` is half a unit of its last printed digit, in đồng. */
  bears(amount: bigint, slack: bigint): boolean;
}

const MOST_PARTS = 12;
const MOST_LINES = 80;
/** Shares in percent that reserves, advances and fees are reckoned with. */
const SHARES = [1n, 2n, 3n, 5n, 7n, 8n, 10n, 12n, 15n, 20n, 25n, 30n, 40n, 50n, 60n, 70n, 75n, 80n];
const LEAST_PLAIN = 1_000n;

export function derivedAmounts(input: ReviewInput): DerivedAmounts {
  const tables = input.budgets;
  const wholes = distinct([
    ...tables.flatMap((table) => wholesOf(table).flatMap(bothOf)),
    ...togetherWholes(mainBudgets(tables)),
  ]);
  const things = thingsOf(input).all.filter(({ kind }) => kind !== "line");
  const byColumn = columnsIn(things.map(({ table, money }) => ({ table, money })));
  const parts = distinct(byColumn.flat());
  const together = distinct(byColumn.flatMap((column) => togetherOf(distinct(column), wholes)));
  const printed = distinct(tables.flatMap(lineAmounts));
  const lines = distinct([...printed, ...tables.flatMap(sumsOfLines)]);
  const plain = distinct([...wholes, ...parts, ...together, ...lines]);
  const main = [...wholes, ...parts].flatMap(reckonedFrom);
  const reckoned = [
    ...main,
    ...printed.flatMap((one) => TAX_RATES.flatMap((rate) => taxed(one, rate))),
    ...pairs(distinct([...wholes, ...parts, ...together.slice(0, 400)])),
    ...(printed.length > MOST_LINES ? [] : pairs(printed)),
    ...tables.flatMap(averagesOf),
  ];
  const exact = new Set([...plain, ...reckoned]);
  const rounded = [...new Set([...plain, ...main])].sort(ascending);
  // Sums of rounded figures may be off by half a unit of each.
  const coarse = tables.reduce((most, table) => bigger(most, slackOf(table)), 0n);
  const bears = (amount: bigint, own: bigint): boolean => isBorne(amount, own + coarse);
  const isBorne = (amount: bigint, slack: bigint): boolean =>
    exact.has(amount) ||
    // A tax or an average is rounded to whole đồng.
    exact.has(amount - 1n) ||
    exact.has(amount + 1n) ||
    (slack > 0n && isNear(rounded, amount, 2n * slack));
  return {
    wholes,
    parts,
    together,
    lines,
    printed,
    coarse,
    told: toldParts(input, wholes),
    bears,
  };
}

/** What several tables come to, before tax and with it. */
const togetherWholes = (tables: readonly BudgetTable[]): bigint[] =>
  tables.length < 2
    ? []
    : (["amount", "amountWithVat"] as const).flatMap((role) => {
        const totals = tables.flatMap((table) => {
          const own = figuresOf([table], ["total"]).filter(
            ({ column }) => table.columns[column]?.role === role,
          );
          return own.at(-1) ?? [];
        });
        return totals.length === tables.length
          ? [totals.reduce((sum, { amount }) => sum + amount, 0n)]
          : [];
      });

function toldParts(input: ReviewInput, wholes: readonly bigint[]): ReadonlySet<bigint> {
  const all = moneyInText(input.document).filter(({ qualifier }) => qualifier === null);
  const amounts = new Set(all.map(({ amount }) => amount));
  const parts = all.filter(
    (one) => splitsWhole(one, wholes) || wholes.some((whole) => amounts.has(whole - one.amount)),
  );
  const split = sourceSplits(input).flatMap((one) => (one.holds ? one.parts : []));
  return new Set([...parts, ...split].map(({ amount }) => amount));
}

const ROUNDED_ROWS = 10n;
const slackOf = (table: BudgetTable): bigint =>
  allFigures(table).reduce((most, { slack }) => bigger(most, slack), 0n) * ROUNDED_ROWS;

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
const distinct = (all: readonly bigint[]): bigint[] =>
  [...new Set(all)].filter((one) => one >= LEAST_PLAIN);
const bothOf = ({ amount, right }: ThingMoney): bigint[] => [amount, right];

function isNear(sorted: readonly bigint[], amount: bigint, slack: bigint): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0n) < amount - slack) low = middle + 1;
    else high = middle;
  }
  const found = sorted[low];
  return found !== undefined && abs(found - amount) <= slack;
}

/** The money of things, each column of each table by itself. */
function columnsIn(
  things: readonly { table: BudgetTable; money: readonly ThingMoney[] }[],
): bigint[][] {
  const columns = new Map<string, bigint[]>();
  for (const { table, money } of things) {
    for (const one of money) {
      const key = `${table.table.index}|${one.column}`;
      columns.set(key, [...(columns.get(key) ?? []), ...new Set(bothOf(one))]);
    }
  }
  return [...columns.values()];
}

/** All sums of a few parts; of many only those of two and three. What the whole has besides them too. */
function togetherOf(parts: readonly bigint[], wholes: readonly bigint[]): bigint[] {
  let sums: bigint[] = [0n];
  if (parts.length <= MOST_PARTS) {
    for (const part of parts) sums = [...sums, ...sums.map((sum) => sum + part)];
  } else {
    sums = parts.flatMap((one, at) =>
      parts
        .slice(at + 1)
        .flatMap((two, next) => [
          one + two,
          ...(parts.length > 40
            ? []
            : parts.slice(at + next + 2).map((three) => one + two + three)),
        ]),
    );
  }
  const rests = wholes.flatMap((whole) => parts.map((part) => whole - part));
  return [...sums, ...rests];
}

function pairs(all: readonly bigint[]): bigint[] {
  return all.flatMap((one, at) => all.slice(at + 1).flatMap((two) => [one + two, abs(one - two)]));
}

const taxed = (amount: bigint, rate: bigint): bigint[] => [
  ...withTax(amount, rate),
  amount - (amount * 100n) / (100n + rate),
];

/** Tax, reserves and averages by months, quarters or units of what is told of the whole or a part. */
function reckonedFrom(amount: bigint): bigint[] {
  const shares = SHARES.flatMap((share) => {
    const part = (amount * share + 50n) / 100n;
    return [part, amount - part, amount + part];
  });
  const averages = Array.from({ length: 29 }, (_, index) => amount / BigInt(index + 2));
  return [...TAX_RATES.flatMap((rate) => taxed(amount, rate)), ...shares, ...averages];
}

const allFigures = (table: BudgetTable): TableFigure[] =>
  figuresOf([table], ["line", "group", "total", "tax"]);

function lineAmounts(table: BudgetTable): bigint[] {
  const printed = allFigures(table).flatMap((figure) => [figure.amount, rightAmount(figure)]);
  const columns = columnsOf(table, "unitPrice", "unitPriceWithVat");
  const prices = table.rows.flatMap((row) => amountsIn(table, row, columns));
  return [...printed, ...prices];
}

/** What lines come to that share a unit, a tax rate, a word of a text column, or that are the largest. */
function sumsOfLines(table: BudgetTable): bigint[] {
  const figures = figuresOf([table], ["line"]);
  return columnsOf(table, "amount", "amountWithVat", "source", "figure").flatMap(({ index }) => {
    const own = figures.filter(({ column }) => column === index);
    const sorted = [...own].sort((a, b) => ascending(b.amount, a.amount));
    const all = own.reduce((sum, { amount }) => sum + amount, 0n);
    const largest = prefixSums(sorted.map(({ amount }) => amount));
    const shared = kindsOf(table).flatMap((kindOf) => [...sumBy(own, kindOf).values()]);
    const sources = sharedSums(table, own);
    const runs = sumsOfRuns(own.map(({ amount }) => amount));
    return [all, ...largest, ...largest.map((sum) => all - sum), ...shared, ...sources, ...runs];
  });
}

const LONGEST_RUN = 5;

/** Rows of a kind stand together: "ba loại đường truyền". */
const sumsOfRuns = (all: readonly bigint[]): bigint[] =>
  all.flatMap((_, at) => prefixSums(all.slice(at, at + LONGEST_RUN)).slice(1));

function prefixSums(all: readonly bigint[]): bigint[] {
  let sum = 0n;
  return all.map((one) => (sum += one));
}

type KindOf = (row: BudgetRow) => string;

/** By what lines may be taken together: the unit, the rate, each column of words. */
function kindsOf(table: BudgetTable): KindOf[] {
  const columns = columnsOf(table, "text", "notes", "vatRate", "quantity", "factor");
  return [
    (row) => fold(row.unit),
    ...columns.map(
      ({ index }): KindOf =>
        (row) =>
          fold(row.source.cells[index]?.text ?? "").trim(),
    ),
  ];
}

function sumBy(figures: readonly TableFigure[], kindOf: KindOf): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { row, amount } of figures)
    sums.set(kindOf(row), (sums.get(kindOf(row)) ?? 0n) + amount);
  return sums;
}

/** Of each row: its money by its quantity; of the table: by the number of its lines and groups. */
function averagesOf(table: BudgetTable): bigint[] {
  const quantities = columnsOf(table, "quantity", "factor");
  const byQuantity = allFigures(table).flatMap(({ row, amount }) =>
    quantities.flatMap(({ index }) => {
      const count = row.cells[index]?.value ?? 0n;
      return count > 0n ? [(amount * MICRO) / count] : [];
    }),
  );
  const lines = BigInt(table.rows.filter(({ kind }) => kind === "line").length);
  const wholes = wholesOf(table).flatMap(bothOf);
  return [...byQuantity, ...(lines === 0n ? [] : wholes.map((whole) => whole / lines))];
}
