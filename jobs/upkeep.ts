/**
 * What keeps an install in order at night: old conversations of channels, links, sessions and finished works go
 * (retention), a copy of the whole is written (backup), and after an import the index is brought in step (reindex).
 */
import { z } from "zod";

import type { Queue } from "../src/queue/queue.ts";
import { defineJob } from "./define-job.ts";

/** What the jobs do it with; made in src/app.ts. */
export interface Upkeep {
  /** Removes what is kept for a time only and has had it. */
  sweep(now: string): Promise<void>;
  /** Writes the install into one file. */
  backup(file: string): Promise<{ bytes: number }>;
  /** Brings the search in step with the documents of a unit. */
  reindex(unit: string): Promise<void>;
}

/** Idempotent: what is gone is gone. */
export const retentionJob = defineJob({
  name: "retention",
  payload: z.strictObject({}),
  attempts: 3,
  timeoutS: 600,
  backoffS: 300,
  keyHolds: "until-settled",
});

/** Idempotent: the copy of a day replaces an earlier one of that day. */
export const backupJob = defineJob({
  name: "backup",
  payload: z.strictObject({
    /** ISO date in the name of the file. */
    day: z.iso.date(),
  }),
  attempts: 3,
  timeoutS: 3600,
  backoffS: 600,
  keyHolds: "after-done",
});

/** Idempotent: documents that are in the index already are passed over. */
export const reindexJob = defineJob({
  name: "reindex",
  payload: z.strictObject({ unit: z.string() }),
  attempts: 5,
  timeoutS: 3600,
  backoffS: 10,
  keyHolds: "until-settled",
});

/** Files of an import come one after the other: one job stands for what is added within this time. */
const GATHER_MS = 2_000;

/** Asks for the index of a unit to be brought in step soon. A question that comes earlier does it itself. */
export async function reindexSoon(queue: Queue, unit: string, now: string): Promise<void> {
  const runAt = new Date(Date.parse(now) + GATHER_MS).toISOString();
  await queue.enqueue(reindexJob.name, { unit }, { idempotencyKey: `unit-${unit}`, runAt });
}
