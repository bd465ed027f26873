/**
 * What a user sees while a message is worked on: "is typing" at once, then what is being done, with a way to stop. A
 * stop that was asked for meanwhile is found in the inbox, so that it counts in whatever process it arrived.
 */
import { setTimeout as sleep } from "node:timers/promises";

import type { Mailbox } from "../../assistant/dialogue/mail.ts";
import { asksToStop } from "../../assistant/dialogue/make-dialogue.ts";
import { Incoming } from "../../assistant/dialogue/message.ts";
import type { Watch } from "../../assistant/dialogue/turn.ts";
import { AppError } from "../../errors.ts";
import { progressLine } from "../../platform/progress.ts";
import type { ChatChannel, Progress } from "../channel.ts";

/** "Is typing" lasts five seconds on Telegram. */
const BUSY_MS = 4500;
/** A preview comes early, because nothing of it stays; a message of its own only when the work is really long. */
const PREVIEW_AFTER_MS = 800;
const MESSAGE_AFTER_MS = 3000;
/** Changes closer together are not read, and count against the platform's rates. */
const SHOW_MS = 1500;
const STOP_LOOK_MS = 500;
const LAST_SHOW_MS = 2000;
const FIRST_LINE = "Đang xử lý, anh/chị chờ một chút";

export interface Watched {
  /** Ends when the user says stop, or the process has to. */
  stop: AbortSignal;
  watch: Watch;
}

/** Runs the work under watch; null when the user stopped it. */
export async function watchWork<T>(
  { mailbox, channel, incoming }: { mailbox: Mailbox; channel: ChatChannel; incoming: Incoming },
  signal: AbortSignal,
  run: (watched: Watched) => Promise<T>,
): Promise<T | null> {
  const stopped = new AbortController();
  const stop = AbortSignal.any([stopped.signal, signal]);
  void channel.busy(incoming.chat);
  const busy = setInterval(() => void channel.busy(incoming.chat), BUSY_MS);
  const screen = openScreen(channel, incoming);
  const look = setInterval(() => {
    void mailbox
      .waiting(incoming.conversation)
      .then((bodies) => {
        if (bodies.slice(1).some((body) => asksToStop(Incoming.parse(body)))) stopped.abort();
      })
      .catch(() => undefined);
  }, STOP_LOOK_MS);
  try {
    return await Promise.race([run({ stop, watch: screen.watch }), rejectOn(stop)]);
  } catch (error) {
    if (!stopped.signal.aborted) throw error;
    return null;
  } finally {
    clearInterval(busy);
    clearInterval(look);
    await screen.close();
  }
}

interface Screen {
  watch: Watch;
  close(): Promise<void>;
}

/** The newest text that was told, shown once the work has lasted, renewed at a pace that can be read. */
function openScreen(channel: ChatChannel, { chat, isGroup }: Incoming): Screen {
  const since = Date.now();
  let line = FIRST_LINE;
  let preview: string | null = null;
  let closed = false;
  let shown: Progress | null = null;
  let showing: Promise<void> = Promise.resolve();
  const text = (): string => preview ?? `${line}… ${elapsed(Date.now() - since)}`.trimEnd();
  const show = async (): Promise<void> => {
    if (closed) return;
    if (shown === null) shown = await channel.progress(chat, text());
    else await shown.show(text());
  };
  const tick = (): void => {
    showing = showing.then(show).catch(() => undefined);
  };
  const early = channel.limits.streaming && !isGroup;
  let again: NodeJS.Timeout | undefined;
  const first = setTimeout(
    () => {
      tick();
      again = setInterval(tick, SHOW_MS);
    },
    early ? PREVIEW_AFTER_MS : MESSAGE_AFTER_MS,
  );
  return {
    watch: {
      onProgress: (step) => {
        line = progressLine(step);
      },
      onPreview: (told) => {
        preview = told;
      },
    },
    async close() {
      closed = true;
      clearTimeout(first);
      clearInterval(again);
      // A preview on its way must not arrive behind the answer; one that hangs is not waited for.
      await Promise.race([showing, sleep(LAST_SHOW_MS)]);
      await shown?.end().catch(() => undefined);
    },
  };
}

/** Nothing for the first seconds; then told in steps of five. */
function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 5000) * 5;
  return seconds < 10 ? "" : `(${seconds} giây)`;
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = () => reject(new AppError("cancelled", "stopped"));
    if (signal.aborted) refuse();
    else signal.addEventListener("abort", refuse, { once: true });
  });
}
