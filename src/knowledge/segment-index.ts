/**
 * The search over an inverted index in the database, for installs of several processes: of it this process keeps the words
 * of a unit with their rarity, and what it read last. The same answers as ./passage-index.ts, which holds all in memory.
 */
import type { Documents, StoredDocument } from "../storage/documents.ts";
import type { SearchSegments } from "../storage/search-segments.ts";
import { type Found, idsOf, type PassageIndex, toFound, toRanked } from "./passage-index.ts";
import type { EndsOn } from "./register-ends.ts";
import { combineLegs, type Legs } from "./search/combine-legs.ts";
import { makeCachedBlocks } from "./search/segments/cached-blocks.ts";
import { searchSegments } from "./search/segments/search-segments.ts";
import { openView, type SegmentView } from "./search/segments/segment-view.ts";
import { fillVectors, nearStored, type StoredVectors } from "./search/segments/stored-vectors.ts";
import { syncSegments } from "./search/segments/sync-segments.ts";
import { makeSymbolLookup } from "./search/symbol-lookup.ts";
import type { Synonyms } from "./search/synonyms.ts";

/** As for the index in memory: beyond this many passages words and symbols search alone. */
const MOST_VECTORS = 200_000;
/** Bytes of the index kept in this process, all units together. */
const CACHED_BYTES = 256 * 1024 * 1024;
/** Units whose words stay in this process; the least recently asked goes first. */
const MOST_VIEWS = 200;

export interface SegmentIndexDeps {
  documents: Documents;
  segments: SearchSegments;
  synonyms: Synonyms;
  endsOn: EndsOn;
  /** Absent: words and symbols only. Rejects when the embedder cannot be reached; then it is asked again later. */
  vectors?: () => Promise<StoredVectors>;
  /** Told when vectors fail; the search goes on without them. */
  onVectorFailure?: (error: unknown) => void;
}

interface Seen {
  generation: number;
  view: SegmentView;
  documents: Map<string, StoredDocument>;
  legs: Legs;
  /** Settles, never rejects, when the vectors of what it sees are there. */
  vectorsReady: Promise<void>;
}

export function makeSegmentIndex({ segments: stored, ...rest }: SegmentIndexDeps): PassageIndex {
  const deps = { ...rest, segments: { ...stored, ...makeCachedBlocks(stored, CACHED_BYTES) } };
  const seen = new Map<string, Seen>();
  const opening = new Map<string, Promise<Seen>>();
  const filling = makeFilling(deps);

  async function current(unit: string): Promise<Seen> {
    const generation = await deps.documents.generation();
    const known = seen.get(unit);
    if (known?.generation === generation) {
      seen.delete(unit);
      seen.set(unit, known);
      return known;
    }
    const name = `${generation} ${unit}`;
    const begun = opening.get(name) ?? open(unit, generation).finally(() => opening.delete(name));
    opening.set(name, begun);
    return begun;
  }

  async function open(unit: string, generation: number): Promise<Seen> {
    for (const one of new Set(["", unit])) await syncSegments(deps, one);
    const heads = await deps.segments.heads([...new Set(["", unit])]);
    const view = await openView(deps.segments, heads, seen.get(unit)?.view ?? null);
    const list = await deps.documents.list(unit);
    const documents = new Map(list.map((document) => [document.id, document]));
    const vectors = await openVectors(deps);
    const made = {
      ...{ generation, view, documents, legs: legsOf(deps, { unit, view, documents, vectors }) },
      vectorsReady: filling.fill(vectors, unit, view.count),
    };
    seen.delete(unit);
    seen.set(unit, made);
    const [oldest] = seen.keys();
    if (seen.size > MOST_VIEWS && oldest !== undefined) seen.delete(oldest);
    return made;
  }

  const find: PassageIndex["find"] = async (query, k, unit, filter) => {
    const { legs, documents } = await current(unit);
    const ids = idsOf(documents, filter);
    if (ids?.length === 0) return [];
    const ends = deps.endsOn(filter.asOf);
    const only = ids === null ? {} : { documentIds: ids };
    const hits = await combineLegs(legs, query, { k, filter: { ends, ...only } });
    return hits.flatMap((hit): Found[] => {
      const document = documents.get(hit.passage.documentId);
      return document === undefined ? [] : [toFound(hit.passage, document, hit.score)];
    });
  };

  return {
    find,
    search: async (query, k, unit) => (await find(query, k, unit, {})).map(toRanked),
    async sync(unit) {
      const { vectorsReady } = await current(unit);
      await vectorsReady;
    },
    async close() {
      await Promise.allSettled(opening.values());
      await filling.stop();
    },
  };
}

async function openVectors({
  vectors,
  onVectorFailure,
}: SegmentIndexDeps): Promise<StoredVectors | null> {
  try {
    return (await vectors?.()) ?? null;
  } catch (error) {
    onVectorFailure?.(error);
    return null;
  }
}

/** One filling after the other: units share the system's documents. */
function makeFilling({ segments, onVectorFailure }: SegmentIndexDeps) {
  const stop = new AbortController();
  let filling: Promise<void> = Promise.resolve();
  return {
    fill(vectors: StoredVectors | null, unit: string, count: number): Promise<void> {
      if (vectors === null || count > MOST_VECTORS) return Promise.resolve();
      filling = filling
        .then(() => fillVectors({ vectors, segments }, ["", unit], stop.signal))
        .catch((error: unknown) => {
          if (!stop.signal.aborted) onVectorFailure?.(error);
        });
      return filling;
    },
    async stop() {
      stop.abort();
      await filling;
    },
  };
}

function legsOf(
  deps: SegmentIndexDeps,
  {
    unit,
    view,
    documents,
    vectors,
  }: {
    unit: string;
    view: SegmentView;
    documents: ReadonlyMap<string, StoredDocument>;
    vectors: StoredVectors | null;
  },
): Legs {
  const symbols = makeSymbolLookup(documents.values());
  return {
    documents,
    named: symbols.find,
    words: (query, k, allowed) => searchSegments(deps, view, documents, { query, k, allowed }),
    async firstOf(ids, k) {
      const first = [];
      for (const id of [...ids].sort()) {
        if (first.length >= k) break;
        first.push(...(await deps.documents.passagesOf(id)));
      }
      return first.slice(0, k);
    },
    vectors: vectors === null ? null : vectorLeg(deps, vectors, unit),
  };
}

function vectorLeg(
  { segments, onVectorFailure }: SegmentIndexDeps,
  vectors: StoredVectors,
  unit: string,
): Legs["vectors"] {
  return {
    trust: vectors.trust,
    near: (query, k, allowed, signal) =>
      nearStored({ vectors, segments }, { query, k, unit, allowed, signal }).catch(
        (error: unknown) => {
          signal?.throwIfAborted();
          onVectorFailure?.(error);
          return [];
        },
      ),
  };
}
