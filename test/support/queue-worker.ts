/**
 * A worker process for tests that kill one: takes files in until it is killed or told to stop, a line a stage on
 * stdout. Arguments: data folder.
 */
import { setTimeout as delay } from "node:timers/promises";

import { makeIngestDocumentHandler } from "../../jobs/handlers/ingest-document.handler.ts";
import { ingestDocumentJob } from "../../jobs/ingest-document.ts";
import { makeIngestFile } from "../../src/knowledge/ingest/ingest-file.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { makeLog } from "../../src/platform/log.ts";
import { bindHandler } from "../../src/queue/bind-handler.ts";
import { makeSqliteQueue } from "../../src/queue/embedded/sqlite-queue.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";

const [, , dataFolder = ""] = process.argv;
const db = openDatabase(dataFolder);
const documents = makeSqlDocuments(makeSqliteSql(db));
const ingestFile = makeIngestFile({ documents, now: systemClock.now });
const say = (line: string) => process.stdout.write(`${line}\n`);

const work = makeIngestDocumentHandler({
  dataFolder,
  // Pauses before and after, so that a kill meets a job in every stage.
  ingest: async (file, unit, { signal }) => {
    say("begun");
    await delay(20);
    const result = await ingestFile(file, unit, { signal });
    say("stored");
    await delay(20);
    return result;
  },
  changed: async () => undefined,
  hasContent: async (hash, unit) => (await documents.findByHash(hash, unit)) !== null,
});
const handler = bindHandler(ingestDocumentJob, async (payload, context) => {
  const result = await work(payload, context);
  say("cleared");
  await delay(20);
  return result;
});

const queue = makeSqliteQueue({
  ...{ db, clock: systemClock, definitions: [ingestDocumentJob], log: makeLog("silent") },
  pace: { leaseMs: 500, heartbeatMs: 100, pollMs: 20 },
});
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
await queue.run([handler], stop.signal);
db.close();
