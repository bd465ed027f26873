/**
 * Sends what waits, in order within a chat, chats side by side. What cannot be delivered is put off with growing
 * pauses, in the end set aside as dead; it never blocks other chats.
 */
import { setTimeout as sleep } from "node:timers/promises";

import type { Mailbox, OutboxItem } from "../../assistant/dialogue/mail.ts";
import { Reply } from "../../assistant/dialogue/message.ts";
import type { ChannelLog, ChatChannel } from "../channel.ts";
import { makeOutage } from "./outage.ts";
import type { Bell } from "./wake.ts";

const LOOK_MS = 400;
/** A message whose sender gives no sign of life for so long is sent by another: a stall of this length may double it. */
const CLAIM_MS = 18_000;
const RENEW_MS = 3_000;
const AT_ONCE = 20;
/** About twelve minutes in all. */
const TRIES = 12;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 120_000;

export interface SendDeps {
  mailbox: Mailbox;
  log: ChannelLog;
  toSend: Bell;
}

const instant = (inMs = 0): string => new Date(Date.now() + inMs).toISOString();

export async function sendOutbox(deps: SendDeps, channel: ChatChannel, signal: AbortSignal) {
  const { mailbox, log, toSend } = deps;
  const running = new Map<Promise<void>, number>();
  const renew = setInterval(() => {
    if (running.size > 0)
      mailbox
        .renewOutbox([...running.values()], instant(CLAIM_MS))
        .catch((error: unknown) => log.warn({ err: error }, "claims not renewed"));
  }, RENEW_MS);
  const outage = makeOutage(log, `outbox of ${channel.id}`);
  while (!signal.aborted) {
    let claimed: OutboxItem[] = [];
    try {
      const room = AT_ONCE - running.size;
      claimed =
        room > 0 ? await mailbox.claimOutbox(channel.id, instant(), instant(CLAIM_MS), room) : [];
      outage.passed();
    } catch (error) {
      outage.failed(error);
      await sleep(LOOK_MS);
    }
    for (const item of claimed) {
      const work = sendOne(deps, channel, item)
        .catch((error: unknown) => log.error({ err: error }, "sending not recorded"))
        .finally(() => {
          running.delete(work);
          toSend.ring();
        });
      running.set(work, item.seq);
    }
    if (claimed.length === 0) await toSend.wait(LOOK_MS, signal);
  }
  await Promise.all(running.keys());
  clearInterval(renew);
}

async function sendOne({ mailbox, log }: SendDeps, channel: ChatChannel, item: OutboxItem) {
  const result = await channel.send(item.chat, Reply.parse(item.body), item.bytes);
  switch (result.kind) {
    case "sent":
      return mailbox.sent(item.seq);
    case "gone":
      log.warn({ channel: channel.id, reason: result.reason }, "chat gone");
      return mailbox.deadConversation(channel.id, item.conversation, result.reason);
    case "refused":
      log.error({ channel: channel.id, reason: result.reason }, "message refused");
      return mailbox.dead(item.seq, result.reason);
    case "retry": {
      // Told to wait is no failure of the message.
      if (result.afterMs === null && item.failures + 1 >= TRIES)
        return mailbox.dead(item.seq, result.reason);
      const pause =
        result.afterMs ?? Math.min(FIRST_PAUSE_MS * 2 ** item.failures, LONGEST_PAUSE_MS);
      return mailbox.retryAt(item.seq, instant(pause), result.reason);
    }
  }
}
