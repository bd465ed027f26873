/** The tables of the stores, taken from their migrations, in an order in which rows may refer to earlier ones. */
import { z } from "zod";

import { sqlMigrations } from "../sql/migrations.ts";
import type { Sql } from "../sql/sql.ts";

export interface Table {
  name: string;
  /** Columns of the primary key, in order. */
  key: readonly string[];
  /** The column of a growing key that the database gives out itself; null without one. */
  serial: string | null;
  /** Rows that are copied and counted; null: all. */
  only: string | null;
}

const CREATE = /^\s*CREATE TABLE (?:IF NOT EXISTS )?(\w+)/i;
/** Made again from the other tables wherever it is needed. */
const DERIVED = /^search_/;
/** How far a copy came, and what is known of vectors, belong to one side. */
const OWN_SETTINGS = "NOT (scope = 'system' AND (key = 'copy-progress' OR key LIKE 'vectors-%'))";
const KeyRow = z.object({ name: z.string() });

/** `sqlite` tells the keys: in a migration one of the two sides is always SQLite. */
export async function listTables(sqlite: Sql): Promise<Table[]> {
  const creations = sqlMigrations
    .flatMap((migration) => migration.statements)
    .flatMap((text) => {
      const name = CREATE.exec(text)?.[1];
      return name === undefined || DERIVED.test(name) ? [] : [{ name, text }];
    });
  const tables: Table[] = [];
  for (const { name, text } of creations) {
    const { rows } = await sqlite.run(
      `SELECT name FROM pragma_table_info('${name}') WHERE pk > 0 ORDER BY pk`,
    );
    const key = KeyRow.array()
      .parse(rows)
      .map((row) => row.name);
    if (key.length === 0) throw new Error(`table ${name} has no primary key`);
    const only = name === "setting" ? OWN_SETTINGS : null;
    tables.push({ name, key, only, serial: /(\w+) \{serial\}/.exec(text)?.[1] ?? null });
  }
  return tables;
}
