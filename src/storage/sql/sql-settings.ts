/** Settings over SQL. */
import { z } from "zod";

import type { Settings } from "../settings.ts";
import type { Sql } from "./sql.ts";

const Row = z.object({ value: z.string() });

export function makeSqlSettings(sql: Sql): Settings {
  return {
    async get(scope, key) {
      const text = "SELECT value FROM setting WHERE scope = ? AND key = ?";
      const { rows } = await sql.run(text, scope, key);
      return rows.length === 0 ? undefined : (JSON.parse(Row.parse(rows[0]).value) as unknown);
    },
    async set(scope, key, value) {
      await sql.run(
        `INSERT INTO setting (scope, key, value) VALUES (?, ?, ?)
         ON CONFLICT (scope, key) DO UPDATE SET value = excluded.value`,
        scope,
        key,
        JSON.stringify(value),
      );
    },
  };
}
