/** Notices to people of a unit, as the web app lists them: a document that somebody follows changed. */
import { z } from "zod";

import type { Sql } from "./sql.ts";

export interface NewNotice {
  personId: string;
  unit: string;
  /** The same key for the same person is one notice, so that the telling may run twice. */
  key: string;
  /** Vietnamese. */
  text: string;
  /** A path of the web app. */
  link: string | null;
  /** ISO instant. */
  at: string;
}

export interface Notice extends Omit<NewNotice, "key"> {
  readAt: string | null;
}

export interface Notices {
  /** False when it was there already. */
  add(notice: NewNotice): Promise<boolean>;
  /** Newest first. */
  list(personId: string, unit: string, limit: number): Promise<Notice[]>;
  unread(personId: string, unit: string): Promise<number>;
  markRead(personId: string, unit: string, at: string): Promise<void>;
}

const Row = z.object({
  person_id: z.string(),
  unit: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  at: z.string(),
  read_at: z.string().nullable(),
});

export function makeNotices(sql: Sql): Notices {
  return {
    async add({ personId, unit, key, text, link, at }) {
      const { changes } = await sql.run(
        `INSERT INTO notice (person_id, unit, notice_key, text, link, at, read_at)
         VALUES (?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (person_id, unit, notice_key) DO NOTHING`,
        ...[personId, unit, key, text, link, at],
      );
      return changes > 0;
    },
    async list(personId, unit, limit) {
      const { rows } = await sql.run(
        `SELECT person_id, unit, text, link, at, read_at FROM notice
         WHERE person_id = ? AND unit = ? ORDER BY at DESC, notice_key LIMIT ?`,
        ...[personId, unit, limit],
      );
      return Row.array()
        .parse(rows)
        .map(({ person_id: person, read_at: readAt, ...notice }) => ({
          ...notice,
          ...{ personId: person, readAt },
        }));
    },
    async unread(personId, unit) {
      const { rows } = await sql.run(
        "SELECT COUNT(*) AS n FROM notice WHERE person_id = ? AND unit = ? AND read_at IS NULL",
        ...[personId, unit],
      );
      return z.object({ n: z.coerce.number() }).parse(rows[0]).n;
    },
    async markRead(personId, unit, at) {
      await sql.run(
        "UPDATE notice SET read_at = ? WHERE person_id = ? AND unit = ? AND read_at IS NULL",
        ...[at, personId, unit],
      );
    },
  };
}
