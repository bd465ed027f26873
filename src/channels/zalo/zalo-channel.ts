/**
 * Zalo Bot (not the Official Account API). Real use is by webhook: stored before it is answered. Polling is for trying
 * out: the platform hands each update out once and asks for no confirmation, so a kill at that moment may lose one.
 */
import { setTimeout as sleep } from "node:timers/promises";

import { z } from "zod";

import type { UploadedFile } from "../../assistant/assistant.ts";
import type { Mailbox } from "../../assistant/dialogue/mail.ts";
import type { FileRef, Reply } from "../../assistant/dialogue/message.ts";
import { AppError } from "../../errors.ts";
import type { ChannelLog, ChatChannel, SendResult } from "../channel.ts";
import { lead } from "../delivery/lead.ts";
import { splitText } from "../delivery/split-text.ts";
import { linkLine } from "../delivery/to-outbox.ts";
import { fetchPublicFile } from "./fetch-public-file.ts";
import { orderKeyOf, readEvent, toIncoming } from "./to-incoming.ts";
import { zaloLimits } from "./zalo-limits.ts";

export interface ZaloDeps {
  token: string;
  /** Without a trailing slash; null: the public one. */
  apiRoot: string | null;
  /** Null: polling. `url` null: somebody else has set the address. */
  webhook: { url: string | null; secret: string } | null;
  mailbox: Mailbox;
  log: ChannelLog;
  onReceived(): void;
  /** Files that came through an upload link; null when the reference is none. */
  receivedFile(ref: string): Promise<Uint8Array | null>;
  pollSeconds?: number;
  /** False where the platform's rates are not to be kept (a fake). */
  throttle?: boolean;
}

const DEFAULT_ROOT = "https://bot-api.zaloplatforms.com";
const CALL_MS = 30_000;
const BUSY_MS = 5000;
const POLL_S = 30;
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
const PHOTO_MS = 150_000;
const QUOTA = 429;
/** The platform names no number of seconds: doubled from here for as long as it says that the quota is used up. */
const FIRST_QUOTA_PAUSE_MS = 5000;
const LONGEST_QUOTA_PAUSE_MS = 5 * 60_000;
/** No rate is published: no faster than people read. */
const CHAT_PACE_MS = 1000;

const Envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
});

/** A refusal of the platform; `code` as it stands in the envelope, or the HTTP status. */
class ZaloError extends Error {
  override readonly name = "ZaloError";
  readonly code: number;
  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}

type Call = (method: string, body: object, ms: number, signal?: AbortSignal) => Promise<unknown>;

export function makeZaloChannel(deps: ZaloDeps): ChatChannel {
  const call = makeCall(deps);
  const receive = async (body: unknown) => {
    const event = readEvent(body);
    const incoming = event === null ? null : toIncoming(event);
    if (event === null || incoming === null) return;
    await deps.mailbox.receive([
      {
        channel: "zalo",
        key: event.message.message_id,
        conversation: incoming.conversation,
        orderKey: orderKeyOf(event),
        body: incoming,
        receivedAt: new Date().toISOString(),
      },
    ]);
    deps.onReceived();
  };
  return {
    id: "zalo",
    limits: zaloLimits,
    send: paced((chat, reply) => sendOne(call, chat, reply), deps),
    startLink: () => null,
    async busy(chat) {
      await call("sendChatAction", { chat_id: chat, action: "typing" }, BUSY_MS).catch(
        () => undefined,
      );
    },
    progress: async () => null,
    fetchFile: (file, signal) => fetchFile(deps, file, signal),
    async run(signal) {
      const { mailbox, log } = deps;
      if (deps.webhook === null)
        await lead(
          { mailbox, log, name: "poll:zalo" },
          (leading) => poll(call, deps, receive, leading),
          signal,
        );
      else if (deps.webhook.url !== null) await register(call, deps, deps.webhook.url, signal);
    },
    webhook:
      deps.webhook === null
        ? null
        : { secretHeader: "X-Bot-Api-Secret-Token", secret: deps.webhook.secret, receive },
  };
}

function makeCall({ token, apiRoot }: ZaloDeps): Call {
  const root = apiRoot?.replace(/\/+$/, "") ?? DEFAULT_ROOT;
  return async (method, body, ms, signal) => {
    const limit = AbortSignal.timeout(ms);
    const response = await fetch(`${root}/bot${token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    const envelope = Envelope.safeParse(await response.json().catch(() => null));
    if (!envelope.success) throw new ZaloError(response.status, "unreadable answer");
    const { ok, result, error_code: code, description } = envelope.data;
    if (!ok) throw new ZaloError(code ?? response.status, description ?? "");
    return result;
  };
}

type Send = (chat: string, reply: Reply) => Promise<SendResult>;

/** A message a second in a chat; nothing at all while the platform says that the quota is used up. */
function paced(send: Send, { throttle }: ZaloDeps): Send {
  const pace = throttle === false ? 0 : CHAT_PACE_MS;
  const freeAt = new Map<string, number>();
  let quota = { until: 0, pause: FIRST_QUOTA_PAUSE_MS };
  return async (chat, reply) => {
    const now = Date.now();
    if (now < quota.until)
      return { kind: "retry", afterMs: quota.until - now, reason: "quota used up" };
    for (const [one, at] of freeAt) if (at <= now) freeAt.delete(one);
    await sleep(Math.max(0, (freeAt.get(chat) ?? 0) - now));
    const result = await send(chat, reply);
    freeAt.set(chat, Date.now() + pace);
    if (result.kind === "retry" && result.afterMs !== null) {
      quota = {
        until: Date.now() + quota.pause,
        pause: Math.min(quota.pause * 2, LONGEST_QUOTA_PAUSE_MS),
      };
    } else if (result.kind === "sent") quota = { until: 0, pause: FIRST_QUOTA_PAUSE_MS };
    return result;
  };
}

async function sendOne(call: Call, chat: string, reply: Reply): Promise<SendResult> {
  try {
    if (reply.kind === "text")
      await call("sendMessage", { chat_id: chat, text: reply.text }, CALL_MS);
    if (reply.kind === "file") await sendPicture(call, chat, reply);
    return { kind: "sent" };
  } catch (error) {
    return toResult(error);
  }
}

/** The platform fetches the picture from us; when it cannot, the user gets the address. */
async function sendPicture(
  call: Call,
  chat: string,
  { fileName, caption, address }: Extract<Reply, { kind: "file" }>,
): Promise<void> {
  if (address === undefined) return;
  const [shown = ""] = splitText(caption, zaloLimits.textLength);
  try {
    const photo = { chat_id: chat, photo: address, ...(shown === "" ? {} : { caption: shown }) };
    await call("sendPhoto", photo, PHOTO_MS);
  } catch (error) {
    if (!(error instanceof ZaloError) || error.code !== 400) throw error;
    await call("sendMessage", { chat_id: chat, text: linkLine(fileName, address) }, CALL_MS);
  }
}

function toResult(error: unknown): SendResult {
  const reason = reasonOf(error);
  if (error instanceof ZaloError) {
    if (error.code === QUOTA) return { kind: "retry", afterMs: FIRST_QUOTA_PAUSE_MS, reason };
    if (error.code >= 500 || error.code === 408) return { kind: "retry", afterMs: null, reason };
    if (error.code === 403 || error.code === 404) return { kind: "gone", reason };
    return { kind: "refused", reason };
  }
  // There is no key against doubles: after a time-out nobody knows whether it arrived.
  if (error instanceof Error && error.name === "TimeoutError") return { kind: "refused", reason };
  return { kind: "retry", afterMs: null, reason };
}

/** For the log: never an address, because the token is part of it. */
function reasonOf(error: unknown): string {
  if (error instanceof ZaloError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.name : "unknown";
}

async function register(
  call: Call,
  deps: ZaloDeps,
  url: string,
  signal: AbortSignal,
): Promise<void> {
  let pause = PAUSE_MS;
  while (!signal.aborted && deps.webhook !== null) {
    try {
      await call("setWebhook", { url, secret_token: deps.webhook.secret }, CALL_MS, signal);
      return;
    } catch (error) {
      deps.log.warn({ reason: reasonOf(error) }, "zalo: webhook not set yet");
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
}

const isStopped = (signal: AbortSignal): boolean => signal.aborted;

async function poll(
  call: Call,
  { log, pollSeconds = POLL_S }: ZaloDeps,
  receive: (body: unknown) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let pause = PAUSE_MS;
  const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);
  while (!signal.aborted) {
    try {
      const ms = pollSeconds * 1000 + CALL_MS;
      const body = await call("getUpdates", { timeout: String(pollSeconds) }, ms, signal);
      // Handed out once: what the store does not take now is offered to it again, not asked for anew.
      while (!(await stored(receive, body, log))) await sleep(PAUSE_MS);
      pause = PAUSE_MS;
    } catch (error) {
      // Nothing came: asked again at once.
      if (error instanceof ZaloError && error.code === 408) continue;
      if (isStopped(signal)) break;
      log.warn({ reason: reasonOf(error) }, "zalo: polling failed");
      await wait(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
}

const stored = (
  receive: (body: unknown) => Promise<void>,
  body: unknown,
  log: ChannelLog,
): Promise<boolean> =>
  receive(body).then(
    () => true,
    (error: unknown) => {
      log.error({ err: error }, "zalo: update not stored yet");
      return false;
    },
  );

async function fetchFile(
  deps: ZaloDeps,
  file: FileRef,
  signal: AbortSignal,
): Promise<UploadedFile> {
  const { fileName, ref } = file;
  const received = await deps.receivedFile(ref);
  if (received !== null) return { fileName, bytes: received };
  const bytes = await fetchPublicFile(ref, signal).catch(() => null);
  if (bytes !== null) return { fileName, bytes };
  throw new AppError("file-not-found", "zalo picture not fetched", {
    userMessage: `Chưa tải được ${fileName} từ Zalo; anh/chị gửi lại, hoặc gửi qua liên kết tải lên (/kiemtra, /nap).`,
  });
}
