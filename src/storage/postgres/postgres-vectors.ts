/**
 * Vectors in PostgreSQL: by pgvector where the server has it, exact while few and by a graph (HNSW) when there are
 * many; without the extension reckoned in SQL over plain arrays, for as many as that is quick for.
 */
import { z } from "zod";

import type { NearPlace, PassageVectorStore } from "../passage-vectors.ts";
import { type Sql, statement } from "../sql/sql.ts";
import type { PostgresSql } from "./postgres-sql.ts";

/** Vectors of an embedder from which a graph is worth its cost: an exact scan of as many takes some 30 ms. */
const GRAPH_FROM = 50_000;
/** Vectors that SQL alone compares in about half a second. */
const MOST_PLAIN = 5_000;

const Flag = z.object({ there: z.number() });
const Count = z.object({ vectors: z.number() });
const PlaceRow = z
  .object({ document_id: z.string(), version: z.number(), ordinal: z.number() })
  .transform(({ document_id: documentId, ...rest }) => ({ documentId, ...rest }));
const NearRow = z
  .object({
    document_id: z.string(),
    version: z.number(),
    ordinal: z.number(),
    similarity: z.coerce.number(),
  })
  .transform(({ document_id: documentId, ...rest }): NearPlace => ({ documentId, ...rest }));

/** Any number that nothing else in the database locks by. */
const LOCK = 7_202_612;

/** Statements that processes starting together take one after another: IF NOT EXISTS alone lets two make the same. */
const locked = (statements: string): string =>
  `DO $$ BEGIN PERFORM pg_advisory_xact_lock(${LOCK}); ${statements}; END $$`;

/** Makes the table; takes pgvector into use when the server offers it. `graphFrom`: for measuring. */
export async function openPostgresVectors(
  sql: PostgresSql,
  { graphFrom = GRAPH_FROM } = {},
): Promise<PassageVectorStore> {
  const hasExtension = await takeExtension(sql);
  await sql.run(
    locked(`CREATE TABLE IF NOT EXISTS passage_vector (
      embedder TEXT COLLATE "C" NOT NULL, unit TEXT COLLATE "C" NOT NULL,
      document_id TEXT COLLATE "C" NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      version BIGINT NOT NULL, ordinal BIGINT NOT NULL, embedding ${hasExtension ? "vector" : "real[]"} NOT NULL,
      PRIMARY KEY (document_id, version, ordinal, embedder));
      CREATE INDEX IF NOT EXISTS passage_vector_by_unit ON passage_vector (embedder, unit)`),
  );
  if (hasExtension) await toExtension(sql);
  const kind = await kindOf(sql);
  return {
    kind,
    async missing(embedder, unit, limit) {
      const found = await sql.run(
        `SELECT p.document_id, p.version, p.ordinal FROM document d
         JOIN passage p ON p.document_id = d.id AND p.version = d.active_version
         LEFT JOIN passage_vector v ON v.document_id = p.document_id AND v.version = p.version
           AND v.ordinal = p.ordinal AND v.embedder = ?
         WHERE d.unit = ? AND v.document_id IS NULL ORDER BY p.document_id, p.ordinal LIMIT ?`,
        ...[embedder, unit, limit],
      );
      return PlaceRow.array().parse(found.rows);
    },
    async put(embedder, unit, items) {
      if (items.length === 0) return;
      const rowsText = items.map(() => `(?, ?, ?, ?, ?, CAST(? AS ${typeOf(kind)}))`).join(", ");
      await sql.run(
        `INSERT INTO passage_vector (embedder, unit, document_id, version, ordinal, embedding)
         VALUES ${rowsText} ON CONFLICT DO NOTHING`,
        ...items.flatMap(({ documentId, version, ordinal, vector }) => [
          ...[embedder, unit, documentId, version, ordinal, textOf(kind, vector)],
        ]),
      );
    },
    near: (query) => near(sql, kind, query),
    tidy: (embedder, dimension) => tidy(sql, kind, { embedder, dimension, graphFrom }),
    async clear() {
      await sql.run("DELETE FROM passage_vector");
    },
  };
}

/** What the table holds, whatever the server offers. */
async function kindOf(sql: Pick<Sql, "run">): Promise<Kind> {
  const { rows } = await sql.run(
    `SELECT CASE WHEN format_type(atttypid, atttypmod) LIKE 'vector%' THEN 1 ELSE 0 END AS there
     FROM pg_attribute WHERE attrelid = to_regclass('passage_vector') AND attname = 'embedding'`,
  );
  return Flag.parse(rows[0]).there === 1 ? "extension" : "plain";
}

/** A table of a start without the extension: its vectors are kept, in the extension's type. */
async function toExtension(sql: Pick<PostgresSql, "run" | "patiently">): Promise<void> {
  if ((await kindOf(sql)) === "extension") return;
  await sql.patiently(
    locked("ALTER TABLE passage_vector ALTER COLUMN embedding TYPE vector USING embedding::vector"),
  );
}

async function takeExtension(sql: Sql): Promise<boolean> {
  const { rows } = await sql.run(
    "SELECT count(*) AS there FROM pg_available_extensions WHERE name = 'vector'",
  );
  if (Flag.parse(rows[0]).there === 0) return false;
  // Only a role that may create extensions can; then an administrator has to.
  return sql.run(locked("CREATE EXTENSION IF NOT EXISTS vector")).then(
    () => true,
    () => false,
  );
}

type Kind = PassageVectorStore["kind"];

const typeOf = (kind: Kind): string => (kind === "extension" ? "vector" : "real[]");

const textOf = (kind: Kind, vector: readonly number[]): string =>
  kind === "extension" ? `[${vector.join(",")}]` : `{${vector.join(",")}}`;

async function near(
  sql: Sql,
  kind: Kind,
  { embedder, units, vector, k, documentIds }: Parameters<PassageVectorStore["near"]>[0],
): Promise<NearPlace[]> {
  const ids = documentIds ?? null;
  if (ids?.length === 0) return [];
  const marks = (list: readonly string[]) => list.map(() => "?").join(", ");
  const where = `v.embedder = ? AND v.unit IN (${marks(units)})${ids === null ? "" : ` AND v.document_id IN (${marks(ids)})`}`;
  const values = [embedder, ...units, ...(ids ?? [])];
  if (kind === "plain" && (await isTooMany(sql, where, values))) return [];
  const text = selectNear(kind, where, vector.length);
  const select = statement(text, textOf(kind, vector), ...values, k);
  // A graph looks on until enough of what it meets is wanted; questions lie far from passages.
  const settings =
    kind === "plain"
      ? []
      : ["hnsw.ef_search = 400", "hnsw.iterative_scan = relaxed_order"].map((one) =>
          statement(`SET LOCAL ${one}`),
        );
  const results = await sql.batch([...settings, select]);
  return NearRow.array().parse(results.at(-1)?.rows ?? []);
}

function selectNear(kind: Kind, where: string, dimension: number): string {
  // The order of an index is by distance; of plain arrays, whose vectors are of unit length, by product.
  const distance =
    kind === "extension"
      ? `(v.embedding::vector(${dimension})) <=> CAST(? AS vector)`
      : "-(SELECT sum(a * b) FROM unnest(v.embedding, CAST(? AS real[])) AS t(a, b))";
  return `SELECT document_id, version, ordinal, ${kind === "extension" ? "1 " : ""}-distance AS similarity FROM (
       SELECT v.document_id, v.version, v.ordinal, ${distance} AS distance FROM passage_vector v
       JOIN document d ON d.id = v.document_id AND d.active_version = v.version
       WHERE ${where} ORDER BY distance LIMIT ?) AS nearest ORDER BY distance, document_id, ordinal`;
}

async function isTooMany(sql: Sql, where: string, values: readonly string[]): Promise<boolean> {
  const { rows } = await sql.run(
    `SELECT count(*) AS vectors FROM passage_vector v WHERE ${where}`,
    ...values,
  );
  return Count.parse(rows[0]).vectors > MOST_PLAIN;
}

async function tidy(
  sql: Pick<PostgresSql, "run" | "patiently">,
  kind: Kind,
  { embedder, dimension, graphFrom }: { embedder: string; dimension: number; graphFrom: number },
): Promise<void> {
  await sql.run(
    `DELETE FROM passage_vector v USING document d WHERE d.id = v.document_id
       AND (d.active_version <> v.version OR v.embedder <> ?)`,
    embedder,
  );
  if (kind === "plain") return;
  const { rows } = await sql.run("SELECT count(*) AS vectors FROM passage_vector");
  if (Count.parse(rows[0]).vectors < graphFrom) return;
  if (!/^[\w-]{1,80}$/.test(embedder)) return;
  await sql.patiently(
    `CREATE INDEX IF NOT EXISTS passage_vector_graph ON passage_vector
     USING hnsw ((embedding::vector(${Math.trunc(dimension)})) vector_cosine_ops)`,
  );
}
