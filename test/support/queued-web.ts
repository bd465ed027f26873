/** The web app with people, the real queue in a file and a worker beside it, around a scripted assistant. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Registry } from "prom-client";

import { makeWebWorkHandler } from "../../jobs/handlers/web-work.handler.ts";
import { jobDefinitions } from "../../jobs/register.ts";
import { reviewFileJob } from "../../jobs/review-file.ts";
import type { Assistant } from "../../src/assistant/assistant.ts";
import { doWork } from "../../src/assistant/do-work.ts";
import { makeWorkDesk } from "../../src/assistant/work-desk.ts";
import { makeWebApp } from "../../src/channels/web/make-web-app.ts";
import type { WebDeps } from "../../src/channels/web/web-deps.ts";
import { AppError } from "../../src/errors.ts";
import { makeLog } from "../../src/platform/log.ts";
import { bindHandler } from "../../src/queue/bind-handler.ts";
import { makeSqliteQueue } from "../../src/queue/embedded/sqlite-queue.ts";
import { makeWebWorks } from "../../src/storage/sql/web-work.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { makeFakeAssistant } from "./fake-assistant.ts";
import { openTestAccess } from "./open-access.ts";
import { webDeps } from "./web-app.ts";
import { aDeliverable, aReview } from "./web-samples.ts";

export async function openQueuedWeb(script: Partial<Assistant>, deps: Partial<WebDeps> = {}) {
  const assistant = makeFakeAssistant(script);
  const folder = mkdtempSync(join(tmpdir(), "can-cu-works-"));
  const db = openDatabase(folder);
  const sql = makeSqliteSql(db);
  const { access } = await openTestAccess({ assistant, sql });
  const clock = { now: () => new Date().toISOString(), today: () => "2026-11-22" };
  const queue = makeSqliteQueue({
    ...{ db, clock, log: makeLog("silent"), definitions: jobDefinitions },
    pace: { pollMs: 5 },
  });
  const works = makeWebWorks(sql);
  const handler = makeWebWorkHandler({
    doWork: (id, watch) => doWork({ works, ...access }, id, watch),
    tellWork: works.tell,
  });
  const desk = makeWorkDesk({
    ...{ works, queue, access, now: clock.now },
    ingestLater: async () => Promise.reject(new Error("no ingest here")),
  });
  const app = makeWebApp({
    ...webDeps(assistant),
    ...{ access, works: desk, local: false, unit: "don-vi", metrics: new Registry() },
    ...deps,
  });
  const stop = new AbortController();
  const running = queue.run([bindHandler(reviewFileJob, handler)], stop.signal);
  return {
    ...{ app, access, sql },
    async close() {
      stop.abort();
      await running;
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A review that tells how far it is and goes on until the gate opens. */
export function gatedReview() {
  let finish: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (finish = resolve));
  const review: Assistant["review"] = async ({ file: { fileName }, onProgress }, signal) => {
    onProgress?.({ what: "Đang đọc tệp", done: 3, total: 12, counted: "trang" });
    await Promise.race([
      gate,
      new Promise((_, reject) => {
        signal?.addEventListener("abort", () => reject(new AppError("cancelled", "stopped")));
      }),
    ]);
    return {
      review: aReview({ file: fileName }),
      files: [aDeliverable({ fileName: "x.docx" })],
      ms: 5,
    };
  };
  return { review, finish: () => finish() };
}
