/** The statements that store a version of a document with its passages. */
import type { NewDocument } from "../documents.ts";
import { Facts } from "./document-rows.ts";
import { type SqlStatement, type SqlValue, statement } from "./sql.ts";

/** Passages a statement: few round trips to a server, few texts to prepare. */
const ROWS = 40;

export function writeVersion(document: NewDocument, version: number): SqlStatement[] {
  const { id, unit, contentHash, addedAt, bytes, passageList } = document;
  const parsed = document.parsed === null ? null : JSON.stringify(document.parsed);
  const statements = [
    statement(
      `INSERT INTO document (id, unit, active_version) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET active_version = excluded.active_version
       WHERE document.unit = excluded.unit`,
      ...[id, unit, version],
    ),
    statement(
      `INSERT INTO document_version (document_id, version, content_hash, facts, parsed, bytes, added_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[id, version, contentHash, JSON.stringify(Facts.parse(document)), parsed, bytes, addedAt],
    ),
  ];
  for (let from = 0; from < passageList.length; from += ROWS) {
    const rows = passageList.slice(from, from + ROWS).map((passage, at): SqlValue[] => {
      const { text, headingPath, locator, line, page, table } = passage;
      const headings = JSON.stringify(headingPath);
      return [id, version, from + at, text, headings, locator, line, page, table];
    });
    statements.push(insertPassages(rows));
  }
  return statements;
}

function insertPassages(rows: readonly SqlValue[][]): SqlStatement {
  const places = rows.map((row) => `(${row.map(() => "?").join(", ")})`).join(", ");
  return statement(
    `INSERT INTO passage (document_id, version, ordinal, text, heading_path, locator, line, page, table_no)
     VALUES ${places}`,
    ...rows.flat(),
  );
}
