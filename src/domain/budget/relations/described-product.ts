/** Rows whose amount is spelled out as a product in their own words: "6 buổi x 559 xã x 60.000đ". */
import { type BudgetTable, columnsOf } from "../budget-table.ts";
import { abs, halfUnit, type Micro, printMicro } from "../fixed.ts";
import { type WrittenProduct, writtenProducts } from "../written-product.ts";
import { cellAt, type Equation, isCertain, valueAt } from "./equation.ts";

export interface DescribedProducts {
  target: number;
  /** Product in the unit of the target, with its factors, by row. */
  byRow: ReadonlyMap<number, { product: Micro; factors: readonly Micro[] }>;
}

/** The amount column that most of the spelled products give; null when they mean something else. */
export function describedProducts(table: BudgetTable): DescribedProducts | null {
  if (table.kind !== "money") return null;
  const columns = columnsOf(table, "text", "notes", "name").map((column) => column.index);
  const [target] = columnsOf(table, "amount", "amountWithVat");
  if (target === undefined) return null;
  const byRow = new Map<number, { product: Micro; factors: readonly Micro[] }>();
  let held = 0;
  for (const row of table.rows) {
    const printed = valueAt(table, row.index, target.index);
    if (row.kind !== "line" || printed === null) continue;
    const scale = target.scale ?? 1n;
    const texts = columns.map((column) => textAt(table, row.index, column));
    const written = onlyProduct(texts, scale);
    if (written === null) continue;
    const product = written.product / scale;
    byRow.set(row.index, { product, factors: written.factors });
    if (abs(product - printed) <= toleranceOf(table, row.index, target.index)) held += 1;
  }
  return held >= 2 && held * 10 >= byRow.size * 6 ? { target: target.index, byRow } : null;
}

/** "124 xã, phường x 250 tờ" counts things: without a price it is the quantity, no amount. */
function onlyProduct(texts: readonly string[], scale: bigint): WrittenProduct | null {
  const [written, ...more] = texts.flatMap((text) => writtenProducts(text));
  if (written === undefined || more.length > 0) return null;
  return written.priced || scale === 1n ? written : null;
}

const textAt = (table: BudgetTable, row: number, column: number): string => {
  const cells = table.rows[row]?.source.cells ?? [];
  return cells.length === table.columns.length ? (cells[column]?.text ?? "") : "";
};

const toleranceOf = (table: BudgetTable, row: number, column: number): Micro =>
  table.wholeDong ? 0n : halfUnit(cellAt(table, { row, column })?.decimals ?? 0);

export function describedEquation(
  table: BudgetTable,
  { target: column, byRow }: DescribedProducts,
  row: number,
): Equation | null {
  const described = byRow.get(row);
  const printed = valueAt(table, row, column);
  if (described === undefined || printed === null) return null;
  const target = { row, column };
  const tolerance = toleranceOf(table, row, column);
  const { product, factors } = described;
  return {
    kind: "product",
    id: `described:${row}`,
    target,
    terms: [],
    expected: product,
    printed,
    tolerance,
    computation: () => factors.map((factor) => printMicro(factor)).join(" × "),
    holds: abs(product - printed) <= tolerance,
    fix: (cell) => (cell.row === row && cell.column === column ? product : null),
    certain: isCertain(table, [target]),
  };
}
