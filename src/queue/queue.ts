/**
 * Port: long work that outlives a request and a crash. Drivers: ./embedded/ (one SQLite file), ./bullmq/ (Redis); each
 * passes test/contract/queue.contract.ts.
 *
 * A job runs at least once: a process that dies leaves it to the next one. Its handler is therefore idempotent, and
 * only the newest run of a job may settle it.
 */
import type { z } from "zod";

/** What a job is, apart from how it is done. Made by jobs/define-job.ts. */
export interface JobDefinition<Payload = unknown> {
  /** kebab-case; part of keys of other systems, so never ":". */
  name: string;
  payload: z.ZodType<Payload>;
  /** Runs that may fail before the job is dead. Runs cut off by a crash are not failures. */
  attempts: number;
  /** Seconds; the signal of the handler aborts then and the run counts as failed. */
  timeoutS: number;
  /** Seconds before the second run; doubled before each later one, at most an hour. */
  backoffS: number;
  /** Deaths of its process until a job is left dead, default MOST_LAPSES; more for work that seldom is their cause. */
  lapses?: number;
  /**
   * How long an idempotency key stands for its job. "after-done": a finished job is not done again (a message sent);
   * "until-settled": the same work may be asked for anew (a file taken in, forgotten and sent again).
   */
  keyHolds: "after-done" | "until-settled";
}

export type JobState = "waiting" | "running" | "done" | "dead" | "cancelled";

export interface Job {
  id: string;
  name: string;
  payload: unknown;
  state: JobState;
  idempotencyKey: string | null;
  /** ISO instant before which a waiting job does not run; of no meaning in other states. */
  runAt: string;
  /** Runs that failed. */
  failures: number;
  /** Runs whose process died or lost the job. */
  lapses: number;
  progress: { done: number; total: number } | null;
  /** What the handler gave back, as JSON. */
  result: unknown;
  /** Of the newest failed run; `message` is a Vietnamese sentence. */
  error: { code: string; message: string } | null;
  createdAt: string;
  updatedAt: string;
}

export interface EnqueueOptions {
  /** The same key for the same job name stands for one job; see JobDefinition.keyHolds. Never dead or cancelled ones. */
  idempotencyKey?: string;
  /** ISO instant; absent: at once. */
  runAt?: string;
}

export interface JobContext {
  jobId: string;
  /** 1 for the first run. */
  run: number;
  /** Aborts on time-out, cancel, loss of the job to another process, and at the end of the time to stop. */
  signal: AbortSignal;
  progress(done: number, total: number): Promise<void>;
}

/** A definition tied to its work; made by ./bind-handler.ts. */
export interface BoundHandler {
  name: string;
  run(payload: unknown, context: JobContext): Promise<unknown>;
}

export interface JobFilter {
  name?: string;
  state?: JobState;
  /** Default 100. */
  limit?: number;
}

export interface Queue {
  /**
   * Stores a job. "known": the key stands for a job already, whose id is given.
   * Throws RangeError for a name without definition, a wrong payload or time.
   */
  enqueue(
    name: string,
    payload: unknown,
    options?: EnqueueOptions,
  ): Promise<{ id: string; outcome: "queued" | "known" }>;
  /** Does jobs that have a handler, in order of due time, until the signal; resolves once running jobs have settled. */
  run(handlers: readonly BoundHandler[], signal: AbortSignal): Promise<void>;
  get(jobId: string): Promise<Job | null>;
  /** Newest first. */
  list(filter?: JobFilter): Promise<Job[]>;
  /** How many jobs there are by name and state; states without jobs may be missing. */
  depths(): Promise<{ name: string; state: JobState; jobs: number }[]>;
  /** Jobs that gave up, newest first. */
  dead(): Promise<Job[]>;
  /** Puts a dead job back with all its attempts; false when it is not dead or its key stands for a newer job. */
  retry(jobId: string): Promise<boolean>;
  /** Reports on a running job; ignored for others. Whole numbers, 0 ≤ done ≤ total, else RangeError. */
  progress(jobId: string, done: number, total: number): Promise<void>;
  /**
   * A waiting job never runs; a running one has its signal aborted and ends cancelled unless it finishes all the same.
   * False when the job is unknown or settled.
   */
  cancel(jobId: string): Promise<boolean>;
}
