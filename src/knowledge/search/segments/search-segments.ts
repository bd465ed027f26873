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
import { i32 } from "../typed.ts";
import { damagedFormsOf, type WordLookup } from "../word-repair.ts";
import { makeQueryTerms, type QueryTerms } from "./query-terms.ts";
import type { SegmentView, ViewSegment } from "./segment-view.ts";
import { topPlaces, type WeightedList } from "./top-places.ts";

/** Candidates whose exact score is reckoned; the second pass orders the best hundred of them. */
const CANDIDATES = 200;
/**
 * In large collections a term that this share of the passages holds does not choose: it says little and has the longest
 * list. Checked at a million passages: the first ten stay the same (bench/README.md).
 */
const COMMON_SHARE = 0.25;
const COMMON_FROM = 20_000;
/** As in ../first-pass.ts. */
const LEAST_SHARE = 0.005;
/** Looks for pairs until a plan asks for no new ones: one, or two when a slip was repaired. */
const MOST_LOOKS = 5;

export interface SegmentSearchDeps {
  /** Blocks may come from a cache. */
  segments: Pick<SearchSegments, "blocks" | "passages">;
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
  const places = await candidates(terms, view, plan, { most: Math.max(CANDIDATES, k), allowed });
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

/** Terms that say something, for the first choice. */
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
  const telling = all.filter((term) => term.weight >= LEAST_SHARE * sum);
  const rare = telling.filter((term) => term.frequency < COMMON_SHARE * view.count);
  const isEnough = view.count >= COMMON_FROM && weightOf(rare) >= weightOf(telling) / 2;
  return isEnough ? rare : telling;
}

const weightOf = (terms: readonly Term[]): number =>
  terms.reduce((sum, term) => sum + term.weight, 0);

async function candidates(
  terms: QueryTerms,
  view: SegmentView,
  plan: QueryPlan,
  { most, allowed }: { most: number; allowed: Allowed },
): Promise<PassagePlace[]> {
  const { segments, accept } = scopeOf(view, allowed);
  const chosen = choose(plan, view, terms);
  const idsOf = (isPair: boolean) =>
    chosen.filter((term) => term.isPair === isPair).map((term) => term.id);
  const lists = await terms.lists({ words: idsOf(false), pairs: idsOf(true) }, segments);
  const bySegment = new Map<string, WeightedList[]>(segments.map(({ id }) => [id, []]));
  for (const { id, isPair, weight } of chosen)
    for (const { segmentId, ...list } of isPair ? lists.pair(id) : lists.word(id))
      bySegment.get(segmentId)?.push({ ...list, weight });
  return topPlaces(
    segments.map(({ id, offset, passages }) => {
      return { offset, passages, lists: bySegment.get(id) ?? [] };
    }),
    { most, accept },
  ).flatMap((place) => placeOf(view, place));
}

/** Where the documents that may answer stand, and whether a place is one of theirs. */
function scopeOf(
  view: SegmentView,
  allowed: Allowed,
): { segments: readonly ViewSegment[]; accept: (place: number) => boolean } {
  const { segments, members, memberOf } = view;
  if (allowed === null) return { segments, accept: (place) => i32(memberOf, place) >= 0 };
  const isIn = Uint8Array.from(members, ({ documentId }) => (allowed.has(documentId) ? 1 : 0));
  const holding = new Set(
    members.filter((_, at) => isIn[at] === 1).map((member) => member.segmentId),
  );
  return {
    segments: segments.filter((segment) => holding.has(segment.id)),
    accept: (place) => {
      const member = i32(memberOf, place);
      return member >= 0 && isIn[member] === 1;
    },
  };
}

function placeOf(view: SegmentView, place: number): PassagePlace[] {
  const member = view.members[i32(view.memberOf, place)];
  if (member === undefined) return [];
  const { documentId, version, first } = member;
  return [{ documentId, version, ordinal: place - first }];
}
