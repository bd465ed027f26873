/** Something that fails at every look until it is back: told once, and once that it is over. */
import type { ChannelLog } from "../channel.ts";

export interface Outage {
  failed(error: unknown): void;
  passed(): void;
}

export function makeOutage(log: ChannelLog, what: string): Outage {
  let since: number | null = null;
  return {
    failed(error) {
      if (since === null) log.error({ err: error }, `${what}: waits for the store`);
      since ??= Date.now();
    },
    passed() {
      if (since === null) return;
      const seconds = Math.round((Date.now() - since) / 1000);
      log.warn({ seconds }, `${what}: goes on`);
      since = null;
    },
  };
}
