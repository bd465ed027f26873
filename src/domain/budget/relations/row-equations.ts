/** The equations of one row: products, taxes, splits. */
import type { BudgetTable } from "../budget-table.ts";
import { abs, divideRound, halfUnit, MICRO, type Micro, printMicro, times } from "../fixed.ts";
import { describedEquation } from "./described-product.ts";
import { cellAt, type CellRef, type Equation, isCertain, valueAt } from "./equation.ts";
import { factorsOf, type ProductFormula, productOf, productTolerance } from "./product-formula.ts";
import { type SplitFormula, splitTolerance, sumParts, type TableModel } from "./table-model.ts";
import { isShareTold, isTimesTold } from "./told-factor.ts";
import { vatEquations } from "./vat-equations.ts";

/** All equations of a row whose cells are filled, held or not. */
export function rowEquations(table: BudgetTable, model: TableModel, row: number): Equation[] {
  const kind = table.rows[row]?.kind;
  if (kind === undefined || kind === "note" || kind === "in-words" || kind === "tax") return [];
  const found: (Equation | null)[] = [];
  if (kind === "line") {
    for (const formula of model.products) found.push(productEquation(table, row, formula));
    if (model.described !== null) found.push(describedEquation(table, model.described, row));
  }
  for (const formula of model.vats)
    found.push(...vatEquations(table, row, formula, kind === "line"));
  for (const formula of model.splits) found.push(splitEquation(table, row, formula));
  return found.filter((equation) => equation !== null);
}

function productEquation(
  table: BudgetTable,
  row: number,
  formula: ProductFormula,
): Equation | null {
  const target = { row, column: formula.target };
  const printed = valueAt(table, row, formula.target);
  const expected = productOf(table, row, formula);
  if (printed === null || expected === null) return null;
  const factors = factorsOf(table, row, formula);
  const terms = factors.map((column) => ({ row, column }));
  const tolerance = productTolerance(table, row, formula, cellAt(table, target)?.decimals ?? 0);
  const values = factors.map((column) => valueAt(table, row, column) ?? 0n);
  const gap = abs(expected - printed);
  // Where every other row comes out exactly, a gap that rounding could explain is still one to look at.
  const own = halfUnit(cellAt(table, target)?.decimals ?? 0);
  const odd = formula.exact && gap > own && gap <= tolerance;
  return {
    kind: "product",
    id: `product:${row}:${formula.target}`,
    target,
    terms,
    expected,
    printed,
    tolerance,
    computation: () => values.map((value) => printMicro(value)).join(" × "),
    holds:
      (gap <= tolerance && !odd) || isMeant(table, row, { values, expected, printed, tolerance }),
    fix: (cell) =>
      fixProduct({ cell, target, formula: { ...formula, factors }, values, expected, printed }),
    certain: !odd && isCertain(table, [target, ...terms]),
  };
}

interface Product {
  values: readonly Micro[];
  expected: Micro;
  printed: Micro;
  tolerance: Micro;
}

/** The product of the columns is not the amount, and the row tells why: a rounded price, months, a share. */
const isMeant = (table: BudgetTable, row: number, product: Product): boolean =>
  isRoundedPrice(product) || isTimesTold(table, row, product) || isShareTold(table, row, product);

/** 333.333 × 3 printed as 1.000.000: the price is the rounded quotient, the amount is what was meant. */
function isRoundedPrice({ values, expected, printed }: Product): boolean {
  const price = values.at(-1) ?? 0n;
  const count = values.slice(0, -1).reduce((product, value) => times(product, value), MICRO);
  const round = printed % (1000n * MICRO) === 0n;
  const small = 1_000n * abs(expected - printed) <= printed && price >= 1_000n * MICRO;
  return round && small && price % (10n * MICRO) !== 0n && 2n * abs(expected - printed) <= count;
}

function fixProduct({
  cell,
  target,
  formula,
  values,
  expected,
  printed,
}: {
  cell: CellRef;
  target: CellRef;
  formula: ProductFormula;
  values: readonly Micro[];
  expected: Micro;
  printed: Micro;
}): Micro | null {
  if (cell.row !== target.row) return null;
  if (cell.column === target.column) return expected;
  const at = formula.factors.indexOf(cell.column);
  if (at < 0) return null;
  const [numerator, denominator] = formula.scale;
  let others: Micro = MICRO;
  for (const [index, value] of values.entries()) if (index !== at) others = times(others, value);
  const scaled = others * numerator;
  if (scaled === 0n) return null;
  const needed = divideRound(printed * MICRO * denominator, scaled);
  // Only a whole quotient is a sound quantity or price.
  return needed % MICRO === 0n && (needed * scaled) / denominator === printed * MICRO
    ? needed
    : null;
}

function splitEquation(table: BudgetTable, row: number, split: SplitFormula): Equation | null {
  const printed = valueAt(table, row, split.total);
  const sum = sumParts(table, row, split.parts);
  if (printed === null || sum === null) return null;
  const scale = table.columns[split.total]?.scale ?? 1n;
  const target = { row, column: split.total };
  const terms = split.parts.map((column) => ({ row, column }));
  const tolerance = splitTolerance(table, row, split);
  const gap = sum - printed * scale;
  const values = split.parts.map((part) => valueAt(table, row, part) ?? 0n);
  // The sums of rounded columns are rounded each for itself.
  const isLine = table.rows[row]?.kind === "line";
  const slight = isLine && split.exact && gap !== 0n && abs(gap) <= tolerance;
  return {
    kind: "split",
    id: `split:${row}:${split.total}`,
    target,
    terms,
    expected: sum / scale,
    printed,
    tolerance: tolerance / scale,
    computation: () => values.map((value) => printMicro(value)).join(" + "),
    holds: abs(gap) <= tolerance && !slight,
    ...(slight ? { slight } : {}),
    fix: (cell) => {
      if (cell.row !== row) return null;
      if (cell.column === split.total) return sum / scale;
      if (!split.parts.includes(cell.column)) return null;
      const own = table.columns[cell.column]?.scale ?? 1n;
      const needed = (valueAt(table, row, cell.column) ?? 0n) - gap / own;
      return needed < 0n ? null : needed;
    },
    certain: isCertain(table, [target, ...terms]),
  };
}
