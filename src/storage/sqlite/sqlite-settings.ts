/** Settings over SQLite. */
import { z } from "zod";

import type { Settings } from "../settings.ts";
import type { Database } from "./database.ts";

export function makeSqliteSettings(db: Database): Settings {
  const get = db.prepare("SELECT value FROM setting WHERE scope = ? AND key = ?");
  const set = db.prepare(
    `INSERT INTO setting (scope, key, value) VALUES (?, ?, ?)
     ON CONFLICT (scope, key) DO UPDATE SET value = excluded.value`,
  );
  return {
    async get(scope, key) {
      const row = z.object({ value: z.string() }).safeParse(get.get(scope, key));
      return row.success ? (JSON.parse(row.data.value) as unknown) : undefined;
    },
    async set(scope, key, value) {
      set.run(scope, key, JSON.stringify(value));
    },
  };
}
