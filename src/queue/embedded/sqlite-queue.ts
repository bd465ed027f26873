/**
 * The embedded queue: a table of the data folder's SQLite file, worked on beside the web server. Several processes
 * may share it; what one enqueues, another sees at its next poll.
 */
import type { Clock } from "../../platform/clock.ts";
import type { Log } from "../../platform/log.ts";
import { requestId } from "../../platform/request-id.ts";
import type { Database } from "../../storage/sqlite/database.ts";
import { checkPayload, definitionOf, instant } from "../check-input.ts";
import type { JobDefinition, Queue } from "../queue.ts";
import { makeJobTable } from "./job-table.ts";
import { runJobs } from "./run-jobs.ts";
import type { Pace } from "./start-run.ts";

const PACE: Pace = {
  concurrency: 1,
  leaseMs: 30_000,
  heartbeatMs: 10_000,
  pollMs: 1_000,
  unwindMs: 5_000,
  stopMs: 20_000,
};

export interface SqliteQueueDeps {
  db: Database;
  clock: Pick<Clock, "now">;
  definitions: readonly JobDefinition[];
  log: Pick<Log, "info" | "warn" | "error">;
  /** What differs from the usual pace. */
  pace?: Partial<Pace>;
}

export function makeSqliteQueue({ db, clock, definitions, log, pace }: SqliteQueueDeps): Queue {
  const table = makeJobTable(db, definitions);
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const wakes = new Set<() => void>();
  const wake = () => {
    for (const one of wakes) one();
  };
  return {
    async enqueue(name, payload, options = {}) {
      const now = clock.now();
      const { idempotencyKey = null, runAt } = options;
      const checked = checkPayload(definitionOf(byName, name), payload);
      const job = { name, payload: checked, idempotencyKey, request: requestId() };
      const outcome = table.insert({ ...job, runAt: instant(runAt ?? now) }, now);
      wake();
      return outcome;
    },
    run: (handlers, signal) =>
      runJobs(
        { table, clock, log, handlers, definitions, wakes, pace: { ...PACE, ...pace } },
        signal,
      ),
    get: async (jobId) => table.get(jobId),
    list: async (filter = {}) => table.list(filter),
    depths: async () => table.depths(),
    dead: async () => table.list({ state: "dead" }),
    async retry(jobId) {
      const again = table.retry(jobId, clock.now());
      wake();
      return again;
    },
    async progress(jobId, done, total) {
      table.progress(jobId, done, total, null);
    },
    async cancel(jobId) {
      const cancelled = table.cancel(jobId, clock.now());
      wake();
      return cancelled;
    },
  };
}
