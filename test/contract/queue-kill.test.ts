/** A worker process is killed (SIGKILL) in the middle of its jobs, again and again. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { describe, expect, it, onTestFinished } from "vitest";

import { enqueueIngest, ingestDocumentJob } from "../../jobs/ingest-document.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { makeLog } from "../../src/platform/log.ts";
import { makeSqliteQueue } from "../../src/queue/embedded/sqlite-queue.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";

const FILES = 40;
const worker = fileURLToPath(new URL("../support/queue-worker.ts", import.meta.url));
const STAGES = ["begun", "stored", "cleared"] as const;

function startWorker(folder: string): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", worker, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Kills the worker at the n-th line of a stage; false when it ended before. */
async function killAt(child: ChildProcess, stage: string, nth: number): Promise<boolean> {
  let seen = 0;
  if (child.stdout === null) throw new Error("worker without stdout");
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === stage) seen += 1;
    if (seen < nth) continue;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    return true;
  }
  return false;
}

/** A store with the files asked for as jobs. */
async function prepare() {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-kill-"));
  const db = openDatabase(dataFolder);
  onTestFinished(() => void db.close());
  const queue = makeSqliteQueue({
    ...{ db, clock: systemClock, definitions: [ingestDocumentJob], log: makeLog("silent") },
  });
  for (let index = 1; index <= FILES; index += 1) {
    const text = `# Kế hoạch số ${index}\n\nNăm 2026, đơn vị thực hiện ${index} nhiệm vụ.\n`;
    const file = { fileName: `ke-hoach-${index}.md`, bytes: new TextEncoder().encode(text) };
    await enqueueIngest({ queue, dataFolder }, file, "don-vi");
  }
  return { dataFolder, queue, documents: makeSqlDocuments(makeSqliteSql(db)) };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** Everything the import left, but for the times. */
async function left({ documents }: Prepared) {
  const list = await documents.list("don-vi");
  return {
    documents: list.map((document) => ({ ...document, addedAt: null })),
    passages: await documents.passages("don-vi"),
  };
}

async function finish({ dataFolder, queue }: Prepared): Promise<void> {
  const child = startWorker(dataFolder);
  const done = () => queue.list({ state: "done", limit: 1000 });
  await expect.poll(async () => (await done()).length, { timeout: 40_000 }).toBe(FILES);
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  expect(await gone).toEqual([0, null]);
}

describe("Embedded queue and kill -9", () => {
  it("loses and doubles nothing when workers are killed in every stage of a job", async () => {
    const calm = await prepare();
    await finish(calm);
    const rough = await prepare();
    let kills = 0;
    for (let round = 0; round < 6; round += 1) {
      const stage = STAGES[round % STAGES.length] ?? "begun";
      if (await killAt(startWorker(rough.dataFolder), stage, 2 + round)) kills += 1;
    }
    expect(kills).toBe(6);
    await finish(rough);
    const jobs = await rough.queue.list({ limit: 1000 });
    expect(jobs).toHaveLength(FILES);
    expect(jobs.every((job) => job.state === "done" && job.failures === 0)).toBe(true);
    // Kills cut runs off, or the test shows nothing; one that falls between two jobs is possible.
    expect(jobs.reduce((sum, job) => sum + job.lapses, 0)).toBeGreaterThanOrEqual(4);
    const result = await left(rough);
    expect(result.documents).toHaveLength(FILES);
    expect(result).toEqual(await left(calm));
    expect(readdirSync(join(rough.dataFolder, "inbox"))).toEqual([]);
  }, 120_000);
});
