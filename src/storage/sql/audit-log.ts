/**
 * The audit log: who did what in which unit, append-only. Each entry carries the hash of the one before it, so that a
 * changed, removed or inserted entry breaks the chain; a cut-off end is seen by comparing the head noted elsewhere.
 * Targets are ids; what was asked or written is not kept here.
 */
import { z } from "zod";

import { sha256 } from "../../platform/sha256.ts";
import type { Sql } from "./sql.ts";

export interface NewAuditEntry {
  /** ISO instant. */
  at: string;
  personId: string;
  unit: string;
  action: string;
  /** Id of the thing acted on. */
  target: string | null;
  outcome: "done" | "denied" | "failed";
}

export interface AuditEntry extends NewAuditEntry {
  /** 1, 2, 3 … without gaps. */
  seq: number;
  hash: string;
}

export interface AuditFilter {
  unit?: string;
  /** Entries before this number; absent: from the newest. */
  before?: number;
  limit: number;
}

export interface AuditVerdict {
  entries: number;
  /** Hash of the newest entry; to be noted outside of the system. */
  head: string;
  /** Number of the first entry that does not fit; null: the chain holds. */
  brokenAt: number | null;
}

export interface AuditLog {
  append(entry: NewAuditEntry): Promise<void>;
  /** Newest first. */
  list(filter: AuditFilter): Promise<AuditEntry[]>;
  verify(): Promise<AuditVerdict>;
}

const Row = z.object({
  seq: z.number(),
  at: z.string(),
  person_id: z.string(),
  unit: z.string(),
  action: z.string(),
  target: z.string().nullable(),
  outcome: z.enum(["done", "denied", "failed"]),
  prior_hash: z.string(),
  hash: z.string(),
});
type Row = z.infer<typeof Row>;

const Head = z.object({ seq: z.number(), hash: z.string() });
const COLUMNS = "seq, at, person_id, unit, action, target, outcome, prior_hash, hash";
const GENESIS = "can-cu";
/** Other processes may append at the same moment; each loses a round at most to each of the others. */
const ROUNDS = 50;
const PAGE = 1000;

export function makeAuditLog(sql: Sql): AuditLog {
  // One at a time within the process, so that the rounds are for other processes only.
  let last: Promise<unknown> = Promise.resolve();
  return {
    async append(entry) {
      const mine = last.then(() => appendOnce(sql, entry));
      last = mine.catch(() => undefined);
      await mine;
    },
    async list({ unit, before, limit }) {
      const { rows } = await sql.run(
        `SELECT ${COLUMNS} FROM audit_entry WHERE seq < ? AND (? = '' OR unit = ?) ORDER BY seq DESC LIMIT ?`,
        ...[before ?? Number.MAX_SAFE_INTEGER, unit ?? "", unit ?? "", limit],
      );
      return Row.array().parse(rows).map(toEntry);
    },
    verify: () => verify(sql),
  };
}

async function appendOnce(sql: Sql, entry: NewAuditEntry): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { rows } = await sql.run("SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1");
    const head = rows[0] === undefined ? { seq: 0, hash: GENESIS } : Head.parse(rows[0]);
    const seq = head.seq + 1;
    const { at, personId, unit, action, target, outcome } = entry;
    const { changes } = await sql.run(
      `INSERT INTO audit_entry (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (seq) DO NOTHING`,
      ...[seq, at, personId, unit, action, target, outcome, head.hash],
      hashOf(seq, entry, head.hash),
    );
    if (changes === 1) return;
  }
  throw new Error("audit log: no turn to append");
}

async function verify(sql: Sql): Promise<AuditVerdict> {
  let head = { seq: 0, hash: GENESIS };
  for (;;) {
    const { rows } = await sql.run(
      `SELECT ${COLUMNS} FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?`,
      head.seq,
      PAGE,
    );
    if (rows.length === 0) return { entries: head.seq, head: head.hash, brokenAt: null };
    for (const row of Row.array().parse(rows)) {
      const fits =
        row.seq === head.seq + 1 &&
        row.prior_hash === head.hash &&
        row.hash === hashOf(row.seq, toEntry(row), head.hash);
      if (!fits) return { entries: head.seq, head: head.hash, brokenAt: head.seq + 1 };
      head = row;
    }
  }
}

function hashOf(seq: number, entry: NewAuditEntry, priorHash: string): string {
  const { at, personId, unit, action, target, outcome } = entry;
  const content = JSON.stringify([seq, at, personId, unit, action, target, outcome, priorHash]);
  return sha256(content);
}

function toEntry(row: Row): AuditEntry {
  const { seq, at, person_id: personId, unit, action, target, outcome, hash } = row;
  return { seq, at, personId, unit, action, target, outcome, hash };
}
