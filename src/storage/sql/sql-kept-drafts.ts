/** Kept drafts over the Sql port. Old versions and old drafts are cut off here, so that the store stays bounded. */
import { z } from "zod";

import type { KeptDrafts, KeptDraftVersion } from "../kept-drafts.ts";
import { type Sql, statement } from "./sql.ts";

/** Versions kept of one draft, and drafts kept of one unit. */
const MAX_VERSIONS = 30;
const MAX_DRAFTS = 200;

const Summary = z.object({
  id: z.string(),
  title: z.string(),
  year: z.number(),
  version: z.number(),
  saved_at: z.string(),
});

const Version = Summary.extend({
  read_version: z.number(),
  prior: z.string(),
  inputs: z.string(),
  draft: z.string(),
});

const summaryOf = ({ saved_at, ...row }: z.infer<typeof Summary>) => ({
  ...row,
  savedAt: saved_at,
});

const json = (text: string): unknown => JSON.parse(text) as unknown;

const READ = `SELECT d.id, d.title, d.year, d.version, d.saved_at, d.prior,
    v.version AS read_version, v.inputs, v.draft
  FROM kept_draft d JOIN kept_draft_version v ON v.unit = d.unit AND v.draft_id = d.id
  WHERE d.unit = ? AND d.id = ?`;

/** The version that a write has just made, found by the mark it left. */
const INSERT_VERSION = `INSERT INTO kept_draft_version (unit, draft_id, version, inputs, draft, saved_at)
  SELECT unit, id, version, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT) FROM kept_draft
  WHERE unit = ? AND id = ? AND last_write = ?`;

const OLD_DRAFTS = `SELECT id FROM kept_draft WHERE unit = ? ORDER BY saved_at DESC, id LIMIT 1000 OFFSET ${MAX_DRAFTS}`;

async function read(
  sql: Sql,
  { unit, id, version }: { unit: string; id: string; version: number | undefined },
): Promise<KeptDraftVersion | undefined> {
  const { rows } =
    version === undefined
      ? await sql.run(`${READ} AND v.version = d.version`, unit, id)
      : await sql.run(`${READ} AND v.version = ?`, unit, id, version);
  const [row] = Version.array().parse(rows);
  if (row === undefined) return undefined;
  const { read_version, prior, inputs, draft, ...rest } = row;
  return {
    ...summaryOf(rest),
    readVersion: read_version,
    prior: json(prior),
    inputs: json(inputs),
    draft: json(draft),
  };
}

export function makeSqlKeptDrafts(sql: Sql): KeptDrafts {
  return {
    async create({ unit, id, title, year, prior, inputs, draft, at }) {
      await sql.batch([
        statement(
          `INSERT INTO kept_draft (unit, id, title, year, prior, version, last_write, saved_at)
           VALUES (?, ?, ?, ?, ?, 1, ?, ?)`,
          ...[unit, id, title, year, JSON.stringify(prior), "created", at],
        ),
        statement(
          INSERT_VERSION,
          ...[JSON.stringify(inputs), JSON.stringify(draft), at, unit, id, "created"],
        ),
        statement(
          `DELETE FROM kept_draft_version WHERE unit = ? AND draft_id IN (${OLD_DRAFTS})`,
          unit,
          unit,
        ),
        statement(`DELETE FROM kept_draft WHERE unit = ? AND id IN (${OLD_DRAFTS})`, unit, unit),
      ]);
    },
    async append({ unit, id, expectedVersion, title, inputs, draft, at, writeId }) {
      const [moved] = await sql.batch([
        statement(
          `UPDATE kept_draft SET version = version + 1, title = ?, last_write = ?, saved_at = ?
           WHERE unit = ? AND id = ? AND version = ?`,
          ...[title, writeId, at, unit, id, expectedVersion],
        ),
        statement(
          INSERT_VERSION,
          ...[JSON.stringify(inputs), JSON.stringify(draft), at, unit, id, writeId],
        ),
        statement(
          "DELETE FROM kept_draft_version WHERE unit = ? AND draft_id = ? AND version <= ?",
          ...[unit, id, expectedVersion + 1 - MAX_VERSIONS],
        ),
      ]);
      return moved?.changes === 1 ? expectedVersion + 1 : null;
    },
    get: (unit, id, version) => read(sql, { unit, id, version }),
    async list(unit) {
      const { rows } = await sql.run(
        "SELECT id, title, year, version, saved_at FROM kept_draft WHERE unit = ? ORDER BY saved_at DESC, id",
        unit,
      );
      return Summary.array().parse(rows).map(summaryOf);
    },
  };
}
