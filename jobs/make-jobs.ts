/** The long work of the product as one part: what app.ts builds, and what doors and the serving process see of it. */
import type { Assistant, UploadedFile } from "../src/assistant/assistant.ts";
import type { Announcement } from "../src/assistant/subscriptions/announcement.ts";
import type { IngestResult } from "../src/domain/document/ingest-result.ts";
import { type Outlook, outlookOf } from "../src/domain/regulation/outlook.ts";
import type { Clock } from "../src/platform/clock.ts";
import type { Log } from "../src/platform/log.ts";
import type { BoundHandler, Queue } from "../src/queue/queue.ts";
import { ingestAndWait } from "./ingest-and-wait.ts";
import { enqueueIngest } from "./ingest-document.ts";
import { announce } from "./notify-followers.ts";
import { type JobDeps, registerJobs } from "./register.ts";
import { OUTLOOK_DAYS, storedOutlook } from "./register-outlook.ts";
import { keepSchedule } from "./schedule.ts";
import { reindexSoon } from "./upkeep.ts";

export interface Jobs {
  queue: Queue;
  /** Takes a file in later; the job's result is an IngestResult. */
  ingestLater(
    file: UploadedFile,
    unit: string,
  ): Promise<{ id: string; outcome: "queued" | "known" }>;
  /** The same for a caller that waits; a worker does the reading. */
  ingestAndWait(...args: Parameters<Assistant["ingest"]>): Promise<IngestResult>;
  /** The 60 days from today, and the day of the last nightly look ahead (null: none yet). */
  outlook(): Promise<{ outlook: Outlook; lookedOn: string | null }>;
  /** Has followers told of a confirmed entry. */
  announce(announcement: Announcement): Promise<void>;
  /** Does jobs and keeps the schedule until the signal; resolves once running jobs have settled. */
  work(signal: AbortSignal): Promise<void>;
}

export function makeJobs(
  given: Omit<JobDeps, "changed"> & {
    queue: Queue;
    clock: Clock;
    log: Pick<Log, "error" | "info">;
    /** The index is one for all processes: who adds documents has it brought in step. */
    sharedIndex: boolean;
    sweepWorks(before: string): Promise<void>;
    /** The same handler, its runs counted. */
    measured(handler: BoundHandler): BoundHandler;
  },
): Jobs {
  const { queue, clock, register, settings, sharedIndex } = given;
  const changed = async (unit: string) => {
    if (sharedIndex) await reindexSoon(queue, unit, clock.now());
  };
  const deps = { ...given, changed };
  return {
    queue,
    ingestLater: (file, unit) => enqueueIngest(deps, file, unit),
    announce: (announcement) => announce(queue, announcement),
    ingestAndWait: (...args) => ingestAndWait(deps, ...args),
    async outlook() {
      await deps.refresh();
      return {
        outlook: outlookOf(register, clock.today(), OUTLOOK_DAYS),
        lookedOn: (await storedOutlook(settings))?.from ?? null,
      };
    },
    async work(signal) {
      const handlers = registerJobs(deps).map(given.measured);
      await Promise.all([queue.run(handlers, signal), keepSchedule(deps, signal)]);
    },
  };
}
