/**
 * The search over passages: documents named by their symbol first, then by words (./lexical-index.ts), with vectors
 * only where words are weak; replaced documents below their successors. Filters by unit, kind, year and ids.
 */
import type { DocumentKind, StoredDocument, StoredPassage } from "../../storage/documents.ts";
import {
  type LexicalDocument,
  type LexicalHit,
  type LexicalIndex,
  loadLexicalIndex,
  makeLexicalIndex,
} from "./lexical-index.ts";
import { makeSymbolLookup, type SymbolLookup } from "./symbol-lookup.ts";
import type { Synonyms } from "./synonyms.ts";
import {
  type NearPassage,
  type PassageVectors,
  syncPassageVectors,
  type VectorLeg,
  type VectorTrust,
} from "./vector-leg.ts";

/** Facts of a document that the search reads. */
export type DocumentFacts = Pick<
  StoredDocument,
  "id" | "unit" | "kind" | "title" | "symbol" | "year"
>;

export interface SearchFilter {
  /** Sees documents of this unit and those of the system (unit ""). Absent: all. */
  unit?: string;
  kinds?: readonly DocumentKind[];
  years?: readonly number[];
  documentIds?: readonly string[];
  /** Documents that no longer hold on the date of the question: they come below the living. */
  isDead?: (documentId: string) => boolean;
  /** Documents that took the place of one: their passages come before its own. */
  successorsOf?: (documentId: string) => readonly string[];
}

/** How a passage was found. */
export type SearchLeg = "symbol" | "words" | "vectors";

export interface SearchHit {
  passage: StoredPassage;
  document: DocumentFacts;
  /** 0–1: how likely the passage answers, by the fitted curve; falls along the list. */
  score: number;
  /** Share (0–1) of the question's words, by rarity, that the passage holds; 0 for a hit by vectors alone. */
  cover: number;
  legs: SearchLeg[];
}

export interface SearchDeps {
  synonyms: Synonyms;
  /** Absent: words and symbols only. */
  vectors?: VectorLeg;
}

export interface BuildOptions {
  /** Names what the passages are (the generation of the store): a saved index with another key is not used. */
  key?: string;
  /** A buffer of an earlier `save`. */
  saved?: Uint8Array;
  /** Stops the embedding of new passages. */
  signal?: AbortSignal;
  /** Told when vectors fail: words and symbols go on alone. Absent: nobody is told. */
  onVectorFailure?: (error: unknown) => void;
}

export interface Search {
  /**
   * Replaces what is searched. `loaded` tells whether `saved` could be used. Vectors of a few new passages are added
   * before it resolves, those of many behind it: `vectorsReady` settles when all are there.
   */
  build(
    passages: readonly StoredPassage[],
    documents: readonly DocumentFacts[],
    options?: BuildOptions,
  ): Promise<{ loaded: boolean; vectorsReady: Promise<void> }>;
  search(
    query: string,
    k: number,
    filter?: SearchFilter,
    signal?: AbortSignal,
  ): Promise<SearchHit[]>;
  /** The lexical index as a buffer for the next start; null before `build`. */
  save(): Uint8Array | null;
  readonly size: number;
}

interface Corpus {
  key: string;
  passages: readonly StoredPassage[];
  documents: Map<string, DocumentFacts>;
  lexical: LexicalIndex;
  symbols: SymbolLookup;
  vectors: PassageVectors | null;
  trust: VectorTrust | null;
  onVectorFailure: (error: unknown) => void;
}

/**
 * The second pass gives a sum of weighted features; this curve turns it into how often such a first hit was right on
 * the dev queries, clean and mistyped.
 */
const CURVE = { middle: 12.7, width: 3 } as const;

/**
 * Words are weak when the best passage holds less than this share of what the question says: then vectors are asked.
 * 2 of 573 clean dev queries are that weak, against most of those with lost spaces (bench/noise-bench.mjs).
 */
const WEAK_COVER = 0.3;

/** New passages that the first question waits for: about two seconds of char vectors (bench/README.md). */
const MOST_BEFORE = 4_000;

/** A passage of a document that no longer holds keeps this share of its score. */
const DEAD_SHARE = 0.5;

export function makeSearch(deps: SearchDeps): Search {
  let corpus: Corpus | null = null;
  return {
    async build(passages, documents, options = {}) {
      const key = options.key ?? "";
      const facts = new Map(documents.map((document) => [document.id, document]));
      const known = passages.filter((passage) => facts.has(passage.documentId));
      const { lexical, loaded } = lexicalOf(known, facts, deps.synonyms, options);
      corpus = {
        key,
        passages: known,
        documents: facts,
        lexical,
        symbols: makeSymbolLookup(documents),
        trust: deps.vectors?.trust ?? null,
        vectors: deps.vectors ? syncPassageVectors(deps.vectors, known, options.signal) : null,
        onVectorFailure: options.onVectorFailure ?? (() => undefined),
      };
      const { vectors, onVectorFailure } = corpus;
      const vectorsReady = vectors?.ready.catch(onVectorFailure) ?? Promise.resolve();
      if (vectors !== null && vectors.missing <= MOST_BEFORE) await vectorsReady;
      return { loaded, vectorsReady };
    },
    async search(query, k, filter = {}, signal) {
      return corpus === null ? [] : searchCorpus(corpus, query, { k, filter, signal });
    },
    save: () => (corpus === null ? null : corpus.lexical.serialise(corpus.key)),
    get size() {
      return corpus?.passages.length ?? 0;
    },
  };
}

/** The saved lexical index when it fits, else a new one. */
function lexicalOf(
  passages: readonly StoredPassage[],
  facts: ReadonlyMap<string, DocumentFacts>,
  synonyms: Synonyms,
  { key = "", saved }: BuildOptions,
): { lexical: LexicalIndex; loaded: boolean } {
  const known = saved === undefined ? null : loadLexicalIndex(saved, key, { synonyms });
  if (known?.size === passages.length) return { lexical: known, loaded: true };
  const documents = passages.map((one) => lexicalDocument(one, facts.get(one.documentId)));
  return { lexical: makeLexicalIndex(documents, { synonyms }), loaded: false };
}

/** Headings and place are the title; the document's own title stands beside them as the group's. */
function lexicalDocument(
  passage: StoredPassage,
  document: DocumentFacts | undefined,
): LexicalDocument {
  return {
    id: passage.id,
    group: passage.documentId,
    groupTitle: document?.title ?? "",
    title: [...passage.headingPath.slice(-2), passage.locator ?? ""].join(". "),
    text: passage.text,
    article: Number(/Điều\s+(\d{1,3})/u.exec(passage.locator ?? "")?.[1] ?? 0) || null,
    year: document?.year ?? null,
  };
}

interface Candidate {
  place: number;
  score: number;
  cover: number;
  legs: SearchLeg[];
}

interface Request {
  k: number;
  filter: SearchFilter;
  signal: AbortSignal | undefined;
}

async function searchCorpus(corpus: Corpus, query: string, request: Request): Promise<SearchHit[]> {
  const accept = acceptor(corpus, request.filter);
  const named = corpus.symbols.find(query);
  const inNamed = (place: number): boolean =>
    accept(place) && named.documentIds.has(corpus.passages[place]?.documentId ?? "");
  const candidates = new Map<number, Candidate>();
  if (named.documentIds.size > 0) {
    for (const hit of namedHits(corpus, named.rest, inNamed, request.k)) {
      candidates.set(hit.place, hit);
    }
  }
  const byWords = corpus.lexical.search(query, request.k * 2, accept);
  const topCover = byWords[0]?.cover ?? 0;
  const isWeak = candidates.size === 0 && topCover < WEAK_COVER;
  // Where words are weak the first hit is right less often than the curve says.
  addByWords(candidates, byWords, isWeak ? topCover / WEAK_COVER : 1);
  const { vectors, trust } = corpus;
  if (vectors !== null && trust !== null && (isWeak || trust.when === "always")) {
    const found = await vectors
      .near(query, request.k * 2, accept, request.signal)
      .catch((error: unknown) => {
        request.signal?.throwIfAborted();
        corpus.onVectorFailure(error);
        return [];
      });
    for (const near of found) addNear(candidates, near, trust);
  }
  return rank(corpus, [...candidates.values()], request, named.documentIds);
}

function addByWords(
  candidates: Map<number, Candidate>,
  hits: readonly LexicalHit[],
  share: number,
): void {
  for (const { index: place, cover, score } of hits) {
    const known = candidates.get(place);
    if (known) known.legs.push("words");
    else candidates.set(place, { place, score: share * likelihood(score), cover, legs: ["words"] });
  }
}

/** Passages of the documents that the question names: by what else it says, or in their own order. */
function namedHits(
  corpus: Corpus,
  rest: string,
  inNamed: (place: number) => boolean,
  k: number,
): Candidate[] {
  const ranked = corpus.lexical.search(rest, k, inNamed).map((hit) => ({
    place: hit.index,
    cover: hit.cover,
    // Above everything that ranking alone can give, in the order of ranking.
    score: 1 + likelihood(hit.score),
    legs: ["symbol"] as SearchLeg[],
  }));
  if (ranked.length > 0) return ranked;
  const places = [...corpus.passages.keys()].filter(inNamed).slice(0, k);
  return places.map((place, at) => ({
    place,
    cover: 1,
    score: 1 + 1 / (at + 2),
    legs: ["symbol"],
  }));
}

function acceptor(corpus: Corpus, filter: SearchFilter): (place: number) => boolean {
  const wanted = filter.documentIds === undefined ? null : new Set(filter.documentIds);
  const allowed = new Set<string>();
  for (const document of corpus.documents.values()) {
    if (wanted?.has(document.id) !== false && isAllowed(document, filter)) allowed.add(document.id);
  }
  if (allowed.size === corpus.documents.size) return () => true;
  return (place) => allowed.has(corpus.passages[place]?.documentId ?? "");
}

function isAllowed(document: DocumentFacts, filter: SearchFilter): boolean {
  const { unit, kinds, years } = filter;
  const isSeen = unit === undefined || document.unit === "" || document.unit === unit;
  const isOfYear = years === undefined || (document.year !== null && years.includes(document.year));
  return isSeen && isOfYear && (kinds === undefined || kinds.includes(document.kind));
}

function likelihood(score: number): number {
  return 1 / (1 + Math.exp((CURVE.middle - score) / CURVE.width));
}

function addNear(
  candidates: Map<number, Candidate>,
  { place, similarity }: NearPassage,
  trust: VectorTrust,
): void {
  const gain = trust.weight / (1 + Math.exp((trust.middle - similarity) / trust.width));
  const known = candidates.get(place);
  if (known === undefined) {
    candidates.set(place, { place, score: gain, cover: 0, legs: ["vectors"] });
    return;
  }
  known.score += gain;
  known.legs.push("vectors");
}

function rank(
  corpus: Corpus,
  candidates: readonly Candidate[],
  request: Request,
  named: ReadonlySet<string>,
): SearchHit[] {
  const hits = candidates.flatMap(({ place, score, cover, legs }): SearchHit[] => {
    const passage = corpus.passages[place];
    const document = passage && corpus.documents.get(passage.documentId);
    if (passage === undefined || document === undefined) return [];
    return [{ passage, document, score, cover, legs }];
  });
  lowerDead(hits, request.filter, named);
  // Equal scores in the order of the store: the same question gives the same answer.
  hits.sort((a, b) => b.score - a.score || compareIds(a.passage, b.passage));
  return hits.slice(0, request.k).map((hit) => ({ ...hit, score: Math.min(1, hit.score) }));
}

function compareIds(a: StoredPassage, b: StoredPassage): number {
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.ordinal - b.ordinal;
}

/** Lowers passages of documents that no longer hold, and puts them below those of their successors. */
function lowerDead(
  hits: SearchHit[],
  { isDead, successorsOf }: SearchFilter,
  named: ReadonlySet<string>,
): void {
  if (isDead === undefined) return;
  const best = new Map<string, number>();
  for (const { document, score } of hits) {
    best.set(document.id, Math.max(best.get(document.id) ?? 0, score));
  }
  const ceilings = new Map<string, number>();
  for (const id of best.keys()) {
    // A question that names a replaced document is about that document.
    if (named.has(id) || !isDead(id)) continue;
    const successors = (successorsOf?.(id) ?? []).flatMap((next) => best.get(next) ?? []);
    ceilings.set(id, successors.length === 0 ? Infinity : 0.99 * Math.max(...successors));
  }
  for (const hit of hits) {
    const ceiling = ceilings.get(hit.document.id);
    if (ceiling !== undefined) hit.score = Math.min(DEAD_SHARE * hit.score, ceiling);
  }
}
