/** The segments in PostgreSQL: what every question reads is asked for in lists, by statements that are prepared once. */
import type { PassagePlace, SearchSegments, WantedBlock } from "../search-segments.ts";
import { PASSAGE_COLUMNS, toPassage } from "../sql/document-rows.ts";
import { BlockRow, byPlace, makeSqlSearchSegments } from "../sql/sql-search-segments.ts";
import type { PostgresSql } from "./postgres-sql.ts";

const BLOCKS = `SELECT b.segment_id, b.key, b.data
  FROM unnest($1::text[], $2::text[]) AS w (segment_id, key)
  JOIN search_block b ON b.segment_id = w.segment_id COLLATE "C" AND b.key = w.key COLLATE "C"`;

const PASSAGES = `SELECT ${PASSAGE_COLUMNS}
  FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS w (document_id, version, ordinal)
  JOIN passage p ON p.document_id = w.document_id COLLATE "C" AND p.version = w.version
    AND p.ordinal = w.ordinal`;

export function makePostgresSegments(sql: PostgresSql): SearchSegments {
  return {
    ...makeSqlSearchSegments(sql),
    async blocks(wanted: readonly WantedBlock[]) {
      if (wanted.length === 0) return [];
      const values = [wanted.map((one) => one.segmentId), wanted.map((one) => one.key)];
      const rows = await sql.prepared({ name: "search-blocks", text: BLOCKS, values });
      return BlockRow.array().parse(rows);
    },
    async passages(wanted: readonly PassagePlace[]) {
      if (wanted.length === 0) return [];
      const values = [
        wanted.map((one) => one.documentId),
        wanted.map((one) => one.version),
        wanted.map((one) => one.ordinal),
      ];
      const rows = await sql.prepared({ name: "search-passages", text: PASSAGES, values });
      return rows.map(toPassage).sort(byPlace);
    },
  };
}
