/**
 * Chooses one reading for each cell of figures by what the rest of the table does: a table that groups thousands
 * with dots writes decimals with a comma, and the other way round.
 */
import type { Cell } from "../document/parsed-document.ts";
import type { BudgetCell, ColumnRole } from "./budget-table.ts";
import {
  type Certainty,
  type NumberReading,
  type NumberStyle,
  parseGrouped,
  parseNumber,
  parseStoredNumber,
} from "./parse-number.ts";

export type Grouping = "." | "," | " " | null;

const COUNTED = /^(\d[\d.,]*)\s+\p{L}[\p{L} /]{0,24}$/u;

/** "05 bộ", "12 tháng" in a column of counts: the number with what it counts. */
function countOf({ text, value }: Cell, role: ColumnRole | null): NumberReading | undefined {
  if (value !== undefined || (role !== "quantity" && role !== "factor")) return undefined;
  const count = COUNTED.exec(text.trim())?.[1];
  return count === undefined ? undefined : parseNumber(count)[0];
}

/**
 * Readings of a cell; a number stored in a spreadsheet wins over its text. The role tells where a number may stand
 * with the name of its unit.
 */
export function readCell(cell: Cell, column: number, role: ColumnRole | null = null): BudgetCell {
  const first = readingsOf(cell)[0] ?? countOf(cell, role);
  if (first === undefined) {
    const unreadable = isLost(cell) || /\d/.test(cell.text);
    return { column, source: cell, value: null, ...NO_READING, unreadable };
  }
  const { micro, decimals, certainty, style } = first;
  return { column, source: cell, value: micro, decimals, certainty, style, unreadable: false };
}

const NO_READING = { decimals: 0, certainty: "certain", style: null } as const;

/** A formula without a stored result: the file was written by a program that never computed it. */
const isLost = (cell: Cell): boolean =>
  cell.formula !== undefined && cell.value === undefined && cell.text.trim() === "";

/** The readings that are weighed, the likeliest first. They are not kept: a long table has hundreds of thousands of cells. */
export function readingsOf(cell: Cell): readonly NumberReading[] {
  if (cell.value !== undefined) return parseStoredNumber(cell.value, cell.numberFormat);
  if (cell.text === "") return NONE;
  const quick = parseGrouped(cell.text);
  return quick === null ? parseNumber(cell.text) : [quick];
}

const NONE: readonly NumberReading[] = [];

/** Every reading of a cell, also the unlikely ones that a failing relation may call for. */
export function allReadings(cell: BudgetCell): readonly NumberReading[] {
  const { source } = cell;
  return source.value === undefined ? parseNumber(source.text) : readingsOf(source);
}

/** The mark between thousands that most cells with one reading show; null when none tells. */
export function groupingOf(cells: Iterable<BudgetCell>): Grouping {
  const votes = { ".": 0, ",": 0, " ": 0 };
  for (const cell of cells) {
    const mark = markOf(cell);
    if (mark !== null) votes[mark] += 1;
  }
  const most = Math.max(votes["."], votes[","], votes[" "]);
  if (most === 0) return null;
  if (votes["."] === most) return ".";
  return votes[","] === most ? "," : " ";
}

/** What a certain reading says of the table's style. */
export function markOf({
  certainty,
  style,
}: {
  certainty: Certainty;
  style: NumberStyle | null;
}): Exclude<Grouping, null> | null {
  if (certainty !== "certain") return null;
  switch (style) {
    case "dot-grouped":
    case "comma-decimal":
      return ".";
    case "comma-grouped":
    case "dot-decimal":
      return ",";
    case "space-grouped":
      return " ";
    default:
      return null;
  }
}

/**
 * Settles "1.234" by the table's grouping. `decimals`: the column has figures that certainly carry decimals; without
 * that a group of three is thousands whatever the mark.
 */
export function settleCell(cell: BudgetCell, grouping: Grouping, decimals: boolean): void {
  if (cell.certainty !== "likely") return;
  const [first, second] = readingsOf(cell.source);
  if (first === undefined || second === undefined) return;
  const mark = first.style === "dot-grouped" ? "." : ",";
  const asDecimal = grouping !== null && grouping !== mark && decimals;
  const chosen = asDecimal ? second : first;
  cell.value = chosen.micro;
  cell.decimals = chosen.decimals;
  cell.certainty = grouping === mark || asDecimal ? "certain" : "likely";
}
