/**
 * Structured log on stderr (JSON lines). Messages are English and carry no personal data; a line tells its request. What
 * fails while the database is away is told by its driver, once, and not by everything that meets it.
 */
import { type DestinationStream, type Logger, pino } from "pino";

import { isStoreAway } from "../errors.ts";
import { requestId } from "./request-id.ts";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

export function makeLog(level: string, to: DestinationStream = pino.destination(2)): Logger {
  const mixin = (): object => {
    const request = requestId();
    return request === null ? {} : { request };
  };
  return pino(
    {
      ...{ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin },
      hooks: {
        logMethod(given, method) {
          if (!tellsOfStoreAway(given[0])) method.apply(this, given);
        },
      },
    },
    to,
  );
}

const tellsOfStoreAway = (fields: unknown): boolean =>
  typeof fields === "object" && fields !== null && "err" in fields && isStoreAway(fields.err);
