/**
 * One run of one job: handler, signs of life, time limit, and the state it leaves behind. A handler is asked to end
 * by its signal; one that does not listen is left behind after a while, so that it cannot hold the queue.
 */
import { AppError, toErrorJson } from "../../errors.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Log } from "../../platform/log.ts";
import type { BoundHandler, JobDefinition } from "../queue.ts";
import type { Claim, JobTable, RunEnd } from "./job-table.ts";

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

/** Why a run is ended before its handler was through. */
type Cause = "timeout" | "cancel" | "lost" | "stop";

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
  const timer = setTimeout(() => limits.end("timeout"), definition.timeoutS * 1000);
  const work = async (): Promise<void> => {
    const handled = handle(deps, claim, handler, limits.signal);
    const outcome = await Promise.race([handled, limits.left]);
    clearTimeout(timer);
    limits.clear();
    settle(deps, claim, definition, endOf(outcome, limits.cause, definition));
  };
  return { settled: work(), look, stop: () => limits.end("stop") };
}

/** The handler's signal, why it aborted, and how long it may still go on after that. */
class Limits {
  cause: Cause | null = null;
  /** Resolves when the handler had its time to unwind. */
  readonly left: Promise<Outcome>;
  private leave: (outcome: Outcome) => void = () => {};
  private timer: NodeJS.Timeout | undefined;
  private readonly controller = new AbortController();
  private readonly unwindMs: number;

  constructor(unwindMs: number) {
    this.unwindMs = unwindMs;
    this.left = new Promise((resolve) => (this.leave = resolve));
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  end(cause: Cause): void {
    if (this.cause !== null) return;
    this.cause = cause;
    const error = new AppError("cancelled", `job run ended: ${cause}`);
    this.timer = setTimeout(() => this.leave({ kind: "threw", error }), this.unwindMs);
    this.controller.abort(error);
  }

  clear(): void {
    clearTimeout(this.timer);
  }
}

type Outcome = { kind: "done"; result: unknown } | { kind: "threw"; error: unknown };

async function handle(
  { table }: RunDeps,
  claim: Claim,
  handler: BoundHandler,
  signal: AbortSignal,
): Promise<Outcome> {
  const { job } = claim;
  try {
    const result = await handler.run(job.payload, {
      jobId: job.id,
      run: job.failures + job.lapses + 1,
      signal,
      progress: async (done, total) => table.progress(job.id, done, total, claim),
    });
    // Found here, a result that is no JSON is the handler's failure.
    return { kind: "done", result: JSON.parse(JSON.stringify(result ?? null)) as unknown };
  } catch (error) {
    return { kind: "threw", error };
  }
}

function endOf(outcome: Outcome, cause: Cause | null, definition: JobDefinition): RunEnd {
  if (outcome.kind === "done") return outcome;
  if (cause === "stop") return { kind: "released" };
  const { error } = cause === "timeout" ? { error: overtime(definition, outcome.error) } : outcome;
  const { code, message } = toErrorJson(error).error;
  // A failure nobody foresaw may pass (a locked file, a full disk); a foreseen one says itself whether it does.
  const retryable = !(error instanceof AppError) || error.retryable;
  return { kind: "failed", error: { code, message }, retryable };
}

function overtime({ name, timeoutS }: JobDefinition, cause: unknown): AppError {
  return new AppError("internal", `${name} ran longer than ${timeoutS} s`, {
    cause,
    retryable: true,
    userMessage: `Việc chạy quá ${timeoutS} giây nên đã dừng; hệ thống sẽ thử lại.`,
  });
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
