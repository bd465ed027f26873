/**
 * Connections to Redis (or Valkey). Who asks for work fails fast: a request never hangs on a server that is away. Who
 * does the work waits for ever. Both heal by themselves.
 */
import { setTimeout as sleep } from "node:timers/promises";

import { Redis } from "ioredis";

import { AppError } from "../../errors.ts";
import type { Log } from "../../platform/log.ts";

/** Milliseconds a request waits for the connection, for one answer, and for all that it asks. */
const READY_MS = 1_000;
const COMMAND_MS = 1_500;
const LONGEST_MS = 1_800;
/** Milliseconds of silence after which a connection is made anew; a worker's may rightly be silent for a while. */
const SILENT_PRODUCER_MS = 5_000;
const SILENT_WORKER_MS = 30_000;
/** Milliseconds between two attempts to connect. */
const RECONNECT_MS = 1_000;

export interface RedisOptions {
  /** redis://… or rediss://… */
  url: string;
  watch: RedisWatch;
}

export function connectProducer({ url, watch }: RedisOptions): Redis {
  return connect(url, watch, { commandTimeout: COMMAND_MS, socketTimeout: SILENT_PRODUCER_MS });
}

export function connectWorker({ url, watch }: RedisOptions): Redis {
  return connect(url, watch, { socketTimeout: SILENT_WORKER_MS });
}

function connect(
  url: string,
  watch: RedisWatch,
  options: { commandTimeout?: number; socketTimeout: number },
): Redis {
  const redis = new Redis(url, {
    ...options,
    maxRetriesPerRequest: null,
    connectTimeout: 5_000,
    keepAlive: 10_000,
    retryStrategy: () => RECONNECT_MS,
  });
  // Unheard, the event would end the process.
  redis.on("error", (error) => watch.away(redis, error.message));
  redis.on("reconnecting", () => watch.away(redis, "connection closed"));
  redis.on("ready", () => watch.back(redis));
  redis.on("end", () => watch.back(redis));
  return redis;
}

/** Tells of an outage once, and once that it is over: not for each connection, nor for each attempt. */
export interface RedisWatch {
  away(connection: Redis, reason: string): void;
  back(connection: Redis): void;
}

export function watchRedis(log: Pick<Log, "warn">): RedisWatch {
  const missing = new Set<Redis>();
  return {
    away(connection, reason) {
      if (missing.size === 0)
        log.warn({ reason }, "redis: away, tried again every second; jobs wait for it");
      missing.add(connection);
    },
    back(connection) {
      if (missing.delete(connection) && missing.size === 0) log.warn("redis: back, jobs go on");
    },
  };
}

/** Does the work when the connection stands. Throws AppError queue-unavailable, within two seconds at most. */
export async function failFast<T>(redis: Redis, work: () => Promise<T>): Promise<T> {
  const isReady = () => redis.status === "ready";
  const begun = performance.now();
  const waited = (): number => performance.now() - begun;
  while (!isReady()) {
    if (waited() >= READY_MS || redis.status === "end") throw unavailable(undefined);
    await sleep(20);
  }
  try {
    return await within(LONGEST_MS - waited(), work());
  } catch (error) {
    if (isConnectionError(error) || !isReady()) throw unavailable(error);
    throw error;
  }
}

/** Several commands may each be slow; what is left behind may still be done, as after any time-out. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("Command timed out")), ms);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** Told of by the connection itself already, once. */
export function isConnectionError(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Command timed out|Socket timeout|Connection is closed|ECONN|EPIPE|Stream isn't writeable|LOADING/.test(
      error.message,
    )
  );
}

function unavailable(cause: unknown): AppError {
  return new AppError("queue-unavailable", "Redis cannot be reached", { cause, retryable: true });
}
