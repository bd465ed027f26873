/**
 * A Bot API server for tests: keeps updates until they are confirmed, repeats and shuffles them, fails a part of the
 * calls, checks what it is sent, and remembers what arrived in which order.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Arrived {
  method: string;
  chat: string;
  /** Text or caption. */
  text: string;
  /** Raw multipart or JSON body. */
  body: Record<string, unknown>;
  fileName?: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface FakeTelegramOptions {
  /** Shares of updates, 0 … 1. */
  repeat?: number;
  shuffle?: number;
  /** Share of calls that are refused with 429 or 502. */
  fail?: number;
  seed?: number;
  /** What a server without drafts, or one that refuses them, answers. */
  drafts?: "taken" | 400 | 404;
  /** Seconds told with 429. */
  retryAfterS?: number;
}

export interface FakeTelegram {
  url: string;
  arrived: Arrived[];
  /** "Is typing …", by chat. */
  actions: { chat: string; at: number }[];
  /** Problems a real server would have answered with 400. */
  complaints: string[];
  /** Adds updates; ids are given when absent. */
  push(...updates: Record<string, unknown>[]): void;
  files: Map<string, Uint8Array>;
  /** Drafts as they were shown, in order. */
  drafts: { chat: string; id: number; text: string; canStop: boolean }[];
  /** Messages that were changed or taken away. */
  edits: { method: string; message: number; text: string }[];
  /** Updates not confirmed yet. */
  waiting(): number;
  secretToken: string | null;
  /** Requests of any method, failed ones too. */
  calls: number;
  /** Polls that were begun: whoever began one leads. */
  polls: number;
  close(): Promise<void>;
}

/** Small generator with a seed, so that a failing run can be repeated. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const TAGS = /<\/?(b|i|u|s|code|pre|a|blockquote)(\s[^>]*)?>/g;

/** What the server checks before it takes a text. */
function complaintAbout(text: string, html: boolean): string | null {
  const plain = html ? text.replace(TAGS, "") : text;
  if (html && /<|>|&(?!amp;|lt;|gt;|quot;)/.test(plain)) return "can't parse entities";
  if (html) {
    const open: string[] = [];
    for (const [tag, name = ""] of text.matchAll(TAGS)) {
      if (!tag.startsWith("</")) open.push(name);
      else if (open.pop() !== name) return "can't parse entities";
    }
    if (open.length > 0) return "can't parse entities";
  }
  const length = plain.replace(/&(amp|lt|gt|quot);/g, "x").length;
  if (length === 0) return "message text is empty";
  return length > 4096 ? "message is too long" : null;
}

// eslint-disable-next-line complexity
function parseMultipart(
  raw: Buffer,
  type: string,
): { fields: Record<string, unknown>; fileName?: string } {
  const boundary = /boundary=(.+)$/.exec(type)?.[1]?.replaceAll('"', "") ?? "";
  const fields: Record<string, unknown> = {};
  let fileName: string | undefined;
  for (const part of raw.toString("utf8").split(`--${boundary}`)) {
    const [head = "", ...rest] = part.split("\r\n\r\n");
    const name = /name="([^"]+)"/i.exec(head)?.[1];
    if (name === undefined) continue;
    const file = /filename="?([^"\r\n]*)/i.exec(head)?.[1];
    const encoded = /filename\*=UTF-8''([^\r\n;]+)/i.exec(head)?.[1];
    if (file !== undefined) fileName = encoded === undefined ? file : decodeURIComponent(encoded);
    else fields[name] = rest.join("\r\n\r\n").replace(/\r\n$/, "");
  }
  return { fields, ...(fileName === undefined ? {} : { fileName }) };
}

// One server, one list of methods: cut up it would read worse.
/* eslint-disable complexity, @typescript-eslint/no-base-to-string */
export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const {
    repeat = 0,
    shuffle = 0,
    fail = 0,
    seed = 1,
    retryAfterS = 1,
    drafts = "taken",
  } = options;
  const chance = random(seed);
  let updates: (Record<string, unknown> & { update_id: number })[] = [];
  let nextId = 1000;
  let message = 1;
  const fake: FakeTelegram = {
    url: "",
    arrived: [],
    actions: [],
    drafts: [],
    edits: [],
    complaints: [],
    files: new Map(),
    secretToken: null,
    calls: 0,
    polls: 0,
    push(...list) {
      for (const one of list) updates.push({ ...one, update_id: nextId++ });
    },
    waiting: () => updates.length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  /** The next batch: in disorder, and some of it again although it was confirmed. */
  const confirmed: typeof updates = [];
  const batch = (offset: number | undefined) => {
    if (offset !== undefined) {
      confirmed.push(...updates.filter((one) => one.update_id < offset));
      updates = updates.filter((one) => one.update_id >= offset);
    }
    const list = updates.slice(0, 25);
    for (let at = 1; at < list.length; at += 1) {
      const [before, here] = [list[at - 1], list[at]];
      if (before && here && chance() < shuffle) [list[at - 1], list[at]] = [here, before];
    }
    const again = list.length === 0 ? [] : confirmed.slice(-20).filter(() => chance() < repeat);
    return [...list, ...list.filter(() => chance() < repeat), ...again];
  };

  const answer = async (method: string, body: Record<string, unknown>, fileName?: string) => {
    switch (method) {
      case "getMe":
        return { id: 42, is_bot: true, first_name: "Căn Cứ", username: "can_cu_bot" };
      case "getUpdates": {
        fake.polls += 1;
        const until = Date.now() + Number(body["timeout"] ?? 0) * 1000;
        const offset = body["offset"] === undefined ? undefined : Number(body["offset"]);
        for (;;) {
          const list = batch(offset);
          if (list.length > 0 || Date.now() >= until) return list;
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      }
      case "setWebhook":
        fake.secretToken = String(body["secret_token"] ?? "");
        return true;
      case "getFile": {
        const id = String(body["file_id"]);
        return { file_id: id, file_unique_id: id, file_path: `documents/${id}` };
      }
      case "sendMessage":
      case "sendDocument":
      case "sendPhoto": {
        const text = String(body["text"] ?? body["caption"] ?? "");
        const problem =
          method === "sendMessage" ? complaintAbout(text, body["parse_mode"] === "HTML") : null;
        const markup = JSON.stringify(body["reply_markup"] ?? {});
        for (const [, data = ""] of markup.matchAll(/\\?"callback_data\\?":\\?"([^"\\]*)/g))
          if (Buffer.byteLength(data) < 1 || Buffer.byteLength(data) > 64)
            fake.complaints.push("BUTTON_DATA_INVALID");
        if (problem !== null) {
          fake.complaints.push(problem);
          return { error: 400, description: `Bad Request: ${problem}` };
        }
        const chat = String(body["chat_id"]);
        fake.arrived.push({
          method,
          chat,
          text,
          body,
          at: Date.now(),
          ...(fileName === undefined ? {} : { fileName }),
        });
        return { message_id: message++, date: 1, chat: { id: Number(chat), type: "private" } };
      }
      case "answerCallbackQuery":
        fake.arrived.push({ method, chat: "", text: "", body, at: Date.now() });
        return true;
      case "sendChatAction":
        fake.actions.push({ chat: String(body["chat_id"]), at: Date.now() });
        return true;
      case "sendMessageDraft": {
        if (typeof drafts === "number")
          return {
            error: drafts,
            description: drafts === 404 ? "Not Found" : "Bad Request: no drafts",
          };
        const [chat, id] = [String(body["chat_id"]), Number(body["draft_id"])];
        const draft = String(body["text"] ?? "");
        if (id === 0 || !/^[1-9]/.test(chat) || draft.length > 4096)
          fake.complaints.push("bad draft");
        fake.drafts.push({ chat, id, text: draft, canStop: String(body["can_stop"]) === "true" });
        return true;
      }
      case "editMessageText":
      case "deleteMessage":
        fake.edits.push({
          method,
          message: Number(body["message_id"]),
          text: String(body["text"] ?? ""),
        });
        return true;
      default:
        return true;
    }
  };

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const reply = (status: number, body: unknown) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(body));
      };
      const file = /^\/file\/bot123:abc\/documents\/(.+)$/.exec(request.url ?? "")?.[1];
      if (file !== undefined) {
        const bytes = fake.files.get(file);
        response.writeHead(bytes === undefined ? 404 : 200);
        response.end(bytes);
        return;
      }
      const method = /^\/bot123:abc\/(\w+)/.exec(request.url ?? "")?.[1];
      if (method === undefined) {
        reply(401, { ok: false, error_code: 401, description: "Unauthorized" });
        return;
      }
      fake.calls += 1;
      if (chance() < fail) {
        if (chance() < 0.5) reply(502, { ok: false, error_code: 502, description: "Bad Gateway" });
        else
          reply(429, {
            ok: false,
            error_code: 429,
            description: "Too Many Requests",
            parameters: { retry_after: retryAfterS },
          });
        return;
      }
      const raw = Buffer.concat(parts);
      const type = request.headers["content-type"] ?? "";
      const parsed = type.startsWith("multipart/")
        ? parseMultipart(raw, type)
        : {
            fields: (raw.length === 0 ? {} : JSON.parse(raw.toString())) as Record<string, unknown>,
          };
      void answer(method, parsed.fields, "fileName" in parsed ? parsed.fileName : undefined).then(
        (result) => {
          if (typeof result === "object" && "error" in result)
            reply(result.error, {
              ok: false,
              error_code: result.error,
              description: result.description,
            });
          else reply(200, { ok: true, result });
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}

/* eslint-enable */

/** A text message in a private chat. */
export const said = (chat: number, text: string, more: Record<string, unknown> = {}) => ({
  message: {
    message_id: 1,
    date: 1,
    chat: { id: chat, type: "private" },
    from: { id: chat, is_bot: false, first_name: `Người ${chat}` },
    text,
    ...more,
  },
});

export const pressed = (chat: number, data: string, id = `cb-${Math.random()}`) => ({
  callback_query: {
    id,
    from: { id: chat, is_bot: false, first_name: `Người ${chat}` },
    data,
    message: { message_id: 2, date: 1, chat: { id: chat, type: "private" } },
  },
});
