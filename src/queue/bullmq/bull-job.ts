/**
 * A job of this product as BullMQ keeps it. One BullMQ queue per job name, so that a worker takes only what it has a
 * handler for. What BullMQ has no word for is kept beside its own fields: a cancelled job is one with the field
 * `cancel`, and it ends failed with CANCELLED as reason.
 */
import { randomBytes } from "node:crypto";

import type { Job as BullJob } from "bullmq";
import { z } from "zod";

import type { Job, JobState } from "../queue.ts";
import { LAPSED } from "../run-limits.ts";

export const CANCELLED = "cancelled";
export const CANCEL_FIELD = "cancel";

/** `nonce` tells whose enqueue stored the job when two met. */
export const JobData = z.object({
  payload: z.unknown(),
  key: z.string().nullable(),
  nonce: z.string(),
  /** The request that asked for it. */
  request: z.string().nullable().default(null),
});
export type JobData = z.infer<typeof JobData>;

let counter = 0;

/** `<name>.<time><count><random>`: tells the queue, sorts by age, and has no ":", which BullMQ keeps for itself. */
export function newJobId(name: string): string {
  counter = (counter + 1) % 36 ** 4;
  const time = Date.now().toString(36).padStart(9, "0");
  const count = counter.toString(36).padStart(4, "0");
  return `${name}.${time}${count}${randomBytes(4).toString("hex")}`;
}

/** The hash of a job in Redis. */
export const placeOf = (prefix: string, id: string): string => `${prefix}:${nameOfId(id)}:${id}`;
export const nameOfId = (id: string): string => id.slice(0, Math.max(0, id.indexOf(".")));
export const ageOfId = (id: string): string => id.slice(id.indexOf(".") + 1);

/** States of BullMQ that are of interest here. */
const WAITING = new Set(["waiting", "delayed", "prioritized", "wait"]);

/** Null for a job that is not there. */
export function stateOf(
  bullState: string,
  { isCancelAsked, reason }: { isCancelAsked: boolean; reason: string | undefined },
): JobState | null {
  if (WAITING.has(bullState)) return isCancelAsked ? "cancelled" : "waiting";
  if (bullState === "active") return "running";
  if (bullState === "completed") return "done";
  if (bullState !== "failed") return null;
  return reason === CANCELLED ? "cancelled" : "dead";
}

const ErrorText = z.object({ code: z.string(), message: z.string() });
const Progress = z.object({ done: z.number(), total: z.number() });

export function toJob(job: BullJob, state: JobState): Job {
  const data = JobData.parse(job.data);
  const reason = typeof job.failedReason === "string" ? job.failedReason : "";
  const isLapsed = state === "dead" && isStallReason(reason);
  const touched = job.finishedOn ?? job.processedOn ?? job.timestamp;
  return {
    id: job.id ?? "",
    name: job.name,
    payload: data.payload,
    state,
    idempotencyKey: data.key,
    runAt: iso(job.timestamp + job.delay),
    failures: Math.max(0, job.attemptsMade - Number(isLapsed || state === "done")),
    lapses: job.stalledCounter,
    progress: Progress.safeParse(job.progress).data ?? null,
    result: state === "done" ? job.returnvalue : null,
    error: state === "done" || state === "cancelled" ? null : errorOf(reason, isLapsed),
    createdAt: iso(job.timestamp),
    updatedAt: iso(touched),
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** BullMQ's words for a job that stalled too often. */
const isStallReason = (reason: string): boolean => reason.includes("stalled");

function errorOf(reason: string, isLapsed: boolean): Job["error"] {
  if (isLapsed) return LAPSED;
  try {
    return ErrorText.parse(JSON.parse(reason));
  } catch {
    return null;
  }
}
