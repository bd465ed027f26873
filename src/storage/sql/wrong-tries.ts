/** Wrong codes by who gave them, shared by all processes: guessing must not be worth while by changing the process. */
import { z } from "zod";

import { sha256 } from "../../platform/sha256.ts";
import { type Sql, statement } from "./sql.ts";

export interface WrongTries {
  /** Of a source (an address, an account of a channel) after the instant. */
  count(source: string, after: string): Promise<number>;
  /** Notes one, and forgets all that are older than `before`. */
  add(source: string, at: string, before: string): Promise<void>;
}

const Count = z.object({ tries: z.number() });

export function makeWrongTries(sql: Sql): WrongTries {
  return {
    async count(source, after) {
      const { rows } = await sql.run(
        "SELECT count(*) AS tries FROM wrong_try WHERE source_hash = ? AND at > ?",
        ...[sha256(source), after],
      );
      return Count.parse(rows[0]).tries;
    },
    async add(source, at, before) {
      await sql.batch([
        statement("DELETE FROM wrong_try WHERE at <= ?", before),
        statement("INSERT INTO wrong_try (source_hash, at) VALUES (?, ?)", sha256(source), at),
      ]);
    },
  };
}
