/** BM25F over words and pairs: scores of all documents for one question, and the best of them. */
import type { LexicalData } from "./lexical-data.ts";
import type { Postings } from "./postings.ts";
import { DAMAGED_WEIGHT, PAIR_WEIGHT, type QueryPlan } from "./query-plan.ts";
import { f32, i32, u32 } from "./typed.ts";
import type { Reading } from "./word-repair.ts";

export interface FirstPass {
  /** Score by document; valid until the next `run`. */
  scores: Float32Array;
  /** Places of the k best, best first; equal scores in document order. */
  run(plan: QueryPlan, k: number, accept?: (index: number) => boolean): number[];
}

/** Terms of less than this share of the question's weight are left to the second pass: long lists, little said. */
const LEAST_SHARE = 0.005;

interface Term {
  postings: Postings;
  forms: readonly Reading[];
  weight: number;
}

export function makeFirstPass(data: LexicalData): FirstPass {
  const scores = new Float32Array(data.ids.length);
  const part = new Float32Array(data.ids.length);
  return {
    scores,
    run(plan, k, accept) {
      scores.fill(0);
      const terms = termsOf(plan, data);
      const least = LEAST_SHARE * terms.reduce((sum, term) => sum + term.weight, 0);
      for (const term of terms) if (term.weight >= least) addTerm(term, part, scores);
      return best(scores, k, accept);
    },
  };
}

function termsOf(plan: QueryPlan, data: LexicalData): Term[] {
  const words = plan.words.map(
    (word): Term => ({
      postings: data.words,
      forms: [
        { id: word.id, share: 1 },
        ...word.damaged.map(({ id, share }) => ({ id, share: share * DAMAGED_WEIGHT })),
      ],
      weight: word.count * word.idf,
    }),
  );
  const pairs = plan.pairs.map(
    (pair): Term => ({
      postings: data.pairWords,
      forms: pair.ids.map((id) => ({ id, share: 1 })),
      weight: pair.count * pair.idf * PAIR_WEIGHT,
    }),
  );
  return [...words, ...pairs];
}

/** Adds, for each document, the best of several forms of one term: forms of a word are not several words. */
function addTerm(
  { postings, forms, weight }: Term,
  part: Float32Array,
  scores: Float32Array,
): void {
  const [main, ...others] = forms;
  if (main === undefined) return;
  add(postings, main.id, weight, scores);
  for (const form of others) keepBest(postings, form, part);
  for (const form of others) {
    eachDocument(postings, form.id, (document) => {
      const more = f32(part, document) - impactOf(postings, main.id, document);
      if (more > 0) scores[document] = f32(scores, document) + weight * more;
      part[document] = 0;
    });
  }
}

function add(postings: Postings, term: number, weight: number, scores: Float32Array): void {
  const { documents, impacts } = postings;
  const end = u32(postings.offsets, term + 1);
  for (let at = u32(postings.offsets, term); at < end; at++) {
    const document = u32(documents, at);
    scores[document] = f32(scores, document) + weight * f32(impacts, at);
  }
}

/** Raises `part` to what a form is worth in each document that holds it. */
function keepBest(postings: Postings, { id, share }: Reading, part: Float32Array): void {
  eachDocument(postings, id, (document, at) => {
    part[document] = Math.max(f32(part, document), share * f32(postings.impacts, at));
  });
}

function eachDocument(
  postings: Postings,
  term: number,
  use: (document: number, at: number) => void,
): void {
  const end = u32(postings.offsets, term + 1);
  for (let at = u32(postings.offsets, term); at < end; at++) use(u32(postings.documents, at), at);
}

/** Weight of a term in one document, 0 when it does not hold it; lists are in document order. */
function impactOf(postings: Postings, term: number, document: number): number {
  let low = u32(postings.offsets, term);
  const end = u32(postings.offsets, term + 1);
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (u32(postings.documents, middle) < document) low = middle + 1;
    else high = middle;
  }
  return low < end && u32(postings.documents, low) === document ? f32(postings.impacts, low) : 0;
}

/** Places of the k best scores above 0, best first; equal scores in document order. */
function best(scores: Float32Array, k: number, accept?: (index: number) => boolean): number[] {
  const places = new Int32Array(k);
  const values = new Float32Array(k);
  let size = 0;
  let least = 0;
  for (let index = 0; index < scores.length; index++) {
    const score = f32(scores, index);
    if (score <= least || accept?.(index) === false) continue;
    if (size < k) size++;
    insert(places, values, { at: size - 1, score, index });
    if (size === k) least = f32(values, k - 1);
  }
  return Array.from(places.subarray(0, size));
}

/** Moves what scores less one place down from `at` and puts the score where it belongs. */
function insert(
  places: Int32Array,
  values: Float32Array,
  hit: { at: number; score: number; index: number },
): void {
  let { at } = hit;
  while (at > 0 && f32(values, at - 1) < hit.score) {
    values[at] = f32(values, at - 1);
    places[at] = i32(places, at - 1);
    at--;
  }
  values[at] = hit.score;
  places[at] = hit.index;
}
