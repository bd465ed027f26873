/**
 * The kind of install that end-to-end tests run on, as CI's matrix names it: CAN_CU_TEST_INSTALL=servers for PostgreSQL,
 * Redis and a worker beside the server; else SQLite and the embedded queue. The tests are the same.
 */
import { randomBytes } from "node:crypto";

import { Redis } from "ioredis";
import pg from "pg";

import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { makeSqlSettings } from "../../src/storage/sql/sql-settings.ts";
import { postgresUrl } from "./postgres.ts";
import { redisUrl } from "./redis.ts";

export interface MatrixInstall {
  /** What the processes of the product are started with. */
  env: Record<string, string>;
  close(): Promise<void>;
}

export async function matrixInstall(): Promise<MatrixInstall> {
  if (process.env["CAN_CU_TEST_INSTALL"] !== "servers") return { env: {}, close: async () => {} };
  const id = `test-${randomBytes(6).toString("hex")}`;
  const schema = id.replace("-", "_");
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(`CREATE SCHEMA "${schema}"`);
  const databaseUrl = `${postgresUrl}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
  const sql = await openPostgresSql({ url: databaseUrl, connections: 1 });
  await makeSqlSettings(sql).set("system", "install-id", id);
  await sql.close();
  return {
    env: { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl },
    async close() {
      await client.query(`SET lock_timeout = '10s'; DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
      await client.end();
      const redis = new Redis(redisUrl);
      const keys = await redis.keys(`can-cu-${id}:*`);
      if (keys.length > 0) await redis.del(...keys);
      redis.disconnect();
    },
  };
}
