/** Structured log on stderr (JSON lines). Messages are English and carry no personal data; a line tells its request. */
import { type Logger, pino } from "pino";

import { requestId } from "./request-id.ts";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

export function makeLog(level: string): Logger {
  const mixin = (): object => {
    const request = requestId();
    return request === null ? {} : { request };
  };
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin },
    pino.destination(2),
  );
}
