/**
 * Taking a file into the store as a job: the bytes wait in the inbox of the data folder, the payload names them.
 * Idempotent by content: the hash is part of the file's name, so a run after a crash can tell what was done.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { z } from "zod";

import type { Queue } from "../src/queue/queue.ts";
import { defineJob } from "./define-job.ts";

const INBOX = "inbox";
const NAME = /^[0-9a-f]{64}-[0-9a-f-]{36}$/;

export const ingestDocumentJob = defineJob({
  name: "ingest-document",
  payload: z.strictObject({
    /** Below the data folder: "inbox/<sha256 of the content>-<uuid>". */
    path: z.string().refine((path) => path.startsWith(`${INBOX}/`) && NAME.test(nameIn(path))),
    /** Name the user gave it. */
    fileName: z.string().min(1),
    unit: z.string(),
  }),
  attempts: 3,
  // Above the time the reader itself gives a scan of hundreds of pages.
  timeoutS: 1800,
  backoffS: 10,
  // Files are read in a thread of bounded memory: a process that died was killed from outside.
  lapses: 60,
  // A document may be forgotten and sent again.
  keyHolds: "until-settled",
});
export type IngestDocument = z.infer<typeof ingestDocumentJob.payload>;

function nameIn(path: string): string {
  return path.slice(INBOX.length + 1);
}

/** sha256 of the content, hex, as the store knows it. */
export const contentHashOf = ({ path }: IngestDocument): string => nameIn(path).slice(0, 64);

/** Puts the bytes into the inbox and asks for their ingestion. The same content of a unit in hand is not taken twice. */
export async function enqueueIngest(
  { queue, dataFolder }: { queue: Queue; dataFolder: string },
  file: { fileName: string; bytes: Uint8Array },
  unit: string,
): Promise<{ id: string; outcome: "queued" | "known" }> {
  const hash = sha256(file.bytes);
  // Each job has a file of its own: one that ends may remove it without asking who else reads it.
  const path = `${INBOX}/${hash}-${randomUUID()}`;
  await writeDurably(join(dataFolder, path), file.bytes);
  const payload: IngestDocument = { path, fileName: file.fileName, unit };
  const idempotencyKey = sha256(`${unit}\n${hash}`);
  const asked = await queue.enqueue(ingestDocumentJob.name, payload, { idempotencyKey });
  if (asked.outcome === "known") await rm(join(dataFolder, path), { force: true });
  return asked;
}

/** On disk before the job is: a job without its bytes could never be done. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true });
  const file = await open(`${path}.new`, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

const ORPHAN_AGE_MS = 24 * 3600 * 1000;

/**
 * Removes files a day old that no open or dead job names: left by cancelled jobs and by a crash before the job was
 * stored. Gives their number.
 */
export async function sweepInbox(
  { queue, dataFolder }: { queue: Queue; dataFolder: string },
  now: string,
): Promise<number> {
  const folder = join(dataFolder, INBOX);
  const names = await readdir(folder).catch(() => []);
  const wanted = new Set<string>();
  for (const state of ["waiting", "running", "dead"] as const) {
    const limit = Number.MAX_SAFE_INTEGER;
    for (const job of await queue.list({ name: ingestDocumentJob.name, state, limit })) {
      const payload = ingestDocumentJob.payload.safeParse(job.payload);
      if (payload.success) wanted.add(nameIn(payload.data.path));
    }
  }
  let removed = 0;
  for (const name of names) {
    if (wanted.has(name)) continue;
    const found = await stat(join(folder, name)).catch(() => null);
    if (!found || Date.parse(now) - found.mtimeMs < ORPHAN_AGE_MS) continue;
    await rm(join(folder, name), { force: true });
    removed += 1;
  }
  return removed;
}

const sha256 = (data: Uint8Array | string): string =>
  createHash("sha256").update(data).digest("hex");
