import { setTimeout as delay } from "node:timers/promises";

import type { Redis } from "ioredis";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";

import { makeLog } from "../../src/platform/log.ts";
import { makeBullQueue } from "../../src/queue/bullmq/bull-queue.ts";
import type { JobDefinition } from "../../src/queue/queue.ts";
import { freshPrefix, redisUrl, skipWithoutRedis } from "../support/redis.ts";
import { startWire } from "../support/wire.ts";
import { type QueueBench, queueContract } from "./queue.contract.ts";

const LOCK_MS = 600;
const STOP_MS = 200;
const log = makeLog("silent");

async function open(): Promise<QueueBench> {
  const { prefix, redis } = freshPrefix();
  const names = new Set<string>();
  const pace = {
    ...{ concurrency: 1, lockMs: LOCK_MS, stalledMs: LOCK_MS / 3, pollMs: 20 },
    ...{ unwindMs: 30, stopMs: STOP_MS },
  };
  return {
    stallMs: LOCK_MS,
    stopMs: STOP_MS,
    queue(definitions, how) {
      for (const { name } of definitions) names.add(name);
      const options = { ...pace, mute: how === "mute" };
      const queue = makeBullQueue({ url: redisUrl, prefix, definitions, log, pace: options });
      onTestFinished(() => queue.close());
      return queue;
    },
    async pass(ms) {
      // Locks run out by the server's clock, which is waited for; jobs of a later time come closer by so much.
      const waitMs = Math.min(ms, 3 * LOCK_MS);
      await delay(waitMs);
      for (const name of names) await comeCloser(redis, `${prefix}:${name}`, ms - waitMs);
      await delay(50);
    },
  };
}

/** Moves the due times of a BullMQ queue's delayed jobs, and wakes its workers. */
async function comeCloser(redis: Redis, queue: string, ms: number): Promise<void> {
  const entries = await redis.zrange(`${queue}:delayed`, "0", "-1", "WITHSCORES");
  for (let at = 0; at < entries.length; at += 2) {
    const due = Number(entries[at + 1]) - ms * 4096;
    await redis.zadd(`${queue}:delayed`, due, String(entries[at]));
  }
  if (entries.length > 0) await redis.zadd(`${queue}:marker`, 0, "0");
}

describe.skipIf(skipWithoutRedis)("BullMQ", () => {
  queueContract("BullMQ", open);
});

describe.skipIf(skipWithoutRedis)("Queue behind a network", () => {
  const note: JobDefinition = {
    ...{ name: "note", payload: z.strictObject({}), attempts: 1, timeoutS: 60, backoffS: 0 },
    keyHolds: "after-done",
  };

  it("that swallows everything refuses within two seconds, whatever is asked", async () => {
    const { prefix } = freshPrefix();
    const wire = await startWire(redisUrl);
    const queue = makeBullQueue({ url: wire.url, prefix, definitions: [note], log });
    onTestFinished(() => queue.close());
    const { id } = await queue.enqueue("note", {}, { idempotencyKey: "a" });
    wire.swallow();
    const asks = [
      () => queue.enqueue("note", {}, { idempotencyKey: "b" }),
      () => queue.get(id),
      () => queue.list(),
      () => queue.cancel(id),
    ];
    for (const ask of asks) {
      const begun = performance.now();
      await expect(ask()).rejects.toMatchObject({ code: "queue-unavailable", retryable: true });
      expect(performance.now() - begun).toBeLessThan(2_500);
    }
    await wire.mend();
    const state = async () => (await queue.get(id).catch(() => null))?.state;
    await expect.poll(state, { timeout: 20_000 }).toBe("waiting");
  });

  it("that is cut is told of once, and once when it is back; the jobs are done then", async () => {
    const { prefix } = freshPrefix();
    const wire = await startWire(redisUrl);
    const lines: string[] = [];
    const told = (...args: unknown[]) => void lines.push(String(args.at(-1)));
    const heard = { info() {}, warn: told, error: told };
    const definitions = Array.from({ length: 8 }, (_, at) => ({ ...note, name: `note-${at}` }));
    const queue = makeBullQueue({ url: wire.url, prefix, definitions, log: heard });
    onTestFinished(() => queue.close());
    const done: string[] = [];
    const stop = new AbortController();
    const handlers = definitions.map(({ name }) => ({
      ...{ name, run: async () => void done.push(name) },
    }));
    const running = queue.run(handlers, stop.signal);
    onTestFinished(async () => {
      stop.abort();
      await running;
    });
    const ask = (name: string) => () =>
      queue.enqueue(name, {}).then(
        () => "asked",
        () => "refused",
      );
    await expect.poll(ask("note-0"), { timeout: 20_000, interval: 200 }).toBe("asked");
    await expect.poll(() => done, { timeout: 20_000 }).toContain("note-0");
    await wire.cut();
    await delay(4_000);
    expect(lines).toEqual(["redis: away, tried again every second; jobs wait for it"]);
    await wire.mend();
    await expect.poll(ask("note-1"), { timeout: 20_000, interval: 200 }).toBe("asked");
    await expect.poll(() => done, { timeout: 20_000 }).toContain("note-1");
    expect(lines.slice(1)).toEqual(["redis: back, jobs go on"]);
  });
});

describe("Queue with Redis away", () => {
  const definition: JobDefinition = {
    ...{ name: "note", payload: z.strictObject({}), attempts: 1, timeoutS: 60, backoffS: 0 },
    keyHolds: "after-done",
  };

  it("refuses work within two seconds, in words for the user", async () => {
    const definitions = [definition];
    const url = "redis://127.0.0.1:1";
    const queue = makeBullQueue({ url, prefix: "away", definitions, log });
    onTestFinished(() => queue.close());
    const asking = queue.enqueue("note", {});
    await expect(asking).rejects.toMatchObject({ code: "queue-unavailable", retryable: true });
  });

  it("workers stop when told to", async () => {
    const options = { url: "redis://127.0.0.1:1", prefix: "away", definitions: [definition], log };
    const queue = makeBullQueue({ ...options, pace: { stopMs: 10, unwindMs: 10 } });
    onTestFinished(() => queue.close());
    const stop = new AbortController();
    const running = queue.run([{ name: "note", run: async () => null }], stop.signal);
    stop.abort();
    await running;
  });
});
