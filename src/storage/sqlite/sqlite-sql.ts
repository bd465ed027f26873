/** The Sql port over the embedded store: statements run synchronously, a batch is one immediate transaction. */
import type BetterSqlite from "better-sqlite3";

import { sqlMigrations } from "../sql/migrations.ts";
import type { Sql, SqlResult, SqlStatement, SqlValue } from "../sql/sql.ts";
import type { Database } from "./database.ts";

/** Prepared statements kept; texts are constants of the code, so few. */
const PREPARED = 500;

export function makeSqliteSql(db: Database): Sql {
  migrate(db);
  const prepared = new Map<string, BetterSqlite.Statement>();
  const prepare = (text: string): BetterSqlite.Statement => {
    const known = prepared.get(text);
    if (known) return known;
    if (prepared.size >= PREPARED) prepared.clear();
    const fresh = db.prepare(text);
    prepared.set(text, fresh);
    return fresh;
  };
  const execute = ({ text, values }: SqlStatement): SqlResult => {
    const ready = prepare(text);
    const bound = values.map(toSqlite);
    // RETURNING makes a reader of a writer: its rows are the rows that changed.
    if (!ready.reader) return { rows: [], changes: ready.run(...bound).changes };
    const rows = ready.all(...bound);
    return { rows, changes: ready.readonly ? 0 : rows.length };
  };
  const batch = db.transaction((statements: readonly SqlStatement[]) => statements.map(execute));
  return {
    run: async (text, ...values) => execute({ text, values }),
    batch: async (statements) => batch.immediate(statements),
  };
}

function toSqlite(value: SqlValue): SqlValue | Buffer {
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

function migrate(db: Database): void {
  const apply = db.transaction(() => {
    db.exec(
      "CREATE TABLE IF NOT EXISTS sql_migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT, WITHOUT ROWID",
    );
    const known = new Set(db.prepare("SELECT name FROM sql_migration").pluck().all());
    const record = db.prepare("INSERT INTO sql_migration (name, applied_at) VALUES (?, ?)");
    for (const { name, statements } of sqlMigrations) {
      if (known.has(name)) continue;
      for (const text of statements) {
        db.exec(
          text
            .replaceAll("{serial}", "INTEGER PRIMARY KEY AUTOINCREMENT")
            .replaceAll("{bytes}", "BLOB"),
        );
      }
      record.run(name, new Date().toISOString());
    }
  });
  apply.immediate();
}
