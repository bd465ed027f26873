/** Headers of two columns in each other's place, told by what the rows bear out. */
import { fold } from "../../text/fold.ts";
import { type BudgetColumn, type BudgetTable, columnsOf } from "../budget-table.ts";
import { saysAfterTax, saysBeforeTax } from "../column-roles.ts";
import { countsAreMoney } from "./counts-are-money.ts";
import { valueAt } from "./equation.ts";
import { countProducts, type ProductFormula } from "./product-formula.ts";

/** Base and taxed amount as the table's own columns give them. */
interface TaxColumns {
  base: number;
  vat: number | null;
  total: number | null;
}

/** Two headers in each other's place: the rows bear out the relation only the other way round. */
export function swappedHeaders(
  table: BudgetTable,
  products: readonly ProductFormula[],
  taxes: readonly TaxColumns[] = [],
): { a: number; b: number } | null {
  return (
    swappedTax(table, products, taxes) ??
    taxOverBase(table, products, taxes) ??
    swappedFactors(table, products) ??
    swappedSource(table)
  );
}

/** "Tổng cộng" over one source and that source's name over what all of them come to: so in every row that tells. */
function swappedSource(table: BudgetTable): { a: number; b: number } | null {
  const sources = columnsOf(table, "source").map(({ index }) => index);
  const [amount, ...more] = columnsOf(table, "amount", "amountWithVat");
  if (amount === undefined || more.length > 0 || sources.length < 2) return null;
  const all = [...sources, amount.index];
  const borne = (whole: number): { held: number; told: number } => {
    let [held, told] = [0, 0];
    for (const { index } of table.rows) {
      const value = valueAt(table, index, whole);
      const parts = all.filter((column) => column !== whole).map((at) => valueAt(table, index, at));
      // One part alone is as much as the whole on either side.
      if (value === null || parts.filter((part) => part !== null && part !== 0n).length < 2)
        continue;
      told += 1;
      if (parts.reduce((sum: bigint, part) => sum + (part ?? 0n), 0n) === value) held += 1;
    }
    return { held, told };
  };
  if (borne(amount.index).held > 0) return null;
  const whole = sources.find((column) => {
    const { held, told } = borne(column);
    return held >= 5 && held === told;
  });
  return whole === undefined ? null : { a: whole, b: amount.index };
}

/** A header of the tax alone: "Thuế GTGT", "Tiền thuế"; not "Thành tiền chưa thuế". */
const OF_TAX = /^(?:tien |so tien )?(?:thue|vat|gtgt)\b/;

/**
 * "Thuế GTGT" over what quantity and price give and "Tiền hàng" over the tax of it: the figures have settled the roles,
 * and both headers speak against them.
 */
function taxOverBase(
  table: BudgetTable,
  products: readonly ProductFormula[],
  taxes: readonly TaxColumns[],
): { a: number; b: number } | null {
  const ofTax = (column: number): boolean => OF_TAX.test(fold(table.columns[column]?.header ?? ""));
  const found = taxes.find(
    ({ base, vat }) =>
      vat !== null &&
      ofTax(base) &&
      !ofTax(vat) &&
      !/%|thue|vat|gtgt/.test(fold(table.columns[vat]?.header ?? "")) &&
      products.some(({ target }) => target === base) &&
      isLess(table, vat, base),
  );
  return found?.vat == null ? null : { a: found.base, b: found.vat };
}

/** "Chưa VAT" over the larger amounts, the product under a header that does not say so or says "có VAT". */
function swappedTax(
  table: BudgetTable,
  products: readonly ProductFormula[],
  taxes: readonly TaxColumns[],
): { a: number; b: number } | null {
  for (const { base, total } of taxes) {
    const left = table.columns[base];
    const right = total === null ? undefined : table.columns[total];
    if (left === undefined || right === undefined) continue;
    const crossed =
      (saysBeforeTax(right.path) && !saysBeforeTax(left.path)) ||
      (saysAfterTax(left.path) && !saysAfterTax(right.path));
    const product = products.some((formula) => formula.target === base);
    if (crossed && product && isLess(table, base, right.index)) return { a: base, b: right.index };
  }
  return null;
}

function swappedFactors(
  table: BudgetTable,
  products: readonly ProductFormula[],
): { a: number; b: number } | null {
  const [quantity] = columnsOf(table, "quantity");
  const [price] = columnsOf(table, "unitPrice");
  const [amount] = columnsOf(table, "amount");
  if (quantity === undefined || price === undefined || amount === undefined) return null;
  if (countsAreMoney(table, quantity.index, price.index)) {
    return { a: quantity.index, b: price.index };
  }
  if (products.some((formula) => formula.target === amount.index)) return null;
  const tries: [BudgetColumn, BudgetColumn][] = [
    [price, amount],
    [quantity, amount],
    ...columnsOf(table, "vatAmount", "amountWithVat").map((other): [BudgetColumn, BudgetColumn] => [
      amount,
      other,
    ]),
  ];
  for (const [a, b] of tries) {
    const as = (column: BudgetColumn): number =>
      column.index === a.index ? b.index : column.index === b.index ? a.index : column.index;
    const counts = countExchanged(table, {
      quantity: as(quantity),
      price: as(price),
      amount: as(amount),
    });
    const telling = b.role !== "amountWithVat" || isLess(table, b.index, amount.index);
    if (counts.held >= 3 && counts.held * 10 >= counts.applicable * 8 && telling) {
      return { a: a.index, b: b.index };
    }
  }
  return null;
}

/** Products that hold with the columns exchanged, with and without the further factors of the table. */
function countExchanged(
  table: BudgetTable,
  { quantity, price, amount }: { quantity: number; price: number; amount: number },
): ReturnType<typeof countProducts> {
  const more = columnsOf(table, "factor").map((column) => column.index);
  return [[], ...(more.length > 0 ? [more] : [])]
    .map((further) =>
      countProducts(table, {
        factors: [quantity, ...further, price],
        target: amount,
        scale: [1n, 1n],
        exact: true,
      }),
    )
    .reduce((best, next) => (next.held > best.held ? next : best));
}

/** In no row is the first column more than the second, and in some it is less. */
function isLess(table: BudgetTable, a: number, b: number): boolean {
  let less = 0;
  for (const row of table.rows) {
    const left = valueAt(table, row.index, a);
    const right = valueAt(table, row.index, b);
    if (left === null || right === null) continue;
    if (left > right) return false;
    if (left < right) less += 1;
  }
  return less >= 2;
}
