/**
 * Two serving processes and a worker over one PostgreSQL and one Redis: what one takes in the other sees, and nobody
 * but the worker reads files.
 */
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { freshFolder, serverInstall } from "../support/installs.ts";
import { skipWithoutPostgres } from "../support/postgres.ts";
import { skipWithoutRedis } from "../support/redis.ts";
import { serveInstall, startCommand } from "../support/serving.ts";

const Ingested = z.object({ outcome: z.string(), documentId: z.string() });

describe.skipIf(skipWithoutPostgres || skipWithoutRedis)("two serving processes", () => {
  it("see within five seconds what a worker took in for one of them", async () => {
    const env = { ...(await serverInstall()), CAN_CU_DATA: freshFolder() };
    const [one, two] = [await serveInstall(env), await serveInstall(env)];
    const worker = startCommand(["worker"], { ...env, CAN_CU_METRICS_PORT: "0" });
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
