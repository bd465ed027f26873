/** The choice of candidates gives what adding up all lists gives, whatever it leaves out. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { IMPACT_STEP } from "../../../../src/knowledge/search/segments/segment-codec.ts";
import {
  type SegmentLists,
  topPlaces,
} from "../../../../src/knowledge/search/segments/top-places.ts";

const PASSAGES = 300;

const aTerm = fc.record({
  // Halves, so that sums are exact and equal ones occur.
  weight: fc.integer({ min: 1, max: 40 }).map((halves) => halves / 2 / IMPACT_STEP / 64),
  isDense: fc.boolean(),
  postings: fc.uniqueArray(
    fc.record({
      place: fc.integer({ min: 0, max: PASSAGES - 1 }),
      impact: fc.integer({ min: 1, max: 255 }),
    }),
    { selector: ({ place }) => place, maxLength: PASSAGES },
  ),
});

type Term = typeof aTerm extends fc.Arbitrary<infer T> ? T : never;

function listOf({ weight, isDense, postings }: Term) {
  const sorted = postings.toSorted((a, b) => a.place - b.place);
  const most = sorted.reduce((sum, { impact }) => Math.max(sum, impact), 0);
  if (isDense) {
    const list = new Uint8Array(PASSAGES);
    for (const { place, impact } of sorted) list[place] = impact;
    return { weight, most, isDense, list };
  }
  const bytes: number[] = [];
  let before = 0;
  for (const { place, impact } of sorted) {
    const gap = place - before;
    if (gap < 128) bytes.push(gap);
    else bytes.push((gap & 127) | 128, gap >> 7);
    bytes.push(impact);
    before = place;
  }
  return { weight, most, isDense, list: Uint8Array.from(bytes) };
}

/** Scores of all places by plain adding. */
function allScores(segments: readonly Term[][]): Map<number, number> {
  const scores = new Map<number, number>();
  for (const [at, terms] of segments.entries())
    for (const { weight, postings } of terms)
      for (const { place, impact } of postings) {
        const key = at * PASSAGES + place;
        scores.set(key, (scores.get(key) ?? 0) + weight * IMPACT_STEP * impact);
      }
  return scores;
}

describe("topPlaces", () => {
  it("has the same scores as adding all lists, best first", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(aTerm, { maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 7 }),
        (segments, most, every) => {
          const accept = (place: number) => place % every === 0;
          const lists = segments.map(
            (terms, at): SegmentLists => ({
              ...{ offset: at * PASSAGES, passages: PASSAGES, lists: terms.map(listOf) },
            }),
          );
          const scores = allScores(segments);
          const scoreOf = (place: number) => scores.get(place) ?? 0;
          const expected = [...scores.keys()]
            .filter(accept)
            .map(scoreOf)
            .toSorted((a, b) => b - a)
            .slice(0, most);
          const found = topPlaces(lists, { most, accept });
          expect(found.every(accept)).toBe(true);
          expect(new Set(found).size).toBe(found.length);
          // Scores are added in single precision, in another order.
          expect(found).toHaveLength(expected.length);
          for (const [at, place] of found.entries())
            expect(Math.abs(scoreOf(place) - (expected[at] ?? 0))).toBeLessThan(0.01);
        },
      ),
      { numRuns: 300 },
    );
  });
});
