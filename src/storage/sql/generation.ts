/** Counters in the table `meta` that tell other processes that something changed. */
import { z } from "zod";

import { type Sql, type SqlStatement, statement } from "./sql.ts";

const Row = z.object({ value: z.string() });

/**
 * Counts up, for a batch. As its first statement: writers then queue here, before they did any work, instead of losing
 * a finished batch to one another.
 */
export function countUp(key: string): SqlStatement {
  return statement(
    `INSERT INTO meta (key, value) VALUES (?, '1')
     ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(meta.value AS BIGINT) + 1 AS TEXT)`,
    key,
  );
}

/** All of them together; 0 before the first change. */
export async function readCounts(sql: Sql, keys: readonly string[]): Promise<number> {
  const marks = keys.map(() => "?").join(", ");
  const { rows } = await sql.run(`SELECT value FROM meta WHERE key IN (${marks})`, ...keys);
  return rows.reduce<number>((sum, row) => sum + Number(Row.parse(row).value), 0);
}
