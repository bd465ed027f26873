/**
 * Tax that a prior budget tells below its lines: a row "Thuế GTGT 8%", or a total that is the lines with one rate on
 * top. It is the rate of those lines where the figures say so; else nobody knows which of them it is for.
 */
import { type BudgetRow, type BudgetTable } from "../budget/budget-table.ts";
import type { VatRate } from "../draft/draft.ts";
import { money } from "./budget-cells.ts";
import type { PlanBudgetLine } from "./plan.ts";
import { addVat, rateSaid } from "./printed-price.ts";

export interface FootTax {
  /** By row. */
  rates: ReadonlyMap<number, VatRate>;
  /** đồng of tax told for several lines of no single rate, by row. */
  shared: ReadonlyMap<number, number>;
}

const RATES = [0.05, 0.08, 0.1] as const;

export function footTax(table: BudgetTable): FootTax {
  const rates = new Map<number, VatRate>();
  const shared = new Map<number, number>();
  let open: BudgetRow[] = [];
  const all: BudgetRow[] = [];
  for (const row of table.rows) {
    if (row.kind === "line") {
      open.push(row);
      all.push(row);
    } else if (row.kind === "tax") {
      const told = taxTold(table, row, [open, all]);
      for (const line of told.of)
        if (told.rate === null) shared.set(line.index, told.tax);
        else rates.set(line.index, told.rate);
      open = [];
    }
  }
  const rate = rates.size + shared.size === 0 ? rateInTotal(table, all) : null;
  if (rate !== null) for (const line of all) rates.set(line.index, rate);
  return { rates, shared };
}

/** The rate of a line: its own, else the one told below it, or the tax told for several lines at once. */
export function belowLine(
  { rates, shared }: FootTax,
  row: number,
  own: VatRate,
): Pick<PlanBudgetLine, "vatRate" | "sharedTax"> {
  const vatRate = own ?? rates.get(row) ?? null;
  const sharedTax = vatRate === null ? shared.get(row) : undefined;
  return { vatRate, ...(sharedTax === undefined ? {} : { sharedTax }) };
}

interface Told {
  rate: VatRate;
  tax: number;
  of: readonly BudgetRow[];
}

/** The tax of the lines since the last tax row, else of all lines above it. */
function taxTold(table: BudgetTable, row: BudgetRow, spans: readonly BudgetRow[][]): Told {
  const tax = amountIn(table, row) ?? 0;
  const said = rateSaid([row.name]);
  const wanted = typeof said === "number" ? [said] : RATES;
  for (const of of spans) {
    const sum = sumIn(table, of);
    const rate = wanted.find((one) => isNear(table, addVat(sum, one) - sum, tax));
    if (sum > 0 && rate !== undefined) return { rate, tax, of };
  }
  const [open = [], all = []] = spans;
  return { rate: null, tax, of: open.length > 0 ? open : all };
}

/** A grand total that is the sum of the lines with one rate on top, without a row that says so. */
function rateInTotal(table: BudgetTable, lines: readonly BudgetRow[]): VatRate {
  const total = table.rows.findLast(({ kind }) => kind === "total");
  const printed = total === undefined ? null : amountIn(table, total);
  const sum = sumIn(table, lines);
  if (printed === null || sum <= 0) return null;
  return RATES.find((rate) => isNear(table, addVat(sum, rate), printed)) ?? null;
}

const amountIn = (table: BudgetTable, row: BudgetRow): number | null =>
  money(table, row, "amount") ??
  money(table, row, "amountWithVat") ??
  money(table, row, "vatAmount");

const sumIn = (table: BudgetTable, rows: readonly BudgetRow[]): number =>
  rows.reduce((sum, row) => sum + (money(table, row, "amount") ?? 0), 0);

/** To one đồng, or to the rounding of a table in thousands or millions. */
const isNear = ({ scale }: BudgetTable, a: number, b: number): boolean =>
  Math.abs(a - b) <= Math.max(1, Number(scale.factor) / 2);
