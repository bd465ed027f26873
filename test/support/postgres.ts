/**
 * PostgreSQL for tests: the server that DATABASE_URL names, else the one of this machine. Each test has a schema of its
 * own. Skipped visibly where no server answers, unless REQUIRE_SERVICES=1.
 */
import { randomBytes } from "node:crypto";

import pg from "pg";
import { onTestFinished } from "vitest";

export const postgresUrl = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/test";

async function answers(): Promise<boolean> {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

export const skipWithoutPostgres = process.env["REQUIRE_SERVICES"] !== "1" && !(await answers());

/** The name of a schema that is dropped when the test is over. Open pools on it must be closed by then. */
export function freshSchema(url = postgresUrl): string {
  const schema = `test_${randomBytes(6).toString("hex")}`;
  onTestFinished(async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`SET lock_timeout = '10s'; DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
    await client.end();
  });
  return schema;
}

/** The address of an empty schema of its own, for what takes an address only. */
export async function freshDatabaseUrl(): Promise<string> {
  const schema = freshSchema();
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(`CREATE SCHEMA "${schema}"`);
  await client.end();
  return `${postgresUrl}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}
