/**
 * The search over what a unit sees, kept in step with the store: rebuilt when the store's generation has moved, loaded
 * from the cache when a start finds it unchanged.
 */
import type { IsoDate } from "../domain/regulation/register-entry.ts";
import type {
  DocumentKind,
  Documents,
  StoredDocument,
  StoredPassage,
} from "../storage/documents.ts";
import type { EndsOn } from "./register-ends.ts";
import { makeSearch, type Search } from "./search/hybrid-search.ts";
import type { Synonyms } from "./search/synonyms.ts";
import type { VectorLeg } from "./search/vector-leg.ts";

export interface FindFilter {
  kinds?: readonly DocumentKind[];
  year?: number;
  documentIds?: readonly string[];
  origins?: readonly StoredDocument["origin"][];
  /** The day for which is told what no longer holds; absent: today. */
  asOf?: IsoDate;
}

export interface Found {
  documentId: string;
  title: string;
  symbol: string | null;
  issuer: string | null;
  kind: DocumentKind;
  year: number | null;
  signed: string | null;
  origin: StoredDocument["origin"];
  text: string;
  locator: string | null;
  headingPath: string[];
  table: number | null;
  score: number;
}

export interface RankedPassage {
  rank: number;
  documentId: string;
  symbol: string | null;
  title: string;
  locator: string | null;
  score: number;
  text: string;
}

/** Beyond this many passages words and symbols search alone: so far memory and latency were measured (bench/README.md). */
const MOST_VECTORS = 200_000;

export interface PassageIndexDeps {
  documents: Documents;
  synonyms: Synonyms;
  endsOn: EndsOn;
  /** Where the built index is kept between starts. */
  cache: { load(): Uint8Array | null; save(bytes: Uint8Array): void };
  /**
   * Vectors of what a unit sees, always the same leg for a unit; absent: words and symbols only. Rejects when the
   * embedder cannot be reached.
   */
  vectors?: (unit: string, passages: readonly StoredPassage[]) => Promise<VectorLeg>;
  /** Told when vectors fail; the search goes on without them. */
  onVectorFailure?: (error: unknown) => void;
}

export interface PassageIndex {
  find(query: string, k: number, unit: string, filter: FindFilter): Promise<Found[]>;
  search(query: string, k: number, unit: string): Promise<RankedPassage[]>;
  /** Brings the index and what it keeps on disk in step with the store now, vectors and all. */
  sync(unit: string): Promise<void>;
  /** Stops what is still being embedded; what was embedded so far is kept. */
  close(): Promise<void>;
}

interface Built {
  key: string;
  search: Search;
  documents: Map<string, StoredDocument>;
  vectorsReady: Promise<void>;
  stop: AbortController;
}

export function makePassageIndex(deps: PassageIndexDeps): PassageIndex {
  const byUnit = new Map<string, Built>();
  let building: Promise<Built> | null = null;

  async function current(unit: string): Promise<Built> {
    const key = `${unit}@${await deps.documents.generation(unit)}`;
    const known = byUnit.get(unit);
    if (known?.key === key) return known;
    building = queued(building, () => rebuild(unit, key));
    return building;
  }

  /** One build at a time; a build of the same state is not done twice. */
  async function queued(before: Promise<Built> | null, run: () => Promise<Built>): Promise<Built> {
    await before?.catch(() => undefined);
    return run();
  }

  async function rebuild(unit: string, key: string): Promise<Built> {
    const known = byUnit.get(unit);
    if (known?.key === key) return known;
    // The vectors of the older state are not needed any more, and both would write to one store.
    known?.stop.abort();
    await known?.vectorsReady;
    const built = await build(deps, unit, key);
    byUnit.set(unit, built);
    return built;
  }

  async function find(query: string, k: number, unit: string, filter: FindFilter) {
    const { search, documents } = await current(unit);
    const ids = idsOf(documents, filter);
    if (ids?.length === 0) return [];
    const hits = await search.search(query, k, {
      unit,
      ends: deps.endsOn(filter.asOf),
      ...(ids === null ? {} : { documentIds: ids }),
    });
    return hits.flatMap((hit) => {
      const document = documents.get(hit.passage.documentId);
      return document ? [toFound(hit.passage, document, hit.score)] : [];
    });
  }

  return {
    find,
    async sync(unit) {
      await (
        await current(unit)
      ).vectorsReady;
    },
    async close() {
      for (const { stop } of byUnit.values()) stop.abort();
      await Promise.all([...byUnit.values()].map((built) => built.vectorsReady));
    },
    async search(query, k, unit) {
      return (await find(query, k, unit, {})).map(toRanked);
    },
  };
}

async function build(deps: PassageIndexDeps, unit: string, key: string): Promise<Built> {
  const list = await deps.documents.list(unit);
  const passages = await deps.documents.passages(unit);
  const { synonyms, onVectorFailure = () => undefined } = deps;
  const stop = new AbortController();
  const withVectors = deps.vectors !== undefined && passages.length <= MOST_VECTORS;
  const vectors = () => openLeg(deps, unit, passages);
  const search = makeSearch({ synonyms, ...(withVectors ? { vectors } : {}) });
  const saved = deps.cache.load();
  const { loaded, vectorsReady } = await search.build(passages, list, {
    key,
    signal: stop.signal,
    onVectorFailure: (error) => {
      if (!stop.signal.aborted) onVectorFailure(error);
    },
    ...(saved === null ? {} : { saved }),
  });
  const bytes = loaded ? null : search.save();
  if (bytes) deps.cache.save(bytes);
  const documents = new Map(list.map((document) => [document.id, document]));
  return { key, search, documents, vectorsReady, stop };
}

async function openLeg(
  { vectors, onVectorFailure }: PassageIndexDeps,
  unit: string,
  passages: readonly StoredPassage[],
): Promise<VectorLeg | null> {
  try {
    return (await vectors?.(unit, passages)) ?? null;
  } catch (error) {
    onVectorFailure?.(error);
    return null;
  }
}

export function idsOf(documents: Map<string, StoredDocument>, filter: FindFilter): string[] | null {
  if (!filter.kinds && !filter.origins && filter.year === undefined) {
    return filter.documentIds ? [...filter.documentIds] : null;
  }
  return [...documents.values()]
    .filter((document) => filter.kinds?.includes(document.kind) ?? true)
    .filter((document) => filter.origins?.includes(document.origin) ?? true)
    .filter((document) => filter.year === undefined || document.year === filter.year)
    .filter((document) => filter.documentIds?.includes(document.id) ?? true)
    .map((document) => document.id);
}

export function toRanked(found: Found, at: number): RankedPassage {
  const { documentId, symbol, title, locator, score, text } = found;
  return { rank: at + 1, documentId, symbol, title, locator, score, text };
}

export function toFound(
  passage: { text: string; locator: string | null; headingPath: string[]; table: number | null },
  document: StoredDocument,
  score: number,
): Found {
  const { id, title, symbol, issuer, kind, year, signed, origin } = document;
  const { text, locator, headingPath, table } = passage;
  return {
    documentId: id,
    title,
    symbol,
    issuer,
    kind,
    year,
    signed,
    origin,
    text,
    locator,
    headingPath,
    table,
    score,
  };
}
