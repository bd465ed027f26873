/**
 * Words and pairs as two 32-bit numbers, the same on every machine: `high` chooses a block, `low` stands in it. Two
 * terms with both alike are so unlikely (1 in 2^64 a pair of terms) that they are not told apart.
 */
export interface TermKey {
  high: number;
  low: number;
}

export function wordKey(word: string): TermKey {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ (unit + 0x9e37), 0x85ebca6b);
  }
  return { high: mixed(high), low: mixed(low) };
}

export function pairKey(first: TermKey, second: TermKey): TermKey {
  return {
    high: mixed(Math.imul(first.high, 0x9e3779b1) ^ Math.imul(second.high + 1, 0xc2b2ae35)),
    low: mixed(Math.imul(first.low, 0x27d4eb2f) ^ Math.imul(second.low + 1, 0x165667b1)),
  };
}

export const bucketKey = (key: TermKey, buckets: number): string => `b${key.high % buckets}`;
/** Of a list too long to stand among others. */
export const listKey = (key: TermKey): string =>
  `l${key.high.toString(36)}.${key.low.toString(36)}`;

function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x7feb352d);
  value ^= value >>> 15;
  value = Math.imul(value, 0x846ca68b);
  return (value ^ (value >>> 16)) >>> 0;
}
