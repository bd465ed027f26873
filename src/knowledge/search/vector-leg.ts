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

/** Brings the store in step and saves it when something changed. Passes on what `embed` throws. */
export async function syncPassageVectors(
  leg: VectorLeg,
  passages: readonly StoredPassage[],
  signal?: AbortSignal,
): Promise<PassageVectors> {
  const places = new Map<string, number>();
  for (const [place, passage] of passages.entries()) {
    places.set(`${passage.id}~${hashOf(`${leg.embedderId}\n${vectorText(passage)}`)}`, place);
  }
  const stored = new Set(leg.store.ids());
  const gone = [...stored].filter((id) => !places.has(id));
  const missing = [...places].filter(([id]) => !stored.has(id));
  if (gone.length > 0) await leg.store.remove(gone);
  for (let from = 0; from < missing.length; from += BATCH) {
    signal?.throwIfAborted();
    const batch = missing.slice(from, from + BATCH);
    const texts = batch.map(([, place]) => {
      const passage = passages[place];
      return passage ? vectorText(passage) : "";
    });
    const vectors = await leg.embed(texts, signal);
    const items = batch.flatMap(([id], at): VectorItem[] => {
      const vector = vectors[at];
      return vector === undefined ? [] : [{ id, vector }];
    });
    await leg.store.upsert(items);
    // Embedding and the graph are synchronous: other requests get their turn between batches.
    await nextTurn();
  }
  if (gone.length + missing.length > 0) await leg.store.save();

  return {
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
