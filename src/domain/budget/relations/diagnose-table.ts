/**
 * Everything the figures of a table say against each other: what holds, what does not and which cell is to blame.
 * The rules of review turn the causes into findings; they share one diagnosis per table.
 */
import type { BudgetCell, BudgetTable } from "../budget-table.ts";
import { type CellRef, cellAt, type Equation, type EquationKind, valueAt } from "./equation.ts";
import { type Cause, findCauses } from "./find-causes.ts";
import { rowEquations } from "./row-equations.ts";
import { makeSums, type Sums } from "./sums.ts";
import { modelOf, type TableModel } from "./table-model.ts";

export interface Diagnosis {
  table: BudgetTable;
  model: TableModel;
  sums: Sums;
  causes: readonly Cause[];
  /** Relations that were computed and hold. */
  held: Record<EquationKind, number>;
  failing: number;
  /** Cells whose second reading is the one that makes the relations hold. */
  reread: readonly CellRef[];
}

const memo = new WeakMap<BudgetTable, Diagnosis>();

export function diagnoseTable(table: BudgetTable): Diagnosis {
  const known = memo.get(table);
  if (known) return known;
  const made = diagnose(table);
  memo.set(table, made);
  return made;
}

function diagnose(table: BudgetTable): Diagnosis {
  const model = modelOf(table);
  const reread = rereadRows(table, model);
  const sums = makeSums(table, model);
  const held: Diagnosis["held"] = { product: 0, vat: 0, split: 0, group: 0, total: 0 };
  const failing: Equation[] = [];
  const count = (equation: Equation): void => {
    if (equation.holds) held[equation.kind] += 1;
    else failing.push(equation);
  };
  for (const row of table.rows) rowEquations(table, model, row.index).forEach(count);
  sums.all().forEach(count);
  const causes = findCauses({
    failing,
    around: (cell) => [
      ...rowEquations(table, model, cell.row).filter((equation) => touches(equation, cell)),
      ...sums.containing(cell),
    ],
    value: (cell) => valueAt(table, cell.row, cell.column),
  });
  return { table, model, sums, causes, held, failing: failing.length, reread };
}

const touches = (equation: Equation, cell: CellRef): boolean =>
  [equation.target, ...equation.terms].some((ref) => ref.column === cell.column);

/** Where a relation of a row fails and a second reading of one of its cells mends it, that reading is taken. */
function rereadRows(table: BudgetTable, model: TableModel): CellRef[] {
  const reread: CellRef[] = [];
  for (const row of table.rows) {
    if (!row.cells.some((cell) => (cell?.readings.length ?? 0) > 1)) continue;
    for (const equation of rowEquations(table, model, row.index)) {
      if (equation.holds) continue;
      for (const ref of [equation.target, ...equation.terms]) {
        if (tryReadings(table, model, ref, equation.id)) {
          reread.push(ref);
          break;
        }
      }
    }
  }
  return reread;
}

function tryReadings(table: BudgetTable, model: TableModel, ref: CellRef, id: string): boolean {
  const cell = cellAt(table, ref);
  if (cell === undefined || cell.readings.length < 2) return false;
  const before: Pick<BudgetCell, "value" | "decimals"> = {
    value: cell.value,
    decimals: cell.decimals,
  };
  const failed = countFailing(table, model, ref.row);
  for (const reading of cell.readings) {
    if (reading.micro === before.value) continue;
    cell.value = reading.micro;
    cell.decimals = reading.decimals;
    const equation = rowEquations(table, model, ref.row).find((other) => other.id === id);
    if (equation?.holds === true && countFailing(table, model, ref.row) < failed) return true;
  }
  Object.assign(cell, before);
  return false;
}

const countFailing = (table: BudgetTable, model: TableModel, row: number): number =>
  rowEquations(table, model, row).filter((equation) => !equation.holds).length;
