/**
 * The equations between rows: a group or total against its rows, column by column. A sum over many rows keeps no list
 * of cells; whether a cell takes part in it is asked through the index.
 */
import { fold } from "../../text/fold.ts";
import { type BudgetTable, isSummable, type RowSum } from "../budget-table.ts";
import { abs, halfUnit, MICRO, type Micro, printMicro } from "../fixed.ts";
import { anyFigure, effective, sumOf } from "../row-tree.ts";
import { cellAt, type CellRef, type Equation, isCertain, valueAt } from "./equation.ts";
import type { TableModel, VatFormula } from "./table-model.ts";
import { ALLOWED_RATES, withinRate } from "./vat-rate.ts";

export interface Sums {
  /** Every sum that is asserted and its columns. */
  all(): Equation[];
  /** Sums that a cell takes part in, as a member or as the target. */
  containing(cell: CellRef): Equation[];
  /** Columns that add up over rows. */
  columns: readonly number[];
  sumOfTarget(row: number): RowSum | undefined;
}

export function makeSums(table: BudgetTable, model: TableModel): Sums {
  const columns = table.columns
    .filter((column) => isSummable(column.role, table.kind))
    .map((column) => column.index)
    .filter((column) => table.kind === "money" || addsUp(table, column));
  const byTarget = new Map<number, RowSum>();
  const byMember = new Map<number, RowSum[]>();
  for (const sum of table.sums) {
    byTarget.set(sum.target, sum);
    for (const member of sum.members) {
      const list = byMember.get(member);
      if (list) list.push(sum);
      else byMember.set(member, [sum]);
    }
  }
  const closes = new Map<number, number>();
  for (const row of table.rows) for (const at of row.closedBy) closes.set(at, row.index);
  const strict = isExact(table, columns);
  const cache = new Map<string, Equation | null>();
  const equation = (sum: RowSum, column: number): Equation | null => {
    const key = `${sum.target}:${column}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const made = sumEquation(table, model, { sum, column, strict });
    cache.set(key, made);
    return made;
  };
  const containing = (cell: CellRef): Equation[] => {
    const found: Equation[] = [];
    const own = byTarget.get(cell.row);
    const asTarget = own === undefined ? null : equation(own, cell.column);
    if (asTarget !== null) found.push(asTarget);
    climb(closes.get(cell.row) ?? cell.row, cell.column, found, 0);
    return found;
  };
  /** A figure counts upwards until a printed figure stands for it. */
  const climb = (row: number, column: number, found: Equation[], depth: number): void => {
    if (depth > 12) return;
    for (const sum of byMember.get(row) ?? []) {
      const made = equation(sum, column);
      if (made !== null) found.push(made);
      const group = table.rows[sum.target];
      if (group?.kind === "group" && valueAt(table, sum.target, column) === null) {
        const closed = group.closedBy.some((at) => valueAt(table, at, column) !== null);
        if (!closed) climb(sum.target, column, found, depth + 1);
      }
    }
  };
  return {
    columns,
    containing,
    sumOfTarget: (row) => byTarget.get(row),
    all: () =>
      table.sums.flatMap((sum) =>
        columns.map((column) => equation(sum, column)).filter((made) => made !== null),
      ),
  };
}

/** A count column adds up when a total row says so; a column of rates or years does not. */
function addsUp(table: BudgetTable, column: number): boolean {
  return table.sums.some((sum) => {
    const printed = valueAt(table, sum.target, column);
    return printed !== null && sumOf(table.rows, sum.members, column) === printed;
  });
}

/** All sums of the table but one at most hold without any rounding. */
function isExact(table: BudgetTable, columns: readonly number[]): boolean {
  if (table.wholeDong || table.kind === "count") return false;
  let exact = 0;
  let rounded = 0;
  for (const sum of table.sums) {
    for (const column of columns) {
      const printed = valueAt(table, sum.target, column);
      if (printed === null || !anyFigure(table.rows, sum.members, column)) continue;
      const gap = abs((sumOf(table.rows, sum.members, column) ?? printed) - printed);
      if (gap === 0n) exact += 1;
      else if (gap <= sumTolerance(table, sum, column)) rounded += 1;
    }
  }
  // Of ten sums of rounded figures several come out a digit apart; a wrong one of a group spoils the total too.
  return exact >= 10 && rounded <= (exact >= 12 ? 2 : 1);
}

function sumEquation(
  table: BudgetTable,
  model: TableModel,
  { sum, column, strict }: { sum: RowSum; column: number; strict: boolean },
): Equation | null {
  const printed = valueAt(table, sum.target, column);
  if (printed === null || !anyFigure(table.rows, sum.members, column)) return null;
  const expected = sumOf(table.rows, sum.members, column);
  if (expected === null) return null;
  const target = { row: sum.target, column };
  const tolerance = sumTolerance(table, sum, column);
  const gap = abs(expected - printed);
  const odd = oddness(table, { sum, column, strict }, gap, tolerance);
  return {
    kind: sum.kind,
    id: `sum:${sum.target}:${column}`,
    target,
    terms: [],
    expected,
    printed,
    tolerance,
    computation: () => computationOf(table, sum, column),
    holds: (gap <= tolerance && odd === null) || isRoundedTax(table, model, sum, column, gap),
    fix: (cell) => {
      if (cell.column !== column) return null;
      if (cell.row === sum.target) return expected;
      const own = valueAt(table, cell.row, column) ?? effective(table.rows, cell.row, column) ?? 0n;
      const needed = own + printed - expected;
      return needed < 0n ? null : needed;
    },
    ...(odd === "slight" ? { slight: true } : {}),
    certain:
      odd === null &&
      sum.strong &&
      isCertain(table, [target]) &&
      membersCertain(table, sum, column),
  };
}

/**
 * A gap that rounding could explain and that is still one to look at: no row uses the digit at which it is off, or
 * all other sums come out exactly.
 */
function oddness(
  table: BudgetTable,
  { sum, column, strict }: { sum: RowSum; column: number; strict: boolean },
  gap: Micro,
  tolerance: Micro,
): "round" | "slight" | null {
  const own = ownTolerance(table, { row: sum.target, column });
  if (gap <= own || gap > tolerance) return null;
  if (hasRoundMembers(table, sum, column)) return "round";
  return strict ? "slight" : null;
}

/** The last printed digit of every row is 0: such figures were not rounded at it. */
function hasRoundMembers(table: BudgetTable, sum: RowSum, column: number): boolean {
  let filled = 0;
  for (const row of sum.members) {
    const cell = cellAt(table, { row, column });
    if (cell?.value == null || cell.value === 0n) continue;
    if (cell.style === "stored" || cell.value % (20n * halfUnit(cell.decimals)) !== 0n)
      return false;
    filled += 1;
  }
  return filled >= 3;
}

const ownTolerance = (table: BudgetTable, target: CellRef): Micro =>
  halfUnit(cellAt(table, target)?.decimals ?? 0);

function membersCertain(table: BudgetTable, sum: RowSum, column: number): boolean {
  return sum.members.every((row) => isCertain(table, [{ row, column }]));
}

function sumTolerance(table: BudgetTable, sum: RowSum, column: number): Micro {
  const rounding = roundingOf(table, sum.target, column);
  if (table.wholeDong || table.kind === "count") return rounding;
  return rounding + printedTolerance(table, sum, column);
}

const MOST_ZEROS = 7;

/** "Tổng cộng (làm tròn)": the figure is round, and less than its own last zeros away from the sum. */
function roundingOf(table: BudgetTable, row: number, column: number): Micro {
  const value = valueAt(table, row, column);
  if (value === null || value === 0n || !/\blam tron\b/.test(fold(table.rows[row]?.name ?? "")))
    return 0n;
  let unit = MICRO;
  for (let zeros = 0; zeros < MOST_ZEROS && value % (unit * 10n) === 0n; zeros++) unit *= 10n;
  return unit - 1n;
}

function printedTolerance(table: BudgetTable, sum: RowSum, column: number): Micro {
  const cell = cellAt(table, { row: sum.target, column });
  // What a sheet computes is exact; a figure that was typed into it is rounded like a printed one.
  if (cell?.style === "stored" && cell.source.formula !== undefined) return halfUnit(cell.decimals);
  const own = halfUnit(cell?.decimals ?? 0);
  return sum.members.reduce((all, row) => all + roundingOfMember(table, row, column, own), own);
}

/** Of a group without a figure in its own row: that of the row which closes it, else of all its lines. */
function roundingOfMember(table: BudgetTable, row: number, column: number, own: Micro): Micro {
  const member = cellAt(table, { row, column });
  if (member?.value != null) return member.value === 0n ? 0n : halfUnit(member.decimals);
  const group = table.rows[row];
  if (group?.kind !== "group") return 0n;
  return own * BigInt(group.closedBy.length > 0 ? 1 : group.children.length);
}

/** Tax computed on the total instead of by row: up to one đồng a row apart, and right for its own base. */
function isRoundedTax(
  table: BudgetTable,
  model: TableModel,
  sum: RowSum,
  column: number,
  gap: Micro,
): boolean {
  const vat = model.vats.find((formula) => formula.vat === column || formula.total === column);
  if (vat === undefined || gap > BigInt(sum.members.length) * MICRO) return false;
  const base = valueAt(table, sum.target, vat.base);
  const printed = valueAt(table, sum.target, column);
  if (base === null || printed === null) return false;
  return ALLOWED_RATES.some((rate) =>
    withinRate({ base, printed, rate, onlyTax: isTax(vat, column), tolerance: MICRO / 2n }),
  );
}

const isTax = (formula: VatFormula, column: number): boolean => formula.vat === column;

function computationOf(table: BudgetTable, sum: RowSum, column: number): string {
  const rows = sum.members.filter((row) => anyFigure(table.rows, [row], column));
  if (rows.length > 6) return `tổng ${rows.length} dòng`;
  return rows.map((row) => printMicro(effective(table.rows, row, column) ?? 0n)).join(" + ");
}
