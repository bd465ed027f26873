/** Idempotency keys: one Redis key each, holding the id of the job that it stands for. */
import type { Redis } from "ioredis";

/** Kept longer than any finished job is; a job asked for a time further away holds its key until a month after that. */
const KEPT_MS = 60 * 24 * 3600 * 1000;

/** Sets the key when it has the expected value ("" for none); gives 1 or 0. */
const COMPARE_AND_SET = `
  local now = redis.call('GET', KEYS[1]) or ''
  if now ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return 1`;

export interface HeldKeys {
  holder(name: string, key: string): Promise<string | null>;
  /** False when another job took it meanwhile. */
  take(
    name: string,
    key: string,
    from: string | null,
    to: string,
    delayMs: number,
  ): Promise<boolean>;
}

export function makeHeldKeys(redis: Redis, prefix: string): HeldKeys {
  const place = (name: string, key: string) => `${prefix}:key:${name}:${key}`;
  return {
    holder: (name, key) => redis.get(place(name, key)),
    async take(name, key, from, to, delayMs) {
      const kept = String(KEPT_MS + Math.max(0, Math.round(delayMs)));
      const set = await redis.eval(COMPARE_AND_SET, 1, place(name, key), from ?? "", to, kept);
      return set === 1;
    },
  };
}
