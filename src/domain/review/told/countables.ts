/**
 * What a text may count of the tables, priced or not: pieces by the names and units of the rows, rows by the words that
 * people have for them. Each comes with every number that is right for it, by whatever way of counting.
 */
import type { BudgetColumn, BudgetRow, BudgetTable } from "../../budget/budget-table.ts";
import { MICRO } from "../../budget/fixed.ts";
import { oncePer } from "../../once-per.ts";
import { fold } from "../../text/fold.ts";
import { plainWords } from "../../text/plain-words.ts";
import { groupCounts, lineCounts, rowsBelow } from "../row-counts.ts";
import { rowNouns } from "./row-nouns.ts";
import { ROW_TAIL, ROW_WORD } from "./row-words.ts";

export interface Countable {
  /** pieces of rows whose name begins so, pieces of a unit, rows as such. */
  kind: "pieces" | "unit" | "rows";
  table: BudgetTable;
  rows: readonly BudgetRow[];
  /** The plain number first. */
  counts: readonly number[];
}

interface Named {
  row: BudgetRow;
  words: readonly string[];
}

interface Index {
  table: BudgetTable;
  lines: readonly BudgetRow[];
  named: readonly Named[];
  units: ReadonlySet<string>;
  rowNouns: readonly string[];
}

const GETTING =
  /^(?:(?:mua sam|mua bo sung|mua moi|mua|thue bao|thue|trang bi|lap dat|dau tu|cung cap|bo sung) )+/;
/** Words for a row whatever stands in it; behind "loại" what it is of. */
const ROW_NOUN = new RegExp(
  `^(?:(?:${ROW_WORD})${ROW_TAIL}(?: (?:hang hoa|thiet bi))*|(?:chung loai|loai|danh muc)(?: [a-z]+){0,3})$`,
);
const MOST_ROWS = 400;
const MOST_SUMMED = 9;

const indexOf = oncePer((table: BudgetTable): Index => {
  const lines = table.rows.filter(({ kind }) => kind === "line");
  const named = lines.flatMap((row): Named[] => {
    const plain = plainWords(row.name.replace(/\([^)]*\)/g, " "));
    const names = [...new Set([plain, plain.replace(GETTING, "")])];
    return names.map((name) => ({ row, words: name.split(" ") }));
  });
  const units = new Set(lines.map(({ unit }) => plainWords(unit)).filter((unit) => unit !== ""));
  const nouns = [...rowNouns(table).lines, ...usualStarts(lines)];
  return { table, lines, named, units, rowNouns: nouns };
});

/** The word that half of the names begin with: "Xã …". */
const usualStarts = (lines: readonly BudgetRow[]): string[] =>
  [...countBy(lines, ({ name }) => plainWords(name).split(" ")[0] ?? "")].flatMap(
    ([word, count]) => (word !== "" && count > 1 && count * 2 >= lines.length ? [word] : []),
  );

export const isCountable = ({ ocr, rows }: BudgetTable): boolean =>
  !ocr && rows.length <= MOST_ROWS;

/** Words that a measure word may be where the table has no column of units. */
const PIECE = new Set(["chiec", "cai", "bo"]);

/** What "… 24 bộ máy tính để bàn" counts, by the words behind the number; null where the table has no such thing. */
export function countableOf(table: BudgetTable, words: readonly string[]): Countable | null {
  const index = indexOf(table);
  const unit = unitAt(index, words);
  const rest = words.slice(unit);
  const pieces = piecesOf(index, rest) ?? piecesAt(index, words);
  const rows = rowsOf(index, words);
  // "Thiết bị" may be any row, and those whose names begin so.
  if (rows !== null) return { ...rows, counts: [...rows.counts, ...(pieces?.counts ?? [])] };
  if (pieces !== null) return pieces;
  if (unit === 0 || rest.length > 0) return null;
  const said = words.join(" ").replace(/^luot (?=nguoi)/, "");
  const own = index.lines.filter((row) => plainWords(row.unit) === said);
  return own.length === 0 ? null : { kind: "unit", table, rows: own, counts: countsOf(table, own) };
}

/** "34 cái/bộ": pieces of several units of the table together; null where one of them is none of it. */
export function countableOfUnits(table: BudgetTable, units: readonly string[]): Countable | null {
  const index = indexOf(table);
  if (!units.every((unit) => index.units.has(unit))) return null;
  const rows = index.lines.filter((row) => units.includes(plainWords(row.unit)));
  return { kind: "unit", table, rows, counts: countsOf(table, rows) };
}

/** How many of the first words are a unit of the table. */
function unitAt({ units }: Index, words: readonly string[]): number {
  if (words[0] === "luot" && units.has(words[1] ?? "")) return 2;
  for (const length of [3, 2, 1])
    if (words.length >= length && units.has(words.slice(0, length).join(" "))) return length;
  return units.size === 0 && PIECE.has(words[0] ?? "") ? 1 : 0;
}

/** The one row whose name ends with the words and is told whole around them, counted in what they begin with. */
export function countableByEnd(
  table: BudgetTable,
  words: readonly string[],
  around: string,
): Countable | null {
  const end = ` ${words.join(" ")}`;
  const said = new Set(plainWords(around).split(" "));
  const rows = indexOf(table).lines.filter(({ name, unit }) => {
    const own = plainWords(name.replace(/\([^)]*\)/g, " "));
    const counted = plainWords(unit);
    return (
      own.endsWith(end) &&
      counted !== "" &&
      `${end} `.startsWith(` ${counted} `) &&
      own.split(" ").every((word) => said.has(word))
    );
  });
  const counts = rows.length === 1 ? countsOf(table, rows) : [];
  return counts.length === 0 ? null : { kind: "pieces", table, rows, counts };
}

/** What "(26 chiếc)" counts behind the name of a row. */
export function countableBefore(
  table: BudgetTable,
  before: string,
  words: readonly string[],
): Countable | null {
  const index = indexOf(table);
  if (words.length === 0 || unitAt(index, words) !== words.length) return null;
  const said = plainWords(before.slice(-REACH));
  const places = index.named.map(({ row, words: name }) => ({
    row,
    at: name.length < 2 ? -1 : ` ${said} `.lastIndexOf(` ${name.join(" ")} `),
  }));
  const last = Math.max(-1, ...places.map(({ at }) => at));
  const rows = [...new Set(places.filter(({ at }) => at === last).map(({ row }) => row))];
  const counts = last < 0 ? [] : countsOf(table, rows);
  return counts.length === 0 ? null : { kind: "pieces", table, rows, counts };
}

const REACH = 120;

/** "bộ lưu điện" is a name that begins with a word of pieces. */
const piecesAt = (index: Index, words: readonly string[]): Countable | null =>
  PIECE.has(words[0] ?? "") && words.length >= 3 ? piecesOf(index, words) : null;

/** Rows whose names begin with all the words, two and more. */
function piecesOf({ table, named }: Index, words: readonly string[]): Countable | null {
  if (words.length < 2) return null;
  const own = named.filter((one) => words.every((word, at) => one.words[at] === word));
  const rows = [...new Set(own.map(({ row }) => row))];
  if (rows.length === 0) return null;
  // Of "máy in" and "máy in mã vạch" the first alone may be meant.
  const exact = rows.filter((row) =>
    named.some((one) => one.row === row && one.words.length === words.length),
  );
  const counts = [...countsOf(table, rows), ...(exact.length > 0 ? countsOf(table, exact) : [])];
  return counts.length === 0 ? null : { kind: "pieces", table, rows, counts: [...new Set(counts)] };
}

/** "loại thiết bị", "gói thầu", "lớp": the rows themselves, by a word for any row or by the word of their header. */
function rowsOf(index: Index, words: readonly string[]): Countable | null {
  const { table, lines } = index;
  const said = words.join(" ");
  const anyRow = ROW_NOUN.test(said);
  const noun = !anyRow && index.rowNouns.some((one) => `${one} `.startsWith(`${said} `));
  const ofColumn = headerCounts(table, said);
  if (ofColumn.length > 0) return { kind: "rows", table, rows: lines, counts: ofColumn };
  if (!anyRow && !noun) return null;
  const starting = lines.filter(({ name }) => `${plainWords(name)} `.startsWith(`${said} `)).length;
  const rows = [...lineCounts(table.rows), ...groupCounts(table)];
  const counts = noun ? [...rows, starting, ...totalsOf(table)] : rows;
  return {
    kind: "rows",
    table,
    rows: lines,
    counts: [...new Set(counts)].filter((one) => one > 0),
  };
}

/** "máy" under "Số máy": each of its figures and what they come to. */
function headerCounts(table: BudgetTable, said: string): number[] {
  const columns = countColumns(table).filter(({ header }) => {
    const name = fold(header).trim();
    if (table.kind === "count" && name === said) return true;
    const noun = /^so (?!luong|tt|thu tu)([a-z ]+)/.exec(name)?.[1]?.trim();
    return noun === said || `luot ${noun ?? ""}` === said;
  });
  return columns.flatMap(({ index }) => {
    const list = table.rows.flatMap((row) => (row.kind === "line" ? wholeAt(row, index) : []));
    return list.length === 0 ? [] : [sumOf(list), ...list];
  });
}

function countBy(
  rows: readonly BudgetRow[],
  kindOf: (row: BudgetRow) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(kindOf(row), (counts.get(kindOf(row)) ?? 0) + 1);
  return counts;
}

const countColumns = (table: BudgetTable): BudgetColumn[] =>
  table.columns.filter(({ role, header }) => {
    if (role === "quantity" || role === "factor") return true;
    if (table.kind === "count") return role === "figure" || role === "source";
    return role === "figure" && /^so (?!tien)/.test(fold(header));
  });

/** Whole numbers that the rows have, their sums, and how many rows there are. */
function countsOf(table: BudgetTable, rows: readonly BudgetRow[]): number[] {
  const columns = countColumns(table);
  const lists = columns.map(({ index }) => rows.flatMap((row) => wholeAt(row, index)));
  const sums = lists.flatMap((list) =>
    list.length > MOST_SUMMED ? [sumOf(list), ...list, ...runsOf(list)] : allSums(list),
  );
  const plain = sums.filter((count) => count > 0);
  const products = rows.map((row) =>
    columns.reduce((all, { index }) => all * (wholeAt(row, index)[0] ?? 1), 1),
  );
  const [quantity] = lists;
  const first = quantity === undefined ? [] : [sumOf(quantity)];
  return plain.length === 0 ? [] : [...new Set([...first, ...plain, ...products, rows.length])];
}

const sumOf = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);

function wholeAt(row: BudgetRow, column: number): number[] {
  const value = row.cells[column]?.value;
  return value == null || value % MICRO !== 0n || value > 10_000_000n * MICRO
    ? []
    : [Number(value / MICRO)];
}

/** Sums of some of them, at most nine: 512. */
const allSums = (list: readonly number[]): number[] =>
  list.reduce<number[]>((sums, one) => [...sums, ...sums.map((sum) => sum + one), one], []);

/** Sums of rows that stand together. */
const runsOf = (list: readonly number[]): number[] =>
  list.flatMap((_, at) => {
    let sum = 0;
    return list.slice(at, at + MOST_SUMMED).map((one) => (sum += one));
  });

/** What all rows and each group have together, and what total rows print. */
function totalsOf(table: BudgetTable): number[] {
  const groups = table.rows
    .filter(({ kind }) => kind === "group")
    .map((row) => rowsBelow(table, row));
  return countColumns(table).flatMap(({ index }) => {
    const sums = [table.rows, ...groups].map((rows) =>
      sumOf(rows.filter(({ kind }) => kind === "line").flatMap((row) => wholeAt(row, index))),
    );
    const printed = table.rows
      .filter(({ kind }) => kind === "total" || kind === "group")
      .flatMap((row) => wholeAt(row, index));
    return [...sums, ...printed];
  });
}
