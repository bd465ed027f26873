/** Capitals of a word that is read again, as far as the scan can tell them. */
import { upperFirst } from "../first-letter.ts";
import type { ScanToken } from "./scan-tokens.ts";

/** Letters whose capital a scanner knows by the height alone; the first of these reads as a small l too. */
const ALIKE = /^[ICKOPSUVWXZ]/u;

/** Two letters or more, all of them capital. */
export function isCapital(token: string): boolean {
  const letters = token.replace(/[^\p{L}]/gu, "");
  return letters.length > 1 && letters === letters.toUpperCase();
}

export function likeCase(
  word: string,
  { seen, first }: ScanToken,
  { rarely, inCapitals, acronym }: { rarely: boolean; inCapitals: boolean; acronym: boolean },
): string {
  if (isCapital(seen) && (inCapitals || acronym)) return word.toUpperCase();
  const initial = seen.charAt(0);
  if (initial === initial.toLowerCase()) return word;
  if (initial === "I" && !word.startsWith("i")) return word;
  return rarely && !first && ALIKE.test(initial) ? word : upperFirst(word);
}
