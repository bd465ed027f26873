/**
 * Two serving processes and a worker over one PostgreSQL and one Redis: what one takes in the other sees, and nobody
 * but the worker reads files.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Redis } from "ioredis";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";

import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { makeSqlSettings } from "../../src/storage/sql/sql-settings.ts";
import { freshDatabaseUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { redisUrl, skipWithoutRedis } from "../support/redis.ts";

const BIN = "dist/src/cli/can-cu.js";

function start(
  args: string[],
  env: Record<string, string>,
): { child: ChildProcess; said: Promise<string> } {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { ...process.env, ...env, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  });
  const said = new Promise<string>((resolve) => {
    child.stdout.once("data", (data: Buffer) => resolve(data.toString("utf8")));
  });
  return { child, said };
}

async function serve(env: Record<string, string>): Promise<string> {
  const { said } = start(["serve", "--port", "0"], env);
  return /http:\/\/\S+/.exec(await said)?.[0] ?? "";
}

/** An install of its own in PostgreSQL and Redis; both are emptied after the test. */
async function anInstall(): Promise<Record<string, string>> {
  const url = await freshDatabaseUrl();
  const sql = await openPostgresSql({ url });
  const id = `e2e-${Date.now().toString(36)}`;
  await makeSqlSettings(sql).set("system", "install-id", id);
  await sql.close();
  onTestFinished(async () => {
    const redis = new Redis(redisUrl);
    const keys = await redis.keys(`can-cu-${id}:*`);
    if (keys.length > 0) await redis.del(...keys);
    redis.disconnect();
  });
  const data = mkdtempSync(join(tmpdir(), "can-cu-scale-"));
  return { DATABASE_URL: url, REDIS_URL: redisUrl, CAN_CU_DATA: data };
}

const Ingested = z.object({ outcome: z.string(), documentId: z.string() });

describe.skipIf(skipWithoutPostgres || skipWithoutRedis)("two serving processes", () => {
  it("see within five seconds what a worker took in for one of them", async () => {
    const env = await anInstall();
    const [one, two] = [await serve(env), await serve(env)];
    const { said } = start(["worker"], env);
    await said;
    const form = new FormData();
    const text =
      "# Kế hoạch trạm Ea Kuăng\n\nTrạm Ea Kuăng thay máy chủ lưu trữ trong quý II năm 2026.\n";
    form.append("file", new Blob([text]), "ke-hoach-ea-kuang.md");
    const headers = { Origin: one };
    const answer = await fetch(`${one}/api/ingest`, { method: "POST", body: form, headers });
    const { outcome, documentId } = Ingested.parse(JSON.parse((await answer.text()).trim()));
    expect(outcome).toBe("indexed");
    const seen = async () => (await fetch(`${two}/tai-lieu/${documentId}`)).status;
    await expect.poll(seen, { timeout: 5_000 }).toBe(200);
    expect((await fetch(`${two}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${one}/metrics`)).text();
    expect(metrics).toMatch(/can_cu_queue_jobs\{name="ingest-document",state="waiting"\} 0/);
  }, 120_000);
});
