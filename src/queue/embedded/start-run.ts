/** One run of one job: handler, signs of life, time limit, and the state it leaves behind. */
import type { Clock } from "../../platform/clock.ts";
import type { Log } from "../../platform/log.ts";
import { underRequest } from "../../platform/request-id.ts";
import type { BoundHandler, JobDefinition } from "../queue.ts";
import { Limits, type RunEnd, runWithin } from "../run-limits.ts";
import type { Claim, JobTable } from "./job-table.ts";

/** Milliseconds, except concurrency. */
export interface Pace {
  /** Jobs at a time in this process. */
  concurrency: number;
  /** A job whose process was not heard of for so long is claimed again. */
  leaseMs: number;
  /** Between two signs of life of a running job; well below leaseMs. */
  heartbeatMs: number;
  /** Between two looks for jobs of other processes, for those that became due, and after running ones. */
  pollMs: number;
  /** For a handler to unwind after its signal aborted. */
  unwindMs: number;
  /** For running jobs to finish after the stop; then they are aborted and given back. */
  stopMs: number;
}

export interface RunDeps {
  table: JobTable;
  clock: Pick<Clock, "now">;
  log: Pick<Log, "info" | "warn" | "error">;
  pace: Pace;
}

export interface ActiveRun {
  /** Resolves, never rejects, once the job's new state is stored. */
  settled: Promise<void>;
  /** Learns whether the job was cancelled or taken over; gives a sign of life when one is due. */
  look(now: string): void;
  /** Ends the run; the job is given back at no cost. */
  stop(): void;
}

export function startRun(
  deps: RunDeps,
  claim: Claim,
  definition: JobDefinition,
  handler: BoundHandler,
): ActiveRun {
  const { table, clock, pace } = deps;
  const limits = new Limits(pace.unwindMs);
  let beatAt = clock.now();
  const look = (now: string) => {
    const isDue = Date.parse(now) - Date.parse(beatAt) >= pace.heartbeatMs;
    const state = isDue ? table.renew(claim, now, pace.leaseMs) : table.look(claim);
    if (isDue) beatAt = now;
    if (state === "lost") limits.end("lost");
    else if (state === "cancel-asked") limits.end("cancel");
  };
  const { job } = claim;
  const context = {
    jobId: job.id,
    run: job.failures + job.lapses + 1,
    signal: limits.signal,
    progress: async (done: number, total: number) => table.progress(job.id, done, total, claim),
  };
  const work = async (): Promise<void> => {
    const end = await runWithin(limits, definition, () => handler.run(job.payload, context));
    settle(deps, claim, definition, end);
  };
  return {
    settled: underRequest(claim.request ?? `job-${job.id}`, work),
    look,
    stop: () => limits.end("stop"),
  };
}

function settle(
  { table, clock, log }: RunDeps,
  claim: Claim,
  definition: JobDefinition,
  end: RunEnd,
): void {
  const facts = { job: claim.job.id, name: definition.name, end: end.kind };
  try {
    const state = table.settle(claim, end, definition, clock.now());
    if (state === null) log.warn(facts, "queue: job was taken over");
    else if (end.kind === "failed")
      log.warn({ ...facts, state, ...end.error }, "queue: run failed");
    else log.info({ ...facts, state }, "queue: run ended");
  } catch (error) {
    // The lease runs out and the job is done again, which its handler allows for.
    log.error({ err: error, ...facts }, "queue: end of job not stored");
  }
}
