/**
 * The search over passages held in this process: symbols, words (./lexical-index.ts) and vectors, put together by
 * ./combine-legs.ts. Filters by unit, kind, year and ids.
 */
import { setTimeout as wait } from "node:timers/promises";

import type { StoredPassage } from "../../storage/documents.ts";
import {
  type Allowed,
  combineLegs,
  type DocumentFacts,
  type Legs,
  type SearchFilter,
  type SearchHit,
} from "./combine-legs.ts";
import {
  type LexicalDocument,
  type LexicalIndex,
  loadLexicalIndex,
  makeLexicalIndex,
} from "./lexical-index.ts";
import { makeSymbolLookup, type SymbolLookup } from "./symbol-lookup.ts";
import type { Synonyms } from "./synonyms.ts";
import {
  type PassageVectors,
  syncPassageVectors,
  type VectorLeg,
  type VectorTrust,
} from "./vector-leg.ts";

export interface SearchDeps {
  synonyms: Synonyms;
  /** Opens the vectors; absent or null: words and symbols only. */
  vectors?: () => Promise<VectorLeg | null>;
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
   * Replaces what is searched. `loaded` tells whether `saved` could be used. Vectors of few passages are opened and added
   * before it resolves, those of many behind it, while words and symbols answer: `vectorsReady` settles when all are there.
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

/** So many passages the first question waits for: about two seconds of char vectors (bench/README.md). */
const MOST_BEFORE = 4_000;
/** An embedder elsewhere may be slow: longer than this nobody waits, milliseconds. */
const MOST_WAIT = 8_000;
/** Milliseconds that the first question has for itself before the vectors of many passages are opened. */
const BEHIND = 500;

export function makeSearch(deps: SearchDeps): Search {
  let corpus: Corpus | null = null;
  return {
    async build(passages, documents, options = {}) {
      const key = options.key ?? "";
      const facts = new Map(documents.map((document) => [document.id, document]));
      const known = passages.filter((passage) => facts.has(passage.documentId));
      const { lexical, loaded } = lexicalOf(known, facts, deps.synonyms, options);
      const built: Corpus = {
        key,
        passages: known,
        documents: facts,
        lexical,
        symbols: makeSymbolLookup(documents),
        ...{ trust: null, vectors: null },
        onVectorFailure: options.onVectorFailure ?? (() => undefined),
      };
      corpus = built;
      const isFew = known.length <= MOST_BEFORE;
      const { signal } = options;
      const begun = isFew ? Promise.resolve() : wait(BEHIND, undefined, { signal });
      const vectorsReady = begun
        .then(() => addVectors(built, deps, signal))
        .catch(built.onVectorFailure);
      if (isFew) await Promise.race([vectorsReady, pause(MOST_WAIT)]);
      return { loaded, vectorsReady };
    },
    async search(query, k, filter = {}, signal) {
      return corpus === null ? [] : combineLegs(legsOf(corpus), query, { k, filter, signal });
    },
    save: () => (corpus === null ? null : corpus.lexical.serialise(corpus.key)),
    get size() {
      return corpus?.passages.length ?? 0;
    },
  };
}

const pause = (milliseconds: number): Promise<void> =>
  wait(milliseconds, undefined, { ref: false });

async function addVectors(
  corpus: Corpus,
  { vectors }: SearchDeps,
  signal: AbortSignal | undefined,
): Promise<void> {
  const leg = (await vectors?.()) ?? null;
  if (leg === null) return;
  signal?.throwIfAborted();
  corpus.trust = leg.trust;
  corpus.vectors = syncPassageVectors(leg, corpus.passages, signal);
  await corpus.vectors.ready;
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
export function lexicalDocument(
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

function legsOf(corpus: Corpus): Legs {
  const { passages, documents, lexical, symbols, vectors, trust, onVectorFailure } = corpus;
  const accept = (allowed: Allowed) =>
    allowed === null
      ? () => true
      : (place: number) => allowed.has(passages[place]?.documentId ?? "");
  return {
    documents,
    named: symbols.find,
    words: (query, k, allowed) =>
      lexical.search(query, k, accept(allowed)).flatMap(({ index, score, cover }) => {
        const passage = passages[index];
        return passage === undefined ? [] : [{ passage, score, cover }];
      }),
    firstOf: (ids, k) => passages.filter((passage) => ids.has(passage.documentId)).slice(0, k),
    vectors:
      vectors === null || trust === null
        ? null
        : {
            trust,
            near: (query, k, allowed, signal) =>
              near(vectors, passages, { query, k, accept: accept(allowed), signal }).catch(
                (error: unknown) => {
                  signal?.throwIfAborted();
                  onVectorFailure(error);
                  return [];
                },
              ),
          },
  };
}

interface NearRequest {
  query: string;
  k: number;
  accept: (place: number) => boolean;
  signal: AbortSignal | undefined;
}

async function near(
  vectors: PassageVectors,
  passages: readonly StoredPassage[],
  { query, k, accept, signal }: NearRequest,
) {
  const found = await vectors.near(query, k, accept, signal);
  return found.flatMap(({ place, similarity }) => {
    const passage = passages[place];
    return passage === undefined ? [] : [{ passage, similarity }];
  });
}
