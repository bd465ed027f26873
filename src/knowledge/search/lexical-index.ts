/**
 * Ranks documents by the words of a question, with no model: BM25F over folded words and adjacent pairs finds the
 * candidates, a linear rerank of the head orders them. Works on any {title, text} under a group; the bench measures
 * exactly this. Built whole, searched by one caller at a time (scratch is shared), saved as one buffer.
 */
import { AT, FEATURES } from "./feature-names.ts";
import { makeFirstPass } from "./first-pass.ts";
import { groupBests, groupShares } from "./group-features.ts";
import { decodeLexicalData, encodeLexicalData } from "./lexical-codec.ts";
import { buildLexicalData, type LexicalData, type LexicalDocument } from "./lexical-data.ts";
import { documentFrequency } from "./postings.ts";
import { type PlanContext, planQuery, type QueryPlan } from "./query-plan.ts";
import { makeSharedScratch, type SharedScratch } from "./question-frame.ts";
import { makeFeatureReader } from "./rerank-features.ts";
import { WEIGHTS } from "./rerank-weights.ts";
import type { Synonyms } from "./synonyms.ts";
import { f64 } from "./typed.ts";
import { damagedForms, type WordLookup } from "./word-repair.ts";

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

/** Both passes over one index for plans that were made against it. */
export interface Ranker {
  rank(plan: QueryPlan, k: number, accept?: (index: number) => boolean): LexicalHit[];
  candidates(plan: QueryPlan, count: number): { document: number; row: Float64Array }[];
}

export function makeRanker(
  data: LexicalData,
  scratch: SharedScratch,
  options: Pick<LexicalOptions, "depth" | "weights"> = {},
): Ranker {
  const firstPass = makeFirstPass(data);
  const { scores } = firstPass;
  const weights = Float64Array.from(FEATURES, (name) => options.weights?.[name] ?? WEIGHTS[name]);
  const depth = options.depth ?? DEPTH;

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
    rank(plan, k, accept) {
      const first = firstPass.run(plan, Math.max(k, depth), accept);
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
    candidates(plan, count) {
      const head = firstPass.run(plan, count);
      const rows = rowsOf(plan, head);
      return head.map((document, at) => ({
        document,
        row: rows[at] ?? new Float64Array(FEATURES.length),
      }));
    },
  };
}

function indexOver(data: LexicalData, options: LexicalOptions): LexicalIndex {
  const context = planContext(data, options.synonyms);
  const ranker = makeRanker(data, makeSharedScratch(data), options);
  return {
    search: (query, k, accept) => ranker.rank(planQuery(query, context), k, accept),
    candidates: (query, count) =>
      ranker
        .candidates(planQuery(query, context), count)
        .map(({ document, row }) => ({ id: data.ids[document] ?? "", features: row })),
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

function dot(weights: Float64Array, row: Float64Array | undefined): number {
  let sum = 0;
  if (row !== undefined)
    for (let i = 0; i < weights.length; i++) sum += f64(weights, i) * f64(row, i);
  return sum;
}
