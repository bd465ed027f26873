/**
 * A table in million or billion đồng whose figures all carry three digits behind one mark ("15,950"): thousands or
 * decimals. The reading that makes the total agree with the words or the text wins; without either, the one that
 * leaves a sum a plan can have.
 */
import type { ParsedDocument } from "../document/parsed-document.ts";
import { parseAmountInWords } from "./amount-in-words.ts";
import type { BudgetCell, BudgetRow, ColumnRole } from "./budget-table.ts";
import { readingsOf } from "./choose-readings.ts";
import { MICRO } from "./fixed.ts";
import { moneyInText } from "./money-in-text.ts";
import { isInWords } from "./row-label.ts";
import { isMoneyRole } from "./table-scale.ts";

/** In đồng: no plan of a province's health sector comes near. */
const BEYOND_ANY_PLAN = 5_000_000_000_000n;

export interface OpenDecimals {
  rows: readonly BudgetRow[];
  roles: readonly ColumnRole[];
  /** Đồng per printed unit. */
  factor: bigint;
  document: ParsedDocument;
}

/** Turns the money cells to decimals where that is the right reading. */
export function settleThreeDecimals({ rows, roles, factor, document }: OpenDecimals): void {
  if (factor < 1_000_000n) return;
  const cells = rows.flatMap((row) => moneyCells(row, roles));
  const open = cells.filter(isOpen);
  if (
    open.length < 3 ||
    cells.some((cell) => cell.value !== null && !isOpen(cell) && isGrouped(cell))
  )
    return;
  const totals = rows
    .filter((row) => row.kind === "total")
    .flatMap((row) => moneyCells(row, roles));
  const spoken = amountsOutside(rows, document);
  const says = (reading: 0 | 1): boolean =>
    totals.some((cell) => {
      const value = readingsOf(cell.source)[reading]?.micro;
      return value !== undefined && spoken.has((value * factor) / MICRO);
    });
  const largest = open.reduce(
    (most, { value }) => (value !== null && value > most ? value : most),
    0n,
  );
  const absurd = (largest * factor) / MICRO > BEYOND_ANY_PLAN;
  if (says(0) || !(says(1) || absurd)) return;
  for (const cell of open) {
    const second = readingsOf(cell.source)[1];
    if (second === undefined) continue;
    cell.value = second.micro;
    cell.decimals = second.decimals;
    cell.certainty = "certain";
  }
}

const moneyCells = (row: BudgetRow, roles: readonly ColumnRole[]): BudgetCell[] =>
  row.cells
    .filter((cell) => cell !== undefined)
    .filter((cell) => isMoneyRole(roles[cell.column] ?? "text"));

/** "15,950": the first reading has no decimals, the second has three. */
function isOpen({ source, style, value }: BudgetCell): boolean {
  // A dot is the mark of thousands here; "152.000" under the wrong unit must not pass for a decimal.
  if (style !== "comma-grouped") return false;
  const [first, second] = readingsOf(source);
  return (
    first?.certainty === "likely" &&
    first.decimals === 0 &&
    second?.decimals === 3 &&
    value === first.micro
  );
}

/** "1,234,567" can only be grouped. */
const isGrouped = ({ source, style, value }: BudgetCell): boolean => {
  if (style === null || !/grouped$/.test(style)) return false;
  const [first] = readingsOf(source);
  return (
    first?.certainty === "certain" && first.decimals === 0 && (value ?? 0n) >= 1_000_000n * MICRO
  );
};

function amountsOutside(rows: readonly BudgetRow[], document: ParsedDocument): Set<bigint> {
  const inRows = rows
    .filter((row) => row.kind === "in-words")
    .map((row) => row.source.cells.map((cell) => cell.text).join(" "));
  const inBlocks = document.blocks
    .filter((block) => block.kind !== "table" && isInWords(block.text))
    .map((block) => block.text);
  const words = [...inRows, ...inBlocks].flatMap((text) => parseAmountInWords(text)?.values ?? []);
  return new Set([...words, ...moneyInText(document).map(({ amount }) => amount)]);
}
