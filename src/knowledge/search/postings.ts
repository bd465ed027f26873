/**
 * Postings of one kind of term (words, or pairs of words) with the BM25F weight of each document worked out at
 * build time, packed by term. A term's list is in document order.
 */
export interface Postings {
  /** Begin of each term's list; one longer than the number of terms. */
  offsets: Uint32Array;
  documents: Uint32Array;
  /** BM25F term weight without idf, 0 … k1 + 1. */
  impacts: Float32Array;
  /** Documents that hold each term, where the lists are those of a part of the documents only. */
  frequencies?: Uint32Array;
}

/** k1: how soon repeats stop counting; b: how much length counts. Fitted in bench/ (grid, both query sets). */
export const SATURATION = { k1: 0.6, b: 0.7 } as const;

/** Collects weighted frequencies document by document. */
export interface PostingsBuilder {
  /** Adds `weight` to the frequency of a term in the current document. */
  add(term: number, weight: number): void;
  /** Closes the current document. */
  next(): void;
  /** Packs; `lengths` are the weighted lengths of the documents. */
  pack(terms: number, lengths: Float32Array, meanLength: number): Postings;
}

function widened<T extends Uint32Array | Float32Array>(array: T, length: number): T {
  const wide = new (array.constructor as new (length: number) => T)(length);
  wide.set(array);
  return wide;
}

export function makePostingsBuilder(): PostingsBuilder {
  let frequency = new Float32Array(1 << 14);
  let touched: number[] = [];
  let terms = new Uint32Array(1 << 16);
  let documents = new Uint32Array(1 << 16);
  let frequencies = new Float32Array(1 << 16);
  let count = 0;
  let document = 0;

  return {
    add(term, weight) {
      if (term >= frequency.length)
        frequency = widened(frequency, Math.max(term + 1, frequency.length * 2));
      const before = frequency[term] ?? 0;
      if (before === 0) touched.push(term);
      frequency[term] = before + weight;
    },
    next() {
      if (count + touched.length > terms.length) {
        const length = Math.ceil((count + touched.length) * 1.5);
        terms = widened(terms, length);
        documents = widened(documents, length);
        frequencies = widened(frequencies, length);
      }
      for (const term of touched) {
        terms[count] = term;
        documents[count] = document;
        frequencies[count++] = frequency[term] ?? 0;
        frequency[term] = 0;
      }
      touched = [];
      document++;
    },
    pack(termCount, lengths, meanLength) {
      const { k1, b } = SATURATION;
      const offsets = new Uint32Array(termCount + 1);
      for (let i = 0; i < count; i++) bump(offsets, (terms[i] ?? 0) + 1, 1);
      for (let term = 0; term < termCount; term++) bump(offsets, term + 1, offsets[term] ?? 0);
      const fill = offsets.slice(0, termCount);
      const packedDocuments = new Uint32Array(count);
      const impacts = new Float32Array(count);
      for (let i = 0; i < count; i++) {
        const term = terms[i] ?? 0;
        const at = fill[term] ?? 0;
        fill[term] = at + 1;
        const where = documents[i] ?? 0;
        const tf = frequencies[i] ?? 0;
        packedDocuments[at] = where;
        impacts[at] =
          (tf * (k1 + 1)) / (tf + k1 * (1 - b + (b * (lengths[where] ?? 0)) / meanLength));
      }
      return { offsets, documents: packedDocuments, impacts };
    },
  };
}

/** Number of documents that hold the term. */
export function documentFrequency(postings: Postings, term: number): number {
  const { frequencies, offsets } = postings;
  if (frequencies !== undefined) return frequencies[term] ?? 0;
  if (term + 1 >= offsets.length) return 0;
  return (offsets[term + 1] ?? 0) - (offsets[term] ?? 0);
}

/** Inverse document frequency of BM25, always positive; 0 for a term nobody has. */
export function inverseFrequency(postings: Postings, term: number, documents: number): number {
  if (term < 0) return 0;
  const frequency = documentFrequency(postings, term);
  return frequency === 0 ? 0 : Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

function bump(array: Uint32Array, at: number, by: number): void {
  array[at] = (array[at] ?? 0) + by;
}
