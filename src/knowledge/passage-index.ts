/**
 * The search over what a unit sees, kept in step with the store: rebuilt when the store's generation has moved, loaded
 * from the cache when a start finds it unchanged.
 */
import type { DocumentKind, Documents, StoredDocument } from "../storage/documents.ts";
import { makeSearch, type Search } from "./search/hybrid-search.ts";
import type { Synonyms } from "./search/synonyms.ts";
import type { VectorLeg } from "./search/vector-leg.ts";

export interface FindFilter {
  kinds?: readonly DocumentKind[];
  year?: number;
  documentIds?: readonly string[];
  origins?: readonly StoredDocument["origin"][];
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

/** Beyond this many passages words and symbols search alone: building the graph would hold up the first question. */
const MOST_VECTORS = 20_000;

export interface PassageIndexDeps {
  documents: Documents;
  synonyms: Synonyms;
  isDead: (documentId: string) => boolean;
  /** Where the built index is kept between starts. */
  cache: { load(): Uint8Array | null; save(bytes: Uint8Array): void };
  /** Vectors of what a unit sees; absent: words and symbols only. */
  vectors?: (unit: string) => VectorLeg;
}

export interface PassageIndex {
  find(query: string, k: number, unit: string, filter: FindFilter): Promise<Found[]>;
  search(query: string, k: number, unit: string): Promise<RankedPassage[]>;
  /** Brings the index and what it keeps on disk in step with the store now, not at the next question. */
  sync(unit: string): Promise<void>;
}

interface Built {
  key: string;
  search: Search;
  documents: Map<string, StoredDocument>;
}

export function makePassageIndex(deps: PassageIndexDeps): PassageIndex {
  const byUnit = new Map<string, Built>();
  let building: Promise<Built> | null = null;

  async function current(unit: string): Promise<Built> {
    const key = `${unit}@${await deps.documents.generation()}`;
    const known = byUnit.get(unit);
    if (known?.key === key) return known;
    building ??= build(deps, unit, key).finally(() => (building = null));
    const built = await building;
    byUnit.set(unit, built);
    return built;
  }

  async function find(query: string, k: number, unit: string, filter: FindFilter) {
    const { search, documents } = await current(unit);
    const ids = idsOf(documents, filter);
    if (ids?.length === 0) return [];
    const hits = await search.search(query, k, {
      unit,
      isDead: deps.isDead,
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
      await current(unit);
    },
    async search(query, k, unit) {
      const found = await find(query, k, unit, {});
      return found.map(({ documentId, symbol, title, locator, score, text }, at) => ({
        rank: at + 1,
        documentId,
        symbol,
        title,
        locator,
        score,
        text,
      }));
    },
  };
}

async function build(deps: PassageIndexDeps, unit: string, key: string): Promise<Built> {
  const list = await deps.documents.list(unit);
  const passages = await deps.documents.passages(unit);
  const { synonyms, vectors } = deps;
  const leg = passages.length <= MOST_VECTORS ? vectors?.(unit) : undefined;
  const search = makeSearch({ synonyms, ...(leg ? { vectors: leg } : {}) });
  const saved = deps.cache.load();
  const { loaded } = await search.build(passages, list, {
    key,
    ...(saved === null ? {} : { saved }),
  });
  const bytes = loaded ? null : search.save();
  if (bytes) deps.cache.save(bytes);
  return { key, search, documents: new Map(list.map((document) => [document.id, document])) };
}

function idsOf(documents: Map<string, StoredDocument>, filter: FindFilter): string[] | null {
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

function toFound(
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
