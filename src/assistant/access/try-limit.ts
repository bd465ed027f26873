/** Counts wrong codes per source within a window, over all processes: guessing a code must not be worth while. */
import type { Clock } from "../../platform/clock.ts";
import type { WrongTries } from "../../storage/sql/wrong-tries.ts";

export interface TryLimit {
  spent(source: string): Promise<boolean>;
  failed(source: string): Promise<void>;
}

export function makeTryLimit(
  { count, windowMs }: { count: number; windowMs: number },
  tries: WrongTries,
  { now }: Pick<Clock, "now">,
): TryLimit {
  const windowStart = (): string => new Date(Date.parse(now()) - windowMs).toISOString();
  return {
    spent: async (source) => (await tries.count(source, windowStart())) >= count,
    failed: (source) => tries.add(source, now(), windowStart()),
  };
}
