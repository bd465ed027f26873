/** The tax of one row: amount before and after it, at the printed rate or at one of the rates there are. */
import type { BudgetTable } from "../budget-table.ts";
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
): Equation {
  const base = valueAt(table, row, formula.base) ?? 0n;
  const printed = valueAt(table, row, column) ?? 0n;
  const target = { row, column };
  const rateRef = formula.rate === null ? null : { row, column: formula.rate };
  const said =
    rateRef === null ? null : rateOfCell(cellAt(table, rateRef), table.rows[row], rateRef.column);
  const rates = said === null ? ALLOWED_RATES : [said];
  const allowed = vatTolerance(table, target, { base: formula.base, onlyTax });
  // A tax that comes out whole leaves nothing to round.
  const slack = (rate: bigint): Micro =>
    table.wholeDong && (base * rate) % (100n * MICRO) === 0n ? 0n : allowed;
  const fits = (rate: bigint): boolean =>
    withinRate({ base, printed, rate, onlyTax, tolerance: slack(rate) });
  const rate = said ?? usualRate(table, formula, column);
  return {
    kind: "vat",
    id: `vat:${row}`,
    target,
    terms: [{ row, column: formula.base }, ...(rateRef === null ? [] : [rateRef])],
    expected: taxed(base, rate, onlyTax),
    printed,
    tolerance: slack(rate),
    computation: () =>
      `${printMicro(base)} × ${onlyTax ? "" : "(1 + "}${printRate(rate)}${onlyTax ? "" : ")"}`,
    holds: rates.some(fits),
    fix: (cell) => {
      if (cell.row !== row) return null;
      if (cell.column === column) return taxed(base, rate, onlyTax);
      if (cell.column === formula.base) return baseOf(printed, rate, onlyTax);
      if (cell.column !== formula.rate) return null;
      const other = ALLOWED_RATES.find(fits);
      return other === undefined ? null : other * (MICRO / 100n);
    },
    certain: isCertain(table, [target, { row, column: formula.base }]),
  };
}

function vatTolerance(
  table: BudgetTable,
  target: CellRef,
  { base, onlyTax }: { base: number; onlyTax: boolean },
): Micro {
  // Law knows no rule for rounding by row or by invoice: one đồng either way.
  if (table.wholeDong) return MICRO;
  const own = halfUnit(cellAt(table, target)?.decimals ?? 0);
  const other = halfUnit(cellAt(table, { row: target.row, column: base })?.decimals ?? 0);
  // The tax has a tenth of what the base was rounded by, the amount with tax all of it and that tenth.
  return own + (other * (onlyTax ? 1n : 11n)) / 10n;
}

const usual = new WeakMap<BudgetTable, Map<number, bigint>>();

/** The rate most rows of the table use; 10 % when none tells. */
function usualRate(table: BudgetTable, formula: VatFormula, column: number): bigint {
  const byColumn = usual.get(table) ?? new Map<number, bigint>();
  usual.set(table, byColumn);
  const known = byColumn.get(column);
  if (known !== undefined) return known;
  const counts = new Map<bigint, number>();
  for (const row of table.rows.slice(0, 400)) {
    if (row.kind !== "line") continue;
    const rate = inferRate(table, row.index, formula);
    if (rate !== null) counts.set(rate, (counts.get(rate) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10n;
  byColumn.set(column, best);
  return best;
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
