/**
 * Redis for tests: the server that REDIS_URL names, else the one of this machine. Each test has a prefix of its own.
 * Skipped visibly where no server answers, unless REQUIRE_SERVICES=1.
 */
import { randomBytes } from "node:crypto";

import { Redis } from "ioredis";
import { onTestFinished } from "vitest";

export const redisUrl = process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379";

async function answers(): Promise<boolean> {
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => {});
  try {
    await redis.connect();
    await redis.ping();
    return true;
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}

export const skipWithoutRedis = process.env["REQUIRE_SERVICES"] !== "1" && !(await answers());

/** A prefix whose keys are removed when the test is over. */
export function freshPrefix(): { prefix: string; redis: Redis } {
  const prefix = `test-${randomBytes(6).toString("hex")}`;
  const redis = new Redis(redisUrl);
  onTestFinished(async () => {
    let cursor = "0";
    do {
      const [next, keys] = await redis.scan(cursor, "MATCH", `${prefix}:*`, "COUNT", 1_000);
      if (keys.length > 0) await redis.del(...keys);
      cursor = next;
    } while (cursor !== "0");
    redis.disconnect();
  });
  return { prefix, redis };
}
