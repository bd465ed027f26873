/** Servers that are away: answers go on where they can, the rest says what it waits for, and all comes back by itself. */
import { describe, expect, it, onTestFinished } from "vitest";

import { type App, buildApp } from "../../src/app.ts";
import { DEFAULT_UNIT as unit, parseConfig } from "../../src/config.ts";
import { AppError } from "../../src/errors.ts";
import { freshFolder, lateRedis, serverInstall } from "../support/installs.ts";
import { skipWithoutPostgres } from "../support/postgres.ts";
import { skipWithoutRedis } from "../support/redis.ts";
import { startWire } from "../support/wire.ts";

const text = "# Kế hoạch trạm Ea Kuăng\n\nTrạm thay máy chủ lưu trữ trong quý II năm 2026.\n";
const file = { fileName: "ke-hoach.md", bytes: new TextEncoder().encode(text) };

/** Sent again while the queue asks for it, as the doors do: a busy machine may keep a command from Redis too long. */
async function expectTaken({ assistant }: Pick<App, "assistant">): Promise<void> {
  const taken = async () => {
    try {
      return (await assistant.ingest(file, unit)).outcome;
    } catch (error) {
      if (error instanceof AppError && error.retryable) return "waiting";
      throw error;
    }
  };
  await expect.poll(taken, { timeout: 180_000, interval: 1_000 }).toMatch(/indexed|unchanged/);
}

describe.skipIf(skipWithoutPostgres || skipWithoutRedis)(
  "Redis that is not there at the start",
  () => {
    it(
      "keeps no answer from anybody, and takes files once it is there",
      { timeout: 300_000 },
      async () => {
        const redis = await lateRedis();
        const env = await serverInstall(redis.url);
        const config = {
          ...parseConfig({ ...env, LOG_LEVEL: "silent" }),
          dataFolder: freshFolder(),
        };
        const app = await buildApp(config, { offload: true });
        const stop = new AbortController();
        const working = app.jobs.work(stop.signal);
        try {
          const answer = await app.assistant.ask({
            ...{
              question: "Thông tư 46/2018/TT-BYT còn hiệu lực không?",
              unit,
              asOf: "2026-11-22",
            },
          });
          expect(answer.text).toContain("13/2025/TT-BYT");
          const refused: unknown = await app.jobs
            .ingestLater(file, unit)
            .catch((error: unknown) => error);
          expect(refused).toBeInstanceOf(AppError);
          expect(refused).toMatchObject({ retryable: true });
          redis.start();
          await expectTaken(app);
        } finally {
          stop.abort();
          await working;
          await app.close();
        }
      },
    );
  },
);

/** An install whose servers lie behind networks of the test's own, serving and working in this process. */
async function behindWires() {
  const env = await serverInstall();
  const [store, queue] = [await startWire(env.DATABASE_URL), await startWire(env.REDIS_URL)];
  const config = {
    ...parseConfig({ DATABASE_URL: store.url, REDIS_URL: queue.url, LOG_LEVEL: "silent" }),
    dataFolder: freshFolder(),
  };
  const app = await buildApp(config, { offload: true });
  const stop = new AbortController();
  const working = app.jobs.work(stop.signal);
  onTestFinished(async () => {
    await store.mend();
    await queue.mend();
    stop.abort();
    await working;
    await app.close();
  });
  const ask = () =>
    app.assistant.ask({
      ...{ question: "Thông tư 46/2018/TT-BYT còn hiệu lực không?", unit, asOf: "2026-11-22" },
    });
  return { app, store, queue, ask };
}

const fileOf = (at: number) => ({
  fileName: `ke-hoach-${at}.md`,
  bytes: new TextEncoder().encode(`# Kế hoạch số ${at}\n\nTrạm ${at} thay máy chủ lưu trữ.\n`),
});

/** Milliseconds until it refused, and what it said. */
async function refused(work: () => Promise<unknown>): Promise<{ ms: number; error: unknown }> {
  const begun = performance.now();
  const error: unknown = await work().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { ms: performance.now() - begun, error };
}

describe.skipIf(skipWithoutPostgres || skipWithoutRedis)("servers that go away", () => {
  it(
    "PostgreSQL restarted: said at once, and all goes on by itself",
    { timeout: 300_000 },
    async () => {
      const { app, store, ask } = await behindWires();
      expect((await ask()).text).toContain("13/2025/TT-BYT");
      await store.cut();
      const { ms, error } = await refused(ask);
      expect(error).toMatchObject({ code: "store-unavailable", retryable: true });
      expect(ms).toBeLessThan(5_000);
      expect(await app.ready()).toBe(false);
      await store.mend();
      await expect.poll(() => app.ready(), { timeout: 30_000 }).toBe(true);
      expect((await ask()).text).toContain("13/2025/TT-BYT");
      await expectTaken(app);
    },
  );

  it(
    "both cut in the middle of an import: no file is lost or taken twice",
    { timeout: 180_000 },
    async () => {
      const { app, store, queue } = await behindWires();
      const files = Array.from({ length: 12 }, (_, at) => fileOf(at));
      const ids: string[] = [];
      for (const one of files) ids.push((await app.jobs.ingestLater(one, unit)).id);
      const states = async () =>
        Promise.all(ids.map(async (id) => (await app.jobs.queue.get(id))?.state ?? "gone"));
      await expect.poll(states, { timeout: 60_000, interval: 20 }).toContain("done");
      await queue.cut();
      await store.cut();
      const { ms, error } = await refused(() => app.jobs.queue.get(ids[0] ?? ""));
      expect(error).toMatchObject({ code: "queue-unavailable", retryable: true });
      expect(ms).toBeLessThan(2_500);
      await store.mend();
      await queue.mend();
      const allDone = async () => (await states().catch(() => [])).filter((one) => one === "done");
      await expect.poll(allDone, { timeout: 120_000, interval: 200 }).toHaveLength(files.length);
      const titles = (await app.assistant.documents(unit)).map((one) => one.title);
      for (const at of files.keys())
        expect(titles.filter((title) => title === `Kế hoạch số ${at}`)).toHaveLength(1);
    },
  );

  it("a slow network makes answers late, not wrong", { timeout: 300_000 }, async () => {
    const { app, store, queue, ask } = await behindWires();
    store.slow(15);
    queue.slow(5);
    expect((await ask()).text).toContain("13/2025/TT-BYT");
    await expectTaken(app);
    const found = await app.assistant.search("trạm Ea Kuăng thay máy chủ", 3, unit);
    expect(found[0]?.text).toContain("máy chủ");
  });
});
