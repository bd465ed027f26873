/** The working side: a BullMQ worker for each job with a handler, one set of rules with the embedded queue. */
import {
  DelayedError,
  type Job as BullJob,
  UnrecoverableError,
  WaitingError,
  Worker,
} from "bullmq";
import type { Redis } from "ioredis";

import type { Log } from "../../platform/log.ts";
import { underRequest } from "../../platform/request-id.ts";
import type { BoundHandler, JobDefinition } from "../queue.ts";
import { backoffOf, KEPT_MS, Limits, MOST_LAPSES, type RunEnd, runWithin } from "../run-limits.ts";
import { CANCEL_FIELD, CANCELLED, JobData, placeOf } from "./bull-job.ts";
import { connectWorker, isConnectionError, type RedisWatch } from "./connect-redis.ts";

/** Milliseconds, except concurrency and mute. */
export interface BullPace {
  /** Jobs of one name at a time in this process. */
  concurrency: number;
  /** A job whose process was not heard of for so long is another worker's. */
  lockMs: number;
  /** Between two looks for such jobs. */
  stalledMs: number;
  /** Between two looks whether a running job was cancelled. */
  pollMs: number;
  /** For a handler to unwind after its signal aborted. */
  unwindMs: number;
  /** For running jobs to finish after the stop; then they are aborted and given back. */
  stopMs: number;
  /** For tests: gives no sign of life, as a machine that stopped. */
  mute: boolean;
}

export interface WorkDeps {
  url: string;
  watch: RedisWatch;
  prefix: string;
  definitions: readonly JobDefinition[];
  log: Pick<Log, "info" | "warn" | "error">;
  pace: BullPace;
}

interface ActiveRun {
  limits: Limits;
  job: BullJob;
}

export async function runWorkers(
  deps: WorkDeps,
  handlers: readonly BoundHandler[],
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const { log, pace } = deps;
  const redis = connectWorker(deps);
  const active = new Map<string, ActiveRun>();
  const workers = deps.definitions.flatMap((definition) => {
    const handler = handlers.find((one) => one.name === definition.name);
    return handler === undefined ? [] : [makeWorker(deps, { redis, definition, handler, active })];
  });
  const watch = watchCancels(deps, redis, active);
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  const giveBack = setTimeout(() => {
    for (const { limits } of active.values()) limits.end("stop");
  }, pace.stopMs);
  const closing = Promise.all(workers.map((worker) => worker.close()));
  // A Redis that is away must not keep the process from ending: its jobs stall and are done by another.
  const limit = delayed(pace.stopMs + pace.unwindMs + 5_000);
  await Promise.race([closing, limit.over]);
  limit.clear();
  clearTimeout(giveBack);
  clearInterval(watch);
  closing.catch((error: unknown) => log.warn({ err: error }, "queue: worker not closed"));
  redis.disconnect();
}

function delayed(ms: number): { over: Promise<void>; clear(): void } {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  return { over, clear: () => clearTimeout(timer) };
}

interface WorkerParts {
  redis: Redis;
  definition: JobDefinition;
  handler: BoundHandler;
  active: Map<string, ActiveRun>;
}

function makeWorker(deps: WorkDeps, parts: WorkerParts): Worker {
  const { log, pace, prefix } = deps;
  const { definition, active, redis } = parts;
  const process = (job: BullJob, token?: string) => runJob(deps, parts, job, token ?? "");
  const worker = new Worker(definition.name, process, {
    connection: redis,
    prefix,
    concurrency: pace.concurrency,
    lockDuration: pace.lockMs,
    stalledInterval: pace.stalledMs,
    maxStalledCount: (definition.lapses ?? MOST_LAPSES) - 1,
    skipLockRenewal: pace.mute,
    runRetryDelay: 1_000,
    removeOnComplete: { age: KEPT_MS / 1000 },
    settings: { backoffStrategy: (failures) => backoffOf(definition, failures) * 1000 },
  });
  worker.on("error", (error) => {
    if (isConnectionError(error)) return;
    log.warn({ err: error, name: definition.name }, "queue: worker");
  });
  worker.on("lockRenewalFailed", (ids) => {
    for (const id of ids) active.get(id)?.limits.end("lost");
  });
  return worker;
}

async function runJob(
  { log, pace, prefix }: WorkDeps,
  { redis, definition, handler, active }: WorkerParts,
  job: BullJob,
  token: string,
): Promise<unknown> {
  const jobId = job.id ?? "";
  if (await isCancelAsked(redis, prefix, job)) throw new UnrecoverableError(CANCELLED);
  const limits = new Limits(pace.unwindMs);
  active.set(jobId, { limits, job });
  const lock = `${placeOf(prefix, jobId)}:lock`;
  const context = {
    jobId,
    run: job.attemptsMade + job.stalledCounter + 1,
    signal: limits.signal,
    progress: async (done: number, total: number) => {
      // Of a run whose job another worker has by now, nobody wants to hear.
      if ((await redis.get(lock)) === token) await job.updateProgress({ done, total });
    },
  };
  const { payload, request } = JobData.parse(job.data);
  const end = await underRequest(request ?? jobId, async () => {
    const ended = await runWithin(limits, definition, () => handler.run(payload, context));
    log.info({ job: jobId, name: definition.name, end: ended.kind }, "queue: run ended");
    return ended;
  });
  active.delete(jobId);
  if (end.kind === "done") return end.result;
  if (await isCancelAsked(redis, prefix, job)) throw new UnrecoverableError(CANCELLED);
  return giveUp(end, job, token);
}

async function giveUp(
  end: Exclude<RunEnd, { kind: "done" }>,
  job: BullJob,
  token: string,
): Promise<never> {
  if (end.kind === "released" && end.afterMs > 0) {
    await job.moveToDelayed(Date.now() + end.afterMs, token);
    throw new DelayedError();
  }
  if (end.kind === "released") {
    await job.moveToWait(token);
    throw new WaitingError();
  }
  const reason = JSON.stringify(end.error);
  throw end.retryable ? new Error(reason) : new UnrecoverableError(reason);
}

async function isCancelAsked(redis: Redis, prefix: string, job: BullJob): Promise<boolean> {
  return (await redis.hexists(placeOf(prefix, job.id ?? ""), CANCEL_FIELD)) === 1;
}

function watchCancels(
  { pace, prefix }: WorkDeps,
  redis: Redis,
  active: ReadonlyMap<string, ActiveRun>,
): NodeJS.Timeout {
  let isLooking = false;
  return setInterval(() => {
    if (isLooking || redis.status !== "ready") return;
    isLooking = true;
    const looks = [...active.values()].map(async ({ limits, job }) => {
      if (await isCancelAsked(redis, prefix, job)) limits.end("cancel");
    });
    void Promise.allSettled(looks).then(() => (isLooking = false));
  }, pace.pollMs);
}
