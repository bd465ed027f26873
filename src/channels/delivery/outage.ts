/**
 * Something that fails at every look until it is back (a locked or full disk): told once, and once that it is over. A
 * database that is away is told of by its driver.
 */
import { isStoreAway } from "../../errors.ts";
import type { ChannelLog } from "../channel.ts";

export interface Outage {
  failed(error: unknown): void;
  passed(): void;
}

export function makeOutage(log: ChannelLog, what: string): Outage {
  let since: number | null = null;
  let failures = 0;
  return {
    failed(error) {
      if (isStoreAway(error)) return;
      failures += 1;
      if (since === null) log.error({ err: error }, `${what}: waits for the store`);
      since ??= Date.now();
    },
    passed() {
      if (since === null) return;
      const seconds = Math.round((Date.now() - since) / 1000);
      log.warn({ seconds, failures }, `${what}: goes on`);
      [since, failures] = [null, 0];
    },
  };
}
