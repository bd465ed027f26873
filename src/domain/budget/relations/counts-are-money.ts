/** Quantities and prices in each other's columns: their product is the same either way, what the figures are like tells. */
import type { BudgetTable } from "../budget-table.ts";
import { MICRO, type Micro } from "../fixed.ts";
import { cellAt, valueAt } from "./equation.ts";

interface Pair {
  row: number;
  count: Micro;
  price: Micro;
}

/** The column of quantities holds the prices. */
export function countsAreMoney(table: BudgetTable, quantity: number, price: number): boolean {
  const pairs = table.rows.flatMap(({ index, kind }): Pair[] => {
    const [a, b] = [valueAt(table, index, quantity), valueAt(table, index, price)];
    return kind !== "line" || a === null || b === null ? [] : [{ row: index, count: a, price: b }];
  });
  const odd = pairs.filter((pair) => isOdd(table, pair, { quantity, price })).length;
  const nearlyAll = pairs.length >= 4 && odd * 10 >= pairs.length * 9;
  return (
    nearlyAll ||
    areCountsOfDong(table, pairs, { odd, price }) ||
    (odd * 10 >= pairs.length * 6 && areRoundCounts(pairs))
  );
}

/** The quantity is thousands and the price a small count. */
function isOdd(
  table: BudgetTable,
  { row, count, price }: Pair,
  at: { quantity: number; price: number },
): boolean {
  if (price >= 1_000n * MICRO || price % MICRO !== 0n) return false;
  const large = count >= 1_000n * MICRO && count >= 20n * price;
  return large || isMoneyPrint(table, row, at.quantity, at.price);
}

/** Most rows, in đồng: nobody sells for less than fifty đồng a piece what stands there by the thousand. */
function areCountsOfDong(
  table: BudgetTable,
  pairs: readonly Pair[],
  { odd, price }: { odd: number; price: number },
): boolean {
  if (table.columns[price]?.scale !== 1n || pairs.length < 5 || odd * 5 < pairs.length * 4)
    return false;
  const few = pairs.filter((pair) => pair.price < 50n * MICRO).length;
  return few * 2 >= pairs.length;
}

/** With things by the thousand among them: prices are round and mostly the larger figure, counts are neither. */
function areRoundCounts(pairs: readonly Pair[]): boolean {
  const larger = pairs.filter(({ count, price }) => count > price).length;
  const roundPrices = pairs.filter(({ price }) => isRound(price)).length;
  return (
    pairs.length >= 8 &&
    pairs.every(({ count }) => isRound(count)) &&
    larger * 10 >= pairs.length * 7 &&
    roundPrices * 5 <= pairs.length
  );
}

/** Whole hundreds, as prices in đồng are. */
const isRound = (value: Micro): boolean => value % (100n * MICRO) === 0n;

/** "250,000" where a count should stand and "12" where the price should. */
function isMoneyPrint(table: BudgetTable, row: number, quantity: number, price: number): boolean {
  const count = cellAt(table, { row, column: quantity });
  const money = cellAt(table, { row, column: price });
  const typed = count?.style !== "stored";
  return typed && (count?.decimals ?? 0) >= 2 && money?.decimals === 0;
}
