/**
 * The terms of one question, fetched from the segments as they are asked for: first how often a pair of words occurs,
 * which the plan needs, then the postings that candidates are chosen by.
 */
import type { SearchSegments, WantedBlock } from "../../../storage/search-segments.ts";
import { makePairTable, type PairTable } from "../pair-table.ts";
import type { Postings } from "../postings.ts";
import type { PlanData } from "../query-plan.ts";
import { findTerm, type FoundTerm } from "./segment-codec.ts";
import type { SegmentView } from "./segment-view.ts";
import { bucketKey, listKey, pairKey, type TermKey, wordKey } from "./term-key.ts";

/** A list of one term in one segment. */
export interface TermList {
  offset: number;
  list: Uint8Array;
}

interface Part {
  segmentId: string;
  offset: number;
  found: FoundTerm;
}

export interface QueryTerms {
  /** To plan against; a pair that was asked for and is not known yet counts as not there. */
  data: PlanData;
  pairs: PairTable;
  pairFrequencies: Uint32Array;
  /** Fetches the pairs that were asked for; false when all were known. */
  learn(): Promise<boolean>;
  /** Lists of words (by folded id) and pairs (by id in `pairs`). */
  lists(words: readonly number[], pairs: readonly number[]): Promise<TermLists>;
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

export function makeQueryTerms(store: SearchSegments, view: SegmentView): QueryTerms {
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
      const found = await fetchTerms(store, view, keys);
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
    async lists(words, pairIds) {
      const wordTerms = await fetchTerms(store, view, words.map(keyOf));
      const chosen = [...wordTerms, ...pairIds.flatMap((id) => pairTerms[id] ?? [])];
      const long = await fetchLong(store, chosen);
      const byWord = new Map(words.map((id, at) => [id, listsOf(wordTerms[at], long)]));
      return {
        word: (id) => byWord.get(id) ?? [],
        pair: (id) => listsOf(pairTerms[id], long),
      };
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

const nameOf = (segmentId: string, key: string): string => `${segmentId} ${key}`;

/** Lists that have rows of their own, by segment and key. */
async function fetchLong(
  store: SearchSegments,
  terms: readonly FetchedTerm[],
): Promise<Map<string, Uint8Array>> {
  const wanted = terms.flatMap(({ key, parts }) =>
    parts
      .filter((part) => part.found.list === null)
      .map(({ segmentId }) => ({ segmentId, key: listKey(key) })),
  );
  return byName(await store.blocks(wanted));
}

const byName = (blocks: readonly (WantedBlock & { data: Uint8Array })[]) =>
  new Map(blocks.map(({ segmentId, key, data }) => [nameOf(segmentId, key), data]));

function listsOf(term: FetchedTerm | undefined, long: ReadonlyMap<string, Uint8Array>): TermList[] {
  if (term === undefined) return [];
  return term.parts.flatMap(({ segmentId, offset, found }) => {
    const list = found.list ?? long.get(nameOf(segmentId, listKey(term.key)));
    return list === undefined ? [] : [{ offset, list }];
  });
}

/** Entries of each term in all segments that hold it. */
async function fetchTerms(
  store: SearchSegments,
  { segments }: SegmentView,
  terms: readonly TermKey[],
): Promise<FetchedTerm[]> {
  const wanted = new Map<string, WantedBlock>();
  for (const { id: segmentId, buckets } of segments) {
    for (const term of terms) {
      const key = bucketKey(term, buckets);
      wanted.set(nameOf(segmentId, key), { segmentId, key });
    }
  }
  const blocks = byName(await store.blocks([...wanted.values()]));
  return terms.map((key) => ({
    key,
    parts: segments.flatMap(({ id: segmentId, buckets, offset }): Part[] => {
      const block = blocks.get(nameOf(segmentId, bucketKey(key, buckets)));
      const found = block === undefined ? null : findTerm(block, key);
      return found === null ? [] : [{ segmentId, offset, found }];
    }),
  }));
}
