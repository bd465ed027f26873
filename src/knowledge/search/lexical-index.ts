/**
 * Ranks documents by the words of a question, with no model: BM25F over folded words and adjacent pairs finds the
 * candidates, a linear rerank of the head orders them. Works on any {title, text} under a group; the bench measures
 * exactly this. Built whole, searched by one caller at a time (scratch is shared), saved as one buffer.
 */
import { decodeLexicalData, encodeLexicalData } from "./lexical-codec.ts";
import { buildLexicalData, type LexicalData, type LexicalDocument } from "./lexical-data.ts";
import { documentFrequency, type Postings } from "./postings.ts";
import { DAMAGED_WEIGHT, PAIR_WEIGHT, type PlanContext, planQuery, type QueryPlan } from "./query-plan.ts";
import { makeSharedScratch } from "./question-frame.ts";
import { AT, FEATURES } from "./feature-names.ts";
import { makeFeatureReader } from "./rerank-features.ts";
import { WEIGHTS } from "./rerank-weights.ts";
import type { Synonyms } from "./synonyms.ts";
import { f32, f64, u32 } from "./typed.ts";
import { damagedForms, type Reading, type WordLookup } from "./word-repair.ts";

export type { LexicalDocument } from "./lexical-data.ts";

export interface LexicalHit {
  id: string;
  /** Place of the document in what the index was built from. */
  index: number;
  /** Comparable within one answer only. */
  score: number;
  /** Share (0–1, by rarity) of what the question says, in its words or ones that stand for them, that the document holds. */
  cover: number;
}

export interface LexicalOptions {
  synonyms: Synonyms;
  /** Candidates that the second pass orders. */
  depth?: number;
  /** Weights of the second pass; absent: the fitted ones. For fitting. */
  weights?: Readonly<Record<string, number>>;
}

export interface LexicalIndex {
  /** Best first. `accept` tells by place whether a document may answer. */
  search(query: string, k: number, accept?: (index: number) => boolean): LexicalHit[];
  /** Feature rows of the candidates, in first-pass order. For fitting and for explaining. */
  candidates(query: string, depth: number): { id: string; features: Float64Array }[];
  readonly size: number;
  /** `key` names what it was built from; loading asks for the same. */
  serialise(key: string): Uint8Array;
}

/** Candidates that the second pass orders. More cost time and brought nothing on the dev queries. */
const DEPTH = 100;

/** Builds the index; some 3 s for 18,000 articles. */
export function makeLexicalIndex(
  documents: readonly LexicalDocument[],
  options: LexicalOptions,
): LexicalIndex {
  return indexOver(buildLexicalData(documents), options);
}

/** The index in a buffer of `serialise`; null when it was built from something else, by another version, or is damaged. */
export function loadLexicalIndex(
  file: Uint8Array,
  key: string,
  options: LexicalOptions,
): LexicalIndex | null {
  const data = decodeLexicalData(file, key);
  return data === null ? null : indexOver(data, options);
}

function indexOver(data: LexicalData, options: LexicalOptions): LexicalIndex {
  const scores = new Float32Array(data.ids.length);
  const part = new Float32Array(data.ids.length);
  const context = planContext(data, options.synonyms);
  const scratch = makeSharedScratch(data);
  const weights = Float64Array.from(FEATURES, (name) => options.weights?.[name] ?? WEIGHTS[name]);
  const depth = options.depth ?? DEPTH;

  const firstPass = (plan: QueryPlan, k: number, accept?: (index: number) => boolean): number[] => {
    scores.fill(0);
    for (const word of plan.words) {
      const weight = word.count * word.idf;
      if (word.damaged.length === 0) add(data.words, word.id, weight, scores);
      else {
        const forms = word.damaged.map(({ id, share }) => ({ id, share: share * DAMAGED_WEIGHT }));
        addBest(data.words, [{ id: word.id, share: 1 }, ...forms], { weight, part, scores });
      }
    }
    for (const pair of plan.pairs) {
      const weight = pair.count * pair.idf * PAIR_WEIGHT;
      const [only] = pair.ids;
      if (pair.ids.length === 1 && only !== undefined) add(data.pairWords, only, weight, scores);
      else {
        const forms = pair.ids.map((id) => ({ id, share: 1 }));
        addBest(data.pairWords, forms, { weight, part, scores });
      }
    }
    return best(scores, k, accept);
  };

  /** Feature rows of the head, one after the other. */
  const rowsOf = (plan: QueryPlan, head: readonly number[]): Float64Array[] => {
    const reader = makeFeatureReader(data, plan, scratch);
    const top = scores[head[0] ?? 0] || 1;
    const share = groupShares(data, head);
    const groupBest = groupBests(data, head, scores);
    const rows = head.map((document) => {
      const row = new Float64Array(FEATURES.length);
      reader.read(document, row);
      row[AT.bm25] = (scores[document] ?? 0) / top;
      row[AT.groupBest] = (groupBest.get(data.groupOf[document] ?? 0) ?? 0) / top;
      row[AT.groupShare] = share.get(data.groupOf[document] ?? 0) ?? 0;
      return row;
    });
    reader.done();
    return rows;
  };

  return {
    search(query, k, accept) {
      const plan = planQuery(query, context);
      const first = firstPass(plan, Math.max(k, depth), accept);
      const head = first.slice(0, depth);
      const rows = rowsOf(plan, head);
      const ranked = head
        .map((document, at) => ({ document, row: rows[at], score: dot(weights, rows[at]) }))
        .sort((a, b) => b.score - a.score);
      const floor = ranked[ranked.length - 1]?.score ?? 0;
      const tail = first.slice(depth).map((document, at) => ({
        document,
        row: undefined,
        score: floor - 1 - at,
      }));
      return [...ranked, ...tail].slice(0, k).map(({ document, row, score }) => ({
        id: data.ids[document] ?? "",
        index: document,
        score,
        cover: row?.[AT.meant] ?? 0,
      }));
    },
    candidates(query, count) {
      const plan = planQuery(query, context);
      const head = firstPass(plan, count);
      const rows = rowsOf(plan, head);
      return head.map((document, at) => ({
        id: data.ids[document] ?? "",
        features: rows[at] ?? new Float64Array(FEATURES.length),
      }));
    },
    size: data.ids.length,
    serialise: (key) => encodeLexicalData(data, key),
  };
}

function planContext(data: LexicalData, synonyms: Synonyms): PlanContext {
  const lookup: WordLookup = {
    id: (word) => data.vocabulary.foldedId(word),
    frequency: (id) => documentFrequency(data.words, id),
    isKnown: (word) => synonyms.isKnown(word),
  };
  return { data, synonyms, lookup, damaged: damagedForms(data.vocabulary, lookup) };
}

function add(postings: Postings, term: number, weight: number, into: Float32Array): void {
  if (weight === 0) return;
  const { documents, impacts } = postings;
  const end = u32(postings.offsets, term + 1);
  for (let at = u32(postings.offsets, term); at < end; at++) {
    const document = u32(documents, at);
    into[document] = f32(into, document) + weight * f32(impacts, at);
  }
}

/** Adds, for each document, the best of several forms of one term: forms of a word are not several words. */
function addBest(
  postings: Postings,
  forms: readonly Reading[],
  into: { weight: number; part: Float32Array; scores: Float32Array },
): void {
  const { weight, part, scores } = into;
  const eachPosting = (id: number, use: (document: number, at: number) => void): void => {
    const end = u32(postings.offsets, id + 1);
    for (let at = u32(postings.offsets, id); at < end; at++) use(u32(postings.documents, at), at);
  };
  for (const { id, share } of forms) {
    eachPosting(id, (document, at) => {
      const value = share * f32(postings.impacts, at);
      if (value > f32(part, document)) part[document] = value;
    });
  }
  for (const { id } of forms) {
    eachPosting(id, (document) => {
      const value = f32(part, document);
      if (value === 0) return;
      scores[document] = f32(scores, document) + weight * value;
      part[document] = 0;
    });
  }
}

/** Places of the k best scores above 0, best first; equal scores in document order. */
function best(scores: Float32Array, k: number, accept?: (index: number) => boolean): number[] {
  const places = new Int32Array(k);
  const values = new Float32Array(k);
  let size = 0;
  let least = 0;
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index] ?? 0;
    if (score <= least || (accept !== undefined && !accept(index))) continue;
    let at = size < k ? size++ : k - 1;
    while (at > 0 && (values[at - 1] ?? 0) < score) {
      values[at] = values[at - 1] ?? 0;
      places[at] = places[at - 1] ?? 0;
      at--;
    }
    values[at] = score;
    places[at] = index;
    if (size === k) least = values[k - 1] ?? 0;
  }
  return Array.from(places.subarray(0, size));
}

/** How much of the head each group holds, the first places counting most. */
function groupShares(data: LexicalData, head: readonly number[]): Map<number, number> {
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
function groupBests(
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

function dot(weights: Float64Array, row: Float64Array | undefined): number {
  let sum = 0;
  if (row !== undefined) for (let i = 0; i < weights.length; i++) sum += f64(weights, i) * f64(row, i);
  return sum;
}
