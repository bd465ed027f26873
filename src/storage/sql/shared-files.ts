/** Files of a short time and what links stand for: a file to fetch, or a place to send files to. */
import { z } from "zod";

import { sha256 } from "../../platform/sha256.ts";
import type { Sql } from "./sql.ts";

export interface SharedFiles {
  /** `token` is told once, in the link. */
  put(token: string, item: SharedItem, expiresAt: string): Promise<void>;
  get(token: string, now: string): Promise<SharedItem | null>;
  /** Forgets what has expired. */
  sweep(now: string): Promise<void>;
}

export interface SharedItem {
  /** "made": for whoever is signed in, under an address of the web app. */
  kind: "download" | "upload" | "received" | "made";
  facts: Record<string, string>;
  bytes: Uint8Array | null;
}

const Row = z.object({
  kind: z.enum(["download", "upload", "received", "made"]),
  facts: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
  bytes: z.instanceof(Uint8Array).nullable(),
});

export function makeSharedFiles(sql: Sql): SharedFiles {
  return {
    async put(token, { kind, facts, bytes }, expiresAt) {
      await sql.run(
        "INSERT INTO shared_file (token_hash, kind, facts, bytes, expires_at) VALUES (?, ?, ?, ?, ?)",
        ...[sha256(token), kind, JSON.stringify(facts), bytes, expiresAt],
      );
    },
    async get(token, now) {
      const { rows } = await sql.run(
        "SELECT kind, facts, bytes FROM shared_file WHERE token_hash = ? AND expires_at > ?",
        sha256(token),
        now,
      );
      return rows[0] === undefined ? null : Row.parse(rows[0]);
    },
    async sweep(now) {
      await sql.run("DELETE FROM shared_file WHERE expires_at <= ?", now);
    },
  };
}
