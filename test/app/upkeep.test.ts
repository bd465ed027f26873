/** The work of the night on every kind of install: what has had its time goes, a copy is written, the register is looked through. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { buildApp } from "../../src/app.ts";
import { restoreInstall } from "../../src/app/move-install.ts";
import { parseConfig } from "../../src/config.ts";
import { folderWithRedis, freshFolder, serverInstall } from "../support/installs.ts";
import { skipWithoutPostgres } from "../support/postgres.ts";
import { redisUrl, skipWithoutRedis } from "../support/redis.ts";

async function night(env: Record<string, string>, dataFolder: string): Promise<void> {
  const config = { ...parseConfig({ ...env, LOG_LEVEL: "silent" }), dataFolder };
  const app = await buildApp(config);
  const stop = new AbortController();
  const working = app.jobs.work(stop.signal);
  try {
    const { sharedFiles } = app.mail;
    const old = { kind: "download" as const, facts: {}, bytes: new Uint8Array([1]) };
    await sharedFiles.put("cũ", old, "2026-01-01T00:00:00.000Z");
    const { queue } = app.jobs;
    const ids = [
      await queue.enqueue("retention", {}, { idempotencyKey: "test" }),
      await queue.enqueue("backup", { day: "2026-11-22" }, { idempotencyKey: "test" }),
      await queue.enqueue("register-outlook", {}, { idempotencyKey: "test" }),
    ].map(({ id }) => id);
    const states = () => Promise.all(ids.map(async (id) => (await queue.get(id))?.state));
    await expect.poll(states, { timeout: 90_000 }).toEqual(["done", "done", "done"]);
    expect(await sharedFiles.get("cũ", "2025-01-01T00:00:00.000Z")).toBeNull();
    expect((await app.jobs.outlook()).lookedOn).not.toBeNull();
    const backups = join(dataFolder, "backups");
    const [file = ""] = readdirSync(backups);
    expect(file).toBe("can-cu-2026-11-22.sqlite");
    expect(statSync(join(backups, file)).size).toBeGreaterThan(100_000);
    const restored = { dataFolder: join(freshFolder(), "moi"), databaseUrl: null };
    const { documents } = await restoreInstall(restored, join(backups, file));
    expect(documents).toBeGreaterThan(300);
  } finally {
    stop.abort();
    await working;
    await app.close();
  }
}

describe("the work of the night", { timeout: 180_000 }, () => {
  it("is done on SQLite and the embedded queue", () => night({}, freshFolder()));

  it.skipIf(skipWithoutPostgres || skipWithoutRedis)("is done on PostgreSQL and BullMQ", async () =>
    night(await serverInstall(), freshFolder()),
  );

  it.skipIf(skipWithoutPostgres)("is done on PostgreSQL and the embedded queue", async () => {
    const { DATABASE_URL } = await serverInstall();
    await night({ DATABASE_URL }, freshFolder());
  });

  it.skipIf(skipWithoutRedis)("is done on SQLite and BullMQ", async () =>
    night({ REDIS_URL: redisUrl }, await folderWithRedis()),
  );
});
