/** VAT rates as printed and as computed with, in whole percent. */
import { fold } from "../../text/fold.ts";
import type { BudgetCell, BudgetRow } from "../budget-table.ts";
import { abs, divideRound, MICRO, type Micro, printMicro } from "../fixed.ts";

/** Not subject (KCT) and 0 % compute alike; 5, 8 and 10 are the rates there are. */
export const ALLOWED_RATES: readonly bigint[] = [10n, 8n, 5n, 0n];

/** The rate a cell states in whole percent; "KCT" counts as 0. null when it states none. */
export function rateOfCell(
  cell: BudgetCell | undefined,
  row: BudgetRow | undefined,
  column: number,
): bigint | null {
  if (cell === undefined) return null;
  const text = fold(cell.source.text);
  if (/^(?:kct|k\.?c\.?t|khong chiu|khong thue|mien)/.test(text)) return 0n;
  if (cell.value === null || row?.cells[column] === undefined) return null;
  const percent = cell.value > 0n && cell.value < MICRO ? cell.value * 100n : cell.value;
  return percent % MICRO === 0n ? percent / MICRO : null;
}

/** Tax on a base, or base with tax, at a rate in whole percent; in whole đồng where the table has them. */
export function taxed(base: Micro, rate: bigint, onlyTax: boolean, whole: boolean): Micro {
  const exact = divideRound(base * (onlyTax ? rate : 100n + rate), 100n);
  return whole && base % MICRO === 0n ? divideRound(exact, MICRO) * MICRO : exact;
}

/** The base that gives a printed tax or taxed amount; null when it is no whole figure. */
export function baseOf(printed: Micro, rate: bigint, onlyTax: boolean): Micro | null {
  const parts = onlyTax ? rate : 100n + rate;
  if (parts === 0n) return null;
  const base = divideRound(printed * 100n, parts);
  return base % MICRO === 0n ? base : null;
}

export function withinRate({
  base,
  printed,
  rate,
  onlyTax,
  tolerance,
}: {
  base: Micro;
  printed: Micro;
  rate: bigint;
  onlyTax: boolean;
  tolerance: Micro;
}): boolean {
  const exact = divideRound(base * (onlyTax ? rate : 100n + rate), 100n);
  return abs(exact - printed) <= tolerance;
}

export const printRate = (rate: bigint): string => `${printMicro(rate * MICRO)}%`;
