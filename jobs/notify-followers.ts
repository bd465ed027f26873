/** Followers are told that a confirmed entry replaces, repeals or amends what they follow. */
import { Announcement } from "../src/assistant/subscriptions/announcement.ts";
import type { Told } from "../src/assistant/subscriptions/tell-followers.ts";
import type { Queue } from "../src/queue/queue.ts";
import { defineJob } from "./define-job.ts";

/** What the job does it with; made in src/app.ts. */
export interface Followers {
  /** May be asked for again: what was told is not repeated. */
  tell(announcement: Announcement): Promise<Told>;
  /** What was confirmed at the instant or later. */
  since(at: string): Promise<Announcement[]>;
}

/** Idempotent: each conversation is told once of an entry and what it does. */
export const notifyFollowersJob = defineJob({
  name: "notify-followers",
  payload: Announcement,
  attempts: 8,
  timeoutS: 600,
  backoffS: 10,
  keyHolds: "after-done",
});

export async function announce(queue: Queue, announcement: Announcement): Promise<void> {
  const { entryId, version } = announcement;
  const idempotencyKey = `${entryId}-${version}`;
  await queue.enqueue(notifyFollowersJob.name, announcement, { idempotencyKey });
}

/** Shorter than keys hold, so that nothing done is asked for again. */
const LOOK_BACK_MS = 2 * 24 * 3600 * 1000;

/** Asks for what a process that died, or a queue that was away, left out after a confirmation. */
export async function announceRecent(
  { queue, followers }: { queue: Queue; followers: Followers },
  now: string,
): Promise<void> {
  const since = new Date(Date.parse(now) - LOOK_BACK_MS).toISOString();
  for (const one of await followers.since(since)) await announce(queue, one);
}
