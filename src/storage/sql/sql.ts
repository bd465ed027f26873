/**
 * Port: the relational database as the stores of this folder see it, so that each is written once for SQLite and
 * PostgreSQL. Drivers: ../sqlite/sqlite-sql.ts and ../postgres/; both pass test/contract/sql.contract.ts.
 *
 * SQL in the common subset: `?` for parameters (never a literal question mark), ON CONFLICT, RETURNING, common table
 * expressions; TEXT for ids, JSON and ISO instants, BIGINT for counts and flags (0/1). There are no open transactions:
 * what must happen together is one batch, and what a batch decides on stands in its statements (INSERT … SELECT …
 * WHERE, UPDATE … WHERE version = ?). A transaction held over an await would block the one connection of SQLite.
 */
export type SqlValue = string | number | null | Uint8Array;

export interface SqlStatement {
  text: string;
  values: readonly SqlValue[];
}

export interface SqlResult {
  /** Rows of a SELECT or RETURNING, column names as written; integers as numbers. Parsed by their readers. */
  rows: unknown[];
  /** Rows inserted, updated or deleted. */
  changes: number;
}

export interface Sql {
  run(text: string, ...values: SqlValue[]): Promise<SqlResult>;
  /** All or nothing, in order, seen by others at once; results in the order of the statements. */
  batch(statements: readonly SqlStatement[]): Promise<SqlResult[]>;
}

/** A statement for a batch. */
export function statement(text: string, ...values: SqlValue[]): SqlStatement {
  return { text, values };
}
