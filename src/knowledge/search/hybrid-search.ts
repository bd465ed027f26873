/**
 * The search over passages: documents named by their symbol first, then by words (./lexical-index.ts), with vectors
 * only where words are weak; replaced documents below their successors. Filters by unit, kind, year and ids.
 */
import type { DocumentKind, StoredDocument, StoredPassage } from "../../storage/documents.ts";
import {
  type LexicalDocument,
  type LexicalIndex,
  loadLexicalIndex,
  makeLexicalIndex,
} from "./lexical-index.ts";
import { makeSymbolLookup, type SymbolLookup } from "./symbol-lookup.ts";
import type { Synonyms } from "./synonyms.ts";
import { type PassageVectors, syncPassageVectors, type VectorLeg } from "./vector-leg.ts";

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
}

export interface Search {
  /** Replaces what is searched. `loaded` tells whether `saved` could be used. Vectors of new passages are added. */
  build(
    passages: readonly StoredPassage[],
    documents: readonly DocumentFacts[],
    options?: BuildOptions,
  ): Promise<{ loaded: boolean }>;
  search(query: string, k: number, filter?: SearchFilter, signal?: AbortSignal): Promise<SearchHit[]>;
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
}

/**
 * The second pass gives a sum of weighted features; this curve turns it into how often such a first hit was right
 * on the dev queries.
 */
const CURVE = { middle: 24, width: 3 } as const;

/** Below this, words are weak and vectors are asked. Above it vectors never brought a right passage to the top. */
const WEAK_SCORE = 0.5;
const WEAK_COVER = 0.6;

/** Score of a hit that only vectors found, at cosine 1. */
const VECTOR_WEIGHT = 0.6;

/** A passage of a document that no longer holds keeps this share of its score. */
const DEAD_SHARE = 0.5;

export function makeSearch(deps: SearchDeps): Search {
  let corpus: Corpus | null = null;
  return {
    async build(passages, documents, options = {}) {
      const key = options.key ?? "";
      const facts = new Map(documents.map((document) => [document.id, document]));
      const known = passages.filter((passage) => facts.has(passage.documentId));
      const saved =
        options.saved === undefined
          ? null
          : loadLexicalIndex(options.saved, key, { synonyms: deps.synonyms });
      const usable = saved !== null && saved.size === known.length ? saved : null;
      const lexical =
        usable ??
        makeLexicalIndex(
          known.map((passage) => lexicalDocument(passage, facts.get(passage.documentId))),
          { synonyms: deps.synonyms },
        );
      corpus = {
        key,
        passages: known,
        documents: facts,
        lexical,
        symbols: makeSymbolLookup(documents),
        vectors: deps.vectors
          ? await syncPassageVectors(deps.vectors, known, options.signal)
          : null,
      };
      return { loaded: usable !== null };
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
  for (const hit of namedHits(corpus, named.rest, inNamed, request.k)) candidates.set(hit.place, hit);
  const byWords = corpus.lexical.search(query, request.k * 2, accept);
  for (const hit of byWords) {
    const known = candidates.get(hit.index);
    if (known) known.legs.push("words");
    else {
      const { cover, index: place } = hit;
      candidates.set(place, { place, score: likelihood(hit.score), cover, legs: ["words"] });
    }
  }
  if (isWeak([...candidates.values()]) && corpus.vectors !== null) {
    for (const near of await corpus.vectors.near(query, request.k * 2, accept, request.signal)) {
      addNear(candidates, near.place, near.similarity);
    }
  }
  return rank(corpus, [...candidates.values()], request, named.documentIds);
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
  return places.map((place, at) => ({ place, cover: 1, score: 1 + 1 / (at + 2), legs: ["symbol"] }));
}

function acceptor(corpus: Corpus, filter: SearchFilter): (place: number) => boolean {
  const { unit, kinds, years, documentIds } = filter;
  const ids = documentIds === undefined ? null : new Set(documentIds);
  const allowed = new Set<string>();
  for (const document of corpus.documents.values()) {
    if (unit !== undefined && document.unit !== "" && document.unit !== unit) continue;
    if (kinds !== undefined && !kinds.includes(document.kind)) continue;
    if (years !== undefined && (document.year === null || !years.includes(document.year))) continue;
    if (ids !== null && !ids.has(document.id)) continue;
    allowed.add(document.id);
  }
  if (allowed.size === corpus.documents.size) return () => true;
  return (place) => allowed.has(corpus.passages[place]?.documentId ?? "");
}

function likelihood(score: number): number {
  return 1 / (1 + Math.exp((CURVE.middle - score) / CURVE.width));
}

function isWeak(candidates: readonly Candidate[]): boolean {
  let best: Candidate | undefined;
  for (const one of candidates) if (best === undefined || one.score > best.score) best = one;
  return best === undefined || (best.score < WEAK_SCORE && best.cover < WEAK_COVER);
}

function addNear(candidates: Map<number, Candidate>, place: number, similarity: number): void {
  const gain = Math.max(0, similarity) * VECTOR_WEIGHT;
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
  const isDead = request.filter.isDead;
  const dead = new Map<string, boolean>();
  const hits = candidates.flatMap((candidate): SearchHit[] => {
    const passage = corpus.passages[candidate.place];
    const document = passage && corpus.documents.get(passage.documentId);
    if (passage === undefined || document === undefined) return [];
    let gone = dead.get(document.id);
    if (gone === undefined) {
      // A question that names a replaced document is about that document.
      gone = isDead !== undefined && !named.has(document.id) && isDead(document.id);
      dead.set(document.id, gone);
    }
    const score = candidate.score * (gone ? DEAD_SHARE : 1);
    return [{ passage, document, score, cover: candidate.cover, legs: candidate.legs }];
  });
  // Equal scores in the order of the store: the same question gives the same answer.
  hits.sort((a, b) => b.score - a.score || a.passage.id.localeCompare(b.passage.id));
  return hits.slice(0, request.k).map((hit) => ({ ...hit, score: Math.min(1, hit.score) }));
}
