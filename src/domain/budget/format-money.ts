/** Figures of a budget as Vietnamese documents print them: dots between thousands, a comma before decimals. */

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ".");

/** Whole đồng: 1234567 → "1.234.567". A number must be a safe integer. */
export function formatDong(amount: number | bigint): string {
  const text = BigInt(amount).toString();
  return text.startsWith("-") ? `-${grouped(text.slice(1))}` : grouped(text);
}

/** A quantity: 2.5 → "2,5", 1200 → "1.200"; at most six decimals. */
export function formatQuantity(quantity: number): string {
  const [whole = "0", decimals = ""] = Math.abs(quantity).toFixed(6).split(".");
  const rest = decimals.replace(/0+$/, "");
  const sign = quantity < 0 ? "-" : "";
  return `${sign}${grouped(whole)}${rest === "" ? "" : `,${rest}`}`;
}
