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
/** Attempts of a question while other processes change the index. */
const MOST_ATTEMPTS = 3;
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
  /** Changes of what the unit sees that it knows. */
  generation: number;
  /** Of the segments, which another process may put together at any time. */
  revision: string;
  view: SegmentView;
  documents: Map<string, StoredDocument>;
  legs: Legs;
  /** Settles, never rejects, when the vectors of what it sees are there. */
  vectorsReady: Promise<void>;
}

export function makeSegmentIndex({ segments: stored, ...rest }: SegmentIndexDeps): PassageIndex {
  const deps = { ...rest, segments: { ...stored, ...makeCachedBlocks(stored, CACHED_BYTES) } };
  const filling = makeFilling(deps);
  const views = makeViews(deps, filling);

  const findIn = async (
    { legs, documents }: Seen,
    ...[query, k, filter]: [string, number, Parameters<PassageIndex["find"]>[3]]
  ): Promise<Found[]> => {
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

  const find: PassageIndex["find"] = async (query, k, unit, filter) => {
    for (let attempt = 1; ; attempt++) {
      const seen = await views.current(unit);
      const found = await findIn(seen, query, k, filter);
      // Segments that were put together meanwhile could not be read any more: what lay in them would be missing.
      if (attempt === MOST_ATTEMPTS || (await views.revision(unit)) === seen.revision) return found;
    }
  };

  return {
    find,
    search: async (query, k, unit) => (await find(query, k, unit, {})).map(toRanked),
    async sync(unit) {
      const { vectorsReady } = await views.current(unit);
      await vectorsReady;
    },
    async close() {
      await views.settled();
      await filling.stop();
    },
  };
}

/** What units see, the least recently asked forgotten first; opened anew when documents or segments changed. */
function makeViews(deps: SegmentIndexDeps, filling: ReturnType<typeof makeFilling>) {
  const seen = new Map<string, Seen>();
  const opening = new Map<string, Promise<Seen>>();
  const revision = (unit: string) => deps.segments.revision([...new Set(["", unit])]);

  function keep(unit: string, made: Seen): Seen {
    seen.delete(unit);
    seen.set(unit, made);
    const [oldest] = seen.keys();
    if (seen.size > MOST_VIEWS && oldest !== undefined) seen.delete(oldest);
    return made;
  }

  async function open(unit: string, generation: number): Promise<Seen> {
    for (const one of new Set(["", unit])) await syncSegments(deps, one);
    // Before the segments are read: what is put together after it shows at the next look.
    const opened = { generation, revision: await revision(unit) };
    const heads = await deps.segments.heads([...new Set(["", unit])]);
    const view = await openView(deps.segments, heads, seen.get(unit)?.view ?? null);
    const list = await deps.documents.list(unit);
    const documents = new Map(list.map((document) => [document.id, document]));
    const vectors = await openVectors(deps);
    return keep(unit, {
      ...{ ...opened, view, documents, legs: legsOf(deps, { unit, view, documents, vectors }) },
      vectorsReady: filling.fill(vectors, unit, view.count),
    });
  }

  return {
    revision,
    async current(unit: string): Promise<Seen> {
      const asked = [deps.documents.generation(unit), revision(unit)] as const;
      const [generation, now] = await Promise.all(asked);
      const known = seen.get(unit);
      if (known?.generation === generation && known.revision === now) return keep(unit, known);
      const name = JSON.stringify([generation, now, unit]);
      const begun = opening.get(name) ?? open(unit, generation).finally(() => opening.delete(name));
      opening.set(name, begun);
      return begun;
    },
    settled: () => Promise.allSettled(opening.values()),
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
