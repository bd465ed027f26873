/** Which rows of a table stand together: below one group, or between two rows of totals where only these name the parts. */
import type { BudgetTable } from "../budget/budget-table.ts";

/** Key of the part that each row stands in, by its index. */
export function partsOfRows({ rows }: BudgetTable): Map<number, string> {
  const groups = new Map<number, number>();
  for (const row of rows) for (const child of row.children) groups.set(child, row.index);
  let totals = 0;
  return new Map(
    rows.map((row) => {
      if (row.kind === "total") totals += 1;
      return [row.index, `${groups.get(row.index) ?? -1}:${totals}`];
    }),
  );
}
