/** Documents over SQLite. Versions are immutable; the active one is what lists, searches and quotes see. */
import { z } from "zod";

import { ParsedDocument } from "../../domain/document/parsed-document.ts";
import type { Documents, NewDocument, StoredDocument, StoredPassage } from "../documents.ts";
import type { Database } from "./database.ts";

const Facts = z.object({
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

const SELECT_DOCUMENT = `
  SELECT d.id, d.unit, d.active_version AS version, d.facts, v.content_hash, v.added_at,
    (SELECT count(*) FROM passage p WHERE p.document_id = d.id AND p.version = d.active_version) AS passages
  FROM document d JOIN document_version v ON v.document_id = d.id AND v.version = d.active_version`;

const SELECT_PASSAGE = `
  SELECT p.document_id, p.ordinal, p.text, p.heading_path, p.locator, p.line, p.page, p.table_no
  FROM document d JOIN passage p ON p.document_id = d.id AND p.version = d.active_version`;

function toDocument(row: unknown): StoredDocument {
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

function toPassage(row: unknown): StoredPassage {
  const parsed = PassageRow.parse(row);
  return {
    id: `${parsed.document_id}#${parsed.ordinal}`,
    documentId: parsed.document_id,
    ordinal: parsed.ordinal,
    text: parsed.text,
    headingPath: z.array(z.string()).parse(JSON.parse(parsed.heading_path)),
    locator: parsed.locator,
    line: parsed.line,
    page: parsed.page,
    table: parsed.table_no,
  };
}

export function makeSqliteDocuments(db: Database): Documents {
  const remove = db.prepare("DELETE FROM document WHERE id = ? AND unit = ?");
  const readers = makeReaders(db);
  const put = makePut(db, readers.find);
  return {
    ...readers.documents,
    async put(document) {
      return put.immediate(document);
    },
    async putAll(documents) {
      db.transaction(() => {
        for (const document of documents) put(document);
      }).immediate();
    },
    async forget(id, unit) {
      const { changes } = remove.run(id, unit);
      if (changes > 0) touch(db);
      return changes > 0;
    },
  };
}

function makePut(db: Database, find: (id: string) => StoredDocument | null) {
  const write = makeWriter(db);
  return db.transaction((document: NewDocument) => {
    const before = find(document.id);
    if (before?.contentHash === document.contentHash && before.unit === document.unit) {
      return { outcome: "unchanged" as const, document: before };
    }
    write(document, (before?.version ?? 0) + 1);
    const after = find(document.id);
    if (!after) throw new Error(`document ${document.id} vanished inside its own transaction`);
    return { outcome: before ? ("updated" as const) : ("indexed" as const), document: after };
  });
}

type Reading = Omit<Documents, "put" | "putAll" | "forget">;

function makeReaders(db: Database): {
  find: (id: string) => StoredDocument | null;
  documents: Reading;
} {
  const one = db.prepare(`${SELECT_DOCUMENT} WHERE d.id = ?`);
  const visible = db.prepare(`${SELECT_DOCUMENT} WHERE d.unit IN ('', ?) ORDER BY d.id`);
  const byHash = db.prepare(
    `${SELECT_DOCUMENT} WHERE v.content_hash = ? AND d.unit IN ('', ?) LIMIT 1`,
  );
  const ofUnit = db.prepare(
    `${SELECT_PASSAGE} WHERE d.unit IN ('', ?) ORDER BY p.document_id, p.ordinal`,
  );
  const ofDocument = db.prepare(`${SELECT_PASSAGE} WHERE d.id = ? ORDER BY p.ordinal`);
  const generation = db.prepare("SELECT value FROM meta WHERE key = 'generation'");
  const find = (id: string) => optional(one.get(id));
  const documents: Reading = {
    list: async (unit) => visible.all(unit).map(toDocument),
    async get(id, unit) {
      const found = find(id);
      return found && (found.unit === "" || found.unit === unit) ? found : null;
    },
    findByHash: async (hash, unit) => optional(byHash.get(hash, unit)),
    async parsed(id) {
      const value = z
        .string()
        .nullish()
        .parse(column(db, id, "parsed"));
      return value == null ? null : ParsedDocument.parse(JSON.parse(value));
    },
    async bytes(id) {
      return (
        z
          .instanceof(Uint8Array)
          .nullish()
          .parse(column(db, id, "bytes")) ?? null
      );
    },
    passages: async (unit) => ofUnit.all(unit).map(toPassage),
    passagesOf: async (id) => ofDocument.all(id).map(toPassage),
    async generation() {
      return Number(z.object({ value: z.string() }).safeParse(generation.get()).data?.value ?? 0);
    },
  };
  return { find, documents };
}

function optional(row: unknown): StoredDocument | null {
  return row === undefined ? null : toDocument(row);
}

/** A large column of the active version; undefined for an unknown document. */
function column(db: Database, id: string, name: "parsed" | "bytes"): unknown {
  return db
    .prepare(
      `SELECT v.${name} FROM document d
       JOIN document_version v ON v.document_id = d.id AND v.version = d.active_version WHERE d.id = ?`,
    )
    .pluck()
    .get(id);
}

function touch(db: Database): void {
  db.prepare(
    `INSERT INTO meta (key, value) VALUES ('generation', '1')
     ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  ).run();
}

function makeWriter(db: Database): (document: NewDocument, version: number) => void {
  const upsert = db.prepare(
    `INSERT INTO document (id, unit, active_version, facts) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET active_version = excluded.active_version, facts = excluded.facts`,
  );
  const addVersion = db.prepare(
    `INSERT INTO document_version (document_id, version, content_hash, parsed, bytes, added_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const addPassage = db.prepare(
    `INSERT INTO passage (document_id, version, ordinal, text, heading_path, locator, line, page, table_no)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (document, version) => {
    const facts = JSON.stringify(Facts.parse(document));
    upsert.run(document.id, document.unit, version, facts);
    const parsed = document.parsed === null ? null : JSON.stringify(document.parsed);
    const bytes = document.bytes === null ? null : Buffer.from(document.bytes);
    addVersion.run(document.id, version, document.contentHash, parsed, bytes, document.addedAt);
    for (const [ordinal, passage] of document.passageList.entries()) {
      addPassage.run(
        document.id,
        version,
        ordinal,
        passage.text,
        JSON.stringify(passage.headingPath),
        passage.locator,
        passage.line,
        passage.page,
        passage.table,
      );
    }
    touch(db);
  };
}
