/** The loop of the embedded queue: claims due jobs while there is room, sleeps until there is news, stops in order. */
import { setImmediate as breathe } from "node:timers/promises";

import type { BoundHandler, JobDefinition } from "../queue.ts";
import { KEPT_MS } from "../run-limits.ts";
import { later } from "./job-table.ts";
import { type ActiveRun, type RunDeps, startRun } from "./start-run.ts";

export interface LoopDeps extends RunDeps {
  handlers: readonly BoundHandler[];
  definitions: readonly JobDefinition[];
  /** Called when a job came, came back or was cancelled. */
  wakes: Set<() => void>;
}

const PRUNE_EVERY_MS = 3600 * 1000;

export async function runJobs(deps: LoopDeps, signal: AbortSignal): Promise<void> {
  const { log, pace } = deps;
  const active = new Set<ActiveRun>();
  const step = makeStep(deps, active);
  let giveBack: NodeJS.Timeout | undefined;
  // Until the last run has settled: the leases of those that need longer are prolonged while they finish.
  while (!signal.aborted || active.size > 0) {
    let claimed = false;
    try {
      claimed = step(!signal.aborted);
    } catch (error) {
      // A locked or full disk passes; the next poll looks again.
      log.error({ err: error }, "queue: cannot look for jobs");
    }
    if (!claimed) await untilNews(deps, active, signal);
    // Jobs that never wait must not starve the web server beside them.
    await breathe();
    if (signal.aborted)
      giveBack ??= setTimeout(() => {
        for (const run of active) run.stop();
      }, pace.stopMs);
  }
  clearTimeout(giveBack);
}

/** One look at the table; true when a job was started. Takes new jobs only when asked to. */
function makeStep(deps: LoopDeps, active: Set<ActiveRun>): (mayClaim: boolean) => boolean {
  const { table, clock, pace } = deps;
  const parts = deps.definitions.flatMap((definition) => {
    const handler = deps.handlers.find((one) => one.name === definition.name);
    return handler ? [[definition.name, { definition, handler }] as const] : [];
  });
  const byName = new Map(parts);
  const names = [...byName.keys()];
  let pruneAt = "";
  return (mayClaim) => {
    const now = clock.now();
    if (now >= pruneAt) {
      table.prune(later(now, -KEPT_MS));
      pruneAt = later(now, PRUNE_EVERY_MS);
    }
    // First: after the machine slept, its own jobs would look abandoned to this process.
    for (const run of active) run.look(now);
    const hasRoom = mayClaim && active.size < pace.concurrency;
    const claim = hasRoom ? table.claim(names, now, pace.leaseMs) : null;
    const work = byName.get(claim?.job.name ?? "");
    if (claim === null || work === undefined) return false;
    const run = startRun(deps, claim, work.definition, work.handler);
    active.add(run);
    void run.settled.then(() => active.delete(run));
    return true;
  };
}

/** Until a job comes or ends, the next poll, or the stop. */
async function untilNews(
  { wakes, pace }: LoopDeps,
  active: ReadonlySet<ActiveRun>,
  signal: AbortSignal,
): Promise<void> {
  let wake = () => {};
  const woken = new Promise<void>((resolve) => (wake = resolve));
  const timer = setTimeout(wake, pace.pollMs);
  wakes.add(wake);
  signal.addEventListener("abort", wake, { once: true });
  await Promise.race([woken, ...[...active].map((run) => run.settled)]);
  clearTimeout(timer);
  wakes.delete(wake);
  signal.removeEventListener("abort", wake);
}
