/** Documents, versions and passages as rows: what is selected, and what is made of it. */
import { z } from "zod";

import type { DocumentVersion, StoredDocument, StoredPassage } from "../documents.ts";

/** What a version keeps of its document as JSON. */
export const Facts = z.object({
  origin: z.enum(["register", "corpus", "upload"]),
  kind: z.enum(["regulation", "plan", "budget", "other"]),
  title: z.string(),
  symbol: z.string().nullable(),
  issuer: z.string().nullable(),
  year: z.number().nullable(),
  signed: z.string().nullable(),
  fileName: z.string().nullable(),
  pages: z.number(),
  tables: z.number(),
  warnings: z.array(z.string()),
});

const DocumentRow = z.object({
  id: z.string(),
  unit: z.string(),
  version: z.number(),
  facts: z.string(),
  content_hash: z.string(),
  added_at: z.string(),
  passages: z.number(),
});

const PassageRow = z.object({
  document_id: z.string(),
  ordinal: z.number(),
  text: z.string(),
  heading_path: z.string(),
  locator: z.string().nullable(),
  line: z.number().nullable(),
  page: z.number().nullable(),
  table_no: z.number().nullable(),
});

const VersionRow = z.object({
  version: z.number(),
  content_hash: z.string(),
  facts: z.string(),
  added_at: z.string(),
  passages: z.number(),
  active: z.number(),
});

/** A document with one of its versions; `ACTIVE` or `NAMED` says which. */
export const SELECT_DOCUMENT = `
  SELECT d.id, d.unit, v.version, v.facts, v.content_hash, v.added_at,
    (SELECT count(*) FROM passage p WHERE p.document_id = d.id AND p.version = v.version) AS passages
  FROM document d JOIN document_version v ON v.document_id = d.id`;
export const ACTIVE = "v.version = d.active_version";
/** The version named, the active one for null. */
export const NAMED = "v.version = coalesce(?, d.active_version)";

export const PASSAGE_COLUMNS =
  "p.document_id, p.ordinal, p.text, p.heading_path, p.locator, p.line, p.page, p.table_no";
export const SELECT_PASSAGE = `
  SELECT ${PASSAGE_COLUMNS}
  FROM document d JOIN passage p ON p.document_id = d.id`;

export const SELECT_VERSIONS = `
  SELECT v.version, v.content_hash, v.facts, v.added_at,
    CASE WHEN v.version = d.active_version THEN 1 ELSE 0 END AS active,
    (SELECT count(*) FROM passage p WHERE p.document_id = d.id AND p.version = v.version) AS passages
  FROM document d JOIN document_version v ON v.document_id = d.id`;

export function toDocument(row: unknown): StoredDocument {
  const parsed = DocumentRow.parse(row);
  return {
    id: parsed.id,
    unit: parsed.unit,
    version: parsed.version,
    contentHash: parsed.content_hash,
    addedAt: parsed.added_at,
    passages: parsed.passages,
    ...Facts.parse(JSON.parse(parsed.facts)),
  };
}

const Headings = z.array(z.string());

export function toPassage(row: unknown): StoredPassage {
  const parsed = PassageRow.parse(row);
  return {
    id: `${parsed.document_id}#${parsed.ordinal}`,
    documentId: parsed.document_id,
    ordinal: parsed.ordinal,
    text: parsed.text,
    headingPath: Headings.parse(JSON.parse(parsed.heading_path)),
    locator: parsed.locator,
    line: parsed.line,
    page: parsed.page,
    table: parsed.table_no,
  };
}

export function toVersion(row: unknown): DocumentVersion {
  const { version, content_hash, facts, added_at, passages, active } = VersionRow.parse(row);
  const { title, fileName } = Facts.parse(JSON.parse(facts));
  return {
    version,
    title,
    fileName,
    contentHash: content_hash,
    passages,
    addedAt: added_at,
    active: active === 1,
  };
}
