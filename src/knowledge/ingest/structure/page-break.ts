/** Where a page break cuts a table: header rows that stand again, numbers that go on, a row in two halves. */
import { followsOn, parseLabel, type RowLabel } from "../../../domain/budget/row-label.ts";
import type { Cell, TableRow } from "../../../domain/document/parsed-document.ts";
import { fold } from "../../../domain/text/fold.ts";
import type { RawTable } from "./raw.ts";

/** How many rows at the start of the second part repeat the header of the first. */
export function repeatedRows(first: RawTable, second: RawTable, header: number): number {
  const most = Math.max(1, header);
  let count = 0;
  while (count < most && sameRow(first.rows[count], second.rows[count])) count += 1;
  return count > 0 ? count : redrawnRows(first, second, header);
}

function sameRow(a: TableRow | undefined, b: TableRow | undefined): boolean {
  if (!a || !b) return false;
  const key = (row: TableRow) => row.cells.map((cell) => fold(cell.text)).join("|");
  return key(a) === key(b) && key(a).replace(/[|\s\d]/g, "") !== "";
}

/** A header of several rows is drawn again in other rows, or over the end of the row that the break cut. */
function redrawnRows(first: RawTable, second: RawTable, header: number): number {
  if (header === 0 || first.columns !== second.columns) return 0;
  const heads = Array.from({ length: first.columns }, (_, column) =>
    first.rows.slice(0, header).map((row) => fold(textAt(row, column))),
  );
  let count = 0;
  while (count <= header && repeatsWords(second.rows[count], heads)) count += 1;
  return count;
}

function repeatsWords(row: TableRow | undefined, heads: readonly (readonly string[])[]): boolean {
  if (row === undefined) return false;
  const filled = heads.flatMap((head, column) => {
    const text = fold(textAt(row, column));
    return text === "" ? [] : [{ text, head: head.join(" ") }];
  });
  const same = filled.filter(({ text, head }) => /[a-z]/.test(text) && head.includes(text)).length;
  return same >= 2 && same > filled.length / 2;
}

/** Text of a column of the grid; a cell over several columns stands at its first. */
function textAt(row: TableRow, column: number): string {
  let at = 0;
  for (const cell of row.cells) {
    if (at === column) return cell.text;
    at += cell.colSpan ?? 1;
  }
  return "";
}

/**
 * Without a repeated header the second part belongs to the first where it has the same columns and its first row is
 * the lower half of the last one, bears the next number, or stands on the next page without a header of its own.
 */
export function goesOn(first: RawTable, second: RawTable, ownHeader: number): boolean {
  const last = first.rows.at(-1);
  const next = second.rows[0];
  if (!last || !next || first.columns !== second.columns) return false;
  if (isCutRow(last, next)) return true;
  const label = labelOf(next);
  if (followsOn(first.rows.slice(-MOST_BACK).map(labelOf), label)) return true;
  return ownHeader === 0 && first.columns >= MOST_OPEN && onNextPage(last, next);
}

/** Rows back to the last one of the same level. */
const MOST_BACK = 60;
/** Fewer columns say little of whether two tables are one. */
const MOST_OPEN = 4;

function onNextPage(last: TableRow, next: TableRow): boolean {
  return last.place.page !== undefined && next.place.page === last.place.page + 1;
}

const labelOf = (row: TableRow): RowLabel => parseLabel(row.cells[0]?.text ?? "");

const FIGURE = /^[\s\d.,%()-]+$/;

/**
 * The lower half of a row: no number, and every filled cell goes on where the cell above stopped. Words that begin
 * small tell it; so does a cell that goes on behind an open sum, or words alone below a numbered row.
 */
export function isCutRow(above: TableRow, row: TableRow): boolean {
  if (row.cells[0]?.text !== "" || above.cells.length !== row.cells.length) return false;
  const filled = row.cells.flatMap((cell, index) =>
    cell.text === "" ? [] : [{ cell, before: above.cells[index]?.text ?? "" }],
  );
  if (filled.length === 0 || filled.some(({ cell }) => cell.bold === true)) return false;
  const startsSmall = (text: string) => /^[\p{Ll}(,;)]/u.test(text);
  if (filled.some(({ cell }) => /^(?:\(?\p{Ll}|[,;)])/u.test(cell.text)))
    return filled.every(
      ({ cell, before }) => startsSmall(cell.text) || (before !== "" && !/[.;:]$/.test(before)),
    );
  return filled.some(({ before }) => /[=×+/]$/.test(before)) && filled.every(goesOnOpenly);
}

const goesOnOpenly = ({ cell, before }: { cell: Cell; before: string }): boolean =>
  before !== "" && !(FIGURE.test(cell.text) && FIGURE.test(before));

export function joinRows(above: TableRow, below: TableRow): TableRow {
  const cells: Cell[] = above.cells.map((cell, index) => {
    const tail = below.cells[index]?.text ?? "";
    return tail === "" ? cell : { ...cell, text: `${cell.text} ${tail}`.trim() };
  });
  return { ...above, cells };
}
