/** The two shapes of an install, for tests of the whole: embedded, and on the PostgreSQL and Redis of the machine. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Redis } from "ioredis";
import { onTestFinished } from "vitest";

import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import type { Sql } from "../../src/storage/sql/sql.ts";
import { makeSqlSettings } from "../../src/storage/sql/sql-settings.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { freshDatabaseUrl } from "./postgres.ts";
import { redisUrl } from "./redis.ts";

/** A folder that is gone after the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "can-cu-install-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface ServerInstall extends Record<string, string> {
  DATABASE_URL: string;
  REDIS_URL: string;
}

/** Environment of an install with servers; what it leaves in Redis is removed after the test. */
export async function serverInstall(redis = redisUrl): Promise<ServerInstall> {
  const databaseUrl = await freshDatabaseUrl();
  const sql = await openPostgresSql({ url: databaseUrl });
  await nameInstall(sql, redis);
  await sql.close();
  return { DATABASE_URL: databaseUrl, REDIS_URL: redis };
}

/** A folder whose install has its jobs in Redis; the same is removed. */
export async function folderWithRedis(): Promise<string> {
  const folder = freshFolder();
  const db = openDatabase(folder);
  await nameInstall(makeSqliteSql(db), redisUrl);
  db.close();
  return folder;
}

async function nameInstall(sql: Sql, redis: string): Promise<void> {
  const id = `test-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
  await makeSqlSettings(sql).set("system", "install-id", id);
  onTestFinished(async () => {
    if (redis !== redisUrl) return;
    const client = new Redis(redisUrl);
    const keys = await client.keys(`can-cu-${id}:*`);
    if (keys.length > 0) await client.del(...keys);
    client.disconnect();
  });
}

/** A Redis of the test's own that is not there until it is started. */
export async function lateRedis(): Promise<{ url: string; start(): void }> {
  const port = await new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
  const folder = freshFolder();
  return {
    url: `redis://127.0.0.1:${port}`,
    start() {
      const settings = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
      const child = spawn("redis-server", [...settings, "--save", ""], { stdio: "ignore" });
      onTestFinished(() => void child.kill("SIGKILL"));
    },
  };
}
