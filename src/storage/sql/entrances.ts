/**
 * Ways in: invites, requests to an admin, one-time codes, web sessions. Codes and tokens are kept as hashes only; each
 * is used up by the statement that checks it, so that two uses at the same time are one use.
 */
import { z } from "zod";

import { type GrantedRole, GrantedRole as GrantedRoleSchema } from "../../domain/access/actor.ts";
import type { Sql } from "./sql.ts";

export interface Invite {
  id: string;
  unit: string;
  role: GrantedRole;
  createdBy: string;
  createdAt: string;
  /** ISO instant. */
  expiresAt: string;
  usesLeft: number;
}

export interface AccessRequest {
  id: string;
  /** Who asks: "telegram:123". */
  identity: string;
  name: string;
  unit: string;
  note: string;
  state: "waiting" | "approved" | "refused";
  askedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
}

/** What a one-time code is good for: opening a web session, or adding a channel identity to a person. */
export type CodePurpose = "sign-in" | "link";

export interface Entrances {
  addInvite(invite: Invite, codeHash: string): Promise<void>;
  /** Takes one use; null when the code is unknown, expired or used up. */
  useInvite(codeHash: string, now: string): Promise<Invite | null>;
  /** The invite of a code, used up or not; null when there was none. */
  findInvite(codeHash: string): Promise<Invite | null>;
  /** Gives a use back that turned out to be none. */
  returnInvite(id: string): Promise<void>;
  invites(unit: string, now: string): Promise<Invite[]>;
  withdrawInvite(id: string, unit: string): Promise<boolean>;
  /** The waiting request of this identity for the unit, made when there is none. */
  ask(request: AccessRequest): Promise<{ request: AccessRequest; isNew: boolean }>;
  request(id: string): Promise<AccessRequest | null>;
  waiting(unit: string): Promise<AccessRequest[]>;
  /** False when it was decided already. */
  decide(id: string, state: "approved" | "refused", by: string, at: string): Promise<boolean>;
  addCode(hash: string, purpose: CodePurpose, personId: string, expiresAt: string): Promise<void>;
  /** The person of the code, which is gone after; null when unknown or expired. */
  useCode(hash: string, purpose: CodePurpose, now: string): Promise<string | null>;
  addSession(hash: string, personId: string, createdAt: string, expiresAt: string): Promise<void>;
  sessionPerson(hash: string, now: string): Promise<string | null>;
  endSession(hash: string): Promise<void>;
  /** The one calendar address of a person; an earlier one ends. */
  setCalendar(hash: string, personId: string, at: string): Promise<void>;
  calendarPerson(hash: string): Promise<string | null>;
  hasCalendar(personId: string): Promise<boolean>;
  endCalendar(personId: string): Promise<void>;
  /** All sessions, unused codes and the calendar address of a person. */
  endAll(personId: string): Promise<void>;
  /** Drops what has expired. */
  sweep(now: string): Promise<void>;
}

const InviteRow = z.object({
  id: z.string(),
  unit: z.string(),
  role: GrantedRoleSchema,
  created_by: z.string(),
  created_at: z.string(),
  expires_at: z.string(),
  uses_left: z.number(),
});

const RequestRow = z.object({
  id: z.string(),
  identity: z.string(),
  name: z.string(),
  unit: z.string(),
  note: z.string(),
  state: z.enum(["waiting", "approved", "refused"]),
  asked_at: z.string(),
  decided_by: z.string().nullable(),
  decided_at: z.string().nullable(),
});

const PersonOf = z.object({ person_id: z.string() });

export function makeEntrances(sql: Sql): Entrances {
  return {
    ...invitesOver(sql),
    ...requestsOver(sql),
    ...codesOver(sql),
    ...sessionsOver(sql),
    ...calendarsOver(sql),
  };
}

const INVITE = "id, unit, role, created_by, created_at, expires_at, uses_left";

function invitesOver(
  sql: Sql,
): Pick<
  Entrances,
  "addInvite" | "useInvite" | "findInvite" | "returnInvite" | "invites" | "withdrawInvite"
> {
  return {
    async addInvite(invite, codeHash) {
      const { id, unit, role, createdBy, createdAt, expiresAt, usesLeft } = invite;
      await sql.run(
        `INSERT INTO invite (${INVITE}, code_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[id, unit, role, createdBy, createdAt, expiresAt, usesLeft, codeHash],
      );
    },
    async useInvite(codeHash, now) {
      const { rows } = await sql.run(
        `UPDATE invite SET uses_left = uses_left - 1
         WHERE code_hash = ? AND uses_left > 0 AND expires_at > ? RETURNING ${INVITE}`,
        codeHash,
        now,
      );
      return rows[0] === undefined ? null : toInvite(rows[0]);
    },
    async findInvite(codeHash) {
      const { rows } = await sql.run(`SELECT ${INVITE} FROM invite WHERE code_hash = ?`, codeHash);
      return rows[0] === undefined ? null : toInvite(rows[0]);
    },
    async returnInvite(id) {
      await sql.run("UPDATE invite SET uses_left = uses_left + 1 WHERE id = ?", id);
    },
    async invites(unit, now) {
      const { rows } = await sql.run(
        `SELECT ${INVITE} FROM invite WHERE unit = ? AND uses_left > 0 AND expires_at > ? ORDER BY created_at DESC, id`,
        unit,
        now,
      );
      return rows.map(toInvite);
    },
    async withdrawInvite(id, unit) {
      const text = "DELETE FROM invite WHERE id = ? AND unit = ?";
      return (await sql.run(text, id, unit)).changes === 1;
    },
  };
}

const REQUEST = "id, identity, name, unit, note, state, asked_at, decided_by, decided_at";

function requestsOver(sql: Sql): Pick<Entrances, "ask" | "request" | "waiting" | "decide"> {
  return {
    async ask(request) {
      const { id, identity, name, unit, note, askedAt } = request;
      const { changes } = await sql.run(
        `INSERT INTO access_request (id, identity, name, unit, note, state, asked_at)
         VALUES (?, ?, ?, ?, ?, 'waiting', ?) ON CONFLICT DO NOTHING`,
        ...[id, identity, name, unit, note, askedAt],
      );
      const { rows } = await sql.run(
        `SELECT ${REQUEST} FROM access_request WHERE identity = ? AND unit = ? AND state = 'waiting'`,
        identity,
        unit,
      );
      return {
        request: rows[0] === undefined ? request : toRequest(rows[0]),
        isNew: changes === 1,
      };
    },
    async request(id) {
      const { rows } = await sql.run(`SELECT ${REQUEST} FROM access_request WHERE id = ?`, id);
      return rows[0] === undefined ? null : toRequest(rows[0]);
    },
    async waiting(unit) {
      const { rows } = await sql.run(
        `SELECT ${REQUEST} FROM access_request WHERE unit = ? AND state = 'waiting' ORDER BY asked_at, id`,
        unit,
      );
      return rows.map(toRequest);
    },
    async decide(id, state, by, at) {
      const text =
        "UPDATE access_request SET state = ?, decided_by = ?, decided_at = ? WHERE id = ? AND state = 'waiting'";
      return (await sql.run(text, state, by, at, id)).changes === 1;
    },
  };
}

function codesOver(sql: Sql): Pick<Entrances, "addCode" | "useCode"> {
  return {
    async addCode(hash, purpose, personId, expiresAt) {
      await sql.run(
        "INSERT INTO one_time_code (code_hash, purpose, person_id, expires_at) VALUES (?, ?, ?, ?)",
        ...[hash, purpose, personId, expiresAt],
      );
    },
    async useCode(hash, purpose, now) {
      const { rows } = await sql.run(
        "DELETE FROM one_time_code WHERE code_hash = ? AND purpose = ? AND expires_at > ? RETURNING person_id",
        ...[hash, purpose, now],
      );
      return rows[0] === undefined ? null : PersonOf.parse(rows[0]).person_id;
    },
  };
}

function sessionsOver(
  sql: Sql,
): Pick<Entrances, "addSession" | "sessionPerson" | "endSession" | "endAll" | "sweep"> {
  return {
    async addSession(hash, personId, createdAt, expiresAt) {
      await sql.run(
        "INSERT INTO web_session (token_hash, person_id, created_at, expires_at) VALUES (?, ?, ?, ?)",
        ...[hash, personId, createdAt, expiresAt],
      );
    },
    async sessionPerson(hash, now) {
      const { rows } = await sql.run(
        "SELECT person_id FROM web_session WHERE token_hash = ? AND expires_at > ?",
        hash,
        now,
      );
      return rows[0] === undefined ? null : PersonOf.parse(rows[0]).person_id;
    },
    async endSession(hash) {
      await sql.run("DELETE FROM web_session WHERE token_hash = ?", hash);
    },
    async endAll(personId) {
      await sql.run("DELETE FROM web_session WHERE person_id = ?", personId);
      await sql.run("DELETE FROM one_time_code WHERE person_id = ?", personId);
      await sql.run("DELETE FROM calendar_address WHERE person_id = ?", personId);
    },
    async sweep(now) {
      await sql.run("DELETE FROM web_session WHERE expires_at <= ?", now);
      await sql.run("DELETE FROM one_time_code WHERE expires_at <= ?", now);
    },
  };
}

function calendarsOver(
  sql: Sql,
): Pick<Entrances, "setCalendar" | "calendarPerson" | "hasCalendar" | "endCalendar"> {
  return {
    async setCalendar(hash, personId, at) {
      await sql.run(
        `INSERT INTO calendar_address (person_id, token_hash, created_at) VALUES (?, ?, ?)
         ON CONFLICT (person_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at`,
        ...[personId, hash, at],
      );
    },
    async calendarPerson(hash) {
      const { rows } = await sql.run(
        "SELECT person_id FROM calendar_address WHERE token_hash = ?",
        hash,
      );
      return rows[0] === undefined ? null : PersonOf.parse(rows[0]).person_id;
    },
    async hasCalendar(personId) {
      const { rows } = await sql.run(
        "SELECT person_id FROM calendar_address WHERE person_id = ?",
        personId,
      );
      return rows.length > 0;
    },
    async endCalendar(personId) {
      await sql.run("DELETE FROM calendar_address WHERE person_id = ?", personId);
    },
  };
}

function toInvite(row: unknown): Invite {
  const parsed = InviteRow.parse(row);
  return {
    id: parsed.id,
    unit: parsed.unit,
    role: parsed.role,
    createdBy: parsed.created_by,
    createdAt: parsed.created_at,
    expiresAt: parsed.expires_at,
    usesLeft: parsed.uses_left,
  };
}

function toRequest(row: unknown): AccessRequest {
  const parsed = RequestRow.parse(row);
  return {
    id: parsed.id,
    identity: parsed.identity,
    name: parsed.name,
    unit: parsed.unit,
    note: parsed.note,
    state: parsed.state,
    askedAt: parsed.asked_at,
    decidedBy: parsed.decided_by,
    decidedAt: parsed.decided_at,
  };
}
