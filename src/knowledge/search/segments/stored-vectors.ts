/** Vectors of passages in the database: made for what lacks one, a batch at a time, and asked where words are weak. */
import { setImmediate as nextTurn } from "node:timers/promises";

import type { StoredPassage } from "../../../storage/documents.ts";
import type { PassageVectorStore } from "../../../storage/passage-vectors.ts";
import type { PassagePlace, SearchSegments } from "../../../storage/search-segments.ts";
import type { Allowed, NearHit } from "../combine-legs.ts";
import { type VectorLeg, vectorText } from "../vector-leg.ts";

export interface StoredVectors extends Omit<VectorLeg, "store"> {
  store: PassageVectorStore;
  dimension: number;
}

interface Deps {
  vectors: StoredVectors;
  segments: Pick<SearchSegments, "passages">;
}

/** Embedded at a time: what was made is kept when the process stops. */
const BATCH = 64;

const idOf = ({ documentId, ordinal }: Pick<PassagePlace, "documentId" | "ordinal">): string =>
  `${documentId}#${ordinal}`;

/** Safe beside other processes: a vector that is there already stays. */
export async function fillVectors(
  { vectors, segments }: Deps,
  units: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const { store, embedderId, dimension, embed } = vectors;
  let isChanged = false;
  for (const unit of new Set(units)) {
    for (;;) {
      signal.throwIfAborted();
      const places = await store.missing(embedderId, unit, BATCH);
      if (places.length === 0) break;
      const texts = new Map((await segments.passages(places)).map((one) => [one.id, one]));
      const found = places.flatMap((place) => {
        const passage = texts.get(idOf(place));
        return passage === undefined ? [] : [{ place, passage }];
      });
      // Forgotten meanwhile.
      if (found.length === 0) break;
      const made = await embed(
        found.map(({ passage }) => vectorText(passage)),
        signal,
      );
      const items = found.flatMap(({ place }, at) => {
        const vector = made[at];
        return vector === undefined ? [] : [{ ...place, vector: ofUnitLength(vector) }];
      });
      await store.put(embedderId, unit, items);
      isChanged = true;
      // Embedding is synchronous offline: other requests get their turn between batches.
      await nextTurn();
    }
  }
  if (isChanged) await store.tidy(embedderId, dimension);
}

function ofUnitLength(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

export async function nearStored(
  { vectors, segments }: Deps,
  request: {
    query: string;
    k: number;
    unit: string;
    allowed: Allowed;
    signal: AbortSignal | undefined;
  },
): Promise<NearHit[]> {
  const { query, k, unit, allowed, signal } = request;
  const [vector] = await vectors.embed([query], signal);
  if (vector === undefined) return [];
  const near = await vectors.store.near({
    ...{ embedder: vectors.embedderId, units: [...new Set(["", unit])], k },
    vector: ofUnitLength(vector),
    ...(allowed === null ? {} : { documentIds: [...allowed] }),
  });
  const passages = new Map(
    (await segments.passages(near)).map((one): [string, StoredPassage] => [one.id, one]),
  );
  return near.flatMap(({ similarity, ...place }): NearHit[] => {
    const passage = passages.get(idOf(place));
    return passage === undefined ? [] : [{ passage, similarity }];
  });
}
