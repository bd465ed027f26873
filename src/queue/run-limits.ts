/**
 * When a run of a job must end before its handler is through, and what its end means; the same for every queue. A
 * handler is asked to end by its signal; one that does not listen is left behind after a while, so that it cannot hold
 * the queue.
 */
import { AppError, isStoreAway, toErrorJson } from "../errors.ts";
import type { JobDefinition } from "./queue.ts";

/** Why a run is ended before its handler was through. */
type Cause = "timeout" | "cancel" | "lost" | "stop";

export type Outcome = { kind: "done"; result: unknown } | { kind: "threw"; error: unknown };

/** How a run ended. "released": stopped by the process, or the database is away; run again in `afterMs` at no cost. */
export type RunEnd =
  | { kind: "done"; result: unknown }
  | { kind: "failed"; error: { code: string; message: string }; retryable: boolean }
  | { kind: "released"; afterMs: number };

/** Before a job is tried again that found the database away: however long that lasts, it is no failure of the job. */
const STORE_AWAY_MS = 5_000;

/** The handler's signal, why it aborted, and how long it may still go on after that. */
export class Limits {
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

/** Runs the work until it ends, its time is over or its limits say so. */
export async function runWithin(
  limits: Limits,
  definition: JobDefinition,
  work: () => Promise<unknown>,
): Promise<RunEnd> {
  const timer = setTimeout(() => limits.end("timeout"), definition.timeoutS * 1000);
  const outcome = await Promise.race([outcomeOf(work), limits.left]);
  clearTimeout(timer);
  limits.clear();
  return endOf(outcome, limits.cause, definition);
}

async function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    const result = await work();
    // Found here, a result that is no JSON is the handler's failure.
    return { kind: "done", result: JSON.parse(JSON.stringify(result ?? null)) as unknown };
  } catch (error) {
    return { kind: "threw", error };
  }
}

function endOf(outcome: Outcome, cause: Cause | null, definition: JobDefinition): RunEnd {
  if (outcome.kind === "done") return outcome;
  if (cause === "stop") return { kind: "released", afterMs: 0 };
  const { error } = cause === "timeout" ? { error: overtime(definition, outcome.error) } : outcome;
  if (isStoreAway(error)) return { kind: "released", afterMs: STORE_AWAY_MS };
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

/** Seconds before the run after `failures` failed ones; at most an hour. */
export function backoffOf(definition: JobDefinition, failures: number): number {
  return Math.min(definition.backoffS * 2 ** (failures - 1), 3600);
}

/** A job that took its process down this often is left dead instead of doing it for ever. */
export const MOST_LAPSES = 5;
export const LAPSED = {
  code: "internal",
  message: "Việc này nhiều lần bị ngắt giữa chừng nên đã dừng; kiểm tra tệp rồi chạy lại.",
};
/** Finished jobs are kept for so long to be looked at, and with them the keys that hold after a job is done. */
export const KEPT_MS = 14 * 24 * 3600 * 1000;
