/** Features that compare the candidates of one question by the document that they stand in. */
import type { LexicalData } from "./lexical-data.ts";

/** How much of the head each group holds, the first places counting most. */
export function groupShares(data: LexicalData, head: readonly number[]): Map<number, number> {
  const shares = new Map<number, number>();
  let total = 0;
  for (const [rank, document] of head.entries()) {
    const group = data.groupOf[document] ?? 0;
    const weight = 1 / (rank + 2);
    shares.set(group, (shares.get(group) ?? 0) + weight);
    total += weight;
  }
  for (const [group, weight] of shares) shares.set(group, weight / total);
  return shares;
}

/** Mean of the three best first-pass scores of each group; a missing one counts as nothing. */
export function groupBests(
  data: LexicalData,
  head: readonly number[],
  scores: Float32Array,
): Map<number, number> {
  const counts = new Map<number, number>();
  const sums = new Map<number, number>();
  for (const document of head) {
    const group = data.groupOf[document] ?? 0;
    const count = counts.get(group) ?? 0;
    if (count === 3) continue;
    counts.set(group, count + 1);
    sums.set(group, (sums.get(group) ?? 0) + (scores[document] ?? 0) / 3);
  }
  return sums;
}
