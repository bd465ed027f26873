/** A short run of the bench: two processes answer no message twice, and the death of the leading one loses none. */
import { Redis } from "ioredis";
import { describe, expect, it, onTestFinished } from "vitest";

import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { makeSqlSettings } from "../../src/storage/sql/sql-settings.ts";
import { freshDatabaseUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { redisUrl, skipWithoutRedis } from "../support/redis.ts";
import { runTwoServers } from "../support/two-servers.ts";

describe.skipIf(skipWithoutPostgres || skipWithoutRedis)("two serving processes of one bot", () => {
  it("answer every message once, whoever leads", { timeout: 400_000 }, async () => {
    const databaseUrl = await freshDatabaseUrl();
    const sql = await openPostgresSql({ url: databaseUrl });
    const id = `e2e-${Date.now().toString(36)}`;
    await makeSqlSettings(sql).set("system", "install-id", id);
    await sql.close();
    onTestFinished(async () => {
      const redis = new Redis(redisUrl);
      const keys = await redis.keys(`can-cu-${id}:*`);
      if (keys.length > 0) await redis.del(...keys);
      redis.disconnect();
    });
    const figures = await runTwoServers({
      ...{ databaseUrl, redisUrl, chats: 5, messages: 4, seed: 3, limitMs: 180_000 },
    });
    expect(figures).toMatchObject({
      ...{ answered: 20, lost: 0, doubled: 0, outOfOrder: 0, complaints: [] },
    });
    // One a conversation at most: each has one message on its way at a time.
    expect(figures.doubledByKill).toBeLessThanOrEqual(5);
  });
});
