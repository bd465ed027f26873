/**
 * One table of figures that its document prints in several parts ("Bảng tiếp theo"): the rows of a group go on in the
 * next part, and the total at the end is that of all parts. Parts are put together where the text says so or where
 * only together their sums hold; each keeps its own place.
 */
import type { ParsedDocument, ParsedTable, TableRow } from "../document/parsed-document.ts";
import { fold } from "../text/fold.ts";
import { type BudgetRow, type BudgetTable, isSummable } from "./budget-table.ts";
import { abs, halfUnit, type Micro } from "./fixed.ts";
import { followsOn, parseLabel, type RowLabel } from "./row-label.ts";
import { sumOf } from "./row-tree.ts";
import { readGrid } from "./table-grid.ts";

interface TableOfParts extends ParsedTable {
  /** As they stand in the document, the first of them included. */
  parts: readonly ParsedTable[];
}

/** The tables of the document that make up this one; most are of one part. */
const partsOf = (table: ParsedTable): readonly ParsedTable[] =>
  "parts" in table ? (table as TableOfParts).parts : [table];

/** Numbers of its parts among the tables of the document. */
export const numbersOf = ({ table }: BudgetTable): number[] =>
  partsOf(table).map(({ index }) => index);

/** The part that a row stands in. */
export const partWith = (table: ParsedTable, row: TableRow | undefined): ParsedTable =>
  partsOf(table).find(({ rows }) => row !== undefined && rows.includes(row)) ?? table;

type Read = (table: ParsedTable) => BudgetTable | null;

interface Reading {
  table: ParsedTable;
  read: BudgetTable | null;
}

/** So many parts at most; more tables of one make are those of so many units. */
const MOST_PARTS = 24;
const MOST_ROWS = 5_000;

/** Tables in order, parts of one put together; `read` says what a table of the document holds. */
export function readInParts(document: ParsedDocument, read: Read): BudgetTable[] {
  const done: Reading[] = [];
  for (const table of document.tables) {
    const last = { table, read: read(table) };
    const joined = joinedAtEnd(done, last, { document, read });
    if (joined !== null) done.splice(done.length + 1 - joined.count, joined.count - 1);
    done.push(joined?.reading ?? last);
  }
  return done.flatMap((reading) => reading.read ?? []);
}

/** The fewest last tables that are one by what the text says of them or by their sums. */
function joinedAtEnd(
  before: readonly Reading[],
  last: Reading,
  { document, read }: { document: ParsedDocument; read: Read },
): { count: number; reading: Reading } | null {
  let apart = failingIn(last);
  for (let count = 2; count <= Math.min(before.length + 1, MOST_PARTS); count++) {
    const run = [...before.slice(1 - count), last];
    const [first] = run;
    if (first?.read == null || !isAlike(first.read, last)) return null;
    apart += failingIn(first);
    const most = mostFailing(run, apart, document);
    const reading = most < 0 ? null : putTogether(run, read);
    if (reading !== null && failingIn(reading) <= most) return { count, reading };
  }
  return null;
}

/** How many sums may fail in the tables as one, by how many do in each for itself; below 0 where nothing speaks for one. */
function mostFailing(run: readonly Reading[], apart: number, document: ParsedDocument): number {
  const [first, second, ...more] = run;
  const next = first !== undefined && second !== undefined && more.length === 0;
  const follows = next && goesOn(first.table, second.table);
  if (apart === 0) return follows && saysGoesOn(second.table, document) ? 0 : -1;
  if (!follows) return endsWithAll(run) ? apart - 1 : -1;
  return first.read?.rows.at(-1)?.kind === "total" ? apart - 1 : apart;
}

/** The last total is what the lines of all tables come to, or their own totals; asked before they are read as one. */
function endsWithAll(run: readonly Reading[]): boolean {
  const tables = run.flatMap(({ read }) => read ?? []);
  const last = tables.at(-1);
  const totals = last?.rows.filter(({ kind }) => kind === "total") ?? [];
  const whole = totals.at(-1);
  if (last === undefined || whole === undefined) return false;
  const sum = (index: number, rows: readonly (BudgetRow | undefined)[]): Micro =>
    rows.reduce((all, row) => all + (row?.cells[index]?.value ?? 0n), 0n);
  const linesOf = ({ rows }: BudgetTable): BudgetRow[] =>
    rows.filter(({ kind }) => kind === "line");
  const lines = tables.flatMap(linesOf);
  const own = totals.length > 1 ? [totals.at(-2)] : linesOf(last);
  const before = tables
    .slice(0, -1)
    .map(({ rows }) => rows.findLast(({ kind }) => kind === "total"));
  return last.columns
    .filter(({ role }) => isSummable(role, last.kind))
    .some(({ index }) => {
      const cell = whole.cells[index];
      if (cell?.value == null) return false;
      const slack = last.wholeDong ? 0n : 2n * halfUnit(cell.decimals) * BigInt(lines.length);
      const is = (rows: readonly (BudgetRow | undefined)[]): boolean =>
        abs(sum(index, rows) - (cell.value ?? 0n)) <= slack;
      return is(lines) || is([...before, ...own]);
    });
}

/** The same columns in the same unit; a part without a header has at least as many. */
function isAlike(first: BudgetTable, { table, read }: Reading): boolean {
  if (first.ocr) return false;
  const width = first.columns.length;
  if (read === null || read.columns.every(({ path }) => path.length === 0))
    return table.headerRows === 0 && (readGrid(table)?.width ?? widthOf(table)) === width;
  const roles = ({ columns }: BudgetTable): string => columns.map(({ role }) => role).join();
  const stated = /^(?:header|caption)$/.test(read.scale.evidence);
  return (
    read.kind === first.kind &&
    roles(read) === roles(first) &&
    (!stated || read.scale.factor === first.scale.factor)
  );
}

const widthOf = ({ rows }: ParsedTable): number =>
  rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);

/** Null where they are too long or cannot be read as one. */
function putTogether(run: readonly Reading[], read: Read): Reading | null {
  const [first, ...others] = run.map(({ table }) => table);
  if (first === undefined) return null;
  const rows = [first.rows, ...others.map(bodyOf)].flat();
  const parts = [first, ...others].flatMap(partsOf);
  if (rows.length > MOST_ROWS || parts.length > MOST_PARTS) return null;
  const table: TableOfParts = { ...first, rows, parts };
  const made = read(table);
  return made === null ? null : { table, read: made };
}

/** Rows without the header that stands again over them. */
const bodyOf = (table: ParsedTable): TableRow[] =>
  table.headerRows === 0
    ? table.rows
    : (readGrid(table)?.body.map(({ source }) => source) ?? table.rows);

/** What cannot be read has no sums. */
const failingIn = ({ read }: Reading): number => (read === null ? 0 : failingSums(read));

/** Sums of whole columns that do not come out, each with the slack of its rounded figures. */
function failingSums({ rows, sums, columns, kind, wholeDong }: BudgetTable): number {
  const summed = columns.filter(({ role }) => isSummable(role, kind));
  return sums
    .filter(({ strong, kind: of }) => strong || of === "total")
    .flatMap(({ target, members }) =>
      summed.filter(({ index }) => {
        const cell = rows[target]?.cells[index];
        const sum = sumOf(rows, members, index);
        if (cell?.value == null || sum === null) return false;
        const unit = wholeDong ? 0n : 10n ** BigInt(Math.max(0, 6 - cell.decimals));
        return abs(sum - cell.value) > unit * BigInt(members.length + 1);
      }),
    ).length;
}

/** "(Bảng tiếp theo)", "Tiếp theo bảng 1", "Bảng 2 (tiếp)", "Phần còn lại của bảng" right above the table. */
function saysGoesOn(table: ParsedTable, { blocks }: ParsedDocument): boolean {
  const at = blocks.findIndex((block) => block.kind === "table" && block.table === table.index);
  const above = blocks.slice(Math.max(0, at - 3), Math.max(0, at));
  return above
    .slice(above.findLastIndex(({ kind }) => kind === "table") + 1)
    .some(({ text }) => text.length <= LONGEST_MARK && /\b(?:tiep|con lai)\b/.test(fold(text)));
}

const LONGEST_MARK = 100;

/** The first number below follows on one above: "11" behind "10", "III" behind "II" and its rows, "1" right behind "II". */
function goesOn(first: ParsedTable, second: ParsedTable): boolean {
  const above = first.rows.map(labelOf);
  const label = bodyOf(second)
    .map(labelOf)
    .find(({ ordinal }) => ordinal > 0);
  if (label === undefined) return false;
  const last = above.at(-1);
  const opens = last !== undefined && last.ordinal > 0 && last.kind !== label.kind;
  return followsOn(above, label) || (label.ordinal === 1 && opens);
}

const labelOf = (row: TableRow): RowLabel => parseLabel(row.cells[0]?.text ?? "");
