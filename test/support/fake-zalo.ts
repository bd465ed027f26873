/** A Zalo Bot API server for tests: one update per call without confirmation, 408 when idle, quota, length check. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeZaloOptions {
  /** Share of calls that are refused with 429 or 500. */
  fail?: number;
  /** Messages refused with 429 before the first is taken. */
  quota?: number;
  /** Whether pictures are fetched: false answers 400. */
  pictures?: boolean;
}

export interface FakeZalo {
  url: string;
  arrived: { chat: string; text: string }[];
  complaints: string[];
  /** Pictures by address. */
  pictures: { chat: string; address: string; caption: string }[];
  push(...events: object[]): void;
  webhook: { url: string; secret: string } | null;
  close(): Promise<void>;
}

// One server, one list of methods: cut up it would read worse.
/* eslint-disable complexity, @typescript-eslint/no-base-to-string */
export async function startFakeZalo({
  fail = 0,
  quota = 0,
  pictures = true,
}: FakeZaloOptions = {}): Promise<FakeZalo> {
  const events: object[] = [];
  let count = 0;
  let polls = 0;
  let refusedBefore = 0;
  let refusals = quota;
  const fake: FakeZalo = {
    url: "",
    arrived: [],
    complaints: [],
    pictures: [],
    webhook: null,
    push: (...list) => void events.push(...list),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const answer = async (method: string, body: Record<string, unknown>): Promise<object> => {
    const ok = (result: unknown) => ({ ok: true, result });
    const no = (code: number, description: string) => ({
      ok: false,
      error_code: code,
      description,
    });
    switch (method) {
      case "getUpdates": {
        if (fake.webhook !== null) return no(400, "webhook is set");
        if (polls > 0) return no(409, "another poller");
        polls += 1;
        const until = Date.now() + Number(body["timeout"]) * 1000;
        while (events.length === 0 && Date.now() < until)
          await new Promise((resolve) => setTimeout(resolve, 10));
        polls -= 1;
        const event = events.shift();
        return event === undefined ? no(408, "timeout") : ok(event);
      }
      case "setWebhook":
        fake.webhook = { url: String(body["url"]), secret: String(body["secret_token"]) };
        return ok({ url: fake.webhook.url });
      case "sendMessage": {
        if (refusals > 0) {
          refusals -= 1;
          return no(429, "quota exceeded");
        }
        const text = String(body["text"]);
        if (typeof body["chat_id"] !== "string") fake.complaints.push("chat_id is no string");
        if (text.length < 1 || text.length > 2000) {
          fake.complaints.push("text length");
          return no(400, "text length");
        }
        fake.arrived.push({ chat: String(body["chat_id"]), text });
        return ok({ message_id: `m${fake.arrived.length}`, date: Date.now() });
      }
      case "sendPhoto": {
        const [chat, address] = [String(body["chat_id"]), String(body["photo"])];
        const caption = String(body["caption"] ?? "");
        if (!address.startsWith("https://") || caption.length > 2000)
          fake.complaints.push("bad picture");
        if (!pictures) return no(400, "picture not fetched");
        fake.pictures.push({ chat, address, caption });
        return ok({ message_id: `p${fake.pictures.length}`, date: Date.now() });
      }
      default:
        return ok(true);
    }
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const method = /^\/botzalo-token\/(\w+)/.exec(request.url ?? "")?.[1] ?? "";
      count += 1;
      const refused = method === "sendMessage" && fail > 0 && count % Math.round(1 / fail) === 0;
      const body = JSON.parse(Buffer.concat(parts).toString() || "{}") as Record<string, unknown>;
      const result: Promise<object> = refused
        ? Promise.resolve(
            (refusedBefore += 1) % 2 === 0
              ? { ok: false, error_code: 500, description: "internal" }
              : { ok: false, error_code: 429, description: "quota exceeded" },
          )
        : answer(method, body);
      void result.then((json) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify(json));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}

/* eslint-enable */

let serial = 0;
/** An event as the webhook carries it. */
export const zaloSaid = (chat: string, text: string, more: object = {}) => ({
  event_name: "message.text.received",
  message: {
    message_id: `z${(serial += 1)}`,
    date: Date.now(),
    from: { id: chat, display_name: "Người Zalo", is_bot: false },
    chat: { id: chat, chat_type: "PRIVATE" },
    text,
    ...more,
  },
});
