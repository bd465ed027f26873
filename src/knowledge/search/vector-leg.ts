/**
 * Vectors of passages kept in step with the store: what is new is embedded and added, what is gone is removed. A
 * vector's id carries a hash of the text and of the embedder, so a changed text or another model is simply new.
 */
import { setImmediate as nextTurn } from "node:timers/promises";

import type { StoredPassage } from "../../storage/documents.ts";
import type { VectorItem, Vectors } from "../../storage/vectors.ts";

/** How far a similarity of an embedder is to be trusted; fitted for each embedder. */
export interface VectorTrust {
  /** Similarity at which half of the first hits are right, and how fast that changes. */
  middle: number;
  width: number;
  /** Greatest score that vectors add. */
  weight: number;
  /** "weak": asked where words are weak only. "always": for embedders that know meanings. */
  when: "weak" | "always";
}

/** Char vectors (./char-vectors.ts), fitted in bench/noise-bench.mjs. */
export const CHAR_TRUST: VectorTrust = { middle: 0.33, width: 0.05, weight: 1, when: "weak" };

export interface VectorLeg {
  store: Vectors;
  /** Names the embedder and its version; vectors of another are dropped. */
  embedderId: string;
  trust: VectorTrust;
  embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]> | number[][];
}

export interface NearPassage {
  /** Place of the passage in what was synchronised. */
  place: number;
  /** Cosine. */
  similarity: number;
}

export interface PassageVectors {
  /** How many passages had no vector at the start. */
  missing: number;
  /** Settles when the store is in step; rejects with what `embed` threw or when it was stopped. */
  ready: Promise<void>;
  near(
    query: string,
    k: number,
    accept?: (place: number) => boolean,
    signal?: AbortSignal,
  ): Promise<NearPassage[]>;
}

/** Passages embedded at a time: progress is kept when an embedder over the network fails midway. */
const BATCH = 64;

/** What is embedded of a passage: its headings tell rows of alike tables apart. */
export function vectorText(passage: StoredPassage): string {
  return [...passage.headingPath.slice(-2), passage.text].join("\n");
}

/** Of a passage's vector: another text or another embedder is another vector. */
export const vectorId = (embedderId: string, passage: StoredPassage): string =>
  `${passage.id}~${hashOf(`${embedderId}\n${vectorText(passage)}`)}`;

/**
 * Begins to bring the store in step; what lacks a vector so far is simply not found by vectors. What was embedded is
 * saved also when it is stopped or fails midway.
 */
export function syncPassageVectors(
  leg: VectorLeg,
  passages: readonly StoredPassage[],
  signal?: AbortSignal,
): PassageVectors {
  const places = new Map<string, number>();
  for (const [place, passage] of passages.entries()) {
    places.set(vectorId(leg.embedderId, passage), place);
  }
  const stored = new Set(leg.store.ids());
  const gone = [...stored].filter((id) => !places.has(id));
  const missing = [...places].filter(([id]) => !stored.has(id));
  const texts = missing.map(([id, place]) => {
    const passage = passages[place];
    return { id, text: passage ? vectorText(passage) : "" };
  });
  return {
    missing: missing.length,
    ready: fill(leg, { gone, texts }, signal),
    async near(query, k, accept, querySignal) {
      const [vector] = await leg.embed([query], querySignal);
      if (vector === undefined) return [];
      const wanted = (id: string): boolean => {
        const place = places.get(id);
        return place !== undefined && (accept === undefined || accept(place));
      };
      const hits = await leg.store.search(vector, k, accept === undefined ? undefined : wanted);
      return hits.flatMap(({ id, similarity }) => {
        const place = places.get(id);
        return place === undefined ? [] : [{ place, similarity }];
      });
    },
  };
}

async function fill(
  { store, embed }: VectorLeg,
  { gone, texts }: { gone: readonly string[]; texts: readonly { id: string; text: string }[] },
  signal: AbortSignal | undefined,
): Promise<void> {
  if (gone.length > 0) await store.remove(gone);
  let changed = gone.length > 0;
  try {
    for (let from = 0; from < texts.length; from += BATCH) {
      signal?.throwIfAborted();
      const batch = texts.slice(from, from + BATCH);
      const vectors = await embed(
        batch.map((item) => item.text),
        signal,
      );
      const items = batch.flatMap(({ id }, at): VectorItem[] => {
        const vector = vectors[at];
        return vector === undefined ? [] : [{ id, vector }];
      });
      await store.upsert(items);
      changed = true;
      // Embedding and the graph are synchronous: other requests get their turn between batches.
      await nextTurn();
    }
  } finally {
    if (changed) await store.save();
  }
}

/** 53 bits of two FNV-1a runs: enough to notice a changed text, not a signature. */
function hashOf(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + at), 0x85ebca6b);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
