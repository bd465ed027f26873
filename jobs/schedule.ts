/**
 * What runs by the clock: the outlook at start and every night, retention and backup every night. The coming night's
 * jobs wait in the queue itself, so that a process that was down at night does them when it is back.
 */
import { setTimeout as sleep } from "node:timers/promises";

import type { Clock } from "../src/platform/clock.ts";
import type { Log } from "../src/platform/log.ts";
import type { Queue } from "../src/queue/queue.ts";
import { sweepInbox } from "./ingest-document.ts";
import { announceRecent, type Followers } from "./notify-followers.ts";
import { registerOutlookJob } from "./register-outlook.ts";
import { backupJob, retentionJob } from "./upkeep.ts";

const HOUR_MS = 3600 * 1000;
const AGAIN_MS = 30 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Asia/Ho_Chi_Minh is UTC+7 all year since 1975. */
const OFFSET_MS = 7 * HOUR_MS;
/** Shortly after the date changed: the outlook counts from the new day. */
const NIGHTLY_MS = 10 * 60 * 1000;

/** The next 00:10 of Asia/Ho_Chi_Minh after an instant, as ISO instant. */
export function nextNight(now: string): string {
  const local = Date.parse(now) + OFFSET_MS;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  const tonight = midnight + NIGHTLY_MS;
  return new Date((tonight > local ? tonight : tonight + DAY_MS) - OFFSET_MS).toISOString();
}

export interface ScheduleDeps {
  queue: Queue;
  clock: Pick<Clock, "now">;
  log: Pick<Log, "error" | "info">;
  dataFolder: string;
  followers: Followers;
  /** Forgets long work of the pages that is older than the instant. */
  sweepWorks(before: string): Promise<void>;
}

/** Asks for the outlook now and sees to it, hourly, that the coming night's waits; until the signal. */
export async function keepSchedule(deps: ScheduleDeps, signal: AbortSignal): Promise<void> {
  let todo = [() => enqueueOutlook(deps, "start"), ...hourly(deps)];
  let isTold = false;
  while (!signal.aborted) {
    const failed: { what: () => Promise<void>; error: unknown }[] = [];
    for (const what of todo) {
      await what().catch((error: unknown) => failed.push({ what, error }));
    }
    const [first] = failed;
    // A queue that is away, a full or locked disk: it passes, and what was not done is done then.
    if (first !== undefined && !isTold)
      deps.log.error({ err: first.error, parts: failed.length }, "schedule: not done, tried again");
    isTold = first !== undefined;
    await sleep(isTold ? AGAIN_MS : HOUR_MS, undefined, { signal }).catch(() => {});
    todo = isTold ? failed.map(({ what }) => what) : hourly(deps);
  }
}

function hourly(deps: ScheduleDeps): (() => Promise<void>)[] {
  const { clock, log } = deps;
  return [
    () => enqueueOutlook(deps, "night"),
    () => enqueueUpkeep(deps),
    async () => {
      const removed = await sweepInbox(deps, clock.now());
      if (removed > 0) log.info({ removed }, "schedule: inbox swept");
    },
    () => announceRecent(deps, clock.now()),
    () => deps.sweepWorks(dayBefore(clock.now())),
  ];
}

const dayBefore = (now: string): string => new Date(Date.parse(now) - DAY_MS).toISOString();

async function enqueueOutlook(
  { queue, clock }: ScheduleDeps,
  when: "start" | "night",
): Promise<void> {
  const now = clock.now();
  const runAt = when === "start" ? now : nextNight(now);
  const idempotencyKey = when === "start" ? when : `night-${runAt}`;
  await queue.enqueue(registerOutlookJob.name, {}, { idempotencyKey, runAt });
}

/** Keys by night: several processes ask for the same. */
async function enqueueUpkeep({ queue, clock }: ScheduleDeps): Promise<void> {
  const runAt = nextNight(clock.now());
  const idempotencyKey = `night-${runAt}`;
  await queue.enqueue(retentionJob.name, {}, { idempotencyKey, runAt });
  const day = new Date(Date.parse(runAt) + OFFSET_MS).toISOString().slice(0, 10);
  await queue.enqueue(backupJob.name, { day }, { idempotencyKey, runAt });
}
