/** Two figures of one row in each other's place: put right, every relation of the row holds again. */
import type { BudgetTable } from "../budget-table.ts";
import { cellAt, type CellRef, type Equation } from "./equation.ts";
import { rowEquations } from "./row-equations.ts";
import type { Sums } from "./sums.ts";
import type { TableModel } from "./table-model.ts";

export interface Swap {
  a: CellRef;
  b: CellRef;
  /** Failing equations that the exchange mends. */
  equations: Equation[];
}

export interface SwapSpace {
  table: BudgetTable;
  model: TableModel;
  sums: Sums;
  failing: readonly Equation[];
}

/** More failing rows than this are no slips of single cells. */
const MAX_ROWS = 100;

export function findSwaps(space: SwapSpace): Swap[] {
  const rows = new Set(
    space.failing.filter((equation) => isOfRow(equation)).map((equation) => equation.target.row),
  );
  if (rows.size > MAX_ROWS) return [];
  return [...rows].flatMap((row) => swapOfRow(space, row) ?? []);
}

const isOfRow = (equation: Equation): boolean =>
  equation.kind === "product" || equation.kind === "vat" || equation.kind === "split";

function swapOfRow({ table, model, sums, failing }: SwapSpace, row: number): Swap | null {
  if (table.rows[row]?.kind !== "line") return null;
  const before = rowEquations(table, model, row);
  const columns = [
    ...new Set(before.flatMap((e) => [e.target, ...e.terms]).map((cell) => cell.column)),
  ].filter((column) => table.columns[column]?.role !== "vatRate");
  for (const [index, left] of columns.entries()) {
    for (const right of columns.slice(index + 1)) {
      const a = { row, column: left };
      const b = { row, column: right };
      if (!holdsWhenExchanged(table, model, a, b)) continue;
      const mended = failing.filter(
        (equation) =>
          (isOfRow(equation) && equation.target.row === row) ||
          mendsSum(sums, equation, a, cellAt(table, b)?.value) ||
          mendsSum(sums, equation, b, cellAt(table, a)?.value),
      );
      return { a, b, equations: mended };
    }
  }
  return null;
}

function holdsWhenExchanged(
  table: BudgetTable,
  model: TableModel,
  a: CellRef,
  b: CellRef,
): boolean {
  const left = cellAt(table, a);
  const right = cellAt(table, b);
  if (left?.value == null || right?.value == null || left.value === right.value) return false;
  const values: [bigint, bigint] = [left.value, right.value];
  [left.value, right.value] = [values[1], values[0]];
  const equations = rowEquations(table, model, a.row);
  [left.value, right.value] = values;
  return equations.length > 0 && equations.every((equation) => equation.holds);
}

/** The sum asks of the cell exactly the figure that stands in the other one. */
function mendsSum(
  sums: Sums,
  equation: Equation,
  cell: CellRef,
  value: bigint | null | undefined,
): boolean {
  if (isOfRow(equation) || equation.fix(cell) !== value) return false;
  return sums.containing(cell).some((other) => other.id === equation.id);
}
