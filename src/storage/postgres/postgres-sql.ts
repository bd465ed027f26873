/**
 * The Sql port over PostgreSQL. Every statement and batch is serialisable and repeated when it lost against another,
 * so that what is written once for SQLite, where writers queue, means the same here.
 */
import type pg from "pg";

import type { Sql, SqlResult, SqlStatement, SqlValue } from "../sql/sql.ts";
import {
  isAway,
  makePool,
  NO_LIMIT,
  type PostgresOptions,
  watchStore,
  withRetry,
} from "./connect.ts";
import { migratePostgres } from "./migrate-postgres.ts";

export interface PreparedStatement {
  name: string;
  /** With `$n`. */
  text: string;
  values: readonly unknown[];
}

export interface PostgresSql extends Sql {
  pool: pg.Pool;
  /** A constant statement that each connection prepares once, under its name; values may be lists. */
  prepared(statement: PreparedStatement): Promise<unknown[]>;
  /** Work that sees one state of all tables, whatever others write meanwhile. It must not write. */
  snapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** A statement that may take longer than any request: no limit holds for it. */
  patiently(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens and migrates. Throws AppError store-unavailable when the server cannot be reached. */
export async function openPostgresSql(options: PostgresOptions): Promise<PostgresSql> {
  const watch = watchStore(options.log);
  const pool = makePool(options, watch);
  const retried = <T>(work: () => Promise<T>): Promise<T> => withRetry(watch, work);
  try {
    await retried(() => migratePostgres(pool, options.schema));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    pool,
    run: (text, ...values) => retried(() => execute(pool, { text, values })),
    batch: (statements) => retried(() => inTransaction(pool, statements)),
    prepared: ({ name, text, values }) =>
      retried(
        async () => (await pool.query({ name, text, values: [...values] })).rows as unknown[],
      ),
    patiently: (text) => retried(() => withoutLimit(pool, text)),
    snapshot: (work) => retried(() => inSnapshot(pool, work)),
    close: () => pool.end(),
  };
}

async function withoutLimit(pool: pg.Pool, text: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("SET statement_timeout = 0");
    await client.query({ text, ...NO_LIMIT });
  } finally {
    // Closed, its settings end with it.
    client.release(true);
  }
}

async function inSnapshot<T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const run: Sql["run"] = (text, ...values) => execute(client, { text, values });
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await work({
      run,
      batch: () => Promise.reject(new Error("a snapshot is not written to")),
    });
  } finally {
    // Closed, its transaction ends with it.
    client.release(true);
  }
}

async function inTransaction(
  pool: pg.Pool,
  statements: readonly SqlStatement[],
): Promise<SqlResult[]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const results: SqlResult[] = [];
    for (const one of statements) results.push(await execute(client, one));
    await client.query("COMMIT");
    return results;
  } catch (error) {
    if (isAway(error)) {
      broken = error;
      throw error;
    }
    // A connection that cannot roll back is of no use to the next one.
    await client.query("ROLLBACK").catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error("rollback failed");
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function execute(
  target: pg.Pool | pg.PoolClient,
  { text, values }: SqlStatement,
): Promise<SqlResult> {
  const result = await target.query<Record<string, unknown>>(numbered(text), values.map(bound));
  const changes = result.command === "SELECT" ? 0 : (result.rowCount ?? 0);
  return { rows: result.rows, changes };
}

const NUMBERED_MOST = 2_000;
const numberedTexts = new Map<string, string>();

/** `?` → `$n`. Texts are constants of the code, so few. */
export function numbered(text: string): string {
  const known = numberedTexts.get(text);
  if (known !== undefined) return known;
  let count = 0;
  const made = text.replaceAll("?", () => `$${(count += 1)}`);
  if (numberedTexts.size >= NUMBERED_MOST) numberedTexts.clear();
  numberedTexts.set(text, made);
  return made;
}

/** PostgreSQL keeps no NUL in text; in a file's text it carries nothing. */
function bound(value: SqlValue): SqlValue | Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value);
  return typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "") : value;
}
