import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { makeLog } from "../../src/platform/log.ts";
import { makeSqliteQueue } from "../../src/queue/embedded/sqlite-queue.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { type QueueBench, queueContract } from "./queue.contract.ts";

const LEASE_MS = 30_000;
const STOP_MS = 200;
const log = makeLog("silent");

async function open(): Promise<QueueBench> {
  const folder = mkdtempSync(join(tmpdir(), "can-cu-queue-"));
  let time = Date.now();
  const clock = { now: () => new Date(time).toISOString() };
  const base = { leaseMs: LEASE_MS, pollMs: 3, unwindMs: 30, stopMs: STOP_MS };
  return {
    stallMs: LEASE_MS,
    stopMs: STOP_MS,
    // Each view has a connection of its own to the file, as another process would.
    queue: (definitions, how) => {
      const pace = { ...base, heartbeatMs: how === "mute" ? Infinity : 10_000 };
      return makeSqliteQueue({ db: openDatabase(folder), clock, definitions, log, pace });
    },
    async pass(ms) {
      time += ms;
      await delay(30);
    },
  };
}

queueContract("SQLite", open);

describe("Queue of the embedded store", () => {
  const definition = {
    ...{ name: "note", payload: z.strictObject({}), attempts: 1, timeoutS: 60, backoffS: 0 },
    keyHolds: "after-done" as const,
  };

  it("forgets finished jobs after 14 days and keeps waiting and dead ones", async () => {
    const bench = await open();
    const queue = bench.queue([definition]);
    const stop = new AbortController();
    let isBroken = true;
    const handler = {
      name: "note",
      run: async () => {
        if (isBroken) throw new Error("broken");
      },
    };
    const dead = await queue.enqueue("note", {});
    const running = queue.run([handler], stop.signal);
    await expect.poll(async () => (await queue.get(dead.id))?.state).toBe("dead");
    isBroken = false;
    const done = await queue.enqueue("note", {}, { idempotencyKey: "k" });
    await expect.poll(async () => (await queue.get(done.id))?.state).toBe("done");
    await bench.pass(13 * 24 * 3600_000);
    expect((await queue.get(done.id))?.state).toBe("done");
    await bench.pass(2 * 24 * 3600_000);
    await expect.poll(async () => queue.get(done.id)).toBeNull();
    expect((await queue.get(dead.id))?.state).toBe("dead");
    stop.abort();
    await running;
  });

  it("does 2,000 short jobs and lets timers run between them", async () => {
    const queue = (await open()).queue([definition]);
    for (let index = 0; index < 2_000; index += 1) await queue.enqueue("note", {});
    const stop = new AbortController();
    let ticks = 0;
    let done = 0;
    const timer = setInterval(() => (ticks += 1), 1);
    const run = async () => {
      done += 1;
      if (done === 2_000) stop.abort();
    };
    await queue.run([{ name: "note", run }], stop.signal);
    clearInterval(timer);
    expect(done).toBe(2_000);
    expect(await queue.list({ state: "done", limit: 3_000 })).toHaveLength(2_000);
    expect(ticks).toBeGreaterThan(20);
  });
});
