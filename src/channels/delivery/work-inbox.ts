/**
 * Handles what was received: conversations side by side, messages of one conversation in order. A lease keeps other
 * processes off a conversation; replies, state and "done" are written together, so that a kill repeats or loses nothing.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import type { Mailbox } from "../../assistant/dialogue/mail.ts";
import type { Dialogue, Handled } from "../../assistant/dialogue/make-dialogue.ts";
import { Incoming, type OutgoingReply } from "../../assistant/dialogue/message.ts";
import { AppError, isStoreAway } from "../../errors.ts";
import { underRequest } from "../../platform/request-id.ts";
import type { ChannelLog, ChatChannel } from "../channel.ts";
import { makeOutage } from "./outage.ts";
import { type ShareFile, toOutbox } from "./to-outbox.ts";
import type { Bell } from "./wake.ts";
import { watchWork } from "./watch-work.ts";

export interface WorkDeps {
  mailbox: Mailbox;
  dialogue: Dialogue;
  channels: readonly ChatChannel[];
  /** A link for one person. */
  share(file: Parameters<ShareFile>[0], identity: string): ReturnType<ShareFile>;
  log: ChannelLog;
  /** Rings when a message was received. */
  received: Bell;
  /** Rings when there is something to send. */
  toSend: Bell;
}

/** Of a conversation; what two processes make of one message is kept once, so a lease that ran out costs work only. */
const LEASE_MS = 10_000;
const RENEW_MS = 2_500;
const LOOK_MS = 400;
/** Conversations at the same time in one process. */
const LANES = 8;
/** Failures of the handling, and starts in all (a message that kills its process). */
const TRIES = 3;
const STARTS = 40;
const AGAIN_MS = 500;

const instant = (inMs = 0): string => new Date(Date.now() + inMs).toISOString();

/** Runs until the signal; resolves once running messages have ended or given way. */
export async function workInbox(deps: WorkDeps, signal: AbortSignal): Promise<void> {
  const { mailbox, channels, received, log } = deps;
  const owner = randomUUID();
  const active = new Map<string, Promise<void>>();
  const ids = channels.map((channel) => channel.id);
  const outage = makeOutage(log, "inbox");
  while (!signal.aborted) {
    try {
      for (const conversation of await mailbox.waitingConversations(ids)) {
        if (active.size >= LANES) break;
        if (active.has(conversation)) continue;
        const lane = workLane(deps, conversation, owner, signal)
          .catch((error: unknown) => log.error({ err: error }, "lane failed"))
          .finally(() => {
            active.delete(conversation);
            received.ring();
          });
        active.set(conversation, lane);
      }
      outage.passed();
    } catch (error) {
      outage.failed(error);
      await sleep(AGAIN_MS);
    }
    await received.wait(LOOK_MS, signal);
  }
  await Promise.all(active.values());
}

async function workLane(deps: WorkDeps, conversation: string, owner: string, signal: AbortSignal) {
  const { mailbox } = deps;
  const name = `lane:${conversation}`;
  const take = () => mailbox.lease(name, owner, instant(), instant(LEASE_MS));
  if (!(await take())) {
    // Another process has it; its end is seen by looking again.
    await sleep(LOOK_MS);
    return;
  }
  const renew = setInterval(() => void take().catch(() => false), RENEW_MS);
  try {
    while (!signal.aborted) {
      const item = await mailbox.next(conversation);
      if (item === null) return;
      await mailbox.attempt(item.seq);
      // Of the message, so that a second process that takes it over goes on under the same name.
      const done = await underRequest(`${item.channel}-${item.seq}`, () =>
        workItem(deps, item, signal),
      );
      deps.toSend.ring();
      if (!done) return;
    }
  } finally {
    clearInterval(renew);
    await mailbox.release(name, owner);
  }
}

interface Item {
  seq: number;
  channel: string;
  conversation: string;
  body: unknown;
  failures: number;
}

/** False when the message stays where it is. */
async function workItem(deps: WorkDeps, item: Item, signal: AbortSignal): Promise<boolean> {
  const { mailbox, channels, dialogue, log } = deps;
  const incoming = Incoming.parse(item.body);
  const channel = channels.find((one) => one.id === item.channel);
  if (channel === undefined) throw new Error(`no channel ${item.channel}`);
  const stored = await mailbox.dialogue(item.conversation);
  let handled: Handled | { replies: OutgoingReply[]; state: null };
  try {
    if (item.failures >= STARTS) throw new AppError("internal", "message begun too often");
    handled =
      (await watchWork({ mailbox, channel, incoming }, signal, ({ stop, watch }) =>
        dialogue.handle(incoming, stored, stop, watch),
      )) ?? dialogue.stopped(stored);
  } catch (error) {
    if (signal.aborted) return false;
    // No fault of the message: it waits.
    if (isStoreAway(error)) throw error;
    log.error({ err: error, channel: channel.id }, "message not handled");
    if (item.failures + 1 < TRIES) {
      await sleep(AGAIN_MS);
      return false;
    }
    handled = { replies: dialogue.givenUp(error), state: null };
  }
  const share: ShareFile = (file) => deps.share(file, incoming.identity);
  const outbox = [];
  for (const reply of handled.replies) {
    const to = destinationOf(deps, reply, { ...incoming, channel });
    if (to !== null) outbox.push(...(await toOutbox(to, reply, share)));
  }
  const { conversation } = item;
  const dialogueState = handled.state === null ? null : { conversation, state: handled.state };
  await mailbox.settle(item.seq, { outbox, dialogue: dialogueState, now: instant() });
  return true;
}

function destinationOf(
  { channels }: WorkDeps,
  { to }: OutgoingReply,
  home: { channel: ChatChannel; conversation: string; chat: string },
) {
  if (to === undefined) return home;
  const [id = "", ...chat] = to.split(":");
  const channel = channels.find((one) => one.id === id);
  return channel === undefined ? null : { channel, conversation: to, chat: chat.join(":") };
}
