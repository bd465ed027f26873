/**
 * One relation between cells that should hold: a product, a tax, a split, a sum. An equation can say which value each
 * of its cells would need, so that one wrong cell can be told from several wrong relations.
 */
import type { BudgetCell, BudgetTable } from "../budget-table.ts";
import type { Micro } from "../fixed.ts";

export type EquationKind = "product" | "vat" | "split" | "group" | "total";

export interface CellRef {
  row: number;
  column: number;
}

export interface Equation {
  kind: EquationKind;
  /** Tells equations apart: kind, row, column. */
  id: string;
  target: CellRef;
  /** Cells it rests on besides the target; for sums over many rows empty, see ./sums.ts. */
  terms: readonly CellRef[];
  /** Value the target should have, in its own unit. */
  expected: Micro;
  printed: Micro;
  /** Largest gap that printed precision explains. */
  tolerance: Micro;
  /** The computation with figures, without the result: "12 × 15.000.000". */
  computation(): string;
  holds: boolean;
  /** Value that cell would need for the equation to hold; null when no sound value does. */
  fix(cell: CellRef): Micro | null;
  /** Rounding could explain the gap; only that the other relations come out exactly speaks against it. */
  slight?: boolean;
  /** What was read without doubt: every cell has one certain reading. */
  certain: boolean;
}

export const keyOfCell = (cell: CellRef): string => `${cell.row}:${cell.column}`;

export const sameCell = (a: CellRef, b: CellRef): boolean =>
  a.row === b.row && a.column === b.column;

export function cellAt(table: BudgetTable, ref: CellRef): BudgetCell | undefined {
  return table.rows[ref.row]?.cells[ref.column];
}

/** The printed value of a cell; null when blank or not read. */
export function valueAt(table: BudgetTable, row: number, column: number): Micro | null {
  return table.rows[row]?.cells[column]?.value ?? null;
}

export function isCertain(table: BudgetTable, refs: readonly CellRef[]): boolean {
  return refs.every((ref) => {
    const cell = cellAt(table, ref);
    return (
      table.rows[ref.row]?.aligned === true && (cell === undefined || cell.certainty !== "low")
    );
  });
}
