/**
 * Cuts the rows of a sheet or CSV file into title lines and tables. Blank rows part tables when what follows looks
 * like a new header or has another width; a row with one filled cell above a table is a title line, not a table row.
 */
import type { TableRow } from "../../../domain/document/parsed-document.ts";
import { countHeaderRows } from "./merge-tables.ts";
import type { Raw, RawTable } from "./raw.ts";

/** Raw blocks of one grid in order. */
export function splitGrid(rows: readonly TableRow[]): Raw[] {
  const raws: Raw[] = [];
  for (const group of groupsOf(rows).flatMap(cutAtHeaders)) raws.push(...cutGroup(group));
  return joinLikeTables(raws);
}

/** Without spreading: a sheet has more rows than a call may have arguments. */
const most = (rows: readonly TableRow[], of: (row: TableRow) => number) =>
  rows.reduce((highest, row) => Math.max(highest, of(row)), -1);

const isBlank = (row: TableRow) => row.cells.every((cell) => cell.text.trim() === "");
const filledCount = (row: TableRow) => {
  let count = 0;
  for (const cell of row.cells) if (cell.text.trim() !== "") count += 1;
  return count;
};
const filled = (row: TableRow) => row.cells.filter((cell) => cell.text.trim() !== "");

function groupsOf(rows: readonly TableRow[]): TableRow[][] {
  const groups: TableRow[][] = [];
  let group: TableRow[] = [];
  for (const row of rows) {
    if (!isBlank(row)) group.push(row);
    else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

const isNumberHeader = (row: TableRow): boolean =>
  /^(?:s?tt|số tt)\.?$/iu.test(filled(row)[0]?.text.trim() ?? "");
const textOf = (row: TableRow): string =>
  filled(row)
    .map(({ text }) => text.trim())
    .join(" | ");

/** A header of other words than the one above begins another table, with the title lines right over it. */
function cutAtHeaders(group: readonly TableRow[]): TableRow[][] {
  const parts: TableRow[][] = [];
  let from = 0;
  let header: string | null = null;
  for (const [index, row] of group.entries()) {
    if (!isNumberHeader(row)) continue;
    const words = textOf(row);
    if (header !== null && header !== words) {
      let start = index;
      while (start > from + 1 && filledCount(group[start - 1] ?? row) === 1) start -= 1;
      parts.push(group.slice(from, start));
      from = start;
    }
    header = words;
  }
  return [...parts, group.slice(from)];
}

/** Title lines first, then the table, then closing lines such as a signature. */
function cutGroup(group: readonly TableRow[]): Raw[] {
  const first = group.findIndex((row) => filledCount(row) >= 2);
  if (first < 0) return group.map(toLine);
  const start = titleEnd(group, first);
  let end = behindTotal(group, start) ?? group.length;
  while (end > start + 2 && isClosing(group[end - 1])) end -= 1;
  const rows = trimColumns(group.slice(start, end));
  const columns = most(rows, widthOf);
  const table: RawTable = {
    kind: "table",
    rows,
    place: rows[0]?.place ?? {},
    columns,
    mayContinue: true,
  };
  return [...group.slice(0, start).map(toLine), table, ...group.slice(end).map(toLine)];
}

/** Two-cell letterheads ("UBND TỈNH …" beside "CỘNG HÒA …") stand above the table too. */
function titleEnd(group: readonly TableRow[], first: number): number {
  const widest = most(group, filledCount);
  let start = first;
  while (
    start < group.length - 1 &&
    widest >= 4 &&
    filled(group[start] ?? { place: {}, cells: [] }).length <= 2
  ) {
    const rest = group.slice(start + 1, start + 4).some((row) => filledCount(row) >= widest * 0.6);
    if (!rest && start > first + 6) break;
    const next = group[start];
    if (!next || filled(next).some((cell) => /^\d+$/.test(cell.text))) break;
    if (filled(next).some((cell) => /^(?:s?tt|số tt)\.?$/i.test(cell.text))) break;
    start += 1;
  }
  return start;
}

/** Where lines alone follow the last total, up to the signatures, the table ends with it. */
function behindTotal(group: readonly TableRow[], start: number): number | null {
  const last = group.findLastIndex((row) => filledCount(row) >= 2);
  const total = /^(?:tổng|cộng)(?!\p{L})/iu.test(
    filled(group[last] ?? NO_ROW)[0]?.text.trim() ?? "",
  );
  return total && last > start + 1 && last < group.length - 1
    ? last + 1
    : whereProseBegins(group, start);
}

/** The first sentence behind the last full row, where nothing but text follows: the rest of the plan under its table. */
function whereProseBegins(group: readonly TableRow[], start: number): number | null {
  const widest = most(group, filledCount);
  const last = group.findLastIndex((row) => filledCount(row) >= Math.min(3, widest));
  const begin = group.findIndex((row, index) => index > last && isClosing(row));
  if (last <= start + 1 || begin < 0) return null;
  const figures = group
    .slice(begin)
    .some(
      (row) => filledCount(row) > 1 && filled(row).some(({ text }) => /^[\d.,\s]+$/.test(text)),
    );
  return figures ? null : begin;
}

const NO_ROW: TableRow = { place: {}, cells: [] };

/** A lone note, the amount in words or a sentence about the table behind its last row. */
function isClosing(row: TableRow | undefined): boolean {
  if (!row) return false;
  const [only, ...more] = filled(row);
  const text = only?.text.trim() ?? "";
  return more.length === 0 && (CLOSING.test(text) || isSentence(text));
}

const CLOSING =
  /^\(?(?:ghi chú|lưu ý|người lập|nơi nhận|ngày|(?:số tiền )?(?:viết )?bằng chữ)(?!\p{L})/iu;

/** The name of a group has neither money nor a share and ends without a point. */
const isSentence = (text: string): boolean =>
  text.split(/\s+/).length >= 5 &&
  /^["“(*+–-]*\s*\p{L}/u.test(text) &&
  (/[.;]\)?$/.test(text) || /\d\s*(?:%|đồng|triệu|tỷ|nghìn)/iu.test(text));

function toLine(row: TableRow): Raw {
  const cells = filled(row);
  return {
    kind: "line",
    text: cells
      .map((cell) => cell.text)
      .join(" ")
      .replace(/\s*\n\s*/g, " ")
      .trim(),
    place: row.place,
    gap: true,
    wraps: false,
    ...(cells.length > 0 && cells.every((cell) => cell.bold) && { bold: true }),
  };
}

function widthOf(row: TableRow): number {
  return row.cells.reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0);
}

/** Columns that are empty in every row at the right edge go; those on the left and inside stay. */
function trimColumns(rows: readonly TableRow[]): TableRow[] {
  const last = most(rows, (row) => row.cells.findLastIndex((cell) => cell.text !== ""));
  const spans = rows.some((row) => row.cells.some((cell) => (cell.colSpan ?? 1) > 1));
  if (spans) return [...rows];
  return rows.map((row) =>
    row.cells.length <= last + 1 ? row : { ...row, cells: row.cells.slice(0, last + 1) },
  );
}

/** A blank row inside a table is no border: what follows without a header of its own goes on with it. */
function joinLikeTables(raws: readonly Raw[]): Raw[] {
  const joined: Raw[] = [];
  for (const raw of raws) {
    const previous = joined.at(-1);
    const goesOn =
      raw.kind === "table" &&
      previous?.kind === "table" &&
      countHeaderRows(raw) === 0 &&
      countHeaderRows(previous) > 0 &&
      raw.columns <= previous.columns;
    if (goesOn) joined[joined.length - 1] = { ...previous, rows: [...previous.rows, ...raw.rows] };
    else joined.push(raw);
  }
  return joined;
}
