/** The vectors in PostgreSQL as one side of a copy. */
import { z } from "zod";

import type { Place } from "../copy/copy-tables.ts";
import { type CopiedVector, placeOf, type VectorSide } from "../copy/copy-vectors.ts";
import type { PassageVectorStore } from "../passage-vectors.ts";
import type { Sql } from "../sql/sql.ts";

/** Vectors at a time; each is some kilobytes of text. */
const ROWS = 200;

/** "[0.1,0.2]" of pgvector, "{0.1,0.2}" of an array; the shortest text that gives the same 32 bits. */
const Numbers = z
  .string()
  .transform((text) => text.slice(1, -1).split(",").map(Number))
  .pipe(z.array(z.number()));
const Row = z
  .object({
    ...{ embedder: z.string(), unit: z.string(), document_id: z.string() },
    ...{ version: z.number(), ordinal: z.number(), embedding: Numbers },
  })
  .transform(
    ({ document_id: documentId, embedding, ...rest }): CopiedVector => ({
      ...{ ...rest, documentId },
      vector: embedding.map(Math.fround),
    }),
  );

/** `sql` may see one state only; it is written through `store`. */
export function makePostgresVectorSide(
  sql: Pick<Sql, "run">,
  store: Pick<PassageVectorStore, "put">,
  embedders: readonly string[],
): VectorSide {
  return {
    read: (scope, after) => read(sql, { scope, embedders }, after),
    async write(_, vectors) {
      const parts = new Map<string, CopiedVector[]>();
      for (const one of vectors) {
        const key = JSON.stringify([one.embedder, one.unit]);
        parts.set(key, [...(parts.get(key) ?? []), one]);
      }
      for (const [first, ...others] of parts.values()) {
        if (first !== undefined) await store.put(first.embedder, first.unit, [first, ...others]);
      }
      return true;
    },
    finish: async () => undefined,
  };
}

/** Of current passages only: older versions have no vectors in an embedded install. */
async function* read(
  sql: Pick<Sql, "run">,
  { scope, embedders }: { scope: string; embedders: readonly string[] },
  after: Place | null,
): AsyncGenerator<CopiedVector[]> {
  if (embedders.length === 0) return;
  const marks = embedders.map(() => "?").join(", ");
  for (let behind = after; ; ) {
    const beyond =
      behind === null ? "" : "AND (v.document_id, v.version, v.ordinal, v.embedder) > (?, ?, ?, ?)";
    const { rows } = await sql.run(
      `SELECT v.embedder, v.unit, v.document_id, v.version, v.ordinal, CAST(v.embedding AS TEXT) AS embedding
       FROM passage_vector v
       JOIN document d ON d.id = v.document_id AND d.active_version = v.version
       JOIN passage p ON p.document_id = v.document_id AND p.version = v.version AND p.ordinal = v.ordinal
       WHERE v.unit IN ('', ?) AND v.embedder IN (${marks}) ${beyond}
       ORDER BY v.document_id, v.version, v.ordinal, v.embedder LIMIT ${ROWS}`,
      ...[scope, ...embedders, ...(behind ?? [])],
    );
    const found = Row.array().parse(rows);
    const last = found.at(-1);
    if (last === undefined) return;
    yield found;
    behind = placeOf(last);
  }
}
