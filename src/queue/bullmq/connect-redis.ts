/**
 * Connections to Redis (or Valkey). Who asks for work fails fast: a request never hangs on a server that is away. Who
 * does the work waits for ever. Both heal by themselves.
 */
import { setTimeout as sleep } from "node:timers/promises";

import { Redis } from "ioredis";

import { AppError } from "../../errors.ts";
import type { Log } from "../../platform/log.ts";

/** Milliseconds a request waits for the connection, and for one answer. */
const READY_MS = 1_000;
const COMMAND_MS = 1_500;
/** Milliseconds between two attempts to connect. */
const RECONNECT_MS = 1_000;

export interface RedisOptions {
  /** redis://… or rediss://… */
  url: string;
  log: Pick<Log, "warn">;
}

export function connectProducer({ url, log }: RedisOptions): Redis {
  return connect(url, log, { commandTimeout: COMMAND_MS, maxRetriesPerRequest: null });
}

export function connectWorker({ url, log }: RedisOptions): Redis {
  return connect(url, log, { maxRetriesPerRequest: null });
}

function connect(
  url: string,
  log: Pick<Log, "warn">,
  options: { commandTimeout?: number; maxRetriesPerRequest: null },
): Redis {
  const redis = new Redis(url, {
    ...options,
    connectTimeout: 5_000,
    keepAlive: 10_000,
    retryStrategy: () => RECONNECT_MS,
  });
  listen(redis, log);
  return redis;
}

/** One line when the connection breaks, not one an attempt. Unheard, the event would end the process. */
function listen(redis: Redis, log: Pick<Log, "warn">): void {
  let isTold = false;
  redis.on("error", (error) => {
    if (!isTold) log.warn({ err: error }, "redis: connection lost, trying again");
    isTold = true;
  });
  redis.on("ready", () => {
    if (isTold) log.warn("redis: connected again");
    isTold = false;
  });
}

/** Does the work when the connection stands. Throws AppError queue-unavailable, within three seconds at most. */
export async function failFast<T>(redis: Redis, work: () => Promise<T>): Promise<T> {
  const isReady = () => redis.status === "ready";
  for (let waited = 0; !isReady(); waited += 20) {
    if (waited >= READY_MS || redis.status === "end") throw unavailable(undefined);
    await sleep(20);
  }
  try {
    return await work();
  } catch (error) {
    if (isConnectionError(error) || !isReady()) throw unavailable(error);
    throw error;
  }
}

function isConnectionError(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Command timed out|Connection is closed|ECONN|EPIPE|Stream isn't writeable|LOADING/.test(
      error.message,
    )
  );
}

function unavailable(cause: unknown): AppError {
  return new AppError("queue-unavailable", "Redis cannot be reached", { cause, retryable: true });
}
