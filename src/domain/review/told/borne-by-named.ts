/**
 * Amounts that the things named in a sentence bear: their cells, what they come to together or differ by, what the
 * whole has besides them, their tax, prices and means. A sentence that names them tells one of these.
 */
import { type BudgetRow, columnsOf } from "../../budget/budget-table.ts";
import { abs, bigger, MICRO, smaller } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import { fold } from "../../text/fold.ts";
import { TAX_RATES, withTax } from "../amount-finding.ts";
import { rowsBelow } from "../row-counts.ts";
import { amountsIn } from "../table-totals.ts";
import { isAmount, type Thing, type ThingMoney, wholesOf } from "./named-things.ts";
import type { Shape } from "./sentence-shape.ts";
import { ofColumn } from "./told-amounts.ts";
import { cellOf } from "./told-cells.ts";

const MOST_NAMED = 8;

/** What a sentence names, every meaning of each name. */
export const thingsNamed = ({ marks }: Shape): Thing[] => [
  ...new Set(marks.flatMap((mark) => (mark.kind === "E" ? mark.mention.things : []))),
];

/** The same, a list for each name: of the meanings of one name one alone is meant. What is named twice counts once. */
export function meaningsNamed({ marks }: Shape): Thing[][] {
  const lists = marks.flatMap((mark) => (mark.kind === "E" ? [[...mark.mention.things]] : []));
  const keys = lists.map((things) => things.map(keyOf).join("/"));
  return lists.filter((_, at) => keys.indexOf(keys[at] ?? "") === at);
}

const keyOf = ({ table, rows, money }: Thing): string =>
  [
    table.table.index,
    ...rows.map(({ index }) => index),
    "|",
    ...money.map(({ column }) => column),
  ].join();

const MOST_SUMS = 2_000;

/** Every sum of some of the names, each by one of its meanings. */
export function sumsOfSome<T>(lists: readonly (readonly T[])[], add: (a: T, b: T) => T): T[] {
  let sums: T[] = [];
  for (const list of lists.slice(0, MOST_NAMED)) {
    const [first] = list;
    if (first === undefined) continue;
    const own = sums.length * list.length > MOST_SUMS ? [first] : list;
    sums = [...sums, ...sums.flatMap((sum) => own.map((one) => add(sum, one))), ...list];
  }
  return sums;
}

export interface NamedAmounts {
  /** Amounts in đồng that the sentence may tell, rounded too. */
  plain: readonly bigint[];
  /** With a tax that the sentence does not speak of: only to the last digit. */
  exact: readonly bigint[];
}

export function amountsOfNamed(shape: Shape): NamedAmounts {
  const things = thingsNamed(shape);
  const lists = [...listsByColumn(meaningsNamed(shape)), ...crossLists(things)];
  const wholes = [...new Set(things.map(({ table }) => table))].flatMap((table) =>
    wholesOf(table).flatMap(bothOf),
  );
  const plain = lists.flatMap((list) => combined(list, wholes));
  const cells = things.flatMap(cellsOf);
  const base = [
    ...new Set([...plain, ...cells, ...(saysWhole(shape) || saysMean(shape) ? wholes : [])]),
  ];
  const numbers = numbersIn(shape);
  const known = [...new Set([...lists.flat(2), ...cells])];
  const taxed = known.flatMap((one) => TAX_RATES.flatMap((rate) => withTax(one, rate)));
  const reckoned = known.flatMap((one) => numbers.flatMap((count) => [one * count, one / count]));
  const shares = shape.marks.flatMap((mark) => (mark.kind === "P" ? [mark.share.value] : []));
  const parts = shares.flatMap((share) =>
    [...plain, ...wholes].flatMap((one) => {
      const part = (one * share) / (100n * MICRO);
      return [part, one - part, one + part];
    }),
  );
  const means = MEAN.test(shape.text) ? base.flatMap((one) => meansOf(one, shape.text)) : [];
  const plainly = [...base, ...reckoned, ...parts, ...means, ...rowGaps(things)];
  return saysTax(shape)
    ? { plain: [...plainly, ...taxed], exact: [] }
    : { plain: plainly, exact: taxed };
}

const bothOf = ({ amount, right }: ThingMoney): bigint[] => [amount, right];

/** "Thuê" and "thuế" are one word without their marks. */
const saysTax = ({ block, start, end }: Shape): boolean =>
  /thuế|VAT|GTGT/iu.test(block.text.slice(start, end).normalize("NFC"));

/** "Tổng …", "toàn bộ …": the sentence tells of the whole besides what it names. */
const saysWhole = ({ text }: Shape): boolean =>
  /\b(?:tong|toan bo|tat ca|ca (?:nam|giai doan|ke hoach|goi|danh muc|bang)|du toan|quy mo|chung|kinh phi (?:thuc hien|nam|20\d\d|trien khai)|nhu cau|cong)\b/.test(
    text,
  );

const saysMean = ({ text }: Shape): boolean => /\b(?:binh quan|trung binh)\b/.test(text);
const MEAN = /\b(?:(?:moi|mot|tung|hang) (?!nam\b)|binh quan|trung binh|chia deu)|\//;
const BY_TIME: readonly [RegExp, bigint][] = [
  [/\b(?:moi|mot|tung|hang) thang\b|\/ ?thang\b/, 12n],
  [/\b(?:moi|mot|tung|hang) quy\b|\/ ?quy\b/, 4n],
];

/** By months or quarters, where the words say so; else by any small number. */
function meansOf(amount: bigint, text: string): bigint[] {
  const times = BY_TIME.flatMap(([words, count]) => (words.test(text) ? [amount / count] : []));
  return times.length > 0
    ? times
    : Array.from({ length: 30 }, (_, index) => amount / BigInt(index + 2));
}

/** Whole numbers that the sentence itself reckons with: "10 cái x 7.350.000 đồng". */
const numbersIn = ({ text }: Shape): bigint[] =>
  [...text.matchAll(/(?<![\d.,/])\d{1,5}(?![\d.,/])/g)]
    .map(([said]) => BigInt(said))
    .filter((count) => count > 1n)
    .slice(0, MOST_NAMED);

/** Money of the named things, a list for each column of a table; columns that are things stand in one list. */
function listsByColumn(meanings: readonly (readonly Thing[])[]): bigint[][][] {
  const lists = new Map<string, bigint[][]>();
  for (const things of meanings) {
    const own = new Map<string, bigint[]>();
    for (const thing of things) {
      for (const one of thing.money) {
        const key = `${thing.table.table.index}|${ofColumn(thing) ? "columns" : one.column}`;
        const all = ofColumn(thing) ? [] : allTogether(things, one.column);
        own.set(key, [...new Set([...(own.get(key) ?? []), one.right, ...all])]);
      }
    }
    for (const [key, one] of own) lists.set(key, [...(lists.get(key) ?? []), one]);
  }
  return [...lists.values()];
}

/** "Máy tính bảng cho toàn viện": every row of the name, one in each group. */
function allTogether(things: readonly Thing[], column: number): bigint[] {
  const [first] = things;
  const name = fold(first?.rows[0]?.name ?? "");
  if (first?.kind !== "line" || things.some(({ table }) => table !== first.table)) return [];
  const { table } = first;
  const rows = table.rows.filter((row) => row.kind === "line" && fold(row.name) === name);
  const columns = table.columns.filter(({ index }) => index === column);
  const amounts = rows.flatMap((row) => amountsIn(table, row, columns));
  return rows.length < 2 ? [] : [amounts.reduce((sum, one) => sum + one, 0n)];
}

/** What each named row has in the named columns, and what each named column has for the named rows. */
function crossLists(things: readonly Thing[]): bigint[][][] {
  const [columns, rows] = [things.filter(ofColumn), things.filter((one) => !ofColumn(one))];
  const byRow = rows.map((row) => columns.flatMap((column) => cellOf(row, column)));
  const byColumn = columns.map((column) => rows.flatMap((row) => cellOf(row, column)));
  return [...byRow, ...byColumn].map((cells) => cells.map(({ right }) => [right]));
}

/** Every sum of some of a list, what two of it differ by, and what the wholes have besides. */
function combined(lists: readonly (readonly bigint[])[], wholes: readonly bigint[]): bigint[] {
  const sums = [...new Set(sumsOfSome(lists, (a, b) => a + b))];
  const gaps = lists.flatMap((list, at) =>
    lists
      .slice(at + 1)
      .flatMap((other) => list.flatMap((one) => other.map((two) => abs(one - two)))),
  );
  return [...sums, ...gaps, ...wholes.flatMap((whole) => sums.map((sum) => abs(whole - sum)))];
}

/** All money printed in its rows and, of a group, in the rows below; of a column in all its rows. */
function cellsOf(thing: Thing): bigint[] {
  const { table, rows } = thing;
  if (ofColumn(thing)) {
    const wanted = new Set(thing.columns ?? thing.money.map(({ column }) => column));
    const columns = table.columns.filter(({ index }) => wanted.has(index));
    return table.rows.flatMap((row) => amountsIn(table, row, columns));
  }
  const all = rows.flatMap((row): BudgetRow[] => [row, ...rowsBelow(table, row)]);
  const columns = table.columns.filter(({ scale }) => scale !== null);
  const prices = columnsOf(table, "unitPrice", "unitPriceWithVat");
  const printed = all.flatMap((row) => amountsIn(table, row, [...columns, ...prices]));
  return [...printed, ...rows.flatMap((row) => perFactor(thing, row))];
}

/** Its amounts by each of its factors: for a piece, for a month. */
function perFactor({ table, money }: Thing, row: BudgetRow): bigint[] {
  const counts = columnsOf(table, "quantity", "factor").flatMap(({ index }) => {
    const value = row.cells[index]?.value;
    return value == null || value < MICRO ? [] : [value / MICRO];
  });
  const amounts = money.filter(({ column }) => isAmount(table, column));
  const prices = amountsIn(table, row, columnsOf(table, "unitPrice", "unitPriceWithVat"));
  return counts.flatMap((count) => [
    ...amounts.map(({ amount }) => amount / count),
    ...prices.map((price) => price * count),
  ]);
}

/** What two columns of one row differ by. */
const rowGaps = (things: readonly Thing[]): bigint[] =>
  things.flatMap((thing) => {
    if (ofColumn(thing)) return [];
    const own = [...new Set(thing.money.map(({ right }) => right))].slice(0, MOST_NAMED);
    return own.flatMap((one, at) =>
      own.slice(at + 1).flatMap((two) => [abs(one - two), one + two]),
    );
  });

/** The amount is told to its last digit, or roundly: where the words say so more than else. */
export function isSaidRoundly({ amount, slack, qualifier }: TextAmount, exact: bigint): boolean {
  const step = stepOf(amount, slack);
  const gap = exact - amount;
  const far = bigger(step, amount / 25n);
  if (qualifier === "more-than") return gap >= -slack / 5n && gap <= far;
  if (qualifier === "less-than") return gap <= slack / 5n && -gap <= far;
  const round = halfOfLastDigit(amount, slack);
  if (qualifier !== null) return abs(gap) <= bigger(smaller(step, amount / 10n), amount / 100n);
  const small = smaller(round, amount / 66n);
  return abs(gap) <= bigger(slack > 0n ? 2n * slack : 1n, slack > 0n ? small : 0n);
}

const halfOfLastDigit = (amount: bigint, slack: bigint): bigint => unitOf(amount, slack) / 2n;

/** One more at the last digit that is none; of "250 triệu" fifty. */
function stepOf(amount: bigint, slack: bigint): bigint {
  const unit = unitOf(amount, slack);
  return unit > 0n && (amount / unit) % 10n === 5n ? 5n * unit : unit;
}

/** Of the last digit that is no nought. */
function unitOf(amount: bigint, slack: bigint): bigint {
  let unit = 2n * slack;
  if (unit === 0n || amount === 0n) return 0n;
  while (amount % (unit * 10n) === 0n) unit *= 10n;
  return unit;
}
