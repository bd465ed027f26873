/**
 * Puts the legs of the search together: documents named by their symbol first, then words, with vectors only where
 * words are weak; replaced documents below their successors. The same over an index in this process and one in SQL.
 */
import type { DocumentKind, StoredDocument, StoredPassage } from "../../storage/documents.ts";
import type { NamedDocuments } from "./symbol-lookup.ts";
import type { VectorTrust } from "./vector-leg.ts";

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
  /** What no longer holds on the day of the question comes below what stands in its place. */
  ends?: Ends;
}

export interface Ends {
  isDead(documentId: string): boolean;
  /** Documents that took the place of one, or changed it. */
  successorsOf(documentId: string): readonly string[];
  /** A statement whose time is over, in a document that may live on. */
  isSpent(documentId: string, ordinal: number): boolean;
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

/** A passage that no longer holds keeps this share of its score. */
const DEAD_SHARE = 0.5;
const BELOW = 0.99;

export interface WordHit {
  passage: StoredPassage;
  /** Of the second pass. */
  score: number;
  cover: number;
}

export interface NearHit {
  passage: StoredPassage;
  /** Cosine. */
  similarity: number;
}

/** Which documents may answer; null: all. */
export type Allowed = ReadonlySet<string> | null;

/** What the legs look in. */
export interface Legs {
  documents: ReadonlyMap<string, DocumentFacts>;
  named(query: string): NamedDocuments;
  words(query: string, k: number, allowed: Allowed): Promise<WordHit[]> | WordHit[];
  /** The first passages of some documents, in the order of the store. */
  firstOf(documentIds: ReadonlySet<string>, k: number): Promise<StoredPassage[]> | StoredPassage[];
  /** null: words and symbols only. */
  vectors: {
    trust: VectorTrust;
    /** Nothing when vectors cannot be asked now; rejects only when the signal says so. */
    near(query: string, k: number, allowed: Allowed, signal?: AbortSignal): Promise<NearHit[]>;
  } | null;
}

export interface LegRequest {
  k: number;
  filter: SearchFilter;
  signal?: AbortSignal | undefined;
}

interface Candidate {
  passage: StoredPassage;
  score: number;
  cover: number;
  legs: SearchLeg[];
}

type Candidates = Map<string, Candidate>;

export async function combineLegs(
  legs: Legs,
  query: string,
  request: LegRequest,
): Promise<SearchHit[]> {
  const { k, filter, signal } = request;
  const allowed = allowedBy(legs.documents, filter);
  const named = legs.named(query);
  const candidates: Candidates = new Map();
  if (named.documentIds.size > 0)
    for (const hit of await namedHits(legs, named, k, allowed)) candidates.set(hit.passage.id, hit);
  const byWords = await legs.words(query, k * 2, allowed);
  const topCover = byWords[0]?.cover ?? 0;
  const isWeak = candidates.size === 0 && topCover < WEAK_COVER;
  // Where words are weak the first hit is right less often than the curve says.
  addByWords(candidates, byWords, isWeak ? topCover / WEAK_COVER : 1);
  const { vectors } = legs;
  if (vectors !== null && (isWeak || vectors.trust.when === "always")) {
    for (const near of await vectors.near(query, k * 2, allowed, signal))
      addNear(candidates, near, vectors.trust);
  }
  return rank(legs.documents, [...candidates.values()], request, named.documentIds);
}

function addByWords(candidates: Candidates, hits: readonly WordHit[], share: number): void {
  for (const { passage, cover, score } of hits) {
    const known = candidates.get(passage.id);
    if (known) known.legs.push("words");
    else
      candidates.set(passage.id, {
        ...{ passage, score: share * likelihood(score), cover, legs: ["words"] },
      });
  }
}

/** Passages of the documents that the question names: by what else it says, or in their own order. */
async function namedHits(
  legs: Legs,
  { documentIds, rest }: NamedDocuments,
  k: number,
  allowed: Allowed,
): Promise<Candidate[]> {
  const wanted = new Set([...documentIds].filter((id) => allowed?.has(id) ?? true));
  const ranked = (await legs.words(rest, k, wanted)).map(({ passage, cover, score }) => ({
    passage,
    cover,
    // Above everything that ranking alone can give, in the order of ranking.
    score: 1 + likelihood(score),
    legs: ["symbol"] as SearchLeg[],
  }));
  if (ranked.length > 0) return ranked;
  return (await legs.firstOf(wanted, k)).map((passage, at) => ({
    passage,
    cover: 1,
    score: 1 + 1 / (at + 2),
    legs: ["symbol"],
  }));
}

function allowedBy(documents: ReadonlyMap<string, DocumentFacts>, filter: SearchFilter): Allowed {
  const wanted = filter.documentIds === undefined ? null : new Set(filter.documentIds);
  const allowed = new Set<string>();
  for (const document of documents.values()) {
    if (wanted?.has(document.id) !== false && isAllowed(document, filter)) allowed.add(document.id);
  }
  return allowed.size === documents.size ? null : allowed;
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
  candidates: Candidates,
  { passage, similarity }: NearHit,
  trust: VectorTrust,
): void {
  const gain = trust.weight / (1 + Math.exp((trust.middle - similarity) / trust.width));
  const known = candidates.get(passage.id);
  if (known === undefined) {
    candidates.set(passage.id, { passage, score: gain, cover: 0, legs: ["vectors"] });
    return;
  }
  known.score += gain;
  known.legs.push("vectors");
}

function rank(
  documents: ReadonlyMap<string, DocumentFacts>,
  candidates: readonly Candidate[],
  request: LegRequest,
  named: ReadonlySet<string>,
): SearchHit[] {
  const hits = candidates.flatMap(({ passage, score, cover, legs }): SearchHit[] => {
    const document = documents.get(passage.documentId);
    return document === undefined ? [] : [{ passage, document, score, cover, legs }];
  });
  lowerEnded(hits, request.filter, named);
  // Equal scores in the order of the store: the same question gives the same answer.
  hits.sort((a, b) => b.score - a.score || compareIds(a.passage, b.passage));
  return hits.slice(0, request.k).map((hit) => ({ ...hit, score: Math.min(1, hit.score) }));
}

function compareIds(a: StoredPassage, b: StoredPassage): number {
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.ordinal - b.ordinal;
}

/** Lowers what no longer holds, and puts it below what stands in its place. */
function lowerEnded(hits: SearchHit[], { ends }: SearchFilter, named: ReadonlySet<string>): void {
  if (ends === undefined) return;
  const ended = (hit: SearchHit) =>
    ends.isSpent(hit.document.id, hit.passage.ordinal) ||
    // A question that names a replaced document is about that document.
    (!named.has(hit.document.id) && ends.isDead(hit.document.id));
  const living = new Map<string, number>();
  const lowered = hits.filter((hit) => {
    if (ended(hit)) return true;
    const { id } = hit.document;
    living.set(id, Math.max(living.get(id) ?? 0, hit.score));
    return false;
  });
  for (const hit of lowered) {
    const { id } = hit.document;
    const above = [id, ...ends.successorsOf(id)].flatMap((other) => living.get(other) ?? []);
    const ceiling = above.length === 0 ? Infinity : BELOW * Math.max(...above);
    hit.score = Math.min(DEAD_SHARE * hit.score, ceiling);
  }
}
