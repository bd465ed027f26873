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
  {
    // Older SQLite files have these tables from ../sqlite/database.ts, with the same columns.
    name: "2026-11-22-first-tables",
    statements: [
      "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
      `CREATE TABLE IF NOT EXISTS document (
        id TEXT PRIMARY KEY, unit TEXT NOT NULL, active_version BIGINT NOT NULL)`,
      `CREATE TABLE IF NOT EXISTS document_version (
        document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
        version BIGINT NOT NULL, content_hash TEXT NOT NULL, facts TEXT NOT NULL, parsed TEXT,
        bytes {bytes}, added_at TEXT NOT NULL, PRIMARY KEY (document_id, version))`,
      `CREATE TABLE IF NOT EXISTS passage (
        document_id TEXT NOT NULL, version BIGINT NOT NULL, ordinal BIGINT NOT NULL,
        text TEXT NOT NULL, heading_path TEXT NOT NULL, locator TEXT, line BIGINT, page BIGINT,
        table_no BIGINT, PRIMARY KEY (document_id, version, ordinal),
        FOREIGN KEY (document_id, version)
          REFERENCES document_version(document_id, version) ON DELETE CASCADE)`,
      `CREATE TABLE IF NOT EXISTS turn (
        id {serial}, conversation_id TEXT NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL,
        at TEXT NOT NULL, context TEXT NOT NULL)`,
      "CREATE INDEX IF NOT EXISTS turn_by_conversation ON turn (conversation_id, id)",
      `CREATE TABLE IF NOT EXISTS setting (
        scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (scope, key))`,
      `CREATE TABLE IF NOT EXISTS register_proposal (
        unit TEXT NOT NULL, id TEXT NOT NULL, file_name TEXT NOT NULL, content_hash TEXT NOT NULL,
        proposal TEXT NOT NULL, proposed_at TEXT NOT NULL, entry TEXT, confirmed_at TEXT,
        PRIMARY KEY (unit, id))`,
      "CREATE INDEX IF NOT EXISTS document_by_unit ON document (unit)",
      "CREATE INDEX IF NOT EXISTS version_by_hash ON document_version (content_hash)",
    ],
  },
  {
    name: "mailbox",
    statements: [
      // order_key: the channel's own order within a conversation; a batch may arrive shuffled.
      `CREATE TABLE inbox (
        seq {serial}, channel TEXT NOT NULL, message_key TEXT NOT NULL, conversation TEXT NOT NULL,
        order_key TEXT NOT NULL, body TEXT NOT NULL, received_at TEXT NOT NULL, state TEXT NOT NULL,
        failures BIGINT NOT NULL
      )`,
      `CREATE UNIQUE INDEX inbox_once ON inbox (channel, message_key)`,
      `CREATE INDEX inbox_waiting ON inbox (conversation, order_key, seq) WHERE state = 'waiting'`,
      `CREATE TABLE lease (name TEXT PRIMARY KEY, owner TEXT NOT NULL, until_at TEXT NOT NULL)`,
      `CREATE TABLE outbox (
        seq {serial}, channel TEXT NOT NULL, conversation TEXT NOT NULL, chat TEXT NOT NULL,
        body TEXT NOT NULL, bytes {bytes}, state TEXT NOT NULL, due_at TEXT NOT NULL, lease_until TEXT NOT NULL,
        failures BIGINT NOT NULL, error TEXT, created_at TEXT NOT NULL
      )`,
      `CREATE INDEX outbox_waiting ON outbox (channel, conversation, seq) WHERE state = 'waiting'`,
      `CREATE TABLE dialogue (conversation TEXT PRIMARY KEY, state TEXT NOT NULL, updated_at TEXT NOT NULL)`,
      `CREATE TABLE shared_file (
        token_hash TEXT PRIMARY KEY, kind TEXT NOT NULL, facts TEXT NOT NULL, bytes {bytes}, expires_at TEXT NOT NULL
      )`,
    ],
  },
  {
    name: "review-records",
    statements: [
      `CREATE TABLE review_record (
        unit TEXT NOT NULL, subject TEXT NOT NULL, content_hash TEXT NOT NULL, file_name TEXT NOT NULL,
        at TEXT NOT NULL, findings TEXT NOT NULL, PRIMARY KEY (unit, subject, content_hash)
      )`,
      `CREATE TABLE review_waiver (
        unit TEXT NOT NULL, subject TEXT NOT NULL, fingerprint TEXT NOT NULL, reason TEXT NOT NULL,
        at TEXT NOT NULL, PRIMARY KEY (unit, subject, fingerprint)
      )`,
    ],
  },
  {
    name: "feedback",
    statements: [
      `CREATE TABLE feedback (
        id TEXT PRIMARY KEY, unit TEXT NOT NULL, question TEXT NOT NULL, useful BIGINT NOT NULL, reason TEXT,
        as_of TEXT NOT NULL, kind TEXT NOT NULL, sources TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (unit, question)
      )`,
    ],
  },
  {
    name: "calendar-addresses",
    statements: [
      `CREATE TABLE calendar_address (
        person_id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL
      )`,
    ],
  },
  {
    // An index of the passages, made again from them at any time; a segment never changes once written.
    name: "search-segments",
    statements: [
      `CREATE TABLE search_segment (
        id TEXT PRIMARY KEY, unit TEXT NOT NULL, passages BIGINT NOT NULL, buckets BIGINT NOT NULL,
        vocabulary {bytes} NOT NULL
      )`,
      "CREATE INDEX search_segment_by_unit ON search_segment (unit)",
      `CREATE TABLE search_member (
        document_id TEXT NOT NULL, version BIGINT NOT NULL,
        segment_id TEXT NOT NULL REFERENCES search_segment(id) ON DELETE CASCADE, base BIGINT NOT NULL,
        passages BIGINT NOT NULL, title_words BIGINT NOT NULL, group_title_words BIGINT NOT NULL,
        weighted_words BIGINT NOT NULL, PRIMARY KEY (document_id, version)
      )`,
      "CREATE INDEX search_member_by_segment ON search_member (segment_id)",
      `CREATE TABLE search_block (
        segment_id TEXT NOT NULL REFERENCES search_segment(id) ON DELETE CASCADE, key TEXT NOT NULL,
        data {bytes} NOT NULL, PRIMARY KEY (segment_id, key)
      )`,
    ],
  },
  {
    name: "web-work",
    statements: [
      `CREATE TABLE web_work (
        id TEXT PRIMARY KEY, person_id TEXT NOT NULL, unit TEXT NOT NULL, title TEXT NOT NULL,
        request TEXT NOT NULL, job_id TEXT, line TEXT NOT NULL, result TEXT, created_at TEXT NOT NULL
      )`,
      `CREATE INDEX web_work_by_time ON web_work (created_at)`,
      `CREATE TABLE web_work_file (
        work_id TEXT NOT NULL, role TEXT NOT NULL, ordinal BIGINT NOT NULL, file_name TEXT NOT NULL,
        media_type TEXT NOT NULL, bytes {bytes} NOT NULL, PRIMARY KEY (work_id, role, ordinal)
      )`,
    ],
  },
  {
    name: "notices",
    statements: [
      `CREATE TABLE notice (
        person_id TEXT NOT NULL, unit TEXT NOT NULL, notice_key TEXT NOT NULL, text TEXT NOT NULL, link TEXT,
        at TEXT NOT NULL, read_at TEXT, PRIMARY KEY (person_id, unit, notice_key)
      )`,
    ],
  },
  {
    name: "feedback-conversation",
    statements: ["ALTER TABLE feedback ADD COLUMN earlier TEXT NOT NULL DEFAULT '[]'"],
  },
  {
    // What was posted once and for all: its messages are swept, this is not.
    name: "posted-once",
    statements: [
      "CREATE TABLE posted_once (post_key TEXT PRIMARY KEY, run TEXT NOT NULL, posted_at TEXT NOT NULL)",
    ],
  },
  {
    // Blocks in a new form: the index is made again from the passages when it is next asked.
    name: "search-segments-2",
    statements: ["DELETE FROM search_segment"],
  },
  {
    name: "wrong-tries",
    statements: [
      "CREATE TABLE wrong_try (seq {serial}, source_hash TEXT NOT NULL, at TEXT NOT NULL)",
      "CREATE INDEX wrong_try_by_source ON wrong_try (source_hash, at)",
    ],
  },
];
