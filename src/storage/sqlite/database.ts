/**
 * The embedded store: one SQLite file (WAL) in the data folder, opened once per process.
 * Migrations are a list that only grows; `user_version` counts those applied.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import SqliteDatabase from "better-sqlite3";

import { AppError } from "../../errors.ts";

export type Database = SqliteDatabase.Database;

const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE document (
    id TEXT PRIMARY KEY, unit TEXT NOT NULL, active_version INTEGER NOT NULL, facts TEXT NOT NULL
  ) STRICT;
  CREATE TABLE document_version (
    document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    version INTEGER NOT NULL, content_hash TEXT NOT NULL, parsed TEXT, bytes BLOB, added_at TEXT NOT NULL,
    PRIMARY KEY (document_id, version)
  ) STRICT;
  CREATE TABLE passage (
    document_id TEXT NOT NULL, version INTEGER NOT NULL, ordinal INTEGER NOT NULL,
    text TEXT NOT NULL, heading_path TEXT NOT NULL, locator TEXT, line INTEGER, page INTEGER, table_no INTEGER,
    PRIMARY KEY (document_id, version, ordinal),
    FOREIGN KEY (document_id, version) REFERENCES document_version(document_id, version) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE turn (
    id INTEGER PRIMARY KEY, conversation_id TEXT NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL,
    at TEXT NOT NULL, context TEXT NOT NULL
  ) STRICT;
  CREATE INDEX turn_by_conversation ON turn (conversation_id, id);
  CREATE TABLE setting (
    scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (scope, key)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE register_proposal (
    unit TEXT NOT NULL, id TEXT NOT NULL, file_name TEXT NOT NULL, content_hash TEXT NOT NULL,
    proposal TEXT NOT NULL, proposed_at TEXT NOT NULL, entry TEXT, confirmed_at TEXT,
    PRIMARY KEY (unit, id)
  ) STRICT, WITHOUT ROWID;
  `,
  // A job's due_at: not before, while it waits; end of its lease, while it runs. held_key: the idempotency key as
  // long as it stands for the job.
  `
  CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead', 'cancelled')),
    idempotency_key TEXT, held_key TEXT, due_at TEXT NOT NULL, lease TEXT,
    failures INTEGER NOT NULL DEFAULT 0, lapses INTEGER NOT NULL DEFAULT 0,
    cancel_asked INTEGER NOT NULL DEFAULT 0, done INTEGER, total INTEGER, result TEXT, error TEXT,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX job_by_key ON job (name, held_key) WHERE held_key IS NOT NULL;
  CREATE INDEX job_due ON job (due_at, id) WHERE state IN ('waiting', 'running');
  CREATE INDEX job_by_state ON job (state, id);
  `,
  // Each version keeps its own facts (title, kind, year …): rolling back brings them back too.
  `
  ALTER TABLE document_version ADD COLUMN facts TEXT NOT NULL DEFAULT '';
  UPDATE document_version SET facts = (SELECT d.facts FROM document d WHERE d.id = document_id);
  ALTER TABLE document DROP COLUMN facts;
  `,
  "ALTER TABLE job ADD COLUMN request TEXT",
];

/** Opens (and creates) `can-cu.sqlite` in the folder. Throws AppError when the folder cannot be written. */
export function openDatabase(folder: string): Database {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unwritable(folder, error);
  }
  let db: Database;
  try {
    db = new SqliteDatabase(join(folder, "can-cu.sqlite"));
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = NORMAL");
    db.pragma("foreign_keys = ON");
    db.pragma("busy_timeout = 10000");
    // What is deleted is overwritten: a forgotten document must not lie on in free pages of the file.
    db.pragma("secure_delete = ON");
    migrate(db);
  } catch (error) {
    if (isCode(error, "SQLITE_NOTADB") || isCode(error, "SQLITE_CORRUPT")) {
      throw new AppError("data-folder-damaged", `database in ${folder} is damaged`, {
        cause: error,
      });
    }
    throw unwritable(folder, error);
  }
  return db;
}

/**
 * Moves the journal (WAL) into the file and cuts it to nothing. Where another process reads just then, the next
 * checkpoint does it: nobody is made to wait.
 */
export function emptyJournal(db: Database): void {
  const wait = Number(db.pragma("busy_timeout", { simple: true }));
  db.pragma("busy_timeout = 200");
  try {
    db.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    db.pragma(`busy_timeout = ${wait}`);
  }
}

function migrate(db: Database): void {
  const apply = db.transaction(() => {
    const done = Number(db.pragma("user_version", { simple: true }));
    for (const [index, sql] of MIGRATIONS.entries()) {
      if (index < done) continue;
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    }
  });
  apply.immediate();
}

function unwritable(folder: string, cause: unknown): AppError {
  return new AppError("data-folder-unwritable", `cannot write ${folder}`, {
    cause,
    userMessage: `Không ghi được vào thư mục dữ liệu ${folder}; kiểm tra quyền ghi hoặc chọn thư mục khác bằng --data.`,
  });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
