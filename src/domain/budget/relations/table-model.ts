/**
 * Which relations a table claims: found from the roles of its columns and confirmed by its rows. A relation that the
 * rows do not bear out is not asserted: then the columns mean something else.
 */
import {
  type BudgetCell,
  type BudgetColumn,
  type BudgetTable,
  columnsOf,
} from "../budget-table.ts";
import { runsOf } from "../column-runs.ts";
import { abs, halfUnit, MICRO, type Micro } from "../fixed.ts";
import { type DescribedProducts, describedProducts } from "./described-product.ts";
import { cellAt, valueAt } from "./equation.ts";
import { type ProductFormula, productFormulas } from "./product-formula.ts";
import { swappedHeaders } from "./swapped-headers.ts";
import { rateOfCell } from "./vat-rate.ts";

export interface VatFormula {
  base: number;
  rate: number | null;
  vat: number | null;
  total: number | null;
  /** Ten rows and more come out at their printed rate exactly, and all but one; never in a scan. */
  exact: boolean;
}

export interface SplitFormula {
  total: number;
  parts: readonly number[];
  /** Ten rows and more come out exactly, and all but one; never in a scan. */
  exact: boolean;
}

export interface TableModel {
  products: readonly ProductFormula[];
  vats: readonly VatFormula[];
  splits: readonly SplitFormula[];
  /** Amounts spelled out as products in the words of their rows. */
  described: DescribedProducts | null;
  /** Two headers stand in each other's place. */
  swapped: { a: number; b: number } | null;
}

/** Rows looked at to confirm a relation; more adds nothing. */
const SAMPLE = 400;

export function modelOf(table: BudgetTable): TableModel {
  const vats = vatFormulas(table);
  const products = productFormulas(table);
  return {
    products,
    vats,
    splits: splitFormulas(table, vats),
    described: describedProducts(table),
    swapped: swappedHeaders(table, products, vats),
  };
}

function vatFormulas(table: BudgetTable): VatFormula[] {
  const bases = columnsOf(table, "amount");
  const totals = columnsOf(table, "amountWithVat");
  const [base] = bases;
  const [total] = totals;
  const [vat] = columnsOf(table, "vatAmount");
  const [rate] = columnsOf(table, "vatRate");
  if (base === undefined || bases.length > 2 || totals.length > 1) return [];
  if (total === undefined && vat === undefined) return [];
  const at = (column: BudgetColumn | undefined): number | null => column?.index ?? null;
  const columns = { base: base.index, rate: at(rate), vat: at(vat), total: at(total) };
  return [{ ...columns, exact: areTaxesExact(table, columns) }];
}

type VatColumns = Omit<VatFormula, "exact">;

function areTaxesExact(table: BudgetTable, columns: VatColumns): boolean {
  const lines = table.rows.slice(0, SAMPLE).filter(({ kind }) => kind === "line");
  const told = lines.flatMap(({ index }) => isTaxExact(table, index, columns) ?? []);
  const exact = told.filter(Boolean).length;
  return !table.ocr && exact >= 10 && told.length - exact <= 1;
}

/** The tax of a row comes out at its printed rate without rounding; null where a figure is missing. */
function isTaxExact(table: BudgetTable, row: number, columns: VatColumns): boolean | null {
  const target = columns.vat ?? columns.total;
  if (columns.rate === null || target === null) return null;
  const base = valueAt(table, row, columns.base);
  const printed = valueAt(table, row, target);
  const cell = cellAt(table, { row, column: columns.rate });
  const rate = rateOfCell(cell, table.rows[row], columns.rate);
  if (base === null || printed === null || rate === null) return null;
  return base * (columns.vat === null ? 100n + rate : rate) === printed * 100n;
}

/**
 * A total and the columns beside it that make it up. Named parts ("Trong đó", sources) need a few rows that hold;
 * unnamed figures need nearly all.
 */
function splitFormulas(table: BudgetTable, vats: readonly VatFormula[]): SplitFormula[] {
  const taken = new Set(vats.flatMap((vat) => [vat.base, vat.vat, vat.total]));
  const usable = table.columns.filter(
    (column) => isPart(column, table) && !isVatPart(column, taken),
  );
  const totals = table.columns.filter((column) =>
    ["amount", "amountWithVat", "figure", "quantity"].includes(column.role),
  );
  const found: SplitFormula[] = [];
  const used = new Set<number>();
  for (const run of runsOf(usable.map((column) => column.index))) {
    const best = bestSplit(table, run, totals, used);
    for (const split of best) {
      found.push(split);
      for (const part of split.parts) used.add(part);
      used.add(split.total);
    }
  }
  return found;
}

const isPart = (column: BudgetColumn, table: BudgetTable): boolean =>
  column.role === "source" ||
  column.role === "figure" ||
  (column.role === "amount" && mayBeParts(table)) ||
  (table.kind === "count" && column.role === "quantity");

/** Of two amounts beside a column of tax neither is part of the other. */
const mayBeParts = (table: BudgetTable): boolean => {
  const amounts = columnsOf(table, "amount").length;
  const taxed = columnsOf(table, "amountWithVat", "vatAmount", "vatRate").length > 0;
  return amounts > 2 || (amounts === 2 && !taxed);
};

const isVatPart = (column: BudgetColumn, taken: ReadonlySet<number | null>): boolean =>
  column.role !== "source" && taken.has(column.index) && taken.size > 2;

interface SplitOption extends SplitFormula {
  held: number;
  applicable: number;
}

/** Every stretch of the run against every total beside or inside it, the best borne out first, without overlap. */
function bestSplit(
  table: BudgetTable,
  run: readonly number[],
  totals: readonly BudgetColumn[],
  used: ReadonlySet<number>,
): SplitFormula[] {
  const options: SplitOption[] = [];
  for (let start = 0; start < run.length; start++) {
    for (let end = start + 2; end <= run.length && end - start <= 12; end++) {
      const parts = run.slice(start, end);
      for (const total of totals) {
        if (parts.includes(total.index) || used.has(total.index)) continue;
        const option = countSplit(table, total.index, parts);
        if (isBorneOut(table, option)) options.push(option);
      }
    }
  }
  options.sort((a, b) => b.held - a.held || b.parts.length - a.parts.length);
  const chosen: SplitOption[] = [];
  for (const option of options) {
    const columns = new Set([option.total, ...option.parts]);
    const clash = chosen.some(
      (other) =>
        [other.total, ...other.parts].some((c) => columns.has(c)) && !isAgain(table, option, other),
    );
    if (!clash) chosen.push(option);
  }
  return chosen;
}

/** "Cộng nguồn" behind the sources of an amount: the same parts summed up a second time. */
const isAgain = (table: BudgetTable, option: SplitOption, other: SplitOption): boolean =>
  table.columns[option.total]?.role === "figure" &&
  option.parts.join() === other.parts.join() &&
  option.total !== other.total;

function countSplit(table: BudgetTable, total: number, parts: readonly number[]): SplitOption {
  let held = 0;
  let exact = 0;
  let applicable = 0;
  for (const row of table.rows.slice(0, SAMPLE)) {
    if (row.kind === "note" || row.kind === "in-words" || !row.aligned) continue;
    const gap = splitGap(table, row.index, { total, parts });
    if (gap === null) continue;
    applicable += 1;
    if (gap === 0n) exact += 1;
    if (gap <= splitTolerance(table, row.index, { total, parts })) held += 1;
  }
  return { total, parts, held, applicable, exact: !table.ocr && exact >= 10 && held - exact <= 1 };
}

/** How far the parts of a row are from its total; null where either is missing. */
function splitGap(
  table: BudgetTable,
  row: number,
  { total, parts }: Pick<SplitFormula, "total" | "parts">,
): Micro | null {
  const printed = valueAt(table, row, total);
  if (printed === null || printed === 0n) return null;
  const sum = sumParts(table, row, parts);
  return sum === null ? null : abs(sum - printed * (table.columns[total]?.scale ?? 1n));
}

function isBorneOut(table: BudgetTable, { total, parts, held, applicable }: SplitOption): boolean {
  const named = parts.every((part) => table.columns[part]?.role === "source");
  if (named && table.columns[total]?.role !== "figure") return held >= 1 && held * 2 >= applicable;
  // A total of the same figure twice (x = x + 0) proves nothing; parts must differ in some rows.
  return held >= 3 && held * 10 >= applicable * 8;
}

/** Sum of the parts that are filled; null when none is or one cannot be read. */
export function sumParts(table: BudgetTable, row: number, parts: readonly number[]): Micro | null {
  let sum = 0n;
  let filled = 0;
  for (const part of parts) {
    const cell = cellAt(table, { row, column: part });
    if (cell?.unreadable === true) return null;
    if (cell?.value == null) continue;
    filled += 1;
    sum += cell.value * (table.columns[part]?.scale ?? 1n);
  }
  return filled === 0 ? null : sum;
}

/** What a sheet computes is exact; sums of rounded columns that were typed into it are rounded each for itself. */
const isExactInSheet = (table: BudgetTable, row: number, { style, source }: BudgetCell): boolean =>
  style === "stored" && (table.rows[row]?.kind === "line" || source.formula !== undefined);

export function splitTolerance(
  table: BudgetTable,
  row: number,
  split: Pick<SplitFormula, "total" | "parts">,
): Micro {
  if (table.wholeDong) return 0n;
  let tolerance = 0n;
  for (const column of [split.total, ...split.parts]) {
    const cell = cellAt(table, { row, column });
    if (cell?.value == null || cell.value === 0n || isExactInSheet(table, row, cell)) continue;
    tolerance += halfUnit(cell.decimals) * (table.columns[column]?.scale ?? 1n);
  }
  // Counts are whole things: machines and people are not rounded.
  return table.kind === "count" && tolerance % (MICRO / 2n) === 0n ? 0n : tolerance;
}
