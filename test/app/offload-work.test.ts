/** With Redis a serving process reviews, drafts and reads nothing itself: a worker does, whatever the door. */
import { setTimeout as sleep } from "node:timers/promises";

import { describe, expect, it, onTestFinished } from "vitest";

import { type App, buildApp } from "../../src/app.ts";
import { operatorVisit } from "../../src/assistant/access/access-core.ts";
import { DEFAULT_UNIT as unit, parseConfig } from "../../src/config.ts";
import { freshFolder, serverInstall } from "../support/installs.ts";
import { skipWithoutPostgres } from "../support/postgres.ts";
import { skipWithoutRedis } from "../support/redis.ts";

const PLAN = `# KẾ HOẠCH Chuyển đổi số năm 2026 của Trung tâm Y tế Ea Kuăng

| TT | Nội dung | Đơn vị | Đơn giá | Số lượng | Thành tiền |
|---|---|---|---|---|---|
| 1 | Phần mềm quản lý | Năm | 62.700.000 | 1 | 62.070.000 |
`;
const fileOf = (text: string) => ({
  ...{ fileName: "ke-hoach-2026.md", bytes: new TextEncoder().encode(text) },
});
const asOf = "2026-11-22";

async function install() {
  const env = await serverInstall();
  const config = { ...parseConfig({ ...env, LOG_LEVEL: "silent" }), dataFolder: freshFolder() };
  const serving = await buildApp(config, { offload: true });
  onTestFinished(() => serving.close());
  const startWorker = async (): Promise<() => Promise<void>> => {
    const worker = await buildApp(config);
    const stop = new AbortController();
    const working = worker.jobs.work(stop.signal);
    return async () => {
      stop.abort();
      await working;
      await worker.close();
    };
  };
  return { serving, startWorker, assistant: serving.access.assistantFor(operatorVisit(unit)) };
}

const waiting = async ({ jobs }: App, name: string): Promise<number> =>
  (await jobs.queue.list({ name, state: "waiting" })).length;

describe.skipIf(skipWithoutPostgres || skipWithoutRedis)("a serving process with Redis", () => {
  it(
    "leaves reviews, drafts and reading to a worker, and tells what it does",
    { timeout: 120_000 },
    async () => {
      const { serving, startWorker, assistant } = await install();
      const told: string[] = [];
      let isDone = false;
      const asked = { file: fileOf(PLAN), unit, asOf, withFiles: true };
      const reviewing = assistant
        .review({ ...asked, onProgress: ({ what }) => told.push(what) })
        .finally(() => (isDone = true));
      await sleep(1_500);
      expect([isDone, await waiting(serving, "review-file")]).toEqual([false, 1]);
      const stopWorker = await startWorker();
      onTestFinished(stopWorker);
      const { review, files } = await reviewing;
      expect(review.findings.map(({ code }) => code)).toContain("row-product-mismatch");
      expect(files.length).toBeGreaterThan(0);
      expect(told.length).toBeGreaterThan(0);
      const bare = await assistant.review({ ...asked, withFiles: false });
      expect(bare.files).toEqual([]);
      const draft = await assistant.draft({ year: 2027, part: "plan", unit, asOf });
      expect(draft.draft.sections.length).toBeGreaterThan(0);
      const { draftId, version: expectedVersion } = draft;
      const again = await assistant.redraft({
        ...{ draftId, expectedVersion, unit, request: "thêm 3 máy in mã vạch" },
      });
      expect(again).toMatchObject({ draftId, version: expectedVersion + 1 });
      const { symbols } = await assistant.readText(fileOf("Theo Thông tư 13/2025/TT-BYT."), unit);
      expect(symbols).toEqual(["13/2025/TT-BYT"]);
      const refused = assistant.review({ ...asked, file: fileOf("") });
      await expect(refused).rejects.toMatchObject({ code: "file-empty" });
    },
  );

  it("stops the work that nobody waits for any more", { timeout: 60_000 }, async () => {
    const { serving, assistant } = await install();
    const stop = new AbortController();
    const asked = { file: fileOf(PLAN), unit, asOf, withFiles: false };
    const reviewing = assistant.review(asked, stop.signal);
    await expect.poll(() => waiting(serving, "review-file"), { timeout: 20_000 }).toBe(1);
    stop.abort();
    await expect(reviewing).rejects.toMatchObject({ code: "cancelled" });
    expect(await serving.jobs.queue.list({ name: "review-file", state: "cancelled" })).toHaveLength(
      1,
    );
  });
});
