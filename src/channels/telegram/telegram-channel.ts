/**
 * Telegram through grammY's Bot API client. Long polling confirms an update only after it is stored (the offset moves
 * then), so the stock runner is not used; the webhook answers after storing, too.
 */
import { setTimeout as sleep } from "node:timers/promises";

import { autoRetry } from "@grammyjs/auto-retry";
import { apiThrottler } from "@grammyjs/transformer-throttler";
import { type Api, Bot, GrammyError, InputFile, type Transformer } from "grammy";

import { MENU } from "../../assistant/dialogue/commands.ts";
import type { Mailbox, NewInboxItem } from "../../assistant/dialogue/mail.ts";
import type { Reply } from "../../assistant/dialogue/message.ts";
import { AppError, isStoreAway } from "../../errors.ts";
import type { ChannelLog, ChatChannel, SendResult } from "../channel.ts";
import { lead } from "../delivery/lead.ts";
import { fetchFile, TELEGRAM_ROOT } from "./fetch-file.ts";
import { makeProxyAgent } from "./proxy-agent.ts";
import { reasonOf } from "./reason-of.ts";
import { renderHtml } from "./render-html.ts";
import { keyboardOf, makeShowProgress, placeOf } from "./show-progress.ts";
import { telegramLimits } from "./telegram-limits.ts";
import { type Self, toIncoming, Update } from "./to-incoming.ts";

export interface TelegramDeps {
  token: string;
  /** Without a trailing slash; null: the public one. */
  apiRoot: string | null;
  proxy: string | null;
  /** Null: long polling. */
  webhook: { url: string; secret: string } | null;
  mailbox: Mailbox;
  log: ChannelLog;
  /** Called after something was received. */
  onReceived(): void;
  /** Seconds of one long poll. */
  pollSeconds?: number;
  /** False where the platform's rates are not to be kept (a fake). */
  throttle?: boolean;
}

const POLL_S = 25;
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
const SHORT_WAIT_S = 3;
const ALLOWED = ["message", "callback_query", "stopped_message_generation"] as const;

export function makeTelegramChannel(deps: TelegramDeps): ChatChannel {
  const api = makeApi(deps);
  // Known after getMe; until then nothing is taken in.
  let self: Self | null = null;
  const receive = async (updates: readonly Update[]) => {
    if (self === null) throw new AppError("internal", "telegram: not started", { retryable: true });
    const known = self;
    const items = updates.flatMap((update) => toItem(update, known) ?? []);
    if (items.length === 0) return;
    await deps.mailbox.receive(items);
    deps.onReceived();
  };
  return {
    id: "telegram",
    limits: telegramLimits,
    send: (chat, reply, bytes) => sendOne(api, chat, reply, bytes),
    // core.telegram.org/bots/features#deep-linking
    startLink: (code) => (self === null ? null : `https://t.me/${self.username}?start=${code}`),
    async busy(chat) {
      const { id, options } = placeOf(chat);
      await api.sendChatAction(id, "typing", options).catch(() => undefined);
    },
    progress: makeShowProgress(api),
    fetchFile: (file, signal) =>
      fetchFile({ ...deps, api, limit: telegramLimits.fileInBytes ?? 0 }, file, signal),
    async run(signal) {
      self = await introduce(api, deps, signal);
      if (self === null) return;
      const { mailbox, log } = deps;
      if (deps.webhook === null)
        await lead(
          { mailbox, log, name: "poll:telegram" },
          (leading) => poll(api, deps, receive, leading),
          signal,
        );
    },
    webhook:
      deps.webhook === null
        ? null
        : {
            secretHeader: "X-Telegram-Bot-Api-Secret-Token",
            secret: deps.webhook.secret,
            async receive(body) {
              const update = Update.safeParse(body);
              // What we cannot read would come again for ever.
              if (update.success) await receive([update.data]);
            },
          },
  };
}

function makeApi({ token, apiRoot, proxy, throttle }: TelegramDeps): Api {
  const root = apiRoot?.replace(/\/+$/, "") ?? TELEGRAM_ROOT;
  const agent = proxy === null ? null : makeProxyAgent(new URL(proxy), root.startsWith("https:"));
  const bot = new Bot(token, {
    client: {
      apiRoot: root,
      sensitiveLogs: false,
      ...(agent === null ? {} : { baseFetchConfig: { agent, compress: true } }),
    },
  });
  if (throttle !== false) bot.api.config.use(forMessages(apiThrottler()));
  // Short waits here; longer ones and failures of the server are the outbox's, which survives a restart.
  const retrying = autoRetry({
    maxRetryAttempts: 1,
    maxDelaySeconds: SHORT_WAIT_S,
    rethrowInternalServerErrors: true,
    rethrowHttpErrors: true,
  });
  bot.api.config.use(forMessages(retrying));
  return bot.api;
}

/** Signs of life are no messages: they must not hold up the answer behind them, and none is worth a second try. */
function forMessages(transformer: Transformer): Transformer {
  return (call, method, payload, signal) =>
    method === "sendChatAction" || method === "sendMessageDraft"
      ? call(method, payload, signal)
      : transformer(call, method, payload, signal);
}

function toItem(update: Update, self: Self): NewInboxItem | null {
  const incoming = toIncoming(update, self);
  if (incoming === null) return null;
  return {
    channel: "telegram",
    key: String(update.update_id),
    conversation: incoming.conversation,
    orderKey: String(update.update_id).padStart(20, "0"),
    body: incoming,
    receivedAt: new Date().toISOString(),
  };
}

/** Asks who we are, sets the menu and the way of receiving. Null when told to stop before that worked. */
async function introduce(api: Api, deps: TelegramDeps, signal: AbortSignal): Promise<Self | null> {
  let pause = PAUSE_MS;
  while (!signal.aborted) {
    try {
      const { id, username } = await api.getMe();
      await api.setMyCommands(MENU.map((item) => ({ ...item })));
      if (deps.webhook === null) await api.deleteWebhook();
      else {
        const { url, secret } = deps.webhook;
        await api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED });
      }
      return { id, username };
    } catch (error) {
      deps.log.warn({ reason: reasonOf(error) }, "telegram: cannot start yet");
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
  return null;
}

async function poll(
  api: Api,
  deps: TelegramDeps,
  receive: (updates: readonly Update[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { log, pollSeconds = POLL_S } = deps;
  let offset: number | undefined;
  let pause = PAUSE_MS;
  const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);
  while (!signal.aborted) {
    try {
      const raw = await api.getUpdates(
        {
          timeout: pollSeconds,
          allowed_updates: ALLOWED,
          ...(offset === undefined ? {} : { offset }),
        },
        // The client's own type of signal differs from the platform's in name only.
        signal as unknown as Parameters<Api["getUpdates"]>[1],
      );
      const updates = raw.flatMap((one) => Update.safeParse(one).data ?? []);
      await receive(updates.sort((a, b) => a.update_id - b.update_id));
      // Only now are they confirmed, by the next call.
      const newest = Math.max(...raw.map((update) => update.update_id));
      if (raw.length > 0) offset = newest + 1;
      pause = PAUSE_MS;
    } catch (error) {
      if (isStopped(signal)) break;
      if (isStoreAway(error)) {
        await wait(PAUSE_MS);
        continue;
      }
      log.warn({ reason: reasonOf(error) }, "telegram: polling failed");
      await wait(pauseOf(error) ?? pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
}

const isStopped = (signal: AbortSignal): boolean => signal.aborted;

async function sendOne(
  api: Api,
  chat: string,
  reply: Reply,
  bytes: Uint8Array | null,
): Promise<SendResult> {
  try {
    await callFor(api, chat, reply, bytes);
    return { kind: "sent" };
  } catch (error) {
    if (error instanceof GrammyError && reply.kind === "text") {
      const moved = error.parameters.migrate_to_chat_id;
      if (moved !== undefined) return sendOne(api, String(moved), reply, bytes);
      if (/can't parse entities/i.test(error.description)) return sendPlain(api, chat, reply);
    }
    return toResult(error, reply);
  }
}

async function callFor(api: Api, chat: string, reply: Reply, bytes: Uint8Array | null) {
  const { id, options } = placeOf(chat);
  switch (reply.kind) {
    case "pressed":
      return api.answerCallbackQuery(reply.press);
    case "text":
      return api.sendMessage(id, renderHtml(reply.text, reply.strong), {
        ...options,
        parse_mode: "HTML",
        link_preview_options: { is_disabled: true },
        ...(reply.buttons === undefined ? {} : { reply_markup: keyboardOf(reply.buttons) }),
      });
    case "file": {
      const file = new InputFile(bytes ?? new Uint8Array(), reply.fileName);
      const caption = reply.caption === "" ? {} : { caption: reply.caption };
      return reply.mediaType.startsWith("image/")
        ? api.sendPhoto(id, file, { ...options, ...caption })
        : api.sendDocument(id, file, { ...options, ...caption });
    }
  }
}

/** Once more without formatting: the words matter. */
async function sendPlain(
  api: Api,
  chat: string,
  reply: Extract<Reply, { kind: "text" }>,
): Promise<SendResult> {
  const { id, options } = placeOf(chat);
  try {
    const keyboard = reply.buttons === undefined ? {} : { reply_markup: keyboardOf(reply.buttons) };
    await api.sendMessage(id, reply.text, { ...options, ...keyboard });
    return { kind: "sent" };
  } catch (error) {
    return toResult(error, reply);
  }
}

const GONE = /chat not found|user is deactivated|bot was (blocked|kicked)|not enough rights/i;

function toResult(error: unknown, reply: Reply): SendResult {
  const reason = reasonOf(error);
  if (!(error instanceof GrammyError)) return { kind: "retry", afterMs: null, reason };
  if (error.error_code === 429)
    return { kind: "retry", afterMs: pauseOf(error) ?? PAUSE_MS, reason };
  if (error.error_code >= 500) return { kind: "retry", afterMs: null, reason };
  // A press that is too old to be answered is no loss.
  if (reply.kind === "pressed") return { kind: "sent" };
  if (error.error_code === 403 || GONE.test(error.description)) return { kind: "gone", reason };
  return { kind: "refused", reason };
}

function pauseOf(error: unknown): number | null {
  const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return seconds === undefined ? null : seconds * 1000;
}
