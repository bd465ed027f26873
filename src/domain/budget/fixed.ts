/**
 * Exact figures: whole numbers of millionths. Six decimals are more than any plan prints; a spreadsheet value with
 * more is rounded half up to the sixth, far below every tolerance used here.
 */

/** A figure × 10^6. */
export type Micro = bigint;

export const MICRO = 1_000_000n;

const POWERS = [1n, 10n, 100n, 1_000n, 10_000n, 100_000n, 1_000_000n];

/** digits × 10^-decimals as Micro. */
export function micro(digits: bigint, decimals: number): Micro {
  if (decimals <= 6) return digits * (POWERS[6 - decimals] ?? MICRO);
  return divideRound(digits, 10n ** BigInt(decimals - 6));
}

/** a × b. */
export function times(a: Micro, b: Micro): Micro {
  const product = a * b;
  return product % MICRO === 0n ? product / MICRO : divideRound(product, MICRO);
}

export const abs = (value: bigint): bigint => (value < 0n ? -value : value);
export const bigger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Half a unit of the last printed digit. */
export function halfUnit(decimals: number): Micro {
  return decimals >= 6 ? 1n : (POWERS[6 - decimals] ?? MICRO) / 2n;
}

/** Quotient rounded half away from zero. */
export function divideRound(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const a = abs(numerator);
  const b = abs(denominator);
  const rounded = (2n * a + b) / (2n * b);
  return negative ? -rounded : rounded;
}

/** Vietnamese print: dots between thousands, a comma before decimals; trailing zeros only up to `decimals`. */
export function printMicro(value: Micro, decimals = 0): string {
  const sign = value < 0n ? "-" : "";
  const whole = abs(value) / MICRO;
  const rest = (abs(value) % MICRO).toString().padStart(6, "0");
  const kept = rest.replace(/0+$/, "").padEnd(Math.min(decimals, 6), "0");
  const grouped = whole.toString().replace(/\B(?=(\d{3})+$)/g, ".");
  return `${sign}${grouped}${kept === "" ? "" : `,${kept}`}`;
}
