/** Tables in PostgreSQL: the common ones of ../sql/, one process at a time, each migration with its record. */
import type pg from "pg";

import { sqlMigrations } from "../sql/migrations.ts";
import { NO_LIMIT } from "./connect.ts";

/** Any number that nothing else in the database locks by. */
const LOCK = 7_202_611;

export async function migratePostgres(pool: pg.Pool, schema?: string): Promise<void> {
  const client = await pool.connect();
  let isDone = false;
  try {
    await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
    // Another process may take its time, and so may a table that is large.
    await client.query("SET LOCAL statement_timeout = 0");
    await client.query({ text: "SELECT pg_advisory_xact_lock($1)", values: [LOCK], ...NO_LIMIT });
    if (schema !== undefined) await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await client.query(
      "CREATE TABLE IF NOT EXISTS sql_migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)",
    );
    const { rows } = await client.query<{ name: string }>("SELECT name FROM sql_migration");
    const known = new Set(rows.map((row) => row.name));
    for (const { name, statements } of sqlMigrations) {
      if (known.has(name)) continue;
      for (const text of statements) await client.query({ text: forPostgres(text), ...NO_LIMIT });
      await client.query("INSERT INTO sql_migration (name, applied_at) VALUES ($1, $2)", [
        name,
        new Date().toISOString(),
      ]);
    }
    await client.query("COMMIT");
    isDone = true;
  } finally {
    // Closed, an unfinished transaction is rolled back by the server.
    client.release(!isDone);
  }
}

function forPostgres(text: string): string {
  return (
    text
      // The order of bytes, as in SQLite; that of a language would differ from server to server.
      .replaceAll(/ TEXT\b/g, ' TEXT COLLATE "C"')
      .replaceAll("{serial}", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY")
      .replaceAll("{bytes}", "BYTEA")
  );
}
