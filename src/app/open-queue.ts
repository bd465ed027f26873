/** The queue of an install: a table of the data folder, or Redis when the configuration names one. */
import { randomBytes } from "node:crypto";

import { z } from "zod";

import { jobDefinitions } from "../../jobs/register.ts";
import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import { makeSqliteQueue } from "../queue/embedded/sqlite-queue.ts";
import type { Queue } from "../queue/queue.ts";
import type { Settings } from "../storage/settings.ts";
import type { Stores } from "./open-stores.ts";
import type { QueueBoard } from "./queue-board.ts";

/** Two at a time: a long reading must not hold up the small work of the night. */
const EMBEDDED_PACE = { concurrency: 2 };
/** One of each name at a time: reading keeps a processor busy, so an install grows by workers, not by jobs in one. */
const WORKER_PACE = { concurrency: 1 };

export interface QueueDeps {
  redisUrl: string | null;
  stores: Stores;
  settings: Settings;
  clock: Clock;
  log: Log;
}

export interface OpenedQueue {
  queue: Queue;
  /** A view of the queues under a path of the web app; null for the embedded queue. */
  board: ((path: string) => Promise<QueueBoard>) | null;
  close(): Promise<void>;
}

export async function openQueue(deps: QueueDeps): Promise<OpenedQueue> {
  const { redisUrl: url, stores, clock, log } = deps;
  if (url === null) {
    const db = stores.file();
    const queue = makeSqliteQueue({
      db,
      clock,
      log,
      definitions: jobDefinitions,
      pace: EMBEDDED_PACE,
    });
    return { queue, board: null, close: async () => {} };
  }
  // Loaded here: most commands have no use for it and should start without it.
  const { makeBullQueue } = await import("../queue/bullmq/bull-queue.ts");
  const prefix = `can-cu-${await installId(deps.settings)}`;
  const queue = makeBullQueue({ url, prefix, definitions: jobDefinitions, log, pace: WORKER_PACE });
  const board = async (path: string) => {
    const { makeQueueBoard } = await import("./queue-board.ts");
    return makeQueueBoard(queue.boards(), path);
  };
  return { queue, board, close: () => queue.close() };
}

/** Names the install in places it shares with others: one Redis may serve several. */
async function installId(settings: Settings): Promise<string> {
  const known = z.string().safeParse(await settings.get("system", "install-id"));
  if (known.success) return known.data;
  await settings.set("system", "install-id", randomBytes(6).toString("hex"));
  // Read again: of processes that start together one has the last word, and both must hear it.
  return z.string().parse(await settings.get("system", "install-id"));
}
