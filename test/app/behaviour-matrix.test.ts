/** What people do with the product, the same on the embedded drivers and on the servers' (PostgreSQL, BullMQ). */
import { describe, expect, it } from "vitest";

import { type App, buildApp } from "../../src/app.ts";
import { operatorVisit } from "../../src/assistant/access/access-core.ts";
import { makeChannels } from "../../src/channels/start-channels.ts";
import { DEFAULT_UNIT as unit, parseConfig } from "../../src/config.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { until } from "../support/chat-rig.ts";
import { said, startFakeTelegram } from "../support/fake-telegram.ts";
import { folderWithRedis, freshFolder, serverInstall } from "../support/installs.ts";
import { skipWithoutPostgres } from "../support/postgres.ts";
import { redisUrl, skipWithoutRedis } from "../support/redis.ts";

const PLAN = `# KẾ HOẠCH Chuyển đổi số năm 2026 của Trung tâm Y tế Ea Kuăng

## I. Mục tiêu

- 100% hồ sơ bệnh án điện tử trước ngày 30/9/2026.

## II. Nhiệm vụ

- Thay máy chủ lưu trữ của trạm Ea Kuăng trong quý II năm 2026.

## III. Kinh phí

| TT | Nội dung | Đơn vị | Đơn giá | Số lượng | Thành tiền |
|---|---|---|---|---|---|
| 1 | Máy chủ lưu trữ | Bộ | 60.000.000 | 2 | 120.000.000 |
| 2 | Phần mềm quản lý | Năm | 62.700.000 | 1 | 62.070.000 |
| | Tổng cộng | | | | 182.070.000 |
`;
const file = { fileName: "ke-hoach-2026.md", bytes: new TextEncoder().encode(PLAN) };
const asOf = "2026-11-22";

async function delivered(app: App): Promise<string[]> {
  const telegram = await startFakeTelegram({ repeat: 0.3 });
  const stop = new AbortController();
  const bot = { webhookUrl: null, webhookSecret: null, proxy: null };
  const running = makeChannels({
    ...app.mail,
    ...{ access: app.access, clock: systemClock, log: app.log, publicUrl: null, zalo: null },
    telegram: { ...bot, token: "123:abc", apiRoot: telegram.url },
    pace: { pollSeconds: 1, throttle: false },
  }).run(stop.signal);
  telegram.push(said(7, "/vanban 46/2018/TT-BYT"), said(7, "/vanban 13/2025/TT-BYT"));
  const texts = () => telegram.arrived.map(({ text }) => text);
  // The answer about the first names the second, too: each is told by its head.
  const answered = (symbol: string) => texts().some((text) => text.includes(`“${symbol}”`));
  const both = () => answered("46/2018/TT-BYT") && answered("13/2025/TT-BYT");
  await until("both answers", both, 60_000);
  stop.abort();
  await running;
  await telegram.close();
  return texts();
}

/** Everything once; what is new in each run (ids of drafts, times) is left out. */
async function used(app: App) {
  // As a door has it: with Redis reviews and drafts go through the queue.
  const assistant = app.access.assistantFor(operatorVisit(unit));
  const taken = await assistant.ingest(file, unit);
  const again = await assistant.ingest(file, unit);
  const search = await assistant.search("máy chủ lưu trữ Ea Kuăng", 3, unit);
  const ask = async (question: string) => {
    const { kind, text, citations } = await assistant.ask({ question, unit, asOf });
    return { kind, text, citations };
  };
  const reviewed = await assistant.review({ file, unit, asOf, withFiles: false });
  const draft = await assistant.draft({ year: 2027, part: "plan", unit, asOf });
  const messages = await delivered(app);
  const documentId = taken.documentId ?? "";
  const kept = (await assistant.documents(unit)).some((one) => one.documentId === documentId);
  const asked = [
    await ask("Thông tư 46/2018/TT-BYT còn hiệu lực không?"),
    await ask("Kế hoạch 2026 thay máy chủ lưu trữ vào quý nào?"),
  ];
  await assistant.forget(documentId, unit);
  const after = await assistant.search("máy chủ lưu trữ Ea Kuăng", 3, unit);
  return {
    outcomes: [taken.outcome, again.outcome, taken.passages],
    found: search.map(({ documentId: id, text }) => ({ id, text })),
    asked,
    findings: reviewed.review.findings.map(({ code, severity, where }) => ({
      code,
      severity,
      where,
    })),
    sections: draft.draft.sections.map(({ id, blocks }) => ({
      id,
      texts: blocks.map((b) => b.text),
    })),
    messages,
    kept,
    forgotten: after.every(({ documentId: id }) => id !== documentId),
  };
}

const seen = new Map<string, Awaited<ReturnType<typeof used>>>();

async function run(name: string, env: Record<string, string>, dataFolder = freshFolder()) {
  const config = { ...parseConfig({ ...env, CAN_CU_OPEN: "1" }), dataFolder };
  const app = await buildApp(config, { offload: config.redisUrl !== null });
  const stop = new AbortController();
  const working = app.jobs.work(stop.signal);
  try {
    seen.set(name, await used(app));
  } finally {
    stop.abort();
    await working;
    await app.close();
  }
  return seen.get(name);
}

function expectSound(result: Awaited<ReturnType<typeof run>>): void {
  expect(result?.outcomes.slice(0, 2)).toEqual(["indexed", "unchanged"]);
  expect(result?.found[0]?.text).toContain("máy chủ");
  expect(result?.asked[0]?.text).toContain("13/2025/TT-BYT");
  expect(result?.asked[1]?.text).toContain("quý II");
  expect(result?.findings.map(({ code }) => code)).toContain("row-product-mismatch");
  expect(result?.sections.length).toBeGreaterThan(0);
  expect(result).toMatchObject({ kept: true, forgotten: true });
}

describe("the product as a whole", () => {
  it("works on SQLite and the embedded queue", { timeout: 120_000 }, async () => {
    expectSound(await run("embedded", {}));
  });

  it.skipIf(skipWithoutPostgres || skipWithoutRedis)(
    "works on PostgreSQL and BullMQ, to the same words",
    { timeout: 180_000 },
    async () => {
      const result = await run("servers", await serverInstall());
      expectSound(result);
      expect(result).toEqual(seen.get("embedded"));
    },
  );

  it.skipIf(skipWithoutPostgres)(
    "works on PostgreSQL and the embedded queue, to the same words",
    { timeout: 180_000 },
    async () => {
      const { DATABASE_URL } = await serverInstall();
      expect(await run("postgres", { DATABASE_URL })).toEqual(seen.get("embedded"));
    },
  );

  it.skipIf(skipWithoutRedis)(
    "works on SQLite and BullMQ, to the same words",
    { timeout: 180_000 },
    async () => {
      const result = await run("redis", { REDIS_URL: redisUrl }, await folderWithRedis());
      expect(result).toEqual(seen.get("embedded"));
    },
  );
});
