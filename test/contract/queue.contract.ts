import { setTimeout as delay } from "node:timers/promises";

import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";

import { AppError } from "../../src/errors.ts";
import { requestId, underRequest } from "../../src/platform/request-id.ts";
import { bindHandler } from "../../src/queue/bind-handler.ts";
import type { BoundHandler, JobContext, JobDefinition, Queue } from "../../src/queue/queue.ts";

/** One store of jobs, seen by as many processes as a test needs. */
export interface QueueBench {
  /** A view as of another process. "mute": it gives no signs of life, as if its machine had stopped. */
  queue(definitions: readonly JobDefinition[], how?: "mute"): Queue;
  /** Lets time pass for the store. */
  pass(ms: number): Promise<void>;
  /** After so long without a sign of life a job is another worker's. */
  stallMs: number;
  /** How long a worker waits for its jobs after the stop before it gives them back. */
  stopMs: number;
}

type Note = z.infer<typeof Note>;
const Note = z.strictObject({ text: z.string().min(1) });

const define = (over: Partial<JobDefinition<Note>> = {}): JobDefinition<Note> => ({
  name: "note",
  payload: Note,
  attempts: 3,
  timeoutS: 60,
  backoffS: 10,
  keyHolds: "after-done",
  ...over,
});

/** Works on the queue until the test is over or the given function is called, which waits for running jobs. */
function start(queue: Queue, handlers: BoundHandler[]): () => Promise<void> {
  const stop = new AbortController();
  const running = queue.run(handlers, stop.signal);
  const end = async () => {
    stop.abort();
    await running;
  };
  onTestFinished(end);
  return end;
}

const eventually = async (check: () => Promise<void> | void) =>
  expect.poll(async () => (await check(), true), { timeout: 10_000, interval: 5 }).toBe(true);

/** A handler under the test's hand: each run waits to be told how to end. */
function byHand(definition: JobDefinition<Note>) {
  const runs: { text: string; context: JobContext; end(error?: Error): void }[] = [];
  const handler = bindHandler(definition, ({ text }, context) => {
    return new Promise<string>((resolve, reject) => {
      const end = (error?: Error) => (error === undefined ? resolve(text) : reject(error));
      runs.push({ text, context, end });
    });
  });
  onTestFinished(() => {
    for (const run of runs) run.end();
  });
  return { handler, runs };
}

/** One suite, every driver. */
export function queueContract(driver: string, open: () => Promise<QueueBench>): void {
  const note = define();
  const setUp = async (definition = note) => {
    const bench = await open();
    return { bench, queue: bench.queue([definition]) };
  };

  describe(`Queue: ${driver}`, () => {
    it("hands a job's payload to its handler and keeps what it gives back", async () => {
      const { queue } = await setUp();
      const { id, outcome } = await queue.enqueue("note", { text: "Căn cứ" });
      expect(outcome).toBe("queued");
      expect(await queue.get(id)).toMatchObject({ state: "waiting", payload: { text: "Căn cứ" } });
      const handler = bindHandler(note, async ({ text }) => ({ length: text.length }));
      start(queue, [handler]);
      await eventually(async () => expect((await queue.get(id))?.state).toBe("done"));
      expect(await queue.get(id)).toMatchObject({
        result: { length: 6 },
        failures: 0,
        error: null,
      });
    });

    it("never shows a job as done without what it gave back", async () => {
      const { queue } = await setUp();
      start(queue, [bindHandler(note, async () => ({ given: true }))]);
      for (let at = 0; at < 40; at += 1) {
        const { id } = await queue.enqueue("note", { text: String(at) });
        let job = await queue.get(id);
        while (job?.state !== "done") {
          await delay(0);
          job = await queue.get(id);
        }
        expect(job.result).toEqual({ given: true });
      }
    });

    it("runs a job under the id of the request that asked for it", async () => {
      const { queue } = await setUp();
      const seen: (string | null)[] = [];
      const handler = bindHandler(note, async () => seen.push(requestId()));
      await underRequest("yeu-cau-1", () => queue.enqueue("note", { text: "a" }));
      await underRequest("yeu-cau-2", () => queue.enqueue("note", { text: "b" }));
      start(queue, [handler]);
      await eventually(() => expect(seen).toHaveLength(2));
      expect(seen.toSorted()).toEqual(["yeu-cau-1", "yeu-cau-2"]);
    });

    it.each([
      ["a name without definition", "other", { text: "a" }, {}],
      ["a payload of another shape", "note", { text: "" }, {}],
      ["a payload with a field too many", "note", { text: "a", more: 1 }, {}],
      ["a time that is none", "note", { text: "a" }, { runAt: "mai" }],
    ])("refuses to store %s", async (_, name, payload, options) => {
      const { queue } = await setUp();
      await expect(queue.enqueue(name, payload, options)).rejects.toThrow(RangeError);
      expect(await queue.list()).toEqual([]);
    });

    it("leaves a job dead whose stored payload the handler's version does not take", async () => {
      const { bench, queue } = await setUp();
      const { id } = await queue.enqueue("note", { text: "a" });
      const narrower = define({ payload: Note.extend({ text: z.string().min(2) }) });
      let ran = 0;
      start(bench.queue([narrower]), [bindHandler(narrower, async () => (ran += 1))]);
      await eventually(async () => expect((await queue.get(id))?.state).toBe("dead"));
      expect(ran).toBe(0);
    });

    it("does jobs in the order they were asked for, those of a later time later", async () => {
      const { bench, queue } = await setUp();
      const done: string[] = [];
      const late = new Date(Date.now() + 3600_000).toISOString();
      const { id } = await queue.enqueue("note", { text: "sau" }, { runAt: late });
      const texts = Array.from({ length: 30 }, (_, index) => String(index));
      for (const text of texts) await queue.enqueue("note", { text });
      start(queue, [bindHandler(note, async ({ text }) => void done.push(text))]);
      await eventually(() => expect(done).toHaveLength(30));
      expect(done).toEqual(texts);
      expect((await queue.get(id))?.state).toBe("waiting");
      await bench.pass(3610_000);
      await eventually(() => expect(done[30]).toBe("sau"));
    });

    it("leaves jobs without a handler here to other workers", async () => {
      const other = define({ name: "other" });
      const bench = await open();
      const queue = bench.queue([note, other]);
      const kept = await queue.enqueue("other", { text: "a" });
      const done = await queue.enqueue("note", { text: "b" });
      start(queue, [bindHandler(note, async () => null)]);
      await eventually(async () => expect((await queue.get(done.id))?.state).toBe("done"));
      expect((await queue.get(kept.id))?.state).toBe("waiting");
    });

    it("gives every job to one worker only", async () => {
      const { bench, queue } = await setUp();
      const done: string[] = [];
      for (let index = 0; index < 60; index += 1)
        await queue.enqueue("note", { text: String(index) });
      const work = bindHandler(note, async ({ text }) => {
        await delay(1);
        done.push(text);
      });
      for (let worker = 0; worker < 3; worker += 1) start(bench.queue([note]), [work]);
      await eventually(() => expect(done).toHaveLength(60));
      expect(new Set(done).size).toBe(60);
    });
  });

  describe(`Queue, failures: ${driver}`, () => {
    it("runs a failed job again after 10 s, then after 20 s, then leaves it dead", async () => {
      const { bench, queue } = await setUp();
      const { id } = await queue.enqueue("note", { text: "a" });
      let runs = 0;
      const fail = async () => {
        runs += 1;
        throw new Error("disk full");
      };
      start(queue, [bindHandler(note, fail)]);
      await eventually(async () => expect((await queue.get(id))?.failures).toBe(1));
      await bench.pass(9_000);
      expect(runs).toBe(1);
      await bench.pass(1_500);
      await eventually(async () => expect((await queue.get(id))?.failures).toBe(2));
      await bench.pass(19_000);
      expect(runs).toBe(2);
      await bench.pass(1_500);
      await eventually(async () => expect((await queue.get(id))?.state).toBe("dead"));
      await bench.pass(3600_000);
      expect(runs).toBe(3);
    });

    it("runs a job again that failed once, and forgets the failure's message", async () => {
      const { bench, queue } = await setUp();
      const { id } = await queue.enqueue("note", { text: "a" });
      const handler = bindHandler(note, async (_, { run }) => {
        if (run === 1) throw new Error("locked");
        return run;
      });
      start(queue, [handler]);
      await eventually(async () => expect((await queue.get(id))?.failures).toBe(1));
      expect((await queue.get(id))?.error?.code).toBe("internal");
      await bench.pass(11_000);
      await eventually(async () => expect((await queue.get(id))?.state).toBe("done"));
      expect(await queue.get(id)).toMatchObject({ result: 2, error: null });
    });

    it("runs a job every 5 s while its database is away, at the cost of none of its attempts", async () => {
      const { bench } = await setUp();
      const once = define({ attempts: 1 });
      const queue = bench.queue([once]);
      const { id } = await queue.enqueue("note", { text: "a" });
      let runs = 0;
      const work = async () => {
        runs += 1;
        if (runs <= 3) throw new AppError("store-unavailable", "down", { retryable: true });
        return "kept";
      };
      start(queue, [bindHandler(once, work)]);
      for (let run = 1; run <= 3; run += 1) {
        await eventually(() => expect(runs).toBe(run));
        await eventually(async () => expect((await queue.get(id))?.state).toBe("waiting"));
        await bench.pass(3_000);
        expect(runs).toBe(run);
        await bench.pass(2_500);
      }
      await eventually(async () => expect((await queue.get(id))?.state).toBe("done"));
      expect(await queue.get(id)).toMatchObject({ result: "kept", failures: 0, error: null });
    });

    it("does not run again what cannot succeed, and tells the user's sentence", async () => {
      const { queue } = await setUp();
      const { id } = await queue.enqueue("note", { text: "a" });
      const refuse = async () => {
        throw new AppError("file-locked", "password");
      };
      start(queue, [bindHandler(note, refuse)]);
      await eventually(async () => expect((await queue.get(id))?.state).toBe("dead"));
      const message = "Tệp bị khóa bằng mật khẩu; gỡ mật khẩu rồi gửi lại.";
      expect(await queue.get(id)).toMatchObject({
        failures: 1,
        error: { code: "file-locked", message },
      });
    });

    it("ends a run that takes too long, even if the handler does not listen", async () => {
      const { bench } = await setUp();
      const short = define({ timeoutS: 0.05, attempts: 1 });
      const queue = bench.queue([short]);
      const { id } = await queue.enqueue("note", { text: "a" });
      const { handler, runs } = byHand(short);
      start(queue, [handler]);
      await eventually(async () => expect((await queue.get(id))?.state).toBe("dead"));
      expect(runs[0]?.context.signal.aborted).toBe(true);
      expect((await queue.get(id))?.error?.message).toContain("0.05 giây");
    });

    it("shows dead jobs, newest first, and runs one again with all its attempts", async () => {
      const { bench } = await setUp();
      const once = define({ attempts: 1 });
      const queue = bench.queue([once]);
      const ids: string[] = [];
      for (const text of ["a", "b"]) ids.push((await queue.enqueue("note", { text })).id);
      let isBroken = true;
      const work = async () => {
        if (isBroken) throw new Error("broken");
      };
      start(queue, [bindHandler(once, work)]);
      await eventually(async () => expect(await queue.dead()).toHaveLength(2));
      const [a = "", b = ""] = ids;
      expect((await queue.dead()).map((job) => job.id)).toEqual([b, a]);
      isBroken = false;
      expect(await queue.retry(a)).toBe(true);
      await eventually(async () => expect((await queue.get(a))?.state).toBe("done"));
      expect((await queue.dead()).map((job) => job.id)).toEqual([b]);
      expect(await queue.retry(a)).toBe(false);
      expect(await queue.retry("404")).toBe(false);
    });
  });

  describe(`Queue, keys: ${driver}`, () => {
    const key = { idempotencyKey: "k1" };

    it("stores one job for a key, by any process, and another for another key", async () => {
      const { bench, queue } = await setUp();
      const first = await queue.enqueue("note", { text: "a" }, key);
      const again = await bench.queue([note]).enqueue("note", { text: "b" }, key);
      expect(again).toEqual({ id: first.id, outcome: "known" });
      const other = await queue.enqueue("note", { text: "c" }, { idempotencyKey: "k2" });
      expect(other.outcome).toBe("queued");
      expect((await queue.get(first.id))?.payload).toEqual({ text: "a" });
    });

    it.each([
      ["after-done", "known"],
      ["until-settled", "queued"],
    ] as const)(
      "a key that holds %s: the same work after it was done is %s",
      async (keyHolds, outcome) => {
        const definition = define({ keyHolds });
        const { queue } = await setUp(definition);
        const { id } = await queue.enqueue("note", { text: "a" }, key);
        start(queue, [bindHandler(definition, async () => null)]);
        await eventually(async () => expect((await queue.get(id))?.state).toBe("done"));
        expect((await queue.enqueue("note", { text: "a" }, key)).outcome).toBe(outcome);
      },
    );

    it("lets a key go with a dead job, which is then not put back beside its successor", async () => {
      const definition = define({ attempts: 1 });
      const { queue } = await setUp(definition);
      const first = await queue.enqueue("note", { text: "a" }, key);
      const fail = async () => {
        throw new Error("broken");
      };
      const stop = start(queue, [bindHandler(definition, fail)]);
      await eventually(async () => expect((await queue.get(first.id))?.state).toBe("dead"));
      await stop();
      expect((await queue.enqueue("note", { text: "a" }, key)).outcome).toBe("queued");
      expect(await queue.retry(first.id)).toBe(false);
    });

    it("lets a key go with a cancelled job", async () => {
      const { queue } = await setUp();
      const { id } = await queue.enqueue("note", { text: "a" }, key);
      await queue.cancel(id);
      expect((await queue.enqueue("note", { text: "a" }, key)).outcome).toBe("queued");
    });
  });

  describe(`Queue, running jobs: ${driver}`, () => {
    it("never runs a job that was cancelled while it waited", async () => {
      const { queue } = await setUp();
      const { id } = await queue.enqueue("note", { text: "a" });
      expect(await queue.cancel(id)).toBe(true);
      const next = await queue.enqueue("note", { text: "b" });
      const done: string[] = [];
      start(queue, [bindHandler(note, async ({ text }) => void done.push(text))]);
      await eventually(async () => expect((await queue.get(next.id))?.state).toBe("done"));
      expect(done).toEqual(["b"]);
      expect((await queue.get(id))?.state).toBe("cancelled");
      expect(await queue.cancel(id)).toBe(false);
      expect(await queue.cancel("404")).toBe(false);
    });

    it("aborts a running job that another process cancels, and does not run it again", async () => {
      const { bench, queue } = await setUp();
      const { id } = await queue.enqueue("note", { text: "a" });
      const { handler, runs } = byHand(note);
      start(queue, [handler]);
      await eventually(() => expect(runs).toHaveLength(1));
      expect(await bench.queue([note]).cancel(id)).toBe(true);
      await eventually(() => expect(runs[0]?.context.signal.aborted).toBe(true));
      runs[0]?.end(new Error("stopped"));
      await eventually(async () => expect((await queue.get(id))?.state).toBe("cancelled"));
      await bench.pass(3600_000);
      expect(runs).toHaveLength(1);
    });

    it("shows how far a job is, and refuses figures that make no sense", async () => {
      const { queue } = await setUp();
      const { id } = await queue.enqueue("note", { text: "a" });
      const { handler, runs } = byHand(note);
      start(queue, [handler]);
      await eventually(() => expect(runs).toHaveLength(1));
      await runs[0]?.context.progress(3, 10);
      expect((await queue.get(id))?.progress).toEqual({ done: 3, total: 10 });
      await queue.progress(id, 4, 10);
      expect((await queue.get(id))?.progress).toEqual({ done: 4, total: 10 });
      for (const [done, total] of [
        [11, 10],
        [-1, 10],
        [0.5, 10],
      ] as const)
        await expect(queue.progress(id, done, total)).rejects.toThrow(RangeError);
    });

    it("gives the job of a mute worker to another; the late one changes nothing", async () => {
      const { bench } = await setUp();
      const mute = bench.queue([note], "mute");
      const { id } = await mute.enqueue("note", { text: "a" });
      const slow = byHand(note);
      const effects = new Map<string, number>();
      start(mute, [slow.handler]);
      await eventually(() => expect(slow.runs).toHaveLength(1));
      await bench.pass(bench.stallMs + 1_000);
      const quick = bindHandler(note, async ({ text }, { run }) => {
        effects.set(text, run);
        return "second";
      });
      const queue = bench.queue([note]);
      start(queue, [quick]);
      await eventually(async () => expect((await queue.get(id))?.state).toBe("done"));
      await slow.runs[0]?.context.progress(1, 2);
      slow.runs[0]?.end();
      await bench.pass(bench.stallMs + 1_000);
      expect(await queue.get(id)).toMatchObject({
        ...{ state: "done", result: "second", lapses: 1, failures: 0, progress: null },
      });
      expect([...effects]).toEqual([["a", 2]]);
      expect(slow.runs).toHaveLength(1);
    });

    it("keeps a job with its worker for longer than a lease while the worker lives", async () => {
      const { bench, queue } = await setUp();
      const { id } = await queue.enqueue("note", { text: "a" });
      const long = byHand(note);
      const thief = byHand(note);
      start(queue, [long.handler]);
      await eventually(() => expect(long.runs).toHaveLength(1));
      start(bench.queue([note]), [thief.handler]);
      for (let step = 0; step < 6; step += 1) await bench.pass(bench.stallMs / 2);
      long.runs[0]?.end();
      await eventually(async () => expect((await queue.get(id))?.state).toBe("done"));
      expect(thief.runs).toHaveLength(0);
    });

    it("leaves a job dead that took its worker down five times", async () => {
      const { bench, queue } = await setUp();
      const { id } = await queue.enqueue("note", { text: "a" });
      const { handler, runs } = byHand(note);
      for (let fall = 1; fall <= 5; fall += 1) {
        start(bench.queue([note], "mute"), [handler]);
        await eventually(() => expect(runs).toHaveLength(fall));
        await bench.pass(bench.stallMs + 1_000);
      }
      start(queue, [handler]);
      await eventually(async () => expect((await queue.get(id))?.state).toBe("dead"));
      expect((await queue.get(id))?.lapses).toBe(5);
      expect(runs).toHaveLength(5);
    });

    it("stops by taking no new job and waiting for the running one", async () => {
      const { queue } = await setUp();
      const first = await queue.enqueue("note", { text: "a" });
      const second = await queue.enqueue("note", { text: "b" });
      const { handler, runs } = byHand(note);
      const stop = start(queue, [handler]);
      await eventually(() => expect(runs).toHaveLength(1));
      let hasStopped = false;
      const stopping = stop().then(() => (hasStopped = true));
      await delay(20);
      expect(hasStopped).toBe(false);
      runs[0]?.end();
      await stopping;
      expect((await queue.get(first.id))?.state).toBe("done");
      expect((await queue.get(second.id))?.state).toBe("waiting");
    });

    it("gives back, at no cost, a job that does not end in the time to stop", async () => {
      const { bench, queue } = await setUp();
      const { id } = await queue.enqueue("note", { text: "a" });
      const { handler, runs } = byHand(note);
      const stop = start(queue, [handler]);
      await eventually(() => expect(runs).toHaveLength(1));
      const before = performance.now();
      await stop();
      expect(performance.now() - before).toBeGreaterThan(bench.stopMs * 0.9);
      expect(runs[0]?.context.signal.aborted).toBe(true);
      expect(await queue.get(id)).toMatchObject({ state: "waiting", failures: 0, lapses: 0 });
      start(queue, [bindHandler(note, async () => "again")]);
      await eventually(async () => expect((await queue.get(id))?.result).toBe("again"));
    });

    it("settles at once when there is nothing to do, also when stopped before it began", async () => {
      const { queue } = await setUp();
      await queue.run([], AbortSignal.abort());
      await start(queue, [])();
    });
  });

  describe(`Queue, lists: ${driver}`, () => {
    it("lists jobs newest first, by state and name, within the limit", async () => {
      const bench = await open();
      const queue = bench.queue([note, define({ name: "other" })]);
      const ids: string[] = [];
      for (const name of ["note", "other", "note"])
        ids.push((await queue.enqueue(name, { text: "a" })).id);
      const [a = "", b = "", c = ""] = ids;
      await queue.cancel(a);
      const list = async (filter?: Parameters<Queue["list"]>[0]) =>
        (await queue.list(filter)).map((job) => job.id);
      expect(await list()).toEqual([c, b, a]);
      expect(await list({ name: "note" })).toEqual([c, a]);
      expect(await list({ state: "cancelled" })).toEqual([a]);
      expect(await list({ limit: 1 })).toEqual([c]);
      const depths = await queue.depths();
      expect(depths).toContainEqual({ name: "other", state: "waiting", jobs: 1 });
      expect(await queue.get("404")).toBeNull();
    });
  });
}
