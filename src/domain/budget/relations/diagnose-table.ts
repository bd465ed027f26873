/**
 * Everything the figures of a table say against each other: what holds, what does not and which cell is to blame.
 * The rules of review turn the causes into findings; they share one diagnosis per table.
 */
import { oncePer } from "../../once-per.ts";
import type { BudgetCell, BudgetTable } from "../budget-table.ts";
import { allReadings } from "../choose-readings.ts";
import type { NumberReading } from "../parse-number.ts";
import { cellAt, type CellRef, type Equation, type EquationKind, valueAt } from "./equation.ts";
import { type Cause, findCauses } from "./find-causes.ts";
import { findSwaps, type Swap } from "./find-swaps.ts";
import { rowEquations } from "./row-equations.ts";
import { makeSums, type Sums } from "./sums.ts";
import { modelOf, type TableModel } from "./table-model.ts";

export interface Diagnosis {
  table: BudgetTable;
  model: TableModel;
  sums: Sums;
  causes: readonly Cause[];
  swaps: readonly Swap[];
  /** Relations that were computed and hold. */
  held: Record<EquationKind, number>;
  failing: number;
  /** Cells whose second reading is the one that makes the relations hold. */
  reread: readonly CellRef[];
}

export const diagnoseTable = oncePer(diagnose);

function diagnose(table: BudgetTable): Diagnosis {
  const model = modelOf(table);
  const reread: CellRef[] = [];
  const held: Diagnosis["held"] = { product: 0, vat: 0, split: 0, group: 0, total: 0 };
  const failing: Equation[] = [];
  const count = (equation: Equation): void => {
    if (equation.holds) held[equation.kind] += 1;
    else failing.push(equation);
  };
  for (const row of table.rows) {
    const equations = rowEquations(table, model, row.index);
    const again = equations.every((equation) => equation.holds)
      ? []
      : rereadRow(table, model, equations);
    reread.push(...again);
    (again.length === 0 ? equations : rowEquations(table, model, row.index)).forEach(count);
  }
  const sums = rereadTotals(table, model, reread);
  sums.all().forEach(count);
  const swaps = findSwaps({ table, model, sums, failing });
  const settled = new Set(swaps.flatMap((swap) => swap.equations.map((equation) => equation.id)));
  const causes = findCauses({
    failing: failing.filter((equation) => !settled.has(equation.id)),
    around: (cell) => [
      ...rowEquations(table, model, cell.row).filter((equation) => touches(equation, cell)),
      ...sums.containing(cell),
    ],
    value: (cell) => valueAt(table, cell.row, cell.column),
    doubt: (cell) => doubtOf(table, cell),
  });
  return { table, model, sums, causes, swaps, held, failing: failing.length, reread };
}

/** A figure with odd marks before others, a price with its many digits before a count. */
function doubtOf(table: BudgetTable, cell: CellRef): number {
  if (cellAt(table, cell)?.style === "malformed") return 2;
  const role = table.columns[cell.column]?.role;
  return role === "unitPrice" || role === "unitPriceWithVat" ? 1 : 0;
}

const touches = (equation: Equation, cell: CellRef): boolean =>
  [equation.target, ...equation.terms].some((ref) => ref.column === cell.column);

/** Where a relation of a row fails and a second reading of one of its cells mends it, that reading is taken. */
function rereadRow(
  table: BudgetTable,
  model: TableModel,
  equations: readonly Equation[],
): CellRef[] {
  const reread: CellRef[] = [];
  for (const equation of equations) {
    if (equation.holds) continue;
    const mended = [equation.target, ...equation.terms].find((ref) =>
      tryReadings(table, model, ref, equation.id),
    );
    if (mended !== undefined) reread.push(mended);
  }
  return reread;
}

/** The same for the figure of a group or total: a reading that is exactly the sum is the one meant. */
function rereadTotals(table: BudgetTable, model: TableModel, reread: CellRef[]): Sums {
  const sums = makeSums(table, model);
  let changed = false;
  for (const equation of sums.all()) {
    const cell = equation.holds ? undefined : cellAt(table, equation.target);
    const meant =
      cell === undefined
        ? undefined
        : soundReadings(table, cell).find((reading) => reading.micro === equation.expected);
    if (cell === undefined || meant === undefined) continue;
    cell.value = meant.micro;
    cell.decimals = meant.decimals;
    reread.push(equation.target);
    changed = true;
  }
  return changed ? makeSums(table, model) : sums;
}

function tryReadings(table: BudgetTable, model: TableModel, ref: CellRef, id: string): boolean {
  const cell = cellAt(table, ref);
  if (cell === undefined) return false;
  const { value, decimals } = cell;
  const failed = countFailing(table, model, ref.row);
  for (const reading of soundReadings(table, cell)) {
    cell.value = reading.micro;
    cell.decimals = reading.decimals;
    const equation = rowEquations(table, model, ref.row).find((other) => other.id === id);
    if (equation?.holds === true && countFailing(table, model, ref.row) < failed) return true;
  }
  Object.assign(cell, { value, decimals });
  return false;
}

/** Other readings than the chosen one. Whole đồng have no decimals: 150.000.000 is never 150.000,000 there. */
function soundReadings(table: BudgetTable, cell: BudgetCell): NumberReading[] {
  const money = table.columns[cell.column]?.scale != null;
  return allReadings(cell).filter((reading) => {
    const broken =
      table.wholeDong && reading.decimals > 0 && (money || reading.style === "malformed");
    return reading.micro !== cell.value && !broken;
  });
}

const countFailing = (table: BudgetTable, model: TableModel, row: number): number =>
  rowEquations(table, model, row).filter((equation) => !equation.holds).length;
