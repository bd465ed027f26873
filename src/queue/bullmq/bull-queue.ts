/**
 * The queue of several processes: BullMQ on Redis or Valkey. Asking for work fails fast when Redis is away; workers
 * wait for it. Redis must keep its keys (maxmemory-policy noeviction) and write them down (appendonly yes).
 */
import { randomUUID } from "node:crypto";

import { type Job as BullJob, type JobType, Queue as BullQueue } from "bullmq";
import type { Redis } from "ioredis";

import type { Log } from "../../platform/log.ts";
import { requestId } from "../../platform/request-id.ts";
import { checkPayload, checkProgress, definitionOf, instant } from "../check-input.ts";
import type { Job, JobDefinition, JobFilter, JobState, Queue } from "../queue.ts";
import { KEPT_MS } from "../run-limits.ts";
import { ageOfId, CANCEL_FIELD, JobData, nameOfId, newJobId, stateOf, toJob } from "./bull-job.ts";
import { type BullPace, runWorkers } from "./bull-worker.ts";
import { connectProducer, failFast, isConnectionError, watchRedis } from "./connect-redis.ts";
import { type HeldKeys, makeHeldKeys } from "./held-keys.ts";

export interface BullQueueDeps {
  url: string;
  /** Begins every key: two installs on one Redis with two prefixes know nothing of each other. */
  prefix: string;
  definitions: readonly JobDefinition[];
  log: Pick<Log, "info" | "warn" | "error">;
  pace?: Partial<BullPace>;
}

export interface BullmqQueue extends Queue {
  /** The queues themselves, for an administrator's board. */
  boards(): BullQueue[];
  close(): Promise<void>;
}

const PACE: BullPace = {
  concurrency: 2,
  lockMs: 30_000,
  stalledMs: 10_000,
  pollMs: 1_000,
  unwindMs: 5_000,
  stopMs: 20_000,
  mute: false,
};

export function makeBullQueue(deps: BullQueueDeps): BullmqQueue {
  const { url, log, prefix, definitions } = deps;
  const watch = watchRedis(log);
  const redis = connectProducer({ url, watch });
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const queues = openQueues(redis, deps);
  const store: Store = { redis, queues, byName, keys: makeHeldKeys(redis, prefix) };
  return {
    async enqueue(name, payload, options = {}) {
      const definition = definitionOf(byName, name);
      checkPayload(definition, payload);
      const runAt = options.runAt === undefined ? null : instant(options.runAt);
      return failFast(redis, () =>
        enqueue(store, definition, payload, { key: options.idempotencyKey ?? null, runAt }),
      );
    },
    run: (handlers, signal) =>
      runWorkers(
        { url, watch, prefix, definitions, log, pace: { ...PACE, ...deps.pace } },
        handlers,
        signal,
      ),
    get: (jobId) => failFast(redis, () => find(store, jobId)),
    list: (filter = {}) => failFast(redis, () => list(store, filter)),
    dead: () => failFast(redis, () => list(store, { state: "dead" })),
    retry: (jobId) => failFast(redis, () => retry(store, jobId)),
    async progress(jobId, done, total) {
      checkProgress(done, total);
      await failFast(redis, async () => {
        const found = await look(store, jobId);
        if (found?.state === "running") await found.job.updateProgress({ done, total });
      });
    },
    cancel: (jobId) => failFast(redis, () => cancel(store, jobId)),
    depths: () => failFast(redis, () => depths(store)),
    boards: () => [...queues.values()],
    async close() {
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
      redis.disconnect();
    },
  };
}

interface Store {
  redis: Redis;
  queues: Map<string, BullQueue>;
  byName: ReadonlyMap<string, JobDefinition>;
  keys: HeldKeys;
}

function openQueues(
  redis: Redis,
  { prefix, definitions, log }: BullQueueDeps,
): Map<string, BullQueue> {
  return new Map(
    definitions.map(({ name }) => {
      const queue = new BullQueue(name, { connection: redis, prefix });
      // The connection tells of itself; what a call meets, it throws.
      queue.on("error", (error) => {
        if (!isConnectionError(error)) log.warn({ err: error, name }, "queue: redis");
      });
      return [name, queue] as const;
    }),
  );
}

type Enqueued = Awaited<ReturnType<Queue["enqueue"]>>;

async function enqueue(
  store: Store,
  definition: JobDefinition,
  payload: unknown,
  { key, runAt }: { key: string | null; runAt: string | null },
): Promise<Enqueued> {
  const delay = runAt === null ? 0 : Math.max(0, Date.parse(runAt) - Date.now());
  const data: JobData = { payload, key, nonce: randomUUID(), request: requestId() };
  const asked = { data, delay };
  if (key !== null) return enqueueKeyed(store, definition, key, asked);
  const id = newJobId(definition.name);
  await add(store, definition, id, asked);
  return { id, outcome: "queued" };
}

async function enqueueKeyed(
  store: Store,
  definition: JobDefinition,
  key: string,
  asked: { data: JobData; delay: number },
): Promise<Enqueued> {
  const { name } = definition;
  for (;;) {
    const holder = await store.keys.holder(name, key);
    const held = holder === null ? null : await look(store, holder);
    if (holder !== null && held !== null && isHolding(definition, held))
      return { id: holder, outcome: "known" };
    // A key whose job is not there: its enqueue is under way elsewhere, or died. The same id serves both, once.
    const isUnborn = holder !== null && held === null;
    const id = isUnborn ? holder : newJobId(name);
    if (!isUnborn && !(await store.keys.take(name, key, holder, id, asked.delay))) continue;
    await add(store, definition, id, asked);
    const stored = await look(store, id);
    const isOurs = stored === null || JobData.parse(stored.job.data).nonce === asked.data.nonce;
    return { id, outcome: isOurs ? "queued" : "known" };
  }
}

function isHolding({ keyHolds }: JobDefinition, { state, isCancelAsked }: Look): boolean {
  if (isCancelAsked) return false;
  if (state === "done") return keyHolds === "after-done";
  return state === "waiting" || state === "running";
}

async function add(
  { queues }: Store,
  { name, attempts }: JobDefinition,
  id: string,
  { data, delay }: { data: JobData; delay: number },
): Promise<void> {
  await queues.get(name)?.add(name, data, {
    jobId: id,
    attempts,
    backoff: { type: "custom" },
    ...(delay > 0 ? { delay } : {}),
    removeOnComplete: { age: KEPT_MS / 1000 },
  });
}

interface Look {
  job: BullJob;
  state: JobState;
  isCancelAsked: boolean;
}

async function look({ redis, queues }: Store, id: string): Promise<Look | null> {
  const queue = queues.get(nameOfId(id));
  if (queue === undefined) return null;
  // The state first: read the other way round, a job that ends meanwhile is done and has nothing to give.
  const bullState = await queue.getJobState(id);
  const job = await queue.getJob(id);
  if (job === undefined) return null;
  const isCancelAsked = (await redis.hexists(queue.toKey(id), CANCEL_FIELD)) === 1;
  const state = stateOf(bullState, { isCancelAsked, reason: job.failedReason });
  return state === null ? null : { job, state, isCancelAsked };
}

async function find(store: Store, id: string): Promise<Job | null> {
  const found = await look(store, id);
  return found === null ? null : toJob(found.job, found.state);
}

const WAITING: JobType[] = ["wait", "delayed", "prioritized"];
const TYPES: Record<JobState, JobType[]> = {
  waiting: WAITING,
  running: ["active"],
  done: ["completed"],
  dead: ["failed"],
  cancelled: [...WAITING, "failed"],
};

async function list(store: Store, { name, state, limit = 100 }: JobFilter): Promise<Job[]> {
  const types = state === undefined ? [...new Set(Object.values(TYPES).flat())] : TYPES[state];
  // A cancelled job stands among others of its type, so there the limit counts only afterwards.
  const isMixed = state === "cancelled" || state === "dead" || state === "waiting";
  const end = isMixed || limit > 1e9 ? -1 : limit - 1;
  const found: Job[] = [];
  for (const [queueName, queue] of store.queues) {
    if (name !== undefined && name !== queueName) continue;
    for (const type of types) found.push(...(await listType(store, queue, type, end)));
  }
  return found
    .filter((job) => state === undefined || job.state === state)
    .sort((a, b) => (ageOfId(a.id) < ageOfId(b.id) ? 1 : -1))
    .slice(0, limit);
}

async function listType(
  { redis }: Store,
  queue: BullQueue,
  type: JobType,
  end: number,
): Promise<Job[]> {
  const jobs = await queue.getJobs([type], 0, end);
  const isAsked = new Set<string>();
  if (WAITING.includes(type)) {
    const ask = redis.pipeline();
    for (const job of jobs) ask.hexists(queue.toKey(job.id ?? ""), CANCEL_FIELD);
    for (const [at, [, value]] of ((await ask.exec()) ?? []).entries())
      if (value === 1) isAsked.add(jobs[at]?.id ?? "");
  }
  return jobs.flatMap((job) => {
    const isCancelAsked = isAsked.has(job.id ?? "");
    const state = stateOf(type, { isCancelAsked, reason: job.failedReason });
    return state === null ? [] : [toJob(job, state)];
  });
}

async function retry(store: Store, id: string): Promise<boolean> {
  const found = await look(store, id);
  if (found?.state !== "dead") return false;
  const { job } = found;
  const { key } = JobData.parse(job.data);
  if (key !== null && !(await takeBack(store, job, key))) return false;
  const place = store.queues.get(job.name)?.toKey(id) ?? "";
  await store.redis.hdel(place, "stc", "defa", "progress");
  await job.retry("failed", { resetAttemptsMade: true, resetAttemptsStarted: true });
  return true;
}

/** The key for a dead job again, unless it stands for a newer one. */
async function takeBack(store: Store, job: BullJob, key: string): Promise<boolean> {
  const id = job.id ?? "";
  const holder = await store.keys.holder(job.name, key);
  if (holder === id) return true;
  const held = holder === null ? null : await look(store, holder);
  const definition = definitionOf(store.byName, job.name);
  if (held !== null && isHolding(definition, held)) return false;
  return store.keys.take(job.name, key, holder, id, 0);
}

/** Marks the job, if it is there: gives 1 or 0. */
const MARK = `
  if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
  redis.call('HSET', KEYS[1], ARGV[1], '1')
  return 1`;

async function cancel(store: Store, id: string): Promise<boolean> {
  const found = await look(store, id);
  if (found === null || found.isCancelAsked) return false;
  if (found.state !== "waiting" && found.state !== "running") return false;
  const place = store.queues.get(found.job.name)?.toKey(id) ?? "";
  return (await store.redis.eval(MARK, 1, place, CANCEL_FIELD)) === 1;
}

async function depths({ queues }: Store): Promise<Awaited<ReturnType<Queue["depths"]>>> {
  const found: Awaited<ReturnType<Queue["depths"]>> = [];
  for (const [name, queue] of queues) {
    const counts = await queue.getJobCounts("wait", "delayed", "prioritized", "active", "failed");
    const of = (type: string): number => counts[type] ?? 0;
    const waiting = of("wait") + of("delayed") + of("prioritized");
    found.push({ name, state: "waiting", jobs: waiting });
    found.push({ name, state: "running", jobs: of("active") });
    found.push({ name, state: "dead", jobs: of("failed") });
  }
  return found;
}
