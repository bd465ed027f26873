/**
 * Offline vectors of a text from the letters of its folded words: hashed 3- and 4-grams, weighted, of unit length.
 * They see through typos and scanning damage and find alike items and headings; they know nothing of meaning.
 * The same text gives the same vector on every machine.
 */
import { syllables } from "../../domain/text/fold.ts";

export const CHAR_VECTOR_DIMENSION = 384;

/** Letters of a text that count; longer texts only blur. */
const LONGEST = 4000;

/** FNV-1a over UTF-16 units. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Counts by gram, over words run together, since scanning and haste lose spaces; a gram's bucket and sign come from its hash. */
function gramCounts(text: string): Map<number, number> {
  const joined = syllables(text).join("").slice(0, LONGEST);
  const counts = new Map<number, number>();
  for (const size of [3, 4]) {
    for (let at = 0; at + size <= joined.length; at++) {
      const hash = hashOf(joined, at, at + size);
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * `weightOf` gives the weight of a gram by its hash (an idf); absent: all 1. A text without a letter or digit gives
 * a fixed unit vector, so that no driver meets a vector of zeros.
 */
export function charVector(text: string, weightOf: (gram: number) => number = () => 1): number[] {
  const vector = new Float64Array(CHAR_VECTOR_DIMENSION);
  for (const [gram, count] of gramCounts(text)) {
    // Two buckets a gram: a clash in one of them is outvoted by the other.
    const weight = (1 + Math.log(count)) * weightOf(gram);
    const first = gram % CHAR_VECTOR_DIMENSION;
    const second = (gram >>> 9) % CHAR_VECTOR_DIMENSION;
    vector[first] = (vector[first] ?? 0) + (gram & 0x80000000 ? -weight : weight);
    vector[second] = (vector[second] ?? 0) + (gram & 0x40000000 ? -weight : weight);
  }
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (length === 0) {
    vector[0] = 1;
    return Array.from(vector);
  }
  return Array.from(vector, (value) => value / length);
}

export interface CharEmbedder {
  /** Changes with the way of embedding and with what was learned: vectors of another id do not compare. */
  readonly id: string;
  readonly dimension: number;
  embed(texts: readonly string[]): number[][];
}

/**
 * Learns how rare grams are from sample texts: a gram that is everywhere tells nothing. Take texts that seldom change
 * (the register, not the uploads): other samples give another id, and then all vectors are made again.
 */
export function makeCharEmbedder(samples: Iterable<string>): CharEmbedder {
  const slots = 1 << 16;
  const frequency = new Uint32Array(slots);
  let documents = 0;
  for (const sample of samples) {
    documents++;
    const seen = new Set<number>();
    for (const gram of gramCounts(sample).keys()) seen.add(gram & (slots - 1));
    for (const slot of seen) frequency[slot] = (frequency[slot] ?? 0) + 1;
  }
  const weightOf = (gram: number): number =>
    documents === 0 ? 1 : Math.log(1 + documents / (1 + (frequency[gram & (slots - 1)] ?? 0)));
  let sum = documents;
  for (const count of frequency) sum = Math.imul(sum ^ count, 0x01000193);
  return {
    id: `char-1-${(sum >>> 0).toString(36)}`,
    dimension: CHAR_VECTOR_DIMENSION,
    embed: (texts) => texts.map((text) => charVector(text, weightOf)),
  };
}
