/** Comparing what guards something. */
import { createHash, timingSafeEqual } from "node:crypto";

/** Compares secrets without telling by its time how much of them is right. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
