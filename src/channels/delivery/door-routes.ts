/**
 * What chat channels need of the web server: webhooks of the platforms, and the pages behind links for files. The
 * proof of right is in the request itself (secret header, unguessable address), so the web app's guard is not asked.
 */
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { html } from "hono/html";

import type { Mailbox } from "../../assistant/dialogue/mail.ts";
import type { DeclaredAction } from "../../domain/access/action.ts";
import { newId } from "../../platform/ids.ts";
import { sameSecret } from "../../platform/secrets.ts";
import type { ChannelLog, ChatChannel } from "../channel.ts";
import { contentDisposition } from "../content-disposition.ts";
import { DOOR_CSP, doorPage } from "./door-page.ts";
import type { Links, UploadPlace } from "./links.ts";

const MB = 1024 * 1024;
const WEBHOOK_BYTES = MB;
const UPLOAD_BYTES = 31 * MB;
const NAME_LENGTH = 150;

/** What each route does; test/access/declared-actions.test.ts holds it against the routes. */
export const doorActions: Readonly<Record<string, DeclaredAction>> = {
  "POST /webhook/:channel": "signature",
  "GET /tai-xuong/:token/:name": "signature",
  "GET /gui-tep/:token": "signature",
  "POST /gui-tep/:token": "signature",
};

export interface DoorDeps {
  channels: readonly ChatChannel[];
  links: Links;
  mailbox: Mailbox;
  log: ChannelLog;
  onReceived(): void;
  /** Whether somebody still has a role: what was sent to them ends with it. */
  isKnown(identity: string): Promise<boolean>;
}

export const isDoorPath = (path: string): boolean => /^\/(webhook|tai-xuong|gui-tep)\//.test(path);

export function doorRoutes(deps: DoorDeps): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.res.headers.set("Content-Security-Policy", DOOR_CSP);
    c.res.headers.set("X-Content-Type-Options", "nosniff");
    // The address is the key: it must not travel on.
    c.res.headers.set("Referrer-Policy", "no-referrer");
    c.res.headers.set("Cache-Control", "no-store");
  });
  app.onError((error, c) => {
    // An answer other than 200 makes the platform send again.
    deps.log.error({ err: error }, "door route failed");
    return c.text("", 500);
  });
  webhookRoute(app, deps);
  app.get("/tai-xuong/:token/:name", async (c) => {
    const file = await deps.links.download(c.req.param("token"));
    if (file?.fileName !== c.req.param("name")) return expired(c);
    if (!(await deps.isKnown(file.identity))) return expired(c);
    c.header("Content-Type", file.mediaType);
    c.header("Content-Disposition", contentDisposition(file.fileName));
    return c.body(new Uint8Array(file.bytes));
  });
  uploadRoutes(app, deps);
  return app;
}

function webhookRoute(app: Hono, { channels, log }: DoorDeps): void {
  app.post(
    "/webhook/:channel",
    async (c, next) => {
      const channel = channels.find(({ id }) => id === c.req.param("channel"));
      if (channel?.webhook == null) return c.text("", 404);
      // Before a byte of the body is read.
      const given = c.req.header(channel.webhook.secretHeader) ?? "";
      if (!sameSecret(given, channel.webhook.secret)) {
        log.warn({ channel: channel.id }, "webhook with a wrong secret");
        return c.text("", 401);
      }
      return next();
    },
    bodyLimit({ maxSize: WEBHOOK_BYTES, onError: (c) => c.text("", 413) }),
    async (c) => {
      const channel = channels.find(({ id }) => id === c.req.param("channel"));
      let body: unknown;
      try {
        body = await c.req.json();
      } catch {
        return c.text("", 400);
      }
      // Stored when this returns; only then is it acknowledged.
      await channel?.webhook?.receive(body);
      return c.text("");
    },
  );
}

/** Where an upload goes; null once the link has expired or its person has no role any more. */
async function uploadPlace(c: Context, { links, isKnown }: DoorDeps): Promise<UploadPlace | null> {
  const place = await links.uploadPlace(c.req.param("token") ?? "");
  return place !== null && (await isKnown(place.identity)) ? place : null;
}

function uploadRoutes(app: Hono, deps: DoorDeps): void {
  app.get("/gui-tep/:token", async (c) => {
    if ((await uploadPlace(c, deps)) === null) return expired(c);
    return page(
      c,
      "Gửi tệp",
      html`<form class="panel" method="post" enctype="multipart/form-data">
        <label for="file">Tệp cần gửi</label>
        <p class="hint" id="hint">PDF, DOCX, XLSX hoặc ảnh chụp trang; đến 30 MB.</p>
        <p><input id="file" type="file" name="file" required aria-describedby="hint" /></p>
        <button type="submit">Gửi tệp</button>
      </form>`,
    );
  });
  app.post(
    "/gui-tep/:token",
    bodyLimit({
      maxSize: UPLOAD_BYTES,
      onError: (c) =>
        page(c, "Tệp quá lớn", html`<p>Tệp vượt quá 30 MB; tách nhỏ tệp rồi gửi lại.</p>`, 413),
    }),
    (c) => takeUpload(c, deps),
  );
}

/** A file through a link is a message of the conversation, as if it had been sent there. */
async function takeUpload(c: Context, deps: DoorDeps): Promise<Response> {
  const place = await uploadPlace(c, deps);
  if (place === null) return expired(c);
  const { file } = await c.req.parseBody();
  if (!(file instanceof File) || file.size === 0)
    return page(
      c,
      "Chưa có tệp",
      html`<p>Chưa chọn tệp, hoặc tệp trống; quay lại và chọn tệp.</p>`,
      400,
    );
  // By whole characters: half of one is no name.
  const name = Array.from(file.name).slice(-NAME_LENGTH).join("");
  const kept = await deps.links.keep(name, new Uint8Array(await file.arrayBuffer()));
  await deps.mailbox.receive([
    {
      channel: place.channel,
      key: newId("tep"),
      conversation: place.conversation,
      orderKey: String(Date.now()).padStart(16, "0"),
      body: { ...place, content: { kind: "file", file: kept, caption: "" } },
      receivedAt: new Date().toISOString(),
    },
  ]);
  deps.onReceived();
  return page(
    c,
    "Đã nhận tệp",
    html`<p>Đã nhận ${file.name}. Kết quả sẽ gửi trong cuộc trò chuyện; có thể đóng trang này.</p>`,
  );
}

const expired = (c: Context) =>
  page(
    c,
    "Liên kết đã hết hạn",
    html`<p>Liên kết này không còn dùng được; xin liên kết mới trong cuộc trò chuyện.</p>`,
    404,
  );

const page = (
  c: Context,
  title: string,
  body: ReturnType<typeof html>,
  status: 200 | 400 | 404 | 413 = 200,
) => c.html(doorPage(title, body), status);
