/** Proposals and confirmed entries of the register over SQL; rows are parsed, not cast. */
import { z } from "zod";

import { Proposal } from "../../domain/regulation/proposal/proposal.ts";
import { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import type { RegisterEntries, StoredProposal } from "../register-entries.ts";
import { countUp, readCounts } from "./generation.ts";
import { type Sql, statement } from "./sql.ts";

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
const EntryRow = z.object({ entry: z.string() });

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

export function makeSqlRegisterEntries(sql: Sql): RegisterEntries {
  const find = async (id: string, unit: string) => {
    const { rows } = await sql.run(`${SELECT} WHERE id = ? AND unit = ?`, id, unit);
    return rows.length === 0 ? null : toProposal(rows[0]);
  };
  return {
    async propose(item) {
      await upsert(sql, item);
      const stored = await find(item.id, item.unit);
      if (!stored) throw new Error(`proposal ${item.id} vanished after its own insert`);
      return stored;
    },
    async proposals(unit) {
      const { rows } = await sql.run(
        `${SELECT} WHERE unit = ? ORDER BY proposed_at DESC, id`,
        unit,
      );
      return rows.map(toProposal);
    },
    proposal: find,
    async confirm(id, unit, entry, at) {
      const json = JSON.stringify(RegisterEntry.parse(entry));
      if ((await find(id, unit)) === null) return false;
      const [, confirmed] = await sql.batch([
        countUp(GENERATION),
        statement(
          "UPDATE register_proposal SET entry = ?, confirmed_at = ? WHERE id = ? AND unit = ?",
          ...[json, at, id, unit],
        ),
      ]);
      return (confirmed?.changes ?? 0) > 0;
    },
    async dropWaiting(contentHashes, unit) {
      const results = await sql.batch(
        contentHashes.map((hash) =>
          statement(
            "DELETE FROM register_proposal WHERE content_hash = ? AND unit = ? AND entry IS NULL",
            ...[hash, unit],
          ),
        ),
      );
      return results.reduce((removed, { changes }) => removed + changes, 0);
    },
    async confirmed() {
      const { rows } = await sql.run(
        "SELECT entry FROM register_proposal WHERE entry IS NOT NULL ORDER BY confirmed_at, id",
      );
      return toEntries(rows);
    },
    async confirmedSince(at) {
      const { rows } = await sql.run(
        `${SELECT} WHERE entry IS NOT NULL AND confirmed_at >= ? ORDER BY confirmed_at, id`,
        at,
      );
      return rows.map(toProposal);
    },
    generation: () => readCounts(sql, [GENERATION]),
  };
}

const toEntries = (rows: readonly unknown[]): RegisterEntry[] =>
  EntryRow.array()
    .parse(rows)
    .map((row) => RegisterEntry.parse(JSON.parse(row.entry)));

async function upsert(sql: Sql, item: Parameters<RegisterEntries["propose"]>[0]): Promise<void> {
  const { id, unit, fileName, contentHash, proposal, proposedAt } = item;
  await sql.run(
    `INSERT INTO register_proposal (id, unit, file_name, content_hash, proposal, proposed_at)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (unit, id) DO UPDATE SET file_name = excluded.file_name,
       content_hash = excluded.content_hash, proposal = excluded.proposal, proposed_at = excluded.proposed_at`,
    ...[id, unit, fileName, contentHash, JSON.stringify(proposal), proposedAt],
  );
}
