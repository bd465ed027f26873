/** Proposals and confirmed entries of the register over SQLite; rows are parsed, not cast. */
import { z } from "zod";

import { Proposal } from "../../domain/regulation/proposal/proposal.ts";
import { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import type { RegisterEntries, StoredProposal } from "../register-entries.ts";
import type { Database } from "./database.ts";

const Row = z.object({
  id: z.string(),
  unit: z.string(),
  file_name: z.string(),
  content_hash: z.string(),
  proposal: z.string(),
  proposed_at: z.string(),
  entry: z.string().nullable(),
  confirmed_at: z.string().nullable(),
});

const SELECT = `
  SELECT id, unit, file_name, content_hash, proposal, proposed_at, entry, confirmed_at FROM register_proposal`;
const GENERATION = "register-generation";

function toProposal(row: unknown): StoredProposal {
  const parsed = Row.parse(row);
  return {
    id: parsed.id,
    unit: parsed.unit,
    fileName: parsed.file_name,
    contentHash: parsed.content_hash,
    proposal: Proposal.parse(JSON.parse(parsed.proposal)),
    proposedAt: parsed.proposed_at,
    entry: parsed.entry === null ? null : RegisterEntry.parse(JSON.parse(parsed.entry)),
    confirmedAt: parsed.confirmed_at,
  };
}

export function makeSqliteRegisterEntries(db: Database): RegisterEntries {
  const upsert = db.prepare(
    `INSERT INTO register_proposal (id, unit, file_name, content_hash, proposal, proposed_at)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (unit, id) DO UPDATE SET file_name = excluded.file_name,
       content_hash = excluded.content_hash, proposal = excluded.proposal, proposed_at = excluded.proposed_at`,
  );
  const one = db.prepare(`${SELECT} WHERE id = ? AND unit = ?`);
  const all = db.prepare(`${SELECT} WHERE unit = ? ORDER BY proposed_at DESC, id`);
  const confirmed = db.prepare(
    "SELECT entry FROM register_proposal WHERE entry IS NOT NULL ORDER BY confirmed_at, id",
  );
  const setEntry = db.prepare(
    "UPDATE register_proposal SET entry = ?, confirmed_at = ? WHERE id = ? AND unit = ?",
  );
  const touch = db.prepare(
    `INSERT INTO meta (key, value) VALUES ('${GENERATION}', '1')
     ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  );
  const generation = db.prepare(`SELECT value FROM meta WHERE key = '${GENERATION}'`);
  const find = (id: string, unit: string) => {
    const row = one.get(id, unit);
    return row === undefined ? null : toProposal(row);
  };
  return {
    async propose(item) {
      const { id, unit, fileName, contentHash, proposal, proposedAt } = item;
      upsert.run(id, unit, fileName, contentHash, JSON.stringify(proposal), proposedAt);
      const stored = find(id, unit);
      if (!stored) throw new Error(`proposal ${id} vanished after its own insert`);
      return stored;
    },
    async proposals(unit) {
      return all.all(unit).map(toProposal);
    },
    async proposal(id, unit) {
      return find(id, unit);
    },
    async confirm(id, unit, entry, at) {
      return db
        .transaction(() => {
          const json = JSON.stringify(RegisterEntry.parse(entry));
          const { changes } = setEntry.run(json, at, id, unit);
          if (changes > 0) touch.run();
          return changes > 0;
        })
        .immediate();
    },
    dropWaiting: makeDropWaiting(db),
    async confirmed() {
      const rows = z.array(z.object({ entry: z.string() })).parse(confirmed.all());
      return rows.map((row) => RegisterEntry.parse(JSON.parse(row.entry)));
    },
    async generation() {
      const row = z.object({ value: z.string() }).safeParse(generation.get());
      return row.success ? Number(row.data.value) : 0;
    },
  };
}

function makeDropWaiting(db: Database): RegisterEntries["dropWaiting"] {
  const drop = db.prepare(
    "DELETE FROM register_proposal WHERE content_hash = ? AND unit = ? AND entry IS NULL",
  );
  return async (contentHashes, unit) =>
    contentHashes.reduce((removed, hash) => removed + drop.run(hash, unit).changes, 0);
}
