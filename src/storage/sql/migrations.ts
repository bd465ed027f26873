/**
 * Tables of the stores in this folder, in the common subset of SQLite and PostgreSQL. A list that only grows; each
 * entry runs once, in order, in a transaction with its record. `{serial}` stands for a growing integer primary key
 * (order of insertion), `{bytes}` for the type of raw bytes.
 */
export interface Migration {
  /** Never changed once it has landed. */
  name: string;
  statements: readonly string[];
}

export const sqlMigrations: readonly Migration[] = [
  {
    name: "people",
    statements: [
      `CREATE TABLE org_unit (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL)`,
      `CREATE TABLE person (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, system_admin BIGINT NOT NULL, active BIGINT NOT NULL,
        current_unit TEXT, created_at TEXT NOT NULL
      )`,
      `CREATE TABLE membership (
        person_id TEXT NOT NULL, unit TEXT NOT NULL, role TEXT NOT NULL, since TEXT NOT NULL,
        PRIMARY KEY (person_id, unit)
      )`,
      `CREATE INDEX membership_by_unit ON membership (unit)`,
      `CREATE TABLE channel_identity (
        id TEXT PRIMARY KEY, person_id TEXT NOT NULL, linked_at TEXT NOT NULL
      )`,
      `CREATE INDEX channel_identity_by_person ON channel_identity (person_id)`,
      `CREATE TABLE invite (
        id TEXT PRIMARY KEY, code_hash TEXT NOT NULL UNIQUE, unit TEXT NOT NULL, role TEXT NOT NULL,
        created_by TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT NOT NULL, uses_left BIGINT NOT NULL
      )`,
      `CREATE TABLE access_request (
        id TEXT PRIMARY KEY, identity TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, note TEXT NOT NULL,
        state TEXT NOT NULL, asked_at TEXT NOT NULL, decided_by TEXT, decided_at TEXT
      )`,
      `CREATE UNIQUE INDEX access_request_open ON access_request (identity, unit) WHERE state = 'waiting'`,
      `CREATE TABLE one_time_code (
        code_hash TEXT PRIMARY KEY, purpose TEXT NOT NULL, person_id TEXT NOT NULL, expires_at TEXT NOT NULL
      )`,
      `CREATE TABLE web_session (
        token_hash TEXT PRIMARY KEY, person_id TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT NOT NULL
      )`,
      `CREATE INDEX web_session_by_person ON web_session (person_id)`,
      `CREATE TABLE audit_entry (
        seq BIGINT PRIMARY KEY, at TEXT NOT NULL, person_id TEXT NOT NULL, unit TEXT NOT NULL,
        action TEXT NOT NULL, target TEXT, outcome TEXT NOT NULL, prior_hash TEXT NOT NULL, hash TEXT NOT NULL
      )`,
    ],
  },
  {
    name: "kept-drafts",
    statements: [
      `CREATE TABLE kept_draft (
        unit TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, year BIGINT NOT NULL, prior TEXT NOT NULL,
        version BIGINT NOT NULL, last_write TEXT NOT NULL, saved_at TEXT NOT NULL, PRIMARY KEY (unit, id)
      )`,
      `CREATE TABLE kept_draft_version (
        unit TEXT NOT NULL, draft_id TEXT NOT NULL, version BIGINT NOT NULL, inputs TEXT NOT NULL,
        draft TEXT NOT NULL, saved_at TEXT NOT NULL, PRIMARY KEY (unit, draft_id, version)
      )`,
      "CREATE INDEX kept_draft_by_time ON kept_draft (unit, saved_at)",
    ],
  },
];
