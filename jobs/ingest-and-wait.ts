/**
 * Taking a file in elsewhere, seen from a request: the file is handed to the queue, a worker reads it, and the request
 * waits for what became of it. Gone meanwhile or not, what was handed over is done.
 */
import { setTimeout as sleep } from "node:timers/promises";

import { z } from "zod";

import type { UploadedFile } from "../src/assistant/assistant.ts";
import type { IngestResult } from "../src/domain/document/ingest-result.ts";
import { AppError } from "../src/errors.ts";
import { type OnProgress, readingProgress } from "../src/platform/progress.ts";
import type { Job, Queue } from "../src/queue/queue.ts";
import { enqueueIngest } from "./ingest-document.ts";

const POLL_MS = 150;

const Result = z.object({
  path: z.string(),
  outcome: z.enum(["indexed", "unchanged", "updated", "rejected"]),
  documentId: z.string().nullable(),
  kind: z.enum(["regulation", "plan", "budget", "other"]),
  title: z.string(),
  symbol: z.string().nullable(),
  year: z.number().nullable(),
  passages: z.number(),
  tables: z.number(),
  pages: z.number(),
  warnings: z.array(z.string()),
});

/** Throws AppError queue-unavailable when the file could not be handed over, cancelled when the caller gave up. */
export async function ingestAndWait(
  deps: { queue: Queue; dataFolder: string },
  file: UploadedFile,
  unit: string,
  ...[signal, onProgress]: [signal?: AbortSignal, onProgress?: OnProgress]
): Promise<IngestResult> {
  const { id } = await enqueueIngest(deps, file, unit);
  for (;;) {
    if (signal?.aborted === true) throw new AppError("cancelled", "request ended before its job");
    const job = await look(deps.queue, id);
    if (job?.progress != null)
      readingProgress(onProgress)(job.progress.done, job.progress.total, "trang");
    const result = job === null ? null : resultOf(job, file.fileName);
    if (result !== null) return result;
    await sleep(POLL_MS);
  }
}

/** Null as well while the queue is away: what was handed over waits there. */
async function look(queue: Queue, id: string): Promise<Job | null> {
  return queue.get(id).catch((error: unknown) => {
    if (error instanceof AppError && error.retryable) return null;
    throw error;
  });
}

/** Null while the job is under way. */
function resultOf(job: Job, fileName: string): IngestResult | null {
  const none = {
    ...{ path: fileName, documentId: null, kind: "other" as const, title: fileName, symbol: null },
    ...{ year: null, passages: 0, tables: 0, pages: 0, warnings: [] },
  };
  // A run after a crash finds its work done and has no more to tell.
  if (job.state === "done")
    return Result.safeParse(job.result).data ?? { ...none, outcome: "unchanged" };
  if (job.state === "cancelled") throw new AppError("cancelled", "job was cancelled");
  if (job.state !== "dead") return null;
  const error = job.error ?? { code: "internal", message: "Chưa đọc được tệp này." };
  return { ...none, outcome: "rejected", error: { ...error, retryable: false } };
}
