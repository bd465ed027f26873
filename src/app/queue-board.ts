/** bull-board over the queues in Redis, to look at only: what an administrator changes goes through the audited page. */
import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { HonoAdapter } from "@bull-board/hono";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Queue } from "bullmq";
import { Hono } from "hono";

/** Its own pages carry a `base`, styles in place and pictures as data; nothing from outside is let in. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join("; ");

export interface QueueBoard {
  fetch(request: Request): Response | Promise<Response>;
}

export function makeQueueBoard(queues: readonly Queue[], basePath: string): QueueBoard {
  const serverAdapter = new HonoAdapter(serveStatic);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: "Căn Cứ" } },
  });
  serverAdapter.setBasePath(basePath);
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.res.headers.set("Content-Security-Policy", CSP);
  });
  app.route(basePath, serverAdapter.registerPlugin());
  return { fetch: (request) => app.fetch(request) };
}
