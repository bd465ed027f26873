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

export const sqlMigrations: readonly Migration[] = [];
