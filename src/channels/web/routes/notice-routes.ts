/** Notices of a person in a unit; looking at the list reads them. */
import { Hono } from "hono";

import type { WebEnv } from "../guard-actions.ts";
import { visitOf } from "../session.ts";
import { noticesPage } from "../views/notices-page.ts";
import type { WebParts } from "../web-deps.ts";
import { respondPage } from "./page-response.ts";

const SHOWN = 50;

export function noticeRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get("/thong-bao", async (c) => {
    const { actor, unit } = visitOf(c);
    const notices = await parts.notices.list(actor.personId, unit, SHOWN);
    await parts.notices.markRead(actor.personId, unit, new Date().toISOString());
    return respondPage(c, parts, {
      title: "Thông báo",
      section: "/thong-bao",
      scripts: [],
      width: "reading",
      body: noticesPage(notices),
    });
  });
  return app;
}
