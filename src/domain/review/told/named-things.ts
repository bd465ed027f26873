/**
 * What a text may name of its budgets, with the money of each: rows and groups by their names, groups by their labels,
 * sources and quarters by the headers of their columns, groups of a merged column by the rows that stand beside it.
 */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { parseLabel } from "../../budget/row-label.ts";
import { oncePer } from "../../once-per.ts";
import { foldChanges } from "../../text/change-words.ts";
import { fold } from "../../text/fold.ts";
import { fromRoman } from "../../text/roman.ts";
import { isSourceTable, mainBudgets } from "../main-budgets.ts";
import { ownTotals } from "../named-figures.ts";
import { rowsBelow } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { figuresOf, grandTotalOf, rightAmount, type TableFigure } from "../table-totals.ts";
import { columnGroups, sourceGroups } from "./column-groups.ts";
import { PERIODS } from "./named-periods.ts";
import { type ShortNames, shortNames } from "./short-names.ts";
import { type NameOf, namesByWord } from "./thing-names.ts";

/** Money of a thing in one column of its table, in whole đồng. */
export interface ThingMoney {
  column: number;
  amount: bigint;
  /** As the rest of the table wants it; mostly the same. */
  right: bigint;
  slack: bigint;
}

export interface Thing {
  kind: "group" | "line" | "source" | "quarter";
  table: BudgetTable;
  /** What people read: the name of the row, the header of the column. */
  name: string;
  /** The rows it stands for; a source or a quarter has the row of the total. */
  rows: readonly BudgetRow[];
  money: readonly ThingMoney[];
  /** Its place among the groups or the lines of the table, from 1. */
  ordinal: number;
  label: string;
  /** A source that a column of words names row by row. */
  source?: boolean;
  /** The columns it is made of, where they are more than those of its money. */
  columns?: readonly number[];
}

export type ThingName = NameOf<Thing>;

export interface Things {
  all: readonly Thing[];
  /** By the first word of each of their names. */
  byWord: ReadonlyMap<string, readonly ThingName[]>;
  /** By which people call them in short. */
  short: ShortNames<Thing>;
}

const MOST_ROWS = 2_000;

export const thingsOf = oncePer(
  ({ budgets }: ReviewInput): Things => {
    const sources = budgets.filter((table) => isSourceTable(table, budgets));
    const main = new Set([...mainBudgets(budgets), ...sources]);
    const all = budgets
      .filter((table) => !table.ocr && table.rows.length <= MOST_ROWS)
      .flatMap((table) => [
        ...(main.has(table)
          ? [...rowThings(table), ...mergedThings(table), ...closedThings(table)]
          : []),
        ...columnThings(table),
      ]);
    return { all, byWord: namesByWord(all), short: shortNames(all) };
  },
  ({ document }) => document,
);

function rowThings(table: BudgetTable): Thing[] {
  const inner = new Set(
    table.rows.filter(({ kind }) => kind === "group").flatMap(({ children }) => children),
  );
  const money = moneyByRow(table);
  const count = { group: 0, line: 0 };
  return table.rows.flatMap((row): Thing[] => {
    if (row.kind !== "group" && row.kind !== "line") return [];
    const { kind, name, label } = row;
    const outer = kind === "line" || !inner.has(row.index);
    if (outer) count[kind] += 1;
    const own =
      money.get(row) ?? (row.kind === "group" ? closedMoney(table, row, money) : undefined);
    if (own === undefined) return [];
    return [
      { kind, table, name, rows: [row], money: own, ordinal: outer ? count[kind] : 0, label },
    ];
  });
}

/** A group whose money stands in the row that closes it ("Cộng nhóm A"), else that of all its lines. */
function closedMoney(
  table: BudgetTable,
  row: BudgetRow,
  money: ReadonlyMap<BudgetRow, ThingMoney[]>,
): ThingMoney[] | undefined {
  const closing = figuresOf([table], ["total"]).filter((figure) =>
    row.closedBy.includes(figure.row.index),
  );
  if (closing.length > 0) return closing.map(moneyOf);
  const parts = rowsBelow(table, row)
    .filter(({ kind }) => kind === "line")
    .flatMap((line) => money.get(line) ?? []);
  return parts.length === 0 ? undefined : sumsOf(parts);
}

/** Column by column. */
function sumsOf(parts: readonly ThingMoney[]): ThingMoney[] {
  return [...new Set(parts.map(({ column }) => column))].map((column) =>
    sumOf(
      parts.filter((part) => part.column === column),
      column,
    ),
  );
}

function moneyByRow(table: BudgetTable): Map<BudgetRow, ThingMoney[]> {
  const byRow = new Map<BudgetRow, ThingMoney[]>();
  for (const figure of figuresOf([table], ["group", "line"]))
    byRow.set(figure.row, [...(byRow.get(figure.row) ?? []), moneyOf(figure)]);
  return byRow;
}

const moneyOf = (figure: TableFigure): ThingMoney => ({
  column: figure.column,
  amount: figure.amount,
  right: rightAmount(figure),
  slack: figure.slack,
});

/** "Q1", "Quý I", "Quý 1 năm 2027": 1; null for another header. */
export function quarterOf(header: string): number | null {
  const name = /^(?:quy |q\.?)(iv|i{1,3}|[1-4])\b/.exec(fold(header))?.[1];
  return name === undefined ? null : (fromRoman(name.toUpperCase()) ?? Number(name));
}

/** Sources, quarters and what is made of quarters: the total of their columns. */
function columnThings(table: BudgetTable): Thing[] {
  const own = sourcesAndQuarters(table);
  return [...own, ...periodThings(own.filter(({ kind }) => kind === "quarter"))];
}

function sourcesAndQuarters(table: BudgetTable): Thing[] {
  const parts = partColumns(table);
  return ownTotals([table]).flatMap((figure): Thing[] => {
    const column = table.columns[figure.column];
    const quarter = quarterOf(column?.header ?? "");
    const part = column?.role === "source" || parts.has(figure.column);
    if (column === undefined || (!part && quarter === null)) return [];
    const kind = quarter === null ? "source" : "quarter";
    const money = [moneyOf(figure)];
    const at = { table, rows: [figure.row], money, ordinal: quarter ?? 0, label: "" };
    return [{ kind, name: column.header, ...at }];
  });
}

const OF_YEARS = /20\d\d|\bnam (?:truoc|nay)\b|thuc hien|uoc|tang|giam|chenh|so sanh|luy ke/;

/** "Kinh phí thiết bị", "Kinh phí phần mềm" beside "Tổng kinh phí": columns that come to another one in the total row. */
function partColumns(table: BudgetTable): ReadonlySet<number> {
  const totals = ownTotals([table]).filter(({ column }) => {
    const { role = "text", header = "" } = table.columns[column] ?? {};
    return /^(?:amount|figure)$/.test(role) && !OF_YEARS.test(foldChanges(header));
  });
  const sum = totals.reduce((all, { amount }) => all + amount, 0n);
  const [whole, ...more] = totals.filter(({ amount }) => amount * 2n === sum);
  return totals.length < 3 || whole === undefined || more.length > 0
    ? new Set()
    : new Set(totals.filter((figure) => figure !== whole).map(({ column }) => column));
}

/** Of one table, whose quarters all stand in columns. */
function periodThings(quarters: readonly Thing[]): Thing[] {
  if (quarters.length !== 4 || new Set(quarters.map(({ ordinal }) => ordinal)).size !== 4)
    return [];
  return PERIODS.flatMap((period): Thing[] => {
    const parts = quarters.filter(({ ordinal }) => period.quarters.includes(ordinal));
    const [first] = parts;
    const column = first?.money[0]?.column;
    if (first === undefined || column === undefined) return [];
    const money = parts.flatMap((part) => part.money);
    const columns = money.map((one) => one.column);
    return [{ ...first, name: period.name, ordinal: 0, money: [sumOf(money, column)], columns }];
  });
}

/** Groups named once beside their first row; their money is that of their rows. */
function mergedThings(table: BudgetTable): Thing[] {
  const groups = columnGroups(table);
  const all = [...groups, ...sourceGroups(table)];
  const money = all.length === 0 ? null : moneyByRow(table);
  return all.map(({ name, rows }, index): Thing => {
    const sums = sumsOf(rows.flatMap((row) => money?.get(row) ?? []));
    // Sources are no groups that have a place.
    const ordinal = index < groups.length ? index + 1 : 0;
    const source = index >= groups.length;
    return { kind: "group", table, name, rows, money: sums, ordinal, label: "", source };
  });
}

/** Parts that no row opens: only the row that closes them has their name ("Cộng Hạ tầng mạng"). */
function closedThings(table: BudgetTable): Thing[] {
  if (table.rows.some(({ kind }) => kind === "group")) return [];
  const totals = figuresOf([table], ["total"]);
  return table.sums.flatMap(({ target, members }): Thing[] => {
    const closing = table.rows[target];
    const name = CLOSES.exec(closing?.name ?? "")?.[1];
    const rows = members.flatMap((index) => table.rows[index] ?? []);
    if (name === undefined || rows.length === 0 || rows.some(({ kind }) => kind !== "line"))
      return [];
    const money = totals.filter(({ row }) => row === closing).map(moneyOf);
    return [madeThing(table, name, rows, money)];
  });
}

const CLOSES = /^\s*cộng:?\s+(\p{Lu}\S+\s+\p{L}.*)$/iu;

/** Things that a sentence makes of rows itself: those of a rate, of a size, the whole of it. */
export const madeThing = (
  table: BudgetTable,
  name: string,
  rows: readonly BudgetRow[] = [],
  money: readonly ThingMoney[] = [],
): Thing => ({ kind: "group", table, name, rows, money, ordinal: 0, label: "" });

export const sumOf = (parts: readonly ThingMoney[], column: number): ThingMoney => ({
  column,
  amount: parts.reduce((sum, { amount }) => sum + amount, 0n),
  right: parts.reduce((sum, { right }) => sum + right, 0n),
  slack: parts.reduce((sum, { slack }) => sum + slack, 0n),
});

/** What stands for the whole table, column by column: its totals, else the sum of its lines. */
export function wholesOf(table: BudgetTable): ThingMoney[] {
  const totals = ownTotals([table]).map(moneyOf);
  if (grandTotalOf(table) !== null) {
    const others = figuresOf([table], ["total"]).map(moneyOf);
    return [...totals, ...others].filter(({ column }) => isAmount(table, column));
  }
  const lines = figuresOf([table], ["line"]).map(moneyOf);
  return columnsOf(table, "amountWithVat", "amount").map(({ index }) =>
    sumOf(
      lines.filter(({ column }) => column === index),
      index,
    ),
  );
}

export const isAmount = (table: BudgetTable, column: number): boolean =>
  /^amount/.test(table.columns[column]?.role ?? "");

/** Groups that carry the label, as printed or by its number: "nhóm II" of "B" is none, "nhóm 2" of "II" is. */
export function labelled({ all }: Things, said: string): Thing[] {
  const groups = all.filter(({ kind, label }) => kind === "group" && label !== "");
  const same = groups.filter(({ label }) => label.replace(/[.)]+$/, "") === said);
  if (same.length > 0 || !/^\d+$/.test(said)) return same;
  return groups.filter(
    ({ label, ordinal }) => ordinal > 0 && parseLabel(label).ordinal === Number(said),
  );
}
