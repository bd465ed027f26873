/** Columns of shares and the two columns they come from, found by what most rows bear out. */
import { type BudgetColumn, type BudgetTable, columnsOf } from "../budget/budget-table.ts";
import { readingsOf } from "../budget/choose-readings.ts";
import { abs, divideRound, halfUnit, MICRO, type Micro } from "../budget/fixed.ts";
import { valueAt } from "../budget/relations/equation.ts";
import { fold } from "../text/fold.ts";

export interface RatioCell {
  row: number;
  column: number;
  part: Micro;
  whole: Micro;
  decimals: number;
  holds: boolean;
}

/** Every filled cell of a share column whose two sources are known. */
export function ratioColumns(table: BudgetTable): RatioCell[] {
  const sources = columnsOf(table, "figure", "amount", "source", "quantity", "amountWithVat")
    .map((column) => column.index)
    .slice(0, 10);
  return columnsOf(table, "ratio").flatMap((ratio) => {
    let best: RatioCell[] = [];
    for (const part of sources) {
      for (const whole of sources) {
        if (part === whole) continue;
        const cells = cellsOf(table, ratio.index, part, (row) => valueAt(table, row, whole));
        if (held(cells) > held(best)) best = cells;
      }
    }
    for (const part of sources) {
      const shares = sharesOfTotal(table, ratio.index, part);
      if (held(shares) > held(best)) best = shares;
    }
    const enough = held(best) >= 3 && held(best) * 10 >= best.length * 8;
    return enough || isShareColumn(table, ratio, best) ? best : [];
  });
}

/** A short table under "Tỷ trọng (%)" whose total is 100: the header says what the others bear out, but for one of them. */
function isShareColumn(
  table: BudgetTable,
  { header }: BudgetColumn,
  cells: readonly RatioCell[],
): boolean {
  const total = cells.find(({ row }) => table.rows[row]?.kind === "total");
  const whole = total?.part === total?.whole && total?.holds === true;
  const named = /\b(?:ty trong|co cau)\b/.test(fold(header));
  return named && whole && held(cells) >= 2 && held(cells) === cells.length - 1;
}

/** "Tỷ trọng": every row against the one total of its column. */
function sharesOfTotal(table: BudgetTable, column: number, part: number): RatioCell[] {
  const total = table.rows.findLast(
    (row) => row.kind === "total" && valueAt(table, row.index, part) !== null,
  );
  const whole = total === undefined ? null : valueAt(table, total.index, part);
  return whole === null || whole === 0n ? [] : cellsOf(table, column, part, () => whole);
}

const held = (cells: readonly RatioCell[]): number => cells.filter((cell) => cell.holds).length;

function cellsOf(
  table: BudgetTable,
  column: number,
  part: number,
  wholeOf: (row: number) => Micro | null,
): RatioCell[] {
  return table.rows.flatMap((row): RatioCell[] => {
    const cell = row.cells[column];
    const a = valueAt(table, row.index, part);
    const b = wholeOf(row.index);
    if (cell?.value == null || a === null || b === null || b === 0n) return [];
    const stored = cell.style === "stored" && readingsOf(cell.source)[0]?.unit === "percent";
    const percent = stored ? cell.value * 100n : cell.value;
    const exact = divideRound(a * 100n * MICRO, b);
    const gap = abs(exact - percent);
    const holds =
      gap <= halfUnit(cell.decimals) || (percent <= exact && gap < 2n * halfUnit(cell.decimals));
    return [{ row: row.index, column, part: a, whole: b, decimals: cell.decimals, holds }];
  });
}
