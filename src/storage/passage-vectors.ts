/**
 * Port: vectors of passages beside the documents in the database, for installs of several processes. They go with
 * their document; only active versions answer. ./postgres/postgres-vectors.ts.
 */
import type { PassagePlace } from "./search-segments.ts";

export interface NearPlace extends PassagePlace {
  /** Cosine. */
  similarity: number;
}

export interface PassageVectorStore {
  /** "extension": by pgvector. "plain": reckoned in SQL without it, for few passages only. */
  readonly kind: "extension" | "plain";
  /** Active passages of a unit that have no vector of this embedder. */
  missing(embedder: string, unit: string, limit: number): Promise<PassagePlace[]>;
  /** Vectors of unit length; one that is there already stays. */
  put(
    embedder: string,
    unit: string,
    items: readonly (PassagePlace & { vector: readonly number[] })[],
  ): Promise<void>;
  /** Nearest passages of these units, best first; nothing when there are too many for this kind. */
  near(query: {
    embedder: string;
    units: readonly string[];
    vector: readonly number[];
    k: number;
    /** Absent: all documents of the units. */
    documentIds?: readonly string[];
  }): Promise<NearPlace[]>;
  /** Removes vectors of superseded versions and of other embedders; adds a graph where size asks for it. */
  tidy(embedder: string, dimension: number): Promise<void>;
  /** Removes all vectors, to be made again. */
  clear(): Promise<void>;
}
