/**
 * Parts and wholes that a sentence may mean by a share of what it names: in one column of the table, of a group around,
 * of another thing it names, of an amount it tells; what a source has of a row and of the whole.
 */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { abs, MICRO } from "../../budget/fixed.ts";
import { rowsBelow } from "../row-counts.ts";
import { amountsIn } from "../table-totals.ts";
import { meaningsNamed, sumsOfSome, thingsNamed } from "./borne-by-named.ts";
import { isAmount, sumOf, type Thing, type ThingMoney, wholesOf } from "./named-things.ts";
import type { SaidShare } from "./said-shares.ts";
import type { Shape } from "./sentence-shape.ts";
import { holdsFor, inColumnTold, type Pair } from "./share-pairs.ts";
import { ofColumn } from "./told-amounts.ts";
import { cellOf } from "./told-cells.ts";

export function pairsOfNamed(shape: Shape): Pair[] {
  const things = thingsNamed(shape);
  const tables = [...new Set(things.map(({ table }) => table))];
  return [
    ...tables.flatMap((table) => pairsIn(shape, table)),
    ...toldPairs(shape, things),
    ...things.flatMap((thing) => inColumnTold(shape, thing)),
  ];
}

/** Some pair has the share, or what is left of the whole where the words or the other shares say so. */
export function isBorneByPairs(share: SaidShare, pairs: readonly Pair[], shape: Shape): boolean {
  const all = shape.marks.flatMap((mark) => (mark.kind === "P" ? [mark.share.value] : []));
  const whole = abs(all.reduce((sum, one) => sum + one, 0n) - 100n * MICRO) <= MICRO;
  const rest = whole || /\b(?:con lai|khong ke|ngoai|con)\b/.test(shape.text);
  const left = { ...share, value: 100n * MICRO - share.value };
  return pairs.some((pair) => isNear(pair, share) || (rest && isNear(pair, left)));
}

/** "Hơn 60%" is no 90%. */
const FAR = 12n * MICRO;

function isNear({ part, whole }: Pair, share: SaidShare): boolean {
  const exact = (part.right * 100n * MICRO) / whole.right;
  const far = share.bound !== "is" && abs(exact - share.value) > FAR;
  return !far && holdsFor(part, whole, share);
}

function pairsIn(shape: Shape, table: BudgetTable): Pair[] {
  const meanings = meaningsNamed(shape).map((all) => all.filter((thing) => thing.table === table));
  const own = [...new Set(meanings.flat())];
  const [columns, rows] = [own.filter(ofColumn), own.filter((one) => !ofColumn(one))];
  const wholes = wholesOf(table);
  const taken = [...new Set(rows.flatMap(({ money }) => money.map(({ column }) => column)))];
  const inner = rows.filter((row) => rows.some((group) => isBelow(row, group)));
  const outer = rows.filter((row) => !inner.includes(row));
  // A share of the rows by one source is told with its name.
  const amounts = taken.filter((column) => isAmount(table, column));
  const byColumn = (columns.length > 0 || amounts.length === 0 ? taken : amounts).flatMap(
    (column) => {
      const at = (things: readonly Thing[]): ThingMoney[] =>
        things.flatMap(({ money }) => money.filter((one) => one.column === column));
      const around = rows.flatMap((row) => groupsAround(row, column));
      const of = [...wholes.filter((one) => one.column === column), ...around];
      const parts = meanings.map((all) => at(all.filter((thing) => outer.includes(thing))));
      return among([...sumsOf(parts, column), ...at(inner)], of);
    },
  );
  const totals = columns.flatMap(({ money }) => money);
  return [
    ...byColumn,
    ...among(sumsOf(eachOf(totals), totals[0]?.column ?? 0), [...wholes, ...totals]),
    ...rows.flatMap(({ money }) => withinRow(table, money, columns.length > 0)),
    ...crossed(rows, columns, shape),
  ];
}

const isBelow = ({ rows: [row] }: Thing, { table, rows: [group], kind }: Thing): boolean =>
  kind === "group" &&
  row !== undefined &&
  group !== undefined &&
  group !== row &&
  rowsBelow(table, group).includes(row);

/** A tax or a year of a row, of its amounts; a source where the sentence names one. */
const withinRow = (table: BudgetTable, money: readonly ThingMoney[], bySource: boolean): Pair[] =>
  against(
    money.filter(({ column }) => bySource || table.columns[column]?.role !== "source"),
    money.filter(({ column }) => isAmount(table, column)),
  );

/** Each with each whole. */
const against = (parts: readonly ThingMoney[], wholes: readonly ThingMoney[]): Pair[] =>
  parts.flatMap((part) =>
    wholes
      .filter((whole) => whole !== part && whole.amount > 0n && whole.right > 0n)
      .map((whole) => ({ part, whole })),
  );

/** Each with each whole, and with each other of them. */
const among = (parts: readonly ThingMoney[], wholes: readonly ThingMoney[]): Pair[] =>
  against(parts, [...wholes, ...parts]);

/** Every sum of some of them, each by one of its meanings. */
const sumsOf = (parts: readonly (readonly ThingMoney[])[], column: number): ThingMoney[] =>
  sumsOfSome(parts, (a, b) => sumOf([a, b], column));

const eachOf = (parts: readonly ThingMoney[]): ThingMoney[][] =>
  [...new Set(parts)].map((one) => [one]);

/** What the named rows have in the named columns, of the rows and of the columns. */
function crossed(rows: readonly Thing[], columns: readonly Thing[], { text }: Shape): Pair[] {
  const [first] = rows;
  if (first === undefined || columns.length === 0) return [];
  const cells = columns.map((column) => rows.flatMap((row) => cellOf(row, column)));
  const amounts = rows.flatMap(({ table, money }) =>
    money.filter(({ column }) => isAmount(table, column)),
  );
  const totals = columns.flatMap(({ money }) => money);
  const sums = cells.flatMap((own) => sumsOf(eachOf(own), own[0]?.column ?? 0));
  const of = /\btong\b/.test(text) ? wholesOf(first.table) : [];
  return among(sums, [...sumsOf(eachOf(amounts), amounts[0]?.column ?? 0), ...totals, ...of]);
}

/** Groups that the row stands in, however far out. */
function groupsAround({ table, rows }: Thing, column: number): ThingMoney[] {
  const [row] = rows;
  if (row === undefined) return [];
  const found: ThingMoney[] = [];
  for (let inner = row.index, more = true; more; ) {
    const group = table.rows.find(({ children }) => children.includes(inner));
    more = group !== undefined;
    if (group === undefined) break;
    inner = group.index;
    const at = table.columns.filter(({ index }) => index === column);
    for (const amount of amountsIn(table, group, at))
      found.push({ column, amount, right: amount, slack: 0n });
  }
  return found;
}

/** Amounts that the sentence tells beside, of the whole, of what it names and of each other. */
function toldPairs({ marks }: Shape, things: readonly Thing[]): Pair[] {
  const told = marks.flatMap((mark): ThingMoney[] => {
    if (mark.kind !== "M") return [];
    const { amount, slack } = mark.money;
    return [{ column: -1, amount, right: amount, slack }];
  });
  const tables = [...new Set(things.map(({ table }) => table))];
  const of = [...tables.flatMap(wholesOf), ...things.flatMap(({ money }) => money)];
  return [...among(told, of), ...things.flatMap(({ money }) => against(money, told))];
}
