/**
 * Chooses one reading for each cell of figures by what the rest of the table does: a table that groups thousands
 * with dots writes decimals with a comma, and the other way round.
 */
import type { Cell } from "../document/parsed-document.ts";
import type { BudgetCell } from "./budget-table.ts";
import {
  type NumberReading,
  parseGrouped,
  parseNumber,
  parseStoredNumber,
} from "./parse-number.ts";

export type Grouping = "." | "," | " " | null;

/** Readings of a cell; a number stored in a spreadsheet wins over its text. */
export function readCell(cell: Cell, column: number): BudgetCell {
  const readings = readingsOf(cell);
  const [first] = readings;
  const text = cell.text.trim();
  return {
    column,
    source: cell,
    value: first?.micro ?? null,
    decimals: first?.decimals ?? 0,
    certainty: first?.certainty ?? "certain",
    readings,
    unreadable: first === undefined && (isLost(cell) || /\d/.test(text)),
  };
}

/** A formula without a stored result: the file was written by a program that never computed it. */
const isLost = (cell: Cell): boolean =>
  cell.formula !== undefined && cell.value === undefined && cell.text.trim() === "";

function readingsOf(cell: Cell): readonly NumberReading[] {
  if (cell.value !== undefined) return parseStoredNumber(cell.value, cell.numberFormat);
  if (cell.text === "") return NONE;
  const quick = parseGrouped(cell.text);
  return quick === null ? parseNumber(cell.text) : [quick];
}

const NONE: readonly NumberReading[] = [];

/** Every reading of a cell, also the unlikely ones that a failing relation may call for. */
export function allReadings(cell: BudgetCell): readonly NumberReading[] {
  return cell.source.value === undefined ? parseNumber(cell.source.text) : cell.readings;
}

/** The mark between thousands that most cells with one reading show; null when none tells. */
export function groupingOf(cells: Iterable<BudgetCell>): Grouping {
  const votes = { ".": 0, ",": 0, " ": 0 };
  for (const cell of cells) {
    const mark = markOf(cell.readings[0]);
    if (mark !== null) votes[mark] += 1;
  }
  const most = Math.max(votes["."], votes[","], votes[" "]);
  if (most === 0) return null;
  if (votes["."] === most) return ".";
  return votes[","] === most ? "," : " ";
}

/** What a certain reading says of the table's style. */
export function markOf(reading: NumberReading | undefined): Exclude<Grouping, null> | null {
  if (reading?.certainty !== "certain") return null;
  switch (reading.style) {
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
  const [first, second] = cell.readings;
  if (first?.certainty !== "likely" || second === undefined) return;
  const mark = first.style === "dot-grouped" ? "." : ",";
  const asDecimal = grouping !== null && grouping !== mark && decimals;
  const chosen = asDecimal ? second : first;
  cell.value = chosen.micro;
  cell.decimals = chosen.decimals;
  cell.certainty = grouping === mark || asDecimal ? "certain" : "likely";
}
