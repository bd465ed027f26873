/**
 * Vectors of passages from one store into another, number for number: neither made anew nor rounded. They follow the
 * tables, since each belongs to a passage.
 */
import { createHash } from "node:crypto";

import type { FurtherPart, Place } from "./copy-tables.ts";
import type { Sum } from "./read-rows.ts";

/** Where a vector belongs. */
export interface LocatedVector {
  /** As in the table of PostgreSQL. */
  embedder: string;
  /** Of the document. */
  unit: string;
  documentId: string;
  version: number;
  ordinal: number;
}

export interface CopiedVector extends LocatedVector {
  /** 32 bit numbers. */
  vector: readonly number[];
}

/** One of the two stores. A scope is what a unit sees: its own passages and the system's. */
export interface VectorSide {
  /** Of a scope, some at a time, in the order of `placeOf`, from behind a place. */
  read(scope: string, after: Place | null): AsyncIterable<CopiedVector[]>;
  /** What is there already stays. True when all of it would survive a kill by now. */
  write(scope: string, vectors: readonly CopiedVector[]): Promise<boolean>;
  /** Makes what was written of a scope survive. */
  finish(scope: string): Promise<void>;
}

export const placeOf = (one: LocatedVector): Place => [
  ...[one.documentId, one.version, one.ordinal, one.embedder],
];

export const VECTORS = "passage_vector";

export function vectorsPart(
  source: VectorSide,
  target: VectorSide,
  scopes: readonly string[],
): FurtherPart {
  return {
    name: VECTORS,
    async copy(progress, mark) {
      const [reached, ...place] = progress ?? [];
      const start = Math.max(0, scopes.indexOf(String(reached)));
      for (const scope of scopes.slice(start)) {
        const after = scope === reached && place.length > 0 ? place : null;
        await mark([scope, ...(after ?? [])]);
        for await (const some of source.read(scope, after)) {
          const isKept = await target.write(scope, some);
          const last = some.at(-1);
          if (isKept && last !== undefined) await mark([scope, ...placeOf(last)]);
        }
        await target.finish(scope);
      }
    },
    sums: async () => ({
      from: await sumVectors(source, scopes),
      to: await sumVectors(target, scopes),
    }),
  };
}

/**
 * Each vector once, though several scopes see the system's. The checksum is the sum of the sha256 of all, modulo 2^256:
 * it does not depend on their order, which differs from store to store.
 */
async function sumVectors(side: VectorSide, scopes: readonly string[]): Promise<Sum> {
  const shared = new Set<string>();
  let [rows, sum] = [0, 0n];
  for (const scope of scopes) {
    for await (const some of side.read(scope, null)) {
      for (const one of some) {
        const place = JSON.stringify(placeOf(one));
        if (one.unit === "" && shared.has(place)) continue;
        if (one.unit === "") shared.add(place);
        rows += 1;
        sum += hashOf(one, place);
      }
    }
  }
  return { rows, checksum: (sum % MODULUS).toString(16).padStart(64, "0") };
}

const MODULUS = 1n << 256n;

function hashOf({ unit, vector }: CopiedVector, place: string): bigint {
  const numbers = Buffer.alloc(vector.length * 4);
  for (const [at, number] of vector.entries()) numbers.writeFloatLE(number, at * 4);
  const hash = createHash("sha256")
    .update(JSON.stringify([unit, place]))
    .update(numbers);
  return BigInt(`0x${hash.digest("hex")}`);
}
