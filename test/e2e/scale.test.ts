/**
 * Two serving processes and a worker over one PostgreSQL and one Redis: what one takes in the other sees, and nobody
 * but the worker reads files.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";

import { freshFolder, serverInstall } from "../support/installs.ts";
import { skipWithoutPostgres } from "../support/postgres.ts";
import { skipWithoutRedis } from "../support/redis.ts";

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
    let text = "";
    child.stdout.on("data", (data: Buffer) => {
      text += data.toString("utf8");
      if (text.includes("http://")) resolve(text);
    });
  });
  return { child, said };
}

async function serve(env: Record<string, string>): Promise<string> {
  const { said } = start(["serve", "--port", "0"], env);
  return /http:\/\/\S+/.exec(await said)?.[0] ?? "";
}

const Ingested = z.object({ outcome: z.string(), documentId: z.string() });

describe.skipIf(skipWithoutPostgres || skipWithoutRedis)("two serving processes", () => {
  it("see within five seconds what a worker took in for one of them", async () => {
    const env = { ...(await serverInstall()), CAN_CU_DATA: freshFolder() };
    const [one, two] = [await serve(env), await serve(env)];
    const worker = start(["worker"], { ...env, CAN_CU_METRICS_PORT: "0" });
    const door = /http:\/\/[^/\s]+/.exec(await worker.said)?.[0] ?? "";
    expect((await fetch(`${door}/readyz`)).status).toBe(200);
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
    const done = await (await fetch(`${door}/metrics`)).text();
    expect(done).toMatch(
      /can_cu_job_duration_seconds_count\{name="ingest-document",end="done"\} 1/,
    );
  }, 120_000);
});
