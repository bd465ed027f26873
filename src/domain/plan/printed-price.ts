/**
 * What a row of a prior budget says of price and tax: a price that carries its tax ("đơn giá đã gồm VAT 8%") is taken
 * apart, so that the tax is neither lost nor counted twice.
 */
import type { BudgetColumn, BudgetTable } from "../budget/budget-table.ts";
import { divideRound } from "../budget/fixed.ts";
import type { VatRate } from "../draft/draft.ts";

/** Money of one row in whole đồng, as its columns name it. */
export interface PrintedMoney {
  unitPrice: number | null;
  priceWithVat: number | null;
  amount: number | null;
  amountWithVat: number | null;
  quantity: number | null;
  rate: VatRate;
}

export interface NetMoney {
  /** Before tax; the printed price itself where no rate takes it apart. */
  unitPrice: number | null;
  amount: number | null;
  amountWithVat: number | null;
  /** The printed price, where it carries the tax. */
  grossPrice?: number;
}

/** `says`: caption and words of the row that may tell that its price carries the tax. */
export function netOf(money: PrintedMoney, says: readonly string[]): NetMoney {
  const { unitPrice, amount, amountWithVat, quantity, rate } = money;
  const product = unitPrice === null || quantity === null ? null : unitPrice * quantity;
  if (isTaxedProduct(money, product)) return { unitPrice, amount: product, amountWithVat: amount };
  const gross = money.priceWithVat ?? (carriesTax(money, product, says) ? unitPrice : null);
  return gross === null ? { unitPrice, amount, amountWithVat } : takenApart(money, gross, rate);
}

function takenApart(
  { unitPrice, amount, amountWithVat }: PrintedMoney,
  gross: number,
  rate: VatRate,
): NetMoney {
  const whole = amountWithVat ?? amount;
  const net = unitPrice !== null && unitPrice < gross ? unitPrice : withoutVat(gross, rate);
  return net === null
    ? { unitPrice: gross, amount: whole, amountWithVat: whole, grossPrice: gross }
    : { unitPrice: net, amount: null, amountWithVat: whole, grossPrice: gross };
}

/** "Thành tiền" behind a column of rates: the product with its tax. */
function isTaxedProduct(
  { amount, amountWithVat, rate }: PrintedMoney,
  product: number | null,
): boolean {
  if (amount === null || amountWithVat !== null || product === null || product === 0) return false;
  return amount !== product && Math.abs(amount - addVat(product, rate)) <= 1;
}

/** The product is the amount with tax, or the words of row and table say so and no column tells tax apart. */
function carriesTax(
  { unitPrice, amount, amountWithVat, rate }: PrintedMoney,
  product: number | null,
  says: readonly string[],
): boolean {
  if (unitPrice === null) return false;
  if (amount === null && amountWithVat !== null)
    return product === null || Math.abs(product - amountWithVat) <= 1;
  // Equal sums before and after tax tell none.
  const untold = amountWithVat === null || (amountWithVat === amount && rate === null);
  return untold && says.some((text) => AFTER.test(text) && !BEFORE.test(text));
}

/** With marks: "gồm thuê máy chủ" is no tax. */
const AFTER = /(?:gồm|có|sau|tính)\s+(?:cả\s+)?(?:thuế|vat|gtgt)(?!\p{L})/iu;
const BEFORE = /(?:chưa|không)\s+(?:bao\s+)?(?:gồm|có|tính)|trước\s+(?:thuế|vat|gtgt)/iu;

/** Amount with VAT, rounded half up to the đồng; exact in bigint. */
export function addVat(amount: number, rate: VatRate): number {
  if (rate === null || rate === "KCT") return amount;
  return Number(divideRound(BigInt(amount) * BigInt(100 + Math.round(rate * 100)), 100n));
}

/** The price before the tax that it carries, where that comes out in whole đồng. */
function withoutVat(gross: number, rate: VatRate): number | null {
  if (rate === null || rate === "KCT") return null;
  const percent = 100 + Math.round(rate * 100);
  return (gross * 100) % percent === 0 ? (gross * 100) / percent : null;
}

const RATES = [0.05, 0.08, 0.1] as const;
export const rateOfPercent = (percent: number): VatRate =>
  RATES.find((rate) => Math.round(rate * 100) === percent) ?? null;

/**
 * The rate that two amounts show. `unit`: đồng of the printed unit; a table in thousands or millions rounds both, and the
 * rates lie far enough apart to be told all the same.
 */
export function rateBetween(amount: number, withVat: number, unit: number): VatRate {
  const off = (rate: VatRate): number => Math.abs(addVat(amount, rate) - withVat);
  const rounding = unit === 1 ? 1 : Math.max(1, Math.min(unit / 2, amount / 200));
  const [nearest] = RATES.toSorted((a, b) => off(a) - off(b));
  return nearest !== undefined && off(nearest) <= rounding ? nearest : null;
}

/** "(đã gồm VAT 8%)" in a header or in the words of a row. */
export function rateSaid(texts: readonly string[]): VatRate {
  for (const text of texts) {
    const percent =
      /(?:vat|gtgt|thuế)[^%\d.;]{0,16}(\d{1,2})\s?%|(\d{1,2})\s?%\s?(?:vat|gtgt|thuế)/iu.exec(text);
    const found = percent === null ? null : rateOfPercent(Number(percent[1] ?? percent[2]));
    if (found !== null) return found;
  }
  return null;
}

/** "Không chịu thuế GTGT" as a remark on a row, and nothing else. */
const UNTAXED =
  /^(?:(?:thuộc\s+)?(?:đối tượng|diện)\s+)?(?:không\s+(?:thuộc\s+(?:diện|đối tượng)\s+)?chịu\s+thuế(?:\s+(?:vat|gtgt|giá trị gia tăng))?|kct)[.;]?$/iu;

/** "KCT" where the remark says so and no sum after tax says otherwise. */
export const untaxedBy = (
  remark: string,
  { amount, withVat }: { amount: number | null; withVat: number | null },
): VatRate => (UNTAXED.test(remark.trim()) && (withVat ?? amount) === amount ? "KCT" : null);

/** Sentences that say of all prices of a table that they carry the tax. */
export const taxedPrices = (texts: readonly string[]): string[] =>
  texts.flatMap(
    (text) =>
      /(?:(?:giá|số tiền|kinh phí|dự toán)[^.;()]{0,30}?|^[\s(*]*)đã\s+(?:bao\s+)?(?:gồm|tính|có)\s+(?:cả\s+)?(?:thuế|vat|gtgt)(?!\p{L})/iu.exec(
        text,
      )?.[0] ?? [],
  );

/** Headers of the money columns, outermost first. */
export const headersOfMoney = ({ columns }: BudgetTable): string[] =>
  columns.filter(isPriced).map(({ path }) => path.join(" "));

const isPriced = ({ role }: BudgetColumn): boolean =>
  ["unitPrice", "unitPriceWithVat", "amount", "amountWithVat"].includes(role);
