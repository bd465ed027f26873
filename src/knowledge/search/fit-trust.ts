/**
 * How far the similarities of an embedder that nobody has measured can be trusted: fitted on the passages themselves.
 * A fragment of a passage, its words thinned, should be nearest to its own passage; where right and wrong hits part is
 * the middle of the curve. As for the char vectors, such an embedder is asked where words are weak only.
 */
import type { StoredPassage } from "../../storage/documents.ts";
import { type VectorLeg, vectorText, type VectorTrust } from "./vector-leg.ts";

const SAMPLES = 60;
/** Fewer passages tell nothing; then a guess that seldom adds anything. */
const FEWEST = 8;
const CAUTIOUS: VectorTrust = { middle: 0.8, width: 0.05, weight: 1, when: "weak" };

/** Two calls of the embedder. Passes on what it throws. */
export async function fitTrust(
  embed: VectorLeg["embed"],
  passages: readonly StoredPassage[],
): Promise<VectorTrust> {
  const step = Math.max(1, Math.floor(passages.length / SAMPLES));
  const chosen = passages
    .filter((passage, at) => at % step === 0 && wordsOf(passage.text).length >= 12)
    .slice(0, SAMPLES);
  if (chosen.length < FEWEST) return CAUTIOUS;
  const own = await embed(chosen.map(vectorText));
  const asked = await embed(chosen.map(fragment));
  const right: number[] = [];
  const wrong: number[] = [];
  for (const [row, query] of asked.entries()) {
    const similarities = own.map((vector) => cosine(query, vector));
    right.push(similarities[row] ?? 0);
    wrong.push(Math.max(...similarities.filter((_, column) => column !== row)));
  }
  return trustOf(right, wrong);
}

/** The middle lies between the usual best wrong hit and the usual right one; the width follows their distance. */
export function trustOf(right: readonly number[], wrong: readonly number[]): VectorTrust {
  const low = quantile(wrong, 0.75);
  const high = quantile(right, 0.5);
  if (high <= low) return { ...CAUTIOUS, middle: Math.max(CAUTIOUS.middle, high) };
  return {
    middle: (low + high) / 2,
    width: Math.max(0.01, (high - low) / 4),
    weight: 1,
    when: "weak",
  };
}

/** Every second pair of words of the passage's middle: what a careless question shares with its answer. */
function fragment(passage: StoredPassage): string {
  const words = wordsOf(passage.text);
  const from = Math.floor(words.length / 4);
  return words
    .slice(from, from + 20)
    .filter((_, at) => at % 4 < 2)
    .join(" ");
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

function cosine(a: readonly number[], b: readonly number[]): number {
  let [dot, squareA, squareB] = [0, 0, 0];
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0;
    dot += value * other;
    squareA += value * value;
    squareB += other * other;
  }
  return squareA === 0 || squareB === 0 ? 0 : dot / Math.sqrt(squareA * squareB);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
