/** Long work of pages without a queue beside it: done at once by the same code, over a real store in memory. */
import SqliteDatabase from "better-sqlite3";

import { operatorVisit } from "../../src/assistant/access/access-core.ts";
import type { Assistant } from "../../src/assistant/assistant.ts";
import { doWork } from "../../src/assistant/do-work.ts";
import { makeWorkDesk, type WorkDesk } from "../../src/assistant/work-desk.ts";
import { AppError } from "../../src/errors.ts";
import type { Job, Queue } from "../../src/queue/queue.ts";
import type { Follows } from "../../src/storage/follows.ts";
import { makeNotices, type Notices } from "../../src/storage/sql/notices.ts";
import { makeSharedFiles, type SharedFiles } from "../../src/storage/sql/shared-files.ts";
import { makeWebWorks } from "../../src/storage/sql/web-work.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";

const memory = () => makeSqliteSql(new SqliteDatabase(":memory:"));

export const testSharedFiles = (): SharedFiles => makeSharedFiles(memory());

export const testNotices = (): Notices => makeNotices(memory());

export function testFollows(): Follows {
  const kept = new Map<string, readonly string[]>();
  return {
    of: async (personId) => [...(kept.get(personId) ?? [])],
    set: async (personId, followed) => void kept.set(personId, followed),
  };
}

export function testWorks(assistant: Assistant): WorkDesk {
  const works = makeWebWorks(memory());
  const jobs = new Map<string, Job>();
  const never = new AbortController().signal;
  const run = async (id: string, work: () => Promise<unknown>): Promise<{ id: string }> => {
    const settled = await work().then(
      (result) => ({ state: "done" as const, result, error: null }),
      (error: unknown) => {
        const { code, userMessage } =
          error instanceof AppError ? error : new AppError("internal", String(error));
        return { state: "dead" as const, result: null, error: { code, message: userMessage } };
      },
    );
    const at = "2026-11-22T01:00:00.000Z";
    jobs.set(id, {
      ...{ id, name: "test", payload: {}, idempotencyKey: null, runAt: at, failures: 0, lapses: 0 },
      ...{ progress: null, createdAt: at, updatedAt: at, ...settled },
    });
    return { id };
  };
  const queue: Pick<Queue, "enqueue" | "get" | "cancel"> = {
    async enqueue(_name, payload) {
      const { workId } = payload as { workId: string };
      const visitIn = async (_person: string, unit: string) => operatorVisit(unit);
      const deps = { works, visitIn, assistantFor: () => assistant };
      const watch = { signal: never, onProgress: () => undefined };
      return { ...(await run(workId, () => doWork(deps, workId, watch))), outcome: "queued" };
    },
    get: async (id) => jobs.get(id) ?? null,
    cancel: async () => false,
  };
  return makeWorkDesk({
    works,
    queue: queue as Queue,
    access: { require: async () => undefined, record: async () => undefined },
    ingestLater: (file, unit) =>
      run(`nap-${jobs.size}`, async () => {
        const result = await assistant.ingest(file, unit);
        if (result.error === undefined) return result;
        throw new AppError("unreadable-file", "rejected", { userMessage: result.error.message });
      }),
    now: () => "2026-11-22T01:00:00.000Z",
  });
}
