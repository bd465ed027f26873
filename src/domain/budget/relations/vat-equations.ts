/** The tax of one row: amount before and after it, at the printed rate or at one of the rates there are. */
import { type BudgetTable, columnsOf } from "../budget-table.ts";
import { abs, halfUnit, MICRO, type Micro, printMicro } from "../fixed.ts";
import { cellAt, type CellRef, type Equation, isCertain, valueAt } from "./equation.ts";
import type { VatFormula } from "./table-model.ts";
import { ALLOWED_RATES, baseOf, printRate, rateOfCell, taxed, withinRate } from "./vat-rate.ts";

export function vatEquations(
  table: BudgetTable,
  row: number,
  formula: VatFormula,
  line: boolean,
): (Equation | null)[] {
  const base = valueAt(table, row, formula.base);
  if (base === null) return [];
  const vat = filledColumn(table, row, formula.vat);
  const total = filledColumn(table, row, formula.total);
  const found: (Equation | null)[] = [];
  if (vat !== null && total !== null) {
    found.push(taxSum(table, row, { base: formula.base, vat, total }));
  }
  const column = vat ?? total;
  if (line && column !== null) {
    found.push(rateEquation(table, row, formula, { column, onlyTax: vat !== null }));
  }
  return found;
}

/** The column itself where the row has a figure in it. */
const filledColumn = (table: BudgetTable, row: number, column: number | null): number | null =>
  column !== null && valueAt(table, row, column) !== null ? column : null;

/** before + tax = after. */
function taxSum(
  table: BudgetTable,
  row: number,
  columns: { base: number; vat: number; total: number },
): Equation {
  const base = valueAt(table, row, columns.base) ?? 0n;
  const vat = valueAt(table, row, columns.vat) ?? 0n;
  const printed = valueAt(table, row, columns.total) ?? 0n;
  const target = { row, column: columns.total };
  const terms = [
    { row, column: columns.base },
    { row, column: columns.vat },
  ];
  const tolerance = table.wholeDong ? 0n : 3n * halfUnit(cellAt(table, target)?.decimals ?? 0);
  return {
    kind: "vat",
    id: `tax-sum:${row}`,
    target,
    terms,
    expected: base + vat,
    printed,
    tolerance,
    computation: () => `${printMicro(base)} + ${printMicro(vat)}`,
    holds: abs(base + vat - printed) <= tolerance,
    fix: (cell) => {
      if (cell.row !== row) return null;
      if (cell.column === columns.total) return base + vat;
      if (cell.column === columns.base) return printed - vat;
      return cell.column === columns.vat ? printed - base : null;
    },
    certain: isCertain(table, [target, ...terms]),
  };
}

/** Tax or taxed amount at the printed rate, or at one of the rates there are. */
function rateEquation(
  table: BudgetTable,
  row: number,
  formula: VatFormula,
  { column, onlyTax }: { column: number; onlyTax: boolean },
): Equation | null {
  const base = valueAt(table, row, formula.base) ?? 0n;
  const printed = valueAt(table, row, column) ?? 0n;
  const target = { row, column };
  const said = saidRate(table, row, formula);
  const rates = said === null ? ALLOWED_RATES : [said];
  const allowed = vatTolerance(table, target, { base: formula.base, onlyTax });
  // A tax that comes out whole leaves nothing to round.
  const slack = (rate: bigint): Micro =>
    table.wholeDong && (base * rate) % (100n * MICRO) === 0n ? 0n : allowed;
  const within = (rate: bigint, tolerance: Micro): boolean =>
    withinRate({ base, printed, rate, onlyTax, tolerance });
  const fits = (rate: bigint): boolean => within(rate, slack(rate));
  const rate = said ?? shownRates(table, formula, column).usual;
  const fitting = rates.some(fits);
  const figures = { base, printed, column, allowed, said };
  if (!fitting && !isRateKnown(table, formula, figures)) return null;
  // Where every other row comes out exactly, a gap that rounding could explain is still one to look at.
  const strict = said !== null && formula.exact;
  const odd = fitting && strict && !within(rate, halfUnitAt(table, target));
  const expected = taxed(base, rate, onlyTax, table.wholeDong);
  return {
    kind: "vat",
    id: `vat:${row}`,
    target,
    terms: [formula.base, formula.rate].flatMap((at) => (at === null ? [] : { row, column: at })),
    expected,
    printed,
    tolerance: slack(rate),
    computation: () =>
      onlyTax
        ? `${printMicro(base)} × ${printRate(rate)}`
        : `${printMicro(base)} × (1 + ${printRate(rate)})`,
    holds: fitting && !odd,
    fix: (cell) => {
      if (cell.row !== row) return null;
      if (cell.column === column) return expected;
      if (cell.column === formula.base) return baseOf(printed, rate, onlyTax);
      if (cell.column !== formula.rate) return null;
      const other = ALLOWED_RATES.find(fits);
      return other === undefined ? null : other * (MICRO / 100n);
    },
    certain: !odd && isCertain(table, [target, { row, column: formula.base }]),
  };
}

/** The rate that the row states in a column of its own. */
function saidRate(table: BudgetTable, row: number, { rate }: VatFormula): bigint | null {
  if (rate === null) return null;
  return rateOfCell(cellAt(table, { row, column: rate }), table.rows[row], rate);
}

const halfUnitAt = (table: BudgetTable, ref: CellRef): Micro =>
  halfUnit(cellAt(table, ref)?.decimals ?? 0);

/** Rows that show one rate before the others without a printed one are held to it. */
const LEAST_ROWS = 4;

/**
 * Whether a row must bear the rate it states, or without one a rate of those there are. A thing with a price or a quantity does
 * where most rows show one rate; the row of a summary may be of things at several rates, and then only a tax that no
 * mixture of them gives is wrong.
 */
function isRateKnown(
  table: BudgetTable,
  formula: VatFormula,
  figures: { base: Micro; printed: Micro; column: number; allowed: Micro; said: bigint | null },
): boolean {
  const { base, printed, column, allowed, said } = figures;
  if (said !== null) return true;
  const { count, of } = shownRates(table, formula, column);
  if (isOfThings(table) && count >= LEAST_ROWS && count * 2 > of) return true;
  const tax = formula.vat === null ? printed - base : printed;
  const slack = abs(base) / 1_000n + allowed;
  return tax < -slack || tax > base / 10n + slack;
}

/** A price, or a unit beside the quantity: a quantity alone may count what a group is made of. */
const isOfThings = (table: BudgetTable): boolean =>
  columnsOf(table, "unitPrice", "unitPriceWithVat").length > 0 ||
  (columnsOf(table, "quantity").length > 0 && columnsOf(table, "unit").length > 0);

function vatTolerance(
  table: BudgetTable,
  target: CellRef,
  { base, onlyTax }: { base: number; onlyTax: boolean },
): Micro {
  // Law knows no rule for rounding by row or by invoice: one đồng either way.
  if (table.wholeDong) return MICRO;
  const own = halfUnitAt(table, target);
  const other = halfUnitAt(table, { row: target.row, column: base });
  // The tax has a tenth of what the base was rounded by, the amount with tax all of it and that tenth.
  return own + (other * (onlyTax ? 1n : 11n)) / 10n;
}

interface ShownRates {
  /** The rate most rows use; 10 % when none tells. */
  usual: bigint;
  /** Rows that show it. */
  count: number;
  /** Rows of things with an amount before the tax. */
  of: number;
}

const shown = new WeakMap<BudgetTable, Map<number, ShownRates>>();

function shownRates(table: BudgetTable, formula: VatFormula, column: number): ShownRates {
  const byColumn = shown.get(table) ?? new Map<number, ShownRates>();
  shown.set(table, byColumn);
  const known = byColumn.get(column);
  if (known !== undefined) return known;
  const counts = new Map<bigint, number>();
  let of = 0;
  for (const row of table.rows.slice(0, 400)) {
    if (row.kind !== "line" || (valueAt(table, row.index, formula.base) ?? 0n) === 0n) continue;
    of += 1;
    const rate = inferRate(table, row.index, formula);
    if (rate !== null) counts.set(rate, (counts.get(rate) ?? 0) + 1);
  }
  const [usual, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [10n, 0];
  byColumn.set(column, { usual, count, of });
  return { usual, count, of };
}

/** The rate a row uses by its figures; null when none or several fit or the base is 0. */
export function inferRate(table: BudgetTable, row: number, formula: VatFormula): bigint | null {
  const base = valueAt(table, row, formula.base);
  const onlyTax = formula.vat !== null;
  const column = formula.vat ?? formula.total;
  const printed = column === null ? null : valueAt(table, row, column);
  if (base === null || base === 0n || printed === null || column === null) return null;
  const tolerance = vatTolerance(table, { row, column }, { base: formula.base, onlyTax });
  const fitting = ALLOWED_RATES.filter((rate) =>
    withinRate({ base, printed, rate, onlyTax, tolerance }),
  );
  // Small rounded figures fit several rates: then the row tells none.
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
