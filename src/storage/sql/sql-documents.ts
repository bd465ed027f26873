/** Documents over SQL. Versions are immutable; the active one is what lists, searches and answers see. */
import { z } from "zod";

import { ParsedDocument } from "../../domain/document/parsed-document.ts";
import type { Documents, NewDocument, PutOutcome, StoredDocument } from "../documents.ts";
import {
  ACTIVE,
  NAMED,
  SELECT_DOCUMENT,
  SELECT_PASSAGE,
  SELECT_VERSIONS,
  toDocument,
  toPassage,
  toVersion,
} from "./document-rows.ts";
import { countUp, readCounts } from "./generation.ts";
import { isTaken } from "./is-taken.ts";
import { type Sql, type SqlStatement, statement } from "./sql.ts";
import { writeVersion } from "./write-version.ts";

/** Counts changes of the system's documents, which every unit sees; what all have to look at anew counts here too. */
export const GENERATION = "generation";
/** Counts changes of the documents that a unit owns. */
const generationOf = (unit: string): string => (unit === "" ? GENERATION : `${GENERATION} ${unit}`);
/** Attempts of a put that met another one of the same document. */
const MOST_MEETINGS = 5;

export function makeSqlDocuments(sql: Sql): Documents {
  const find = makeFind(sql);
  return {
    ...makeReaders(sql, find),
    put: (document) => put(sql, find, document),
    async putAll(documents) {
      await settled(async () => {
        const statements: SqlStatement[] = [];
        for (const document of documents)
          statements.push(...(await plan(sql, find, document)).statements);
        const units = [...new Set(documents.map(({ unit }) => unit))].sort();
        const counted = units.map((unit) => countUp(generationOf(unit)));
        if (statements.length > 0) await sql.batch([...counted, ...statements]);
      });
    },
    async activate(id, unit, version) {
      const wanted = await find(id, version);
      if (wanted?.unit !== unit) return null;
      if ((await find(id))?.version !== version)
        await sql.batch([countUp(generationOf(unit)), switchTo(id, version)]);
      return find(id);
    },
    async forget(id, unit) {
      if ((await find(id))?.unit !== unit) return false;
      const [, removed] = await sql.batch([
        countUp(generationOf(unit)),
        statement("DELETE FROM document WHERE id = ? AND unit = ?", id, unit),
      ]);
      return (removed?.changes ?? 0) > 0;
    },
  };
}

type Find = (id: string, version?: number) => Promise<StoredDocument | null>;

function makeFind(sql: Sql): Find {
  return async (id, version) =>
    optional(await sql.run(`${SELECT_DOCUMENT} AND ${NAMED} WHERE d.id = ?`, version ?? null, id));
}

const optional = ({ rows }: { rows: unknown[] }): StoredDocument | null =>
  rows.length === 0 ? null : toDocument(rows[0]);

async function put(
  sql: Sql,
  find: Find,
  document: NewDocument,
): Promise<{ outcome: PutOutcome; document: StoredDocument }> {
  return settled(async () => {
    const { before, statements } = await plan(sql, find, document);
    if (before !== null && statements.length === 0)
      return { outcome: "unchanged", document: before };
    await sql.batch([countUp(generationOf(document.unit)), ...statements]);
    const after = await find(document.id);
    if (!after) throw new Error(`document ${document.id} was forgotten while it was stored`);
    return { outcome: before ? "updated" : "indexed", document: after };
  });
}

/** Work that met another process's on the same document begins anew: its version number was taken meanwhile. */
async function settled<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isTaken(error) || attempt >= MOST_MEETINGS) throw error;
    }
  }
}

const Version = z.object({ version: z.number().nullable() });

/** What stores the document; no statements when its content is the active version's. Throws when another unit holds the id. */
async function plan(
  sql: Sql,
  find: Find,
  document: NewDocument,
): Promise<{ before: StoredDocument | null; statements: SqlStatement[] }> {
  const { id, unit, contentHash } = document;
  const before = await find(id);
  if (before === null) return { before, statements: writeVersion(document, 1) };
  if (before.unit !== unit) throw new Error(`document ${id} belongs to another unit`);
  if (before.contentHash === contentHash) return { before, statements: [] };
  const older = await sql.run(
    "SELECT max(version) AS version FROM document_version WHERE document_id = ? AND content_hash = ?",
    id,
    contentHash,
  );
  const known = Version.parse(older.rows[0]).version;
  if (known !== null) return { before, statements: [switchTo(id, known)] };
  const newest = await sql.run(
    "SELECT max(version) AS version FROM document_version WHERE document_id = ?",
    id,
  );
  const next = (Version.parse(newest.rows[0]).version ?? 0) + 1;
  return { before, statements: writeVersion(document, next) };
}

const switchTo = (id: string, version: number): SqlStatement =>
  statement("UPDATE document SET active_version = ? WHERE id = ?", version, id);

type Reading = Omit<Documents, "put" | "putAll" | "activate" | "forget">;

function makeReaders(sql: Sql, find: Find): Reading {
  return {
    async list(unit) {
      const text = `${SELECT_DOCUMENT} AND ${ACTIVE} WHERE d.unit IN ('', ?) ORDER BY d.id`;
      return (await sql.run(text, unit)).rows.map(toDocument);
    },
    async get(id, unit, version) {
      const found = await find(id, version);
      return found && (found.unit === "" || found.unit === unit) ? found : null;
    },
    holder: async (id) => (await find(id))?.unit ?? null,
    async findByHash(hash, unit) {
      const text = `${SELECT_DOCUMENT} AND ${ACTIVE} WHERE v.content_hash = ? AND d.unit IN ('', ?) LIMIT 1`;
      return optional(await sql.run(text, hash, unit));
    },
    async versions(id, unit) {
      const text = `${SELECT_VERSIONS} WHERE d.id = ? AND d.unit IN ('', ?) ORDER BY v.version`;
      return (await sql.run(text, id, unit)).rows.map(toVersion);
    },
    async parsed(id, version) {
      const value = Parsed.parse(await column(sql, "parsed", id, version));
      return value === null ? null : ParsedDocument.parse(JSON.parse(value));
    },
    async bytes(id, version) {
      return Bytes.parse(await column(sql, "bytes", id, version));
    },
    async passages(unit) {
      const text = `${SELECT_PASSAGE} AND p.version = d.active_version
        WHERE d.unit IN ('', ?) ORDER BY p.document_id, p.ordinal`;
      return (await sql.run(text, unit)).rows.map(toPassage);
    },
    async passagesOf(id, version) {
      const text = `${SELECT_PASSAGE} AND p.version = coalesce(?, d.active_version)
        WHERE d.id = ? ORDER BY p.ordinal`;
      return (await sql.run(text, version ?? null, id)).rows.map(toPassage);
    },
    generation: (unit) => readCounts(sql, [...new Set([GENERATION, generationOf(unit)])]),
  };
}

const Parsed = z.string().nullable();
const Bytes = z.instanceof(Uint8Array).nullable();
const Value = z.object({ value: z.unknown() });

/** A large column of a version, the active one when none is named; null for an unknown document. */
async function column(
  sql: Sql,
  name: "parsed" | "bytes",
  id: string,
  version: number | undefined,
): Promise<unknown> {
  const { rows } = await sql.run(
    `SELECT v.${name} AS value FROM document d
     JOIN document_version v ON v.document_id = d.id AND ${NAMED} WHERE d.id = ?`,
    version ?? null,
    id,
  );
  return rows.length === 0 ? null : Value.parse(rows[0]).value;
}
