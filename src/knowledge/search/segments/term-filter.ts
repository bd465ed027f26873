/**
 * Which terms a segment may hold, as one bit for each of some terms: most pairs of words that a question could mean are
 * nowhere, and this tells it without a look at the postings.
 */
import { u8 } from "../typed.ts";
import type { TermKey } from "./term-key.ts";

/** Of the block that holds it. */
export const FILTER_KEY = "f";

/** Bits for each term: one in eight terms that are not there is looked for in vain at most. */
const BITS = 8;

export function makeFilter(terms: readonly TermKey[]): Uint8Array {
  const bits = 2 ** Math.ceil(Math.log2(Math.max(64, terms.length * BITS)));
  const filter = new Uint8Array(bits / 8);
  for (const { low } of terms) {
    const bit = low % bits;
    filter[bit >>> 3] = u8(filter, bit >>> 3) | (1 << (bit & 7));
  }
  return filter;
}

/** False: the segment does not hold the term. */
export function mayHold(filter: Uint8Array, { low }: TermKey): boolean {
  const bit = low % (filter.length * 8);
  return (u8(filter, bit >>> 3) & (1 << (bit & 7))) !== 0;
}
