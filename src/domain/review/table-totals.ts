/** Figures of tables as text may quote them: totals, groups and their parts, in whole đồng. */
import {
  type BudgetColumn,
  type BudgetRow,
  type BudgetTable,
  columnsOf,
} from "../budget/budget-table.ts";
import { abs, halfUnit, MICRO } from "../budget/fixed.ts";
import { diagnoseTable } from "../budget/relations/diagnose-table.ts";

export interface TableFigure {
  table: BudgetTable;
  row: BudgetRow;
  column: number;
  /** Printed figure in đồng; fractions of a đồng are cut off. */
  amount: bigint;
  /** Half a unit of its last printed digit, in đồng: 0 where đồng are printed. */
  slack: bigint;
}

const ROLES = ["amountWithVat", "amount", "source", "figure", "vatAmount"] as const;

/** Figures of the rows of the given kinds, after-tax columns first. */
export function figuresOf(
  tables: readonly BudgetTable[],
  kinds: readonly BudgetRow["kind"][],
): TableFigure[] {
  return tables.flatMap((table) =>
    table.rows
      .filter((row) => kinds.includes(row.kind))
      .flatMap((row) =>
        columnsOf(table, ...ROLES).flatMap((column): TableFigure[] => {
          const cell = row.cells[column.index];
          if (cell?.value == null || cell.value === 0n) return [];
          const scale = column.scale ?? table.scale.factor;
          const amount = (cell.value * scale) / MICRO;
          const slack = (halfUnit(cell.decimals) * scale) / MICRO;
          return [{ table, row, column: column.index, amount, slack }];
        }),
      ),
  );
}

/** What a row has in the columns, in whole đồng; a blank cell tells nothing. */
export function amountsIn(
  table: BudgetTable,
  row: BudgetRow | undefined,
  columns: readonly BudgetColumn[],
): bigint[] {
  return columns.flatMap(({ index, scale }) => {
    const value = row?.cells[index]?.value;
    return value == null ? [] : [(value * (scale ?? table.scale.factor)) / MICRO];
  });
}

/** Amounts in đồng of each row with the unit price, before and with tax. */
export function linesAt(table: BudgetTable, price: bigint): bigint[][] {
  const prices = columnsOf(table, "unitPrice", "unitPriceWithVat");
  const amounts = columnsOf(table, "amount", "amountWithVat");
  return table.rows
    .filter((row) => row.kind === "line" && amountsIn(table, row, prices).includes(price))
    .map((row) => amountsIn(table, row, amounts));
}

/** The figure that stands for the whole table: its last total, after tax where there is such a column. */
export function grandTotalOf(table: BudgetTable): TableFigure | null {
  const groups = table.rows.filter((row) => row.kind === "group");
  const closing = new Set(groups.length < 2 ? [] : groups.flatMap((row) => row.closedBy));
  // "Cộng mục 4" behind the last of several groups is the total of that one.
  const last = table.rows.findLast((row) => row.kind === "total" && !closing.has(row.index));
  if (last === undefined) return null;
  const figures = figuresOf([table], ["total"]).filter((figure) => figure.row === last);
  return (
    figures.find((figure) => table.columns[figure.column]?.role === "amountWithVat") ??
    figures.find((figure) => table.columns[figure.column]?.role === "amount") ??
    figures.at(-1) ??
    null
  );
}

/** The amount is the printed figure, or what it was rounded from. */
export const isFigure = (figure: TableFigure, amount: bigint): boolean =>
  abs(figure.amount - amount) <= figure.slack ||
  (figure.slack === 0n && rightAmount(figure) === amount) ||
  (figure.slack > 0n && abs(rightAmount(figure) - amount) <= figure.slack);

/** What the figure should be where the diagnosis blames it; else as printed. In đồng. */
export function rightAmount(figure: TableFigure): bigint {
  const cause = diagnoseTable(figure.table).causes.find(
    ({ cell }) => cell.row === figure.row.index && cell.column === figure.column,
  );
  const factor = figure.table.columns[figure.column]?.scale ?? figure.table.scale.factor;
  return cause === undefined ? figure.amount : (cause.needed * factor) / MICRO;
}

const LOWEST = 1_000n;
const HIGHEST = 3_000_000_000n;

/**
 * Prices of the table are such as there are in the unit it says, and would not be by that factor: then an amount a
 * thousand times off is wrong itself, not the unit. Middle price of the lines, in đồng.
 */
export function pricesFit(table: BudgetTable, factor: bigint, larger: boolean): boolean {
  const columns = columnsOf(table, "unitPrice", "unitPriceWithVat");
  const prices = table.rows
    .filter((row) => row.kind === "line")
    .flatMap((row) =>
      columns.flatMap((column) => {
        const value = row.cells[column.index]?.value;
        return value == null || value <= 0n
          ? []
          : [(value * (column.scale ?? table.scale.factor)) / MICRO];
      }),
    )
    .sort((a, b) => (a < b ? -1 : 1));
  const middle = prices[Math.floor(prices.length / 2)];
  if (middle === undefined || prices.length < 3) return false;
  const other = larger ? middle * factor : middle / factor;
  const sound = (price: bigint): boolean => price >= LOWEST && price <= HIGHEST;
  return sound(middle) && !sound(other);
}
