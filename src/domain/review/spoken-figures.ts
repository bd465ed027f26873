/** Figures that words may spell: of a table, of what stands above a paragraph. */
import type { BudgetTable } from "../budget/budget-table.ts";
import { moneyInBlock } from "../budget/money-in-text.ts";
import { numbersOf } from "../budget/table-parts.ts";
import type { ReviewInput } from "./rule.ts";
import { figuresOf, grandTotalOf, rightAmount, type TableFigure } from "./table-totals.ts";

/** What words below a table may spell: its totals and what stands behind them ("Làm tròn"); else any figure. */
export function spokenFigures(table: BudgetTable): TableFigure[] {
  const totals = figuresOf([table], ["total"]);
  if (totals.length === 0) return figuresOf([table], ["group", "line"]);
  const last = Math.max(...totals.map(({ row }) => row.index));
  const behind = figuresOf([table], ["line", "group"]).filter(({ row }) => row.index > last);
  return [...totals, ...behind];
}

/** Amounts of the two blocks above, the totals of a table right above; else the totals of the only table of money. */
export function nearbyAmounts(
  { document, budgets }: Pick<ReviewInput, "document" | "budgets">,
  index: number,
): bigint[] {
  const above = document.blocks.slice(Math.max(0, index - 2), index).reverse();
  const near = above.flatMap((block) =>
    block.table === undefined
      ? moneyInBlock(block).map((amount) => amount.amount)
      : totalsOf(budgets.find((table) => numbersOf(table).includes(block.table ?? 0))),
  );
  const [only, ...more] = budgets;
  return near.length === 0 && more.length === 0 ? totalsOf(only) : near;
}

function totalsOf(table: BudgetTable | undefined): bigint[] {
  const grand = table === undefined ? null : grandTotalOf(table);
  if (table === undefined || grand === null) return [];
  const figures = figuresOf([table], ["total"]);
  return [grand.amount, ...figures.flatMap((figure) => [figure.amount, rightAmount(figure)])];
}
