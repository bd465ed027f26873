/** The factors of the amount of a row: its quantity, its months. */
import { columnsOf } from "../../budget/budget-table.ts";
import { MICRO } from "../../budget/fixed.ts";
import type { Thing } from "./named-things.ts";

/** Whole ones above one. */
export function factorsOf({ table, rows: [row] }: Thing): number[] {
  return columnsOf(table, "quantity", "factor").flatMap(({ index }) => {
    const value = row?.cells[index]?.value;
    return value == null || value <= MICRO || value % MICRO !== 0n ? [] : [Number(value / MICRO)];
  });
}
