/** The inverted index over SQL: segments, their members, and blocks of postings as bytes. */
import { z } from "zod";

import type { StoredPassage } from "../documents.ts";
import type {
  NewSegment,
  PassagePlace,
  SearchSegments,
  SegmentBlock,
  SegmentHead,
  WantedBlock,
} from "../search-segments.ts";
import { PASSAGE_COLUMNS, toPassage } from "./document-rows.ts";
import { countUp } from "./generation.ts";
import { isTaken } from "./is-taken.ts";
import { type Sql, type SqlStatement, type SqlValue, statement } from "./sql.ts";
import { GENERATION } from "./sql-documents.ts";

/** Rows a statement: few round trips, and far below the limit of parameters. */
const BLOCKS_A_STATEMENT = 200;
const MEMBERS_A_STATEMENT = 200;
const WANTED_A_STATEMENT = 2_000;

const HeadRow = z.object({
  id: z.string(),
  unit: z.string(),
  passages: z.number(),
  buckets: z.number(),
});

const MemberRow = z.object({
  segment_id: z.string(),
  document_id: z.string(),
  version: z.number(),
  base: z.number(),
  passages: z.number(),
  title_words: z.number(),
  group_title_words: z.number(),
  weighted_words: z.number(),
  active_version: z.number().nullable(),
});

const UnindexedRow = z
  .object({ id: z.string(), version: z.number(), passages: z.number() })
  .transform(({ id, ...rest }) => ({ documentId: id, ...rest }));

export const BlockRow = z
  .object({ segment_id: z.string(), key: z.string(), data: z.instanceof(Uint8Array) })
  .transform(({ segment_id: segmentId, ...rest }) => ({ segmentId, ...rest }));

const Vocabulary = z.object({ vocabulary: z.instanceof(Uint8Array) });

export function makeSqlSearchSegments(sql: Sql): SearchSegments {
  return {
    heads: (units) => readHeads(sql, units),
    async unindexed(unit) {
      const { rows } = await sql.run(
        `SELECT d.id, d.active_version AS version,
           (SELECT count(*) FROM passage p WHERE p.document_id = d.id AND p.version = d.active_version) AS passages
         FROM document d LEFT JOIN search_member m ON m.document_id = d.id AND m.version = d.active_version
         WHERE d.unit = ? AND m.document_id IS NULL ORDER BY d.id`,
        unit,
      );
      return UnindexedRow.array().parse(rows);
    },
    async vocabulary(segmentId) {
      const { rows } = await sql.run(
        "SELECT vocabulary FROM search_segment WHERE id = ?",
        segmentId,
      );
      return rows.length === 0 ? new Uint8Array() : Vocabulary.parse(rows[0]).vocabulary;
    },
    async blocks(wanted) {
      const found: (WantedBlock & { data: Uint8Array })[] = [];
      for (let from = 0; from < wanted.length; from += WANTED_A_STATEMENT)
        found.push(...(await readBlocks(sql, wanted.slice(from, from + WANTED_A_STATEMENT))));
      return found;
    },
    async passages(wanted) {
      const found: StoredPassage[] = [];
      for (let from = 0; from < wanted.length; from += WANTED_A_STATEMENT)
        found.push(...(await readPassages(sql, wanted.slice(from, from + WANTED_A_STATEMENT))));
      return found.sort(byPlace);
    },
    revision: (units) => readRevision(sql, units),
    async replace(unit, gone, added) {
      try {
        // What another process put in place of them holds the same members, whose key then refuses this one.
        const drops = gone.map((id) => statement("DELETE FROM search_segment WHERE id = ?", id));
        const isSeen = gone.length > 0 ? [countUp(revisionOf(unit))] : [];
        await sql.batch([...isSeen, ...drops, ...(added === null ? [] : write(added))]);
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
    async clear() {
      // All processes look anew: what they have open is gone.
      await sql.batch([statement("DELETE FROM search_segment"), countUp(GENERATION)]);
    },
  };
}

const revisionOf = (unit: string): string => `segments ${unit}`;
const RevisionRow = z.object({ key: z.string(), value: z.string() });

async function readRevision(sql: Sql, units: readonly string[]): Promise<string> {
  const marks = units.map(() => "?").join(", ");
  const { rows } = await sql.run(
    `SELECT key, value FROM meta WHERE key IN (${marks}) ORDER BY key`,
    ...units.map(revisionOf),
  );
  return RevisionRow.array()
    .parse(rows)
    .map(({ key, value }) => `${key}=${value}`)
    .join(" ");
}

async function readHeads(sql: Sql, units: readonly string[]): Promise<SegmentHead[]> {
  const marks = units.map(() => "?").join(", ");
  const { rows } = await sql.run(
    `SELECT id, unit, passages, buckets FROM search_segment WHERE unit IN (${marks}) ORDER BY id`,
    ...units,
  );
  const heads = new Map(
    HeadRow.array()
      .parse(rows)
      .map((row): [string, SegmentHead] => [
        row.id,
        { ...row, members: [], stale: 0, holdsForgotten: false },
      ]),
  );
  const members = await sql.run(
    `SELECT m.segment_id, m.document_id, m.version, m.base, m.passages, m.title_words, m.group_title_words,
       m.weighted_words, d.active_version
     FROM search_segment s JOIN search_member m ON m.segment_id = s.id
     LEFT JOIN document d ON d.id = m.document_id WHERE s.unit IN (${marks}) ORDER BY m.segment_id, m.base`,
    ...units,
  );
  for (const row of MemberRow.array().parse(members.rows)) {
    const head = heads.get(row.segment_id);
    if (head !== undefined) addMember(head, row);
  }
  return [...heads.values()];
}

function addMember(head: SegmentHead, row: z.infer<typeof MemberRow>): void {
  const { document_id: documentId, version, base, passages } = row;
  if (row.active_version !== version) {
    head.stale += passages;
    head.holdsForgotten ||= row.active_version === null;
    return;
  }
  const sums = {
    title: row.title_words,
    groupTitle: row.group_title_words,
    length: row.weighted_words,
  };
  head.members.push({ documentId, version, base, passages, sums });
}

async function readBlocks(sql: Sql, wanted: readonly WantedBlock[]) {
  if (wanted.length === 0) return [];
  const bySegment = new Map<string, string[]>();
  for (const { segmentId, key } of wanted) {
    const keys = bySegment.get(segmentId);
    if (keys === undefined) bySegment.set(segmentId, [key]);
    else keys.push(key);
  }
  const marks = (keys: readonly string[]): string => keys.map(() => "?").join(", ");
  const places = Array.from(
    bySegment.values(),
    (keys) => `(segment_id = ? AND key IN (${marks(keys)}))`,
  );
  const { rows } = await sql.run(
    `SELECT segment_id, key, data FROM search_block WHERE ${places.join(" OR ")}`,
    ...Array.from(bySegment).flat(2),
  );
  return BlockRow.array().parse(rows);
}

async function readPassages(sql: Sql, wanted: readonly PassagePlace[]): Promise<StoredPassage[]> {
  const places = wanted
    .map(() => "(CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS BIGINT))")
    .join(", ");
  const { rows } = await sql.run(
    `WITH wanted (document_id, version, ordinal) AS (VALUES ${places})
     SELECT ${PASSAGE_COLUMNS} FROM wanted w JOIN passage p
     ON p.document_id = w.document_id AND p.version = w.version AND p.ordinal = w.ordinal`,
    ...wanted.flatMap(({ documentId, version, ordinal }) => [documentId, version, ordinal]),
  );
  return rows.map(toPassage);
}

export function byPlace(a: StoredPassage, b: StoredPassage): number {
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.ordinal - b.ordinal;
}

function write({ members, blocks, ...segment }: NewSegment): SqlStatement[] {
  const { id, unit, passages, buckets, vocabulary } = segment;
  return [
    statement(
      "INSERT INTO search_segment (id, unit, passages, buckets, vocabulary) VALUES (?, ?, ?, ?, ?)",
      ...[id, unit, passages, buckets, vocabulary],
    ),
    ...chunked(members, MEMBERS_A_STATEMENT).map((chunk) =>
      insert(
        `search_member (segment_id, document_id, version, base, passages, title_words, group_title_words,
           weighted_words)`,
        chunk.map(({ documentId, version, base, passages: count, sums }) => [
          ...[id, documentId, version, base, count, sums.title, sums.groupTitle, sums.length],
        ]),
      ),
    ),
    ...chunked(blocks, BLOCKS_A_STATEMENT).map((chunk: readonly SegmentBlock[]) =>
      insert(
        "search_block (segment_id, key, data)",
        chunk.map(({ key, data }) => [id, key, data]),
      ),
    ),
  ];
}

function insert(target: string, rows: readonly SqlValue[][]): SqlStatement {
  const places = rows.map((row) => `(${row.map(() => "?").join(", ")})`).join(", ");
  return statement(`INSERT INTO ${target} VALUES ${places}`, ...rows.flat());
}

function chunked<T>(list: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let from = 0; from < list.length; from += size) chunks.push(list.slice(from, from + size));
  return chunks;
}
