/** Why a printed figure may differ from the right one, in words a reviewer can check at a glance. */
import { abs, MICRO, type Micro, printMicro } from "../fixed.ts";

/** A short Vietnamese clause, or null when the difference has no simple cause. */
export function explainDifference(printed: Micro, expected: Micro): string | null {
  if (printed === expected) return null;
  const factor = factorBetween(printed, expected);
  if (factor !== null)
    return `lệch đúng ${factor} lần, có thể sai đơn vị tính hoặc thiếu, thừa số 0`;
  const digits = digitsBetween(printed, expected);
  if (digits !== null) return digits;
  const vat = vatBetween(printed, expected);
  return vat === null ? null : `chênh lệch đúng bằng thuế ${vat}%`;
}

/** One digit, or two neighbours in each other's place. */
function digitsBetween(printed: Micro, expected: Micro): string | null {
  const a = (abs(printed) / MICRO).toString();
  const b = (abs(expected) / MICRO).toString();
  if (a.length !== b.length || printed % MICRO !== expected % MICRO) return null;
  const places = a.split("").flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  const [first = 0, second = 0] = places;
  if (places.length === 1) {
    return `sai một chữ số: ${a.charAt(first)} thay vì ${b.charAt(first)}`;
  }
  const swapped =
    places.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
  if (!swapped) return null;
  return `đảo hai chữ số cạnh nhau: ${a.slice(first, second + 1)} thay vì ${b.slice(first, second + 1)}`;
}

function factorBetween(a: Micro, b: Micro): string | null {
  if (a === 0n || b === 0n) return null;
  for (const [factor, text] of [
    [10n, "10"],
    [100n, "100"],
    [1_000n, "1.000"],
    [1_000_000n, "1.000.000"],
  ] as const) {
    if (a === b * factor || b === a * factor) return text;
  }
  return null;
}

function vatBetween(a: Micro, b: Micro): string | null {
  for (const rate of [5n, 8n, 10n]) {
    const close = (x: Micro, y: Micro): boolean =>
      abs(x * (100n + rate) - y * 100n) <= 100n * MICRO;
    if (abs(a) > 1_000n * MICRO && (close(a, b) || close(b, a))) return rate.toString();
  }
  return null;
}

/** "lệch 8.100.000 (thừa)": how far and which way. */
export function gapText(printed: Micro, expected: Micro): string {
  const gap = printed - expected;
  return `${gap > 0n ? "thừa" : "thiếu"} ${printMicro(abs(gap))}`;
}
