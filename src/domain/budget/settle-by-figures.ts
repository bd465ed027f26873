/**
 * Columns whose headers say nothing known, or the wrong thing, told by their figures: what times what gives what in
 * nearly every row. "Tiền hàng | TS GTGT | Tiền thuế | Tổng thanh toán" is before tax, rate, tax, after tax because the
 * figures add up so, whatever the words are.
 */
import type { ColumnRole } from "./budget-table.ts";
import { readCell } from "./choose-readings.ts";
import { columnsWith } from "./column-roles.ts";
import { abs, MICRO, type Micro, times } from "./fixed.ts";
import type { Grid } from "./table-grid.ts";

type Row = readonly (Micro | null)[];

const SAMPLE = 80;
const RATES = [5n, 8n, 10n];
const SCALES = [1n, 1_000n, 1_000_000n];
const MONEY = new Set<ColumnRole>(["figure", "amount", "amountWithVat", "vatAmount"]);

export function settleByFigures(roles: ColumnRole[], grid: Grid): void {
  settlePrices(roles, grid);
  const untold = roles.includes("figure");
  // "Suất đầu tư | Vốn đầu tư | Quý 1 …": a price whose amount goes under the name of a source.
  const amount = roles.some((role) => role === "amount" || role === "amountWithVat");
  if (!untold && (amount || !roles.includes("source"))) return;
  const rows = rowsOf(grid);
  settleTax(roles, rows);
  settleProduct(roles, rows);
}

const rowsOf = (grid: Grid): Row[] =>
  grid.body
    .slice(0, SAMPLE)
    .map((row) =>
      row.cells.map((cell, column) => (cell === undefined ? null : readCell(cell, column).value)),
    );

/**
 * "Đơn giá | Giá trước thuế | Giá sau thuế": of two prices the one that is the other times the quantity is an amount,
 * and what is that amount with a tax is the amount after it.
 */
function settlePrices(roles: ColumnRole[], grid: Grid): void {
  const prices = columnsWith(roles, new Set(["unitPrice", "unitPriceWithVat"]));
  const [price, ...others] = prices;
  if (price === undefined || others.length === 0 || roles.includes("amount")) return;
  const rows = rowsOf(grid);
  const before = others.find((column) => isMultiplied(roles, rows, column));
  if (before === undefined) return;
  const after = others.find(
    (column) => column !== before && isAfterTax(rows, price, before, column),
  );
  roles[before] = roles[before] === "unitPrice" ? "amount" : "amountWithVat";
  if (after !== undefined && !roles.includes("amountWithVat")) roles[after] = "amountWithVat";
}

/** The amount raised by one of the rates; where there is one of a thing, its price tells as much as its amount. */
const isAfterTax = (rows: readonly Row[], price: number, before: number, after: number): boolean =>
  nearlyAll(
    rows,
    (row) => {
      const [each, base, taxed] = [row[price], row[before], row[after]];
      if (each == null || base == null || taxed == null || each === base) return null;
      return [0n, ...RATES].some((rate) => abs((base * (100n + rate)) / 100n - taxed) <= MICRO);
    },
    60,
  );

/** Three columns of money: the first and the second are the third, and the second is a tax on the first. */
function settleTax(roles: ColumnRole[], rows: readonly Row[]): void {
  const money = columnsWith(roles, MONEY);
  if (money.length < 3 || money.length > 7) return;
  for (const base of money) {
    for (const tax of money) {
      for (const total of money) {
        if (new Set([base, tax, total]).size < 3 || !isTaxed(rows, base, tax, total)) continue;
        roles[base] = "amount";
        roles[tax] = "vatAmount";
        roles[total] = "amountWithVat";
        return;
      }
    }
  }
}

function isTaxed(rows: readonly Row[], base: number, tax: number, total: number): boolean {
  const test = (fits: (a: Micro, b: Micro, c: Micro, slack: Micro) => boolean) => (row: Row) => {
    const [a, b, c] = [row[base], row[tax], row[total]];
    if (a == null || b == null || c == null || a === 0n || b === 0n) return null;
    return fits(a, b, c, a >= 1_000n * MICRO ? MICRO : MICRO / 10n);
  };
  const adds = test((a, b, c, slack) => abs(a + b - c) <= slack);
  const rated = test((a, b, _, slack) => RATES.some((rate) => abs((a * rate) / 100n - b) <= slack));
  // A group of goods at several rates has none of its own.
  return nearlyAll(rows, adds) && nearlyAll(rows, rated, 60);
}

interface Product {
  quantity: number;
  price: number;
  target: number;
}

/** Of quantity, price and amount what the headers leave open. */
function settleProduct(roles: ColumnRole[], rows: readonly Row[]): void {
  const named = columnsWith(roles, new Set(["amount", "amountWithVat"]));
  const factors = columnsWith(roles, new Set(["factor"]));
  const firstOf = (targets: readonly number[]): Product | undefined =>
    products(roles, targets).find(
      (product) =>
        isProduct(rows, product, []) || (factors.length > 0 && isProduct(rows, product, factors)),
    );
  // "Tiền máy | Tiền lắp đặt | Tổng giá trị": what is multiplied may be only a part of the amount with a name.
  const within = (): Product | undefined =>
    named.some((column) => isMultiplied(roles, rows, column))
      ? undefined
      : firstOf(columnsWith(roles, new Set(["figure"])));
  const found = firstOf(named) ?? within();
  if (found === undefined) return;
  const { quantity, price, target } = found;
  // Of two columns without a word the smaller figures count things.
  const both = roles[quantity] === "figure" && roles[price] === "figure";
  const swap = both && isLarger(rows, quantity, price);
  roles[swap ? price : quantity] = "quantity";
  roles[swap ? quantity : price] = "unitPrice";
  if (!named.includes(target)) roles[target] = "amount";
}

/** Every way to choose the three columns of which one at least has no meaning yet. */
function products(roles: readonly ColumnRole[], amounts: readonly number[]): Product[] {
  const open = columnsWith(roles, new Set(["figure"]));
  const at = (role: ColumnRole): number[] => {
    const named = columnsWith(roles, new Set([role]));
    return named.length > 0 ? named : open;
  };
  // A sum of money by quarters or sources may be called "Vốn đầu tư", as a source is.
  const targets =
    amounts.length > 0 ? amounts : [...open, ...columnsWith(roles, new Set(["source"]))];
  const all = at("quantity").flatMap((quantity) =>
    at("unitPrice").flatMap((price) => targets.map((target) => ({ quantity, price, target }))),
  );
  return all.filter(({ quantity, price, target }) => {
    const columns = new Set([quantity, price, target]);
    return columns.size === 3 && [...columns].some((column) => isOpen(roles, column));
  });
}

/** Quantity (and the further factors) times price is the column in nearly every row. */
export function isMultiplied(
  roles: readonly ColumnRole[],
  rows: readonly Row[],
  target: number,
): boolean {
  const factors = columnsWith(roles, new Set(["factor"]));
  const prices = columnsWith(roles, new Set(["unitPrice", "unitPriceWithVat"]));
  return columnsWith(roles, new Set(["quantity"])).some((quantity) =>
    prices.some((price) =>
      [[], factors].some((more) => isProduct(rows, { quantity, price, target }, more)),
    ),
  );
}

const isOpen = (roles: readonly ColumnRole[], column: number): boolean =>
  roles[column] === "figure" || roles[column] === "source";

/** Factors: columns of months, persons and the like that are multiplied too. */
function isProduct(
  rows: readonly Row[],
  { quantity, price, target }: Product,
  factors: readonly number[],
): boolean {
  return SCALES.some((scale) =>
    nearlyAll(rows, (row) => {
      const [a, b, c] = [row[quantity], row[price], row[target]];
      // One of a thing proves nothing.
      if (a == null || b == null || c == null || a === MICRO || b === MICRO) return null;
      if (a === 0n || b === 0n || c === 0n) return null;
      const each = factors.reduce((product, column) => times(product, row[column] ?? MICRO), b);
      return times(a, each) === c * scale;
    }),
  );
}

function isLarger(rows: readonly Row[], left: number, right: number): boolean {
  const larger = rows.filter((row) => (row[left] ?? 0n) > (row[right] ?? 0n)).length;
  return larger * 2 > rows.length;
}

/** Three rows and more tell, and nearly all of them say yes. */
function nearlyAll(
  rows: readonly Row[],
  test: (row: Row) => boolean | null,
  percent = 80,
): boolean {
  const told = rows.map(test).filter((answer) => answer !== null);
  const yes = told.filter(Boolean).length;
  return yes >= 3 && yes * 100 >= told.length * percent;
}
