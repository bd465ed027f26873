/**
 * Ranking by words over segments in the database, the same as ./../lexical-index.ts over one in memory. The rare terms
 * of a question choose some hundred candidates; their texts are fetched, and both passes run over them with the rarity
 * and the means of the whole, so that a candidate gets the very score that it has there.
 */
import type { PassagePlace, SearchSegments } from "../../../storage/search-segments.ts";
import type { Allowed, DocumentFacts, WordHit } from "../combine-legs.ts";
import { lexicalDocument } from "../hybrid-search.ts";
import { buildLexicalData } from "../lexical-data.ts";
import { makeRanker } from "../lexical-index.ts";
import { DAMAGED_WEIGHT, PAIR_WEIGHT, planQuery, type QueryPlan } from "../query-plan.ts";
import type { Synonyms } from "../synonyms.ts";
import { f32, i32 } from "../typed.ts";
import { damagedFormsOf, type WordLookup } from "../word-repair.ts";
import { makeQueryTerms, type QueryTerms, type TermList, type TermLists } from "./query-terms.ts";
import { readList } from "./segment-codec.ts";
import type { SegmentView } from "./segment-view.ts";

/** Candidates whose exact score is reckoned; the second pass orders the best hundred of them. */
const CANDIDATES = 400;
/** Postings that a question reads at most: the commonest words say little and have the longest lists. */
const MOST_POSTINGS = 600_000;
/** As in ../first-pass.ts. */
const LEAST_SHARE = 0.005;
/** Looks for pairs until a plan asks for no new ones: one, or two when a slip was repaired. */
const MOST_LOOKS = 5;

export interface SegmentSearchDeps {
  segments: SearchSegments;
  synonyms: Synonyms;
}

export interface WordRequest {
  query: string;
  k: number;
  allowed: Allowed;
}

export async function searchSegments(
  { segments, synonyms }: SegmentSearchDeps,
  view: SegmentView,
  documents: ReadonlyMap<string, DocumentFacts>,
  { query, k, allowed }: WordRequest,
): Promise<WordHit[]> {
  if (view.count === 0) return [];
  const terms = makeQueryTerms(segments, view);
  const plan = await planAgainst(terms, view, synonyms, query);
  const chosen = choose(plan, view, terms);
  const lists = await terms.lists(
    chosen.filter((term) => !term.isPair).map((term) => term.id),
    chosen.filter((term) => term.isPair).map((term) => term.id),
  );
  const places = bestPlaces(view, chosen, lists, { most: Math.max(CANDIDATES, k), allowed });
  const passages = await segments.passages(places);
  const data = buildLexicalData(
    passages.map((passage) => lexicalDocument(passage, documents.get(passage.documentId))),
    {
      ...{ count: view.count, vocabulary: view.vocabulary, means: view.means },
      ...{ wordFrequencies: view.frequencies },
      ...{ pairs: terms.pairs, pairFrequencies: terms.pairFrequencies },
    },
  );
  return makeRanker(data, view.scratch)
    .rank(plan, k)
    .flatMap(({ index, score, cover }): WordHit[] => {
      const passage = passages[index];
      return passage === undefined ? [] : [{ passage, score, cover }];
    });
}

async function planAgainst(
  terms: QueryTerms,
  view: SegmentView,
  synonyms: Synonyms,
  query: string,
): Promise<QueryPlan> {
  const { vocabulary, frequencies, damaged } = view;
  const lookup: WordLookup = {
    id: (word) => vocabulary.foldedId(word),
    frequency: (id) => frequencies[id] ?? 0,
    isKnown: (word) => synonyms.isKnown(word),
  };
  const formsOf = (id: number) => {
    const known = damaged.get(id) ?? damagedFormsOf(vocabulary.foldedWord(id), lookup);
    damaged.set(id, known);
    return known;
  };
  const context = { data: terms.data, synonyms, lookup, damaged: { get: formsOf } };
  let plan = planQuery(query, context);
  for (let look = 0; look < MOST_LOOKS && (await terms.learn()); look++)
    plan = planQuery(query, context);
  return plan;
}

interface Term {
  id: number;
  isPair: boolean;
  weight: number;
  frequency: number;
}

/** The weightiest terms, as many as may be read. */
function choose(plan: QueryPlan, view: SegmentView, terms: QueryTerms): Term[] {
  const all: Term[] = [];
  let sum = 0;
  const add = (id: number, isPair: boolean, weight: number): void => {
    const frequency = (isPair ? terms.pairFrequencies[id] : view.frequencies[id]) ?? 0;
    if (frequency > 0) all.push({ id, isPair, weight, frequency });
  };
  for (const word of plan.words) {
    const weight = word.count * word.idf;
    sum += weight;
    add(word.id, false, weight);
    for (const form of word.damaged) add(form.id, false, weight * form.share * DAMAGED_WEIGHT);
  }
  for (const pair of plan.pairs) {
    const weight = pair.count * pair.idf * PAIR_WEIGHT;
    sum += weight;
    for (const id of pair.ids) add(id, true, weight);
  }
  const chosen: Term[] = [];
  let postings = 0;
  for (const term of all.sort((a, b) => b.weight - a.weight)) {
    if (term.weight < LEAST_SHARE * sum) break;
    if (chosen.length > 0 && postings + term.frequency > MOST_POSTINGS) continue;
    chosen.push(term);
    postings += term.frequency;
  }
  return chosen;
}

function bestPlaces(
  view: SegmentView,
  chosen: readonly Term[],
  lists: TermLists,
  limits: { most: number; allowed: Allowed },
): PassagePlace[] {
  const scores = new Float32Array(view.memberOf.length);
  for (const { id, isPair, weight } of chosen)
    for (const one of isPair ? lists.pair(id) : lists.word(id)) addList(one, weight, scores);
  const { allowed } = limits;
  const isIn = Uint8Array.from(view.members, ({ documentId }) =>
    allowed === null || allowed.has(documentId) ? 1 : 0,
  );
  return topOf(scores, view.memberOf, isIn, limits.most).flatMap((place): PassagePlace[] => {
    const member = view.members[i32(view.memberOf, place)];
    if (member === undefined) return [];
    const { documentId, version, first } = member;
    return [{ documentId, version, ordinal: place - first }];
  });
}

function addList({ offset, list }: TermList, weight: number, scores: Float32Array): void {
  readList(list, (place, impact) => {
    scores[offset + place] = f32(scores, offset + place) + weight * impact;
  });
}

/** Places of the best scores above 0; a heap of the best so far, the least of them on top. */
function topOf(
  scores: Float32Array,
  memberOf: Int32Array,
  isIn: Uint8Array,
  most: number,
): number[] {
  const heap: number[] = [];
  const at = (index: number): number => f32(scores, heap[index] ?? 0);
  const swap = (a: number, b: number): void => {
    const kept = heap[a] ?? 0;
    heap[a] = heap[b] ?? 0;
    heap[b] = kept;
  };
  const sink = (): void => {
    for (let index = 0; ; ) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2])
        if (child < heap.length && at(child) < at(least)) least = child;
      if (least === index) return;
      swap(index, least);
      index = least;
    }
  };
  const rise = (): void => {
    for (let index = heap.length - 1; index > 0; ) {
      const above = (index - 1) >> 1;
      if (at(above) <= at(index)) return;
      swap(above, index);
      index = above;
    }
  };
  for (let place = 0; place < scores.length; place++) {
    const score = f32(scores, place);
    if (score <= 0 || (heap.length === most && score <= at(0))) continue;
    const member = i32(memberOf, place);
    if (member < 0 || isIn[member] !== 1) continue;
    if (heap.length < most) {
      heap.push(place);
      rise();
    } else {
      heap[0] = place;
      sink();
    }
  }
  return heap;
}
