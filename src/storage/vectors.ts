/**
 * Port: nearest neighbours among stored vectors by cosine. Drivers: ./vectors-hnsw/; all pass
 * test/contract/vectors.contract.ts. Ids are passage ids; a vector has `dimension` finite numbers and any length.
 */
export interface VectorItem {
  id: string;
  vector: readonly number[];
}

export interface VectorHit {
  id: string;
  /** Cosine, -1 … 1; best first. */
  similarity: number;
}

export interface Vectors {
  readonly dimension: number;
  /**
   * Stores vectors, in place of older ones of the same id. Throws RangeError for a wrong length, for a number that
   * is not finite and for a vector of zeros; then nothing of the call is stored.
   */
  upsert(items: readonly VectorItem[]): Promise<void>;
  /** Unknown ids are passed over. */
  remove(ids: readonly string[]): Promise<void>;
  /** Up to k nearest; `accept` limits the answer. Throws RangeError as `upsert`. */
  search(
    vector: readonly number[],
    k: number,
    accept?: (id: string) => boolean,
  ): Promise<VectorHit[]>;
  /** Makes what was stored so far survive the process. */
  save(): Promise<void>;
  size(): number;
  /** Ids of all stored vectors. */
  ids(): Iterable<string>;
}
