/**
 * The terms of one question, fetched from the segments as they are asked for: first how often a pair of words occurs,
 * which the plan needs, then the postings that candidates are chosen by.
 */
import type { SearchSegments, WantedBlock } from "../../../storage/search-segments.ts";
import { makePairTable, type PairTable } from "../pair-table.ts";
import type { Postings } from "../postings.ts";
import type { PlanData } from "../query-plan.ts";
import { type BlockMap, makeBlockMap } from "./block-map.ts";
import { findTerm, type FoundTerm, type LongList, readLong } from "./segment-codec.ts";
import type { SegmentView, ViewSegment } from "./segment-view.ts";
import { FILTER_KEY, mayHold } from "./term-filter.ts";
import { bucketKey, listKey, pairKey, type TermKey, wordKey } from "./term-key.ts";

/** A list of one term in one segment. */
export interface TermList extends LongList {
  segmentId: string;
  /** Greatest weight of its postings, 1–255. */
  most: number;
}

interface Part {
  segmentId: string;
  found: FoundTerm;
}

export interface QueryTerms {
  /** To plan against; a pair that was asked for and is not known yet counts as not there. */
  data: PlanData;
  pairs: PairTable;
  pairFrequencies: Uint32Array;
  /** Fetches the pairs that were asked for; false when all were known. */
  learn(): Promise<boolean>;
  /** Lists of words (by folded id) and pairs (by id in `pairs`) in some of the segments. */
  lists(
    terms: { words: readonly number[]; pairs: readonly number[] },
    segments: readonly ViewSegment[],
  ): Promise<TermLists>;
}

export interface TermLists {
  word(id: number): readonly TermList[];
  pair(id: number): readonly TermList[];
}

const EMPTY: Omit<Postings, "frequencies"> = {
  offsets: new Uint32Array(),
  documents: new Uint32Array(),
  impacts: new Float32Array(),
};

type Blocks = Pick<SearchSegments, "blocks">;

export function makeQueryTerms(store: Blocks, view: SegmentView): QueryTerms {
  const pairs = makePairTable();
  const pairFrequencies = new Uint32Array(1 << 14);
  const keyOf = makeKeys(view);
  const pairTerms: FetchedTerm[] = [];
  /** Asked-for pairs; true once they were looked up. */
  const asked = new Map<string, { first: number; second: number; isKnown: boolean }>();
  const find = (first: number, second: number): number => {
    const name = `${first} ${second}`;
    if (!asked.has(name)) asked.set(name, { first, second, isKnown: false });
    return pairs.find(first, second);
  };
  const { count, vocabulary, frequencies } = view;
  return {
    data: {
      ...{ count, vocabulary },
      words: { ...EMPTY, frequencies },
      pairWords: { ...EMPTY, frequencies: pairFrequencies },
      pairs: { find },
    },
    pairs,
    pairFrequencies,
    async learn() {
      const fresh = [...asked.values()].filter((one) => !one.isKnown);
      if (fresh.length === 0) return false;
      const keys = fresh.map(({ first, second }) => pairKey(keyOf(first), keyOf(second)));
      const found = await fetchTerms(store, view.segments, keys);
      for (const [at, one] of fresh.entries()) {
        one.isKnown = true;
        const term = found[at];
        if (term === undefined || term.parts.length === 0) continue;
        const id = pairs.intern(one.first, one.second);
        pairTerms[id] = term;
        pairFrequencies[id] = term.parts.reduce((sum, part) => sum + part.found.frequency, 0);
      }
      return true;
    },
    async lists({ words, pairs: pairIds }, segments) {
      const wordTerms = await fetchTerms(store, segments, words.map(keyOf));
      const wanted = new Set(segments.map((segment) => segment.id));
      const chosenPairs = pairIds.flatMap((id) => {
        const term = pairTerms[id];
        if (term === undefined) return [];
        return [{ ...term, id, parts: term.parts.filter((part) => wanted.has(part.segmentId)) }];
      });
      const long = await fetchLong(store, [...wordTerms, ...chosenPairs]);
      const byWord = new Map(words.map((id, at) => [id, listsOf(wordTerms[at], long)]));
      const byPair = new Map(chosenPairs.map((term) => [term.id, listsOf(term, long)]));
      return { word: (id) => byWord.get(id) ?? [], pair: (id) => byPair.get(id) ?? [] };
    },
  };
}

interface FetchedTerm {
  key: TermKey;
  parts: readonly Part[];
}

function makeKeys({ vocabulary }: SegmentView): (word: number) => TermKey {
  const keys = new Map<number, TermKey>();
  return (word) => {
    const key = keys.get(word) ?? wordKey(vocabulary.foldedWord(word));
    keys.set(word, key);
    return key;
  };
}

/** Lists that have rows of their own. */
async function fetchLong(
  store: Blocks,
  terms: readonly FetchedTerm[],
): Promise<BlockMap<Uint8Array>> {
  return read(
    store,
    terms.flatMap(({ key, parts }) =>
      parts
        .filter((part) => part.found.list === null)
        .map(({ segmentId }) => ({ segmentId, key: listKey(key) })),
    ),
  );
}

async function read(store: Blocks, wanted: readonly WantedBlock[]): Promise<BlockMap<Uint8Array>> {
  const blocks = makeBlockMap<Uint8Array>();
  for (const { segmentId, key, data } of await store.blocks(wanted))
    blocks.set(segmentId, key, data);
  return blocks;
}

function listsOf(term: FetchedTerm | undefined, long: BlockMap<Uint8Array>): TermList[] {
  if (term === undefined) return [];
  return term.parts.flatMap(({ segmentId, found: { list, most } }): TermList[] => {
    if (list !== null) return [{ segmentId, most, isDense: false, list }];
    const data = long.get(segmentId, listKey(term.key));
    return data === undefined ? [] : [{ segmentId, most, ...readLong(data) }];
  });
}

/** Entries of each term in all segments that hold it. */
async function fetchTerms(
  store: Blocks,
  segments: readonly ViewSegment[],
  terms: readonly TermKey[],
): Promise<FetchedTerm[]> {
  const filters = await read(
    store,
    segments.map(({ id: segmentId }) => ({ segmentId, key: FILTER_KEY })),
  );
  const wanted: WantedBlock[] = [];
  const places: { segmentId: string; term: number; bucket: string }[] = [];
  for (const { id: segmentId, buckets } of segments) {
    const filter = filters.get(segmentId, FILTER_KEY);
    if (filter === undefined) continue;
    const seen = new Set<string>();
    for (const [term, key] of terms.entries()) {
      if (!mayHold(filter, key)) continue;
      const bucket = bucketKey(key, buckets);
      places.push({ segmentId, term, bucket });
      if (seen.has(bucket)) continue;
      seen.add(bucket);
      wanted.push({ segmentId, key: bucket });
    }
  }
  const blocks = await read(store, wanted);
  const fetched = terms.map((key) => ({ key, parts: [] as Part[] }));
  for (const { segmentId, term, bucket } of places) {
    const entry = fetched[term];
    const block = blocks.get(segmentId, bucket);
    const found = block === undefined || !entry ? null : findTerm(block, entry.key);
    if (found !== null) entry?.parts.push({ segmentId, found });
  }
  return fetched;
}
