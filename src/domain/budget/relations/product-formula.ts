/** Which columns multiply to an amount: quantity, further factors, unit price; confirmed by the rows. */
import { type BudgetColumn, type BudgetTable, columnsOf } from "../budget-table.ts";
import { abs, halfUnit, MICRO, type Micro, times } from "../fixed.ts";
import { cellAt, valueAt } from "./equation.ts";

/** Rows looked at to confirm a relation; more adds nothing. */
const SAMPLE = 400;

export interface ProductFormula {
  factors: readonly number[];
  target: number;
  /** Numerator and denominator that bring the product to the unit of the target. */
  scale: readonly [bigint, bigint];
  /** All rows but one at most hold without any rounding. */
  exact: boolean;
}

export function productFormulas(table: BudgetTable): ProductFormula[] {
  const quantities = columnsOf(table, "quantity").map((c) => c.index);
  const factors = columnsOf(table, "factor").map((c) => c.index);
  const found: ProductFormula[] = [];
  const pairs: [BudgetColumn[], BudgetColumn[]][] = [
    [columnsOf(table, "unitPrice"), columnsOf(table, "amount")],
    [columnsOf(table, "unitPriceWithVat"), columnsOf(table, "amountWithVat")],
    [columnsOf(table, "unitPriceWithVat"), columnsOf(table, "amount")],
  ];
  // A price without a word on tax makes the amount before tax where there is one: rows that are not subject to tax
  // would bear out the other column as well.
  if (columnsOf(table, "amount").length === 0) {
    pairs.push([columnsOf(table, "unitPrice"), columnsOf(table, "amountWithVat")]);
  }
  for (const [prices, targets] of pairs) {
    for (const target of targets) {
      if (found.some((formula) => formula.target === target.index)) continue;
      const optionsWith = (more: readonly number[]): ProductFormula[] =>
        prices.flatMap((price) =>
          factorSets(quantities, more).map((set) =>
            formulaOf(table, [...set, price.index], target),
          ),
        );
      const best = bestFormula(table, optionsWith(factors));
      const chosen = withUntold(table, best, (more) => optionsWith([...factors, more])) ?? best;
      if (chosen !== null && mayBeSecond(table, chosen, found)) found.push(chosen);
    }
  }
  return found;
}

/**
 * A price gives one amount. A further column that it also gives in some rows is a part of the first (what one source
 * pays alone); only one that nearly all rows bear out is the same amount again.
 */
function mayBeSecond(
  table: BudgetTable,
  formula: ProductFormula,
  found: readonly ProductFormula[],
): boolean {
  if (!found.some(({ factors }) => factors.at(-1) === formula.factors.at(-1))) return true;
  const { held, applicable } = countProducts(table, formula);
  return held * 10 >= applicable * 9;
}

/** Columns without a known word that are tried as a further factor; more of them are no table of prices. */
const MOST_UNTOLD = 6;

/**
 * Where the named columns explain only some of the rows, a column of figures that no word tells may be the rest of
 * the product: then most rows must say so.
 */
function withUntold(
  table: BudgetTable,
  best: ProductFormula | null,
  optionsWith: (column: number) => ProductFormula[],
): ProductFormula | null {
  const plain = best === null ? { held: 0, applicable: -1 } : countProducts(table, best);
  const untold = columnsOf(table, "figure").map((column) => column.index);
  if (plain.held === plain.applicable || untold.length > MOST_UNTOLD) return null;
  for (const column of untold) {
    const option = bestFormula(table, optionsWith(column));
    if (option?.factors.includes(column) !== true) continue;
    const { held, applicable } = countProducts(table, option);
    if (held >= plain.held + 2 && held >= 3 && held * 10 >= applicable * 8) return option;
  }
  return null;
}

/** Quantity alone, with all further factors, with each of them, the factors alone. */
function factorSets(quantities: readonly number[], factors: readonly number[]): number[][] {
  const sets: number[][] = [];
  if (factors.length > 0) sets.push([...quantities, ...factors]);
  for (const quantity of quantities) sets.push([quantity]);
  for (const quantity of quantities) for (const factor of factors) sets.push([quantity, factor]);
  for (const factor of factors) sets.push([factor]);
  return sets;
}

function formulaOf(
  table: BudgetTable,
  factors: readonly number[],
  target: BudgetColumn,
): ProductFormula {
  const price = table.columns[factors.at(-1) ?? 0];
  return {
    factors,
    target: target.index,
    scale: [price?.scale ?? 1n, target.scale ?? 1n],
    exact: false,
  };
}

/** The option that most rows bear out. Header certainty alone carries a table of one or two rows. */
function bestFormula(
  table: BudgetTable,
  options: readonly ProductFormula[],
): ProductFormula | null {
  let best: ProductFormula | null = null;
  let most = 0;
  let applicable = 0;
  for (const option of options) {
    const counts = countProducts(table, option);
    applicable = Math.max(applicable, counts.applicable);
    if (counts.held > most && counts.held * 2 >= counts.applicable) {
      most = counts.held;
      best = { ...option, exact: counts.exact >= 8 && counts.held - counts.exact <= 1 };
    }
  }
  if (best === null && applicable === 1 && table.wholeDong) {
    const [first] = options;
    return first === undefined ? null : { ...first, exact: true };
  }
  return best;
}

export function countProducts(table: BudgetTable, formula: ProductFormula) {
  const counts = { applicable: 0, held: 0, exact: 0 };
  for (const row of table.rows.slice(0, SAMPLE)) {
    if (row.kind !== "line") continue;
    const product = productOf(table, row.index, formula);
    const printed = valueAt(table, row.index, formula.target);
    if (product === null || printed === null) continue;
    counts.applicable += 1;
    const gap = abs(product - printed);
    const cell = cellAt(table, { row: row.index, column: formula.target });
    if (gap === 0n) counts.exact += 1;
    if (gap <= productTolerance(table, row.index, formula, cell?.decimals ?? 0)) counts.held += 1;
  }
  return counts;
}

const MAY_BE_BLANK = new Set(["factor", "figure"]);

/** The factors of one row: months or days that a bought thing leaves blank are none of it. */
export function factorsOf(
  table: BudgetTable,
  row: number,
  formula: ProductFormula,
): readonly number[] {
  return formula.factors.filter((column) => {
    const cell = cellAt(table, { row, column });
    const blank = cell === undefined || /^[\s–—-]*$/.test(cell.source.text);
    const optional = MAY_BE_BLANK.has(table.columns[column]?.role ?? "");
    return !optional || !blank || cell?.value != null;
  });
}

/** Product of the factors of a row in the unit of the target; null when one is missing. */
export function productOf(table: BudgetTable, row: number, formula: ProductFormula): Micro | null {
  let product: Micro = MICRO;
  for (const column of factorsOf(table, row, formula)) {
    const value = valueAt(table, row, column);
    if (value === null) return null;
    product = times(product, value);
  }
  const [numerator, denominator] = formula.scale;
  return (product * numerator) / denominator;
}

/** Half a unit of the printed amount, and of the price times the quantity where prices are rounded. */
export function productTolerance(
  table: BudgetTable,
  row: number,
  formula: ProductFormula,
  decimals: number,
): Micro {
  const own = halfUnit(decimals);
  if (table.wholeDong) return own - 1n;
  const price = formula.factors.at(-1) ?? 0;
  const cell = cellAt(table, { row, column: price });
  if (cell === undefined || cell.style === "stored") return own;
  let count: Micro = MICRO;
  for (const column of factorsOf(table, row, formula).slice(0, -1)) {
    count = times(count, abs(valueAt(table, row, column) ?? MICRO));
  }
  const [numerator, denominator] = formula.scale;
  return own + (times(halfUnit(cell.decimals), count) * numerator) / denominator;
}
