/**
 * Connections to PostgreSQL: a bounded pool whose sessions are serialisable, as the one writer of SQLite is, and which
 * heals by itself when the server comes back. Nothing here waits longer than the limits below.
 */
import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";

import { AppError } from "../../errors.ts";
import type { Log } from "../../platform/log.ts";

export interface PostgresOptions {
  /** postgres://user:password@host:port/database */
  url: string;
  /** Schema for all tables, created when absent. Default: the search path of the user. */
  schema?: string;
  /** Connections at most, default 10. */
  connections?: number;
  /** Milliseconds a statement may take, default 60,000. */
  statementMs?: number;
  log?: Pick<Log, "warn">;
}

/** Milliseconds. A request must not hang on a server that went away. */
const CONNECT_MS = 2_000;
const STATEMENT_MS = 60_000;
/** Longer than the server's own limit: only a network that swallows everything comes to this. */
const SILENCE_MS = 5_000;

/** Attempts of a transaction that lost against another; the waits between them grow to up to a second. */
const MOST_CONFLICTS = 60;
const LONGEST_WAIT_MS = 1_000;

/** int8 and numeric (the type of sum) as numbers: what the product counts stays below 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.NUMERIC, Number);

const SCHEMA_NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/** For one query that may take longer than any request; 0 would stand for the default. */
export const NO_LIMIT = { query_timeout: 2 ** 31 - 1 };

/** Tells of an outage once, and once that it is over; not for each statement, nor for each connection. */
export interface StoreWatch {
  away(error: Error): void;
  /** A statement that began then has come through. */
  cameThrough(begunMs: number): void;
}

export function watchStore(log: PostgresOptions["log"]): StoreWatch {
  let since: number | null = null;
  let [last, failures] = [0, 0];
  return {
    away(error) {
      last = performance.now();
      failures += 1;
      if (since !== null) return;
      since = last;
      log?.warn({ reason: error.message }, "postgres: away; requests are refused, work waits");
    },
    cameThrough(begunMs) {
      if (since === null || begunMs < last) return;
      const seconds = Math.round((performance.now() - since) / 100) / 10;
      log?.warn({ seconds, failures }, "postgres: back, work goes on");
      [since, failures] = [null, 0];
    },
  };
}

/** Does not connect yet. Throws RangeError for a schema that is no plain name. */
export function makePool(options: PostgresOptions, watch: StoreWatch): pg.Pool {
  const { url, schema, connections = 10, statementMs = STATEMENT_MS } = options;
  if (schema !== undefined && !SCHEMA_NAME.test(schema)) throw new RangeError(`schema ${schema}`);
  const path = schema === undefined ? "" : `; SET search_path TO "${schema}", public`;
  // Awaited by the pool before the connection is handed out, which its type does not say.
  const prepare = (client: pg.ClientBase): unknown =>
    client.query(`SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE${path}`);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementMs,
    query_timeout: statementMs + SILENCE_MS,
    keepAlive: true,
    application_name: "can-cu",
    types,
    onConnect: prepare,
  });
  // One that breaks between two statements of a transaction tells of it in an event: the next statement fails anyway.
  pool.on("connect", (client) => client.on("error", () => {}));
  // An idle connection that breaks is dropped by the pool; unheard, the event would end the process.
  pool.on("error", watch.away);
  return pool;
}

/** Repeats what lost against a concurrent transaction; a server that is away is told as store-unavailable. */
export async function withRetry<T>(watch: StoreWatch, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const begun = performance.now();
    try {
      const made = await work();
      watch.cameThrough(begun);
      return made;
    } catch (error) {
      if (isAway(error)) {
        watch.away(error);
        throw away(error);
      }
      if (!isConflict(error) || attempt >= MOST_CONFLICTS) throw error;
      // On a busy server transactions last longer, and so does the wait for the ones that were in the way.
      await sleep(Math.random() * Math.min(LONGEST_WAIT_MS, 4 * 1.4 ** attempt));
    }
  }
}

/** serialization_failure, deadlock_detected */
const CONFLICTS = new Set(["40001", "40P01"]);

function isConflict(error: unknown): boolean {
  return CONFLICTS.has(codeOf(error));
}

/** Connection exceptions, shutdown and start of the server, too many connections; and those of the socket. */
const AWAY =
  /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** The client library has no codes for these. */
const AWAY_MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout/;

/** The connection is of no more use. */
export function isAway(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return AWAY.test(codeOf(error)) || AWAY_MESSAGE.test(error.message);
}

function away(cause: unknown): AppError {
  return new AppError("store-unavailable", "PostgreSQL cannot be reached", {
    cause,
    retryable: true,
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
