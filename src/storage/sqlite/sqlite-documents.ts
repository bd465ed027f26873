/** Documents over SQLite. Versions are immutable; the active one is what lists, searches and answers see. */
import { z } from "zod";

import { ParsedDocument } from "../../domain/document/parsed-document.ts";
import type {
  Documents,
  DocumentVersion,
  NewDocument,
  StoredDocument,
  StoredPassage,
} from "../documents.ts";
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

const VersionRow = z.object({
  version: z.number(),
  content_hash: z.string(),
  facts: z.string(),
  added_at: z.string(),
  passages: z.number(),
  active: z.number(),
});

/** A document with one of its versions; `ACTIVE` or `NAMED` says which. */
const SELECT_DOCUMENT = `
  SELECT d.id, d.unit, v.version, v.facts, v.content_hash, v.added_at,
    (SELECT count(*) FROM passage p WHERE p.document_id = d.id AND p.version = v.version) AS passages
  FROM document d JOIN document_version v ON v.document_id = d.id`;
const ACTIVE = "v.version = d.active_version";
/** The version named, the active one for null. */
const NAMED = "v.version = coalesce(?, d.active_version)";

const SELECT_PASSAGE = `
  SELECT p.document_id, p.ordinal, p.text, p.heading_path, p.locator, p.line, p.page, p.table_no
  FROM document d JOIN passage p ON p.document_id = d.id`;

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

function toVersion(row: unknown): DocumentVersion {
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

export function makeSqliteDocuments(db: Database): Documents {
  const remove = db.prepare("DELETE FROM document WHERE id = ? AND unit = ?");
  const readers = makeReaders(db);
  const switchTo = makeSwitch(db);
  const put = makePut(db, readers.find, switchTo);
  const activate = db.transaction((id: string, unit: string, version: number) => {
    const wanted = readers.find(id, version);
    if (wanted?.unit !== unit) return null;
    if (readers.find(id)?.version !== version) switchTo(id, version);
    return readers.find(id);
  });
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
    async activate(id, unit, version) {
      return activate.immediate(id, unit, version);
    },
    async forget(id, unit) {
      const { changes } = remove.run(id, unit);
      if (changes > 0) touch(db);
      return changes > 0;
    },
  };
}

function makeSwitch(db: Database): (id: string, version: number) => void {
  const activate = db.prepare("UPDATE document SET active_version = ? WHERE id = ?");
  return (id, version) => {
    activate.run(version, id);
    touch(db);
  };
}

type Find = (id: string, version?: number) => StoredDocument | null;

function makePut(db: Database, find: Find, switchTo: (id: string, version: number) => void) {
  const write = makeWriter(db);
  const known = db
    .prepare(
      `SELECT version FROM document_version WHERE document_id = ? AND content_hash = ? ORDER BY version DESC LIMIT 1`,
    )
    .pluck();
  const newest = db
    .prepare("SELECT max(version) FROM document_version WHERE document_id = ?")
    .pluck();
  return db.transaction((document: NewDocument) => {
    const before = find(document.id);
    if (before && before.unit !== document.unit) {
      throw new Error(`document ${document.id} belongs to another unit`);
    }
    if (before?.contentHash === document.contentHash) {
      return { outcome: "unchanged" as const, document: before };
    }
    const older = z.number().safeParse(known.get(document.id, document.contentHash)).data;
    if (older === undefined) write(document, (Count.parse(newest.get(document.id)) ?? 0) + 1);
    else switchTo(document.id, older);
    const after = find(document.id);
    if (!after) throw new Error(`document ${document.id} vanished inside its own transaction`);
    return { outcome: before ? ("updated" as const) : ("indexed" as const), document: after };
  });
}

const Count = z.number().nullable();

type Reading = Omit<Documents, "put" | "putAll" | "activate" | "forget">;

function makeReaders(db: Database): { find: Find; documents: Reading } {
  const one = db.prepare(`${SELECT_DOCUMENT} AND ${NAMED} WHERE d.id = ?`);
  const visible = db.prepare(
    `${SELECT_DOCUMENT} AND ${ACTIVE} WHERE d.unit IN ('', ?) ORDER BY d.id`,
  );
  const byHash = db.prepare(
    `${SELECT_DOCUMENT} AND ${ACTIVE} WHERE v.content_hash = ? AND d.unit IN ('', ?) LIMIT 1`,
  );
  const ofUnit = db.prepare(
    `${SELECT_PASSAGE} AND p.version = d.active_version
     WHERE d.unit IN ('', ?) ORDER BY p.document_id, p.ordinal`,
  );
  const ofDocument = db.prepare(
    `${SELECT_PASSAGE} AND p.version = coalesce(?, d.active_version) WHERE d.id = ? ORDER BY p.ordinal`,
  );
  const generation = db.prepare("SELECT value FROM meta WHERE key = 'generation'");
  const find: Find = (id, version) => optional(one.get(version ?? null, id));
  const documents: Reading = {
    list: async (unit) => visible.all(unit).map(toDocument),
    async get(id, unit, version) {
      const found = find(id, version);
      return found && (found.unit === "" || found.unit === unit) ? found : null;
    },
    holder: async (id) => find(id)?.unit ?? null,
    findByHash: async (hash, unit) => optional(byHash.get(hash, unit)),
    versions: makeVersions(db),
    async parsed(id, version) {
      const value = z
        .string()
        .nullish()
        .parse(column(db, "parsed", id, version));
      return value == null ? null : ParsedDocument.parse(JSON.parse(value));
    },
    async bytes(id, version) {
      const value = z
        .instanceof(Uint8Array)
        .nullish()
        .parse(column(db, "bytes", id, version));
      return value ?? null;
    },
    passages: async (unit) => ofUnit.all(unit).map(toPassage),
    passagesOf: async (id, version) => ofDocument.all(version ?? null, id).map(toPassage),
    async generation() {
      return Number(z.object({ value: z.string() }).safeParse(generation.get()).data?.value ?? 0);
    },
  };
  return { find, documents };
}

function makeVersions(db: Database): Documents["versions"] {
  const all = db.prepare(
    `SELECT v.version, v.content_hash, v.facts, v.added_at, v.version = d.active_version AS active,
       (SELECT count(*) FROM passage p WHERE p.document_id = d.id AND p.version = v.version) AS passages
     FROM document d JOIN document_version v ON v.document_id = d.id
     WHERE d.id = ? AND d.unit IN ('', ?) ORDER BY v.version`,
  );
  return async (id, unit) => all.all(id, unit).map(toVersion);
}

function optional(row: unknown): StoredDocument | null {
  return row === undefined ? null : toDocument(row);
}

/** A large column of a version, the active one when none is named; undefined for an unknown document. */
function column(
  db: Database,
  name: "parsed" | "bytes",
  id: string,
  version: number | undefined,
): unknown {
  return db
    .prepare(
      `SELECT v.${name} FROM document d
       JOIN document_version v ON v.document_id = d.id AND ${NAMED} WHERE d.id = ?`,
    )
    .pluck()
    .get(version ?? null, id);
}

function touch(db: Database): void {
  db.prepare(
    `INSERT INTO meta (key, value) VALUES ('generation', '1')
     ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  ).run();
}

function makeWriter(db: Database): (document: NewDocument, version: number) => void {
  const upsert = db.prepare(
    `INSERT INTO document (id, unit, active_version) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET active_version = excluded.active_version`,
  );
  const addVersion = db.prepare(
    `INSERT INTO document_version (document_id, version, content_hash, facts, parsed, bytes, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const addPassage = db.prepare(
    `INSERT INTO passage (document_id, version, ordinal, text, heading_path, locator, line, page, table_no)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (document, version) => {
    const facts = JSON.stringify(Facts.parse(document));
    upsert.run(document.id, document.unit, version);
    const parsed = document.parsed === null ? null : JSON.stringify(document.parsed);
    const bytes = document.bytes === null ? null : Buffer.from(document.bytes);
    const { id, contentHash, addedAt } = document;
    addVersion.run(id, version, contentHash, facts, parsed, bytes, addedAt);
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
