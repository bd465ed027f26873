/** Notices of a person in a unit; looking at the list reads them. What the person follows is chosen here, too. */
import { Hono } from "hono";
import { z } from "zod";

import { followedIn, toggleFollowed } from "../../../assistant/subscriptions/following.ts";
import { AppError } from "../../../errors.ts";
import { ownForm, tokenField } from "../form-token.ts";
import type { WebEnv } from "../guard-actions.ts";
import { parseInput } from "../parse-inputs.ts";
import { safePath, visitOf } from "../session.ts";
import { noticesPage } from "../views/notices-page.ts";
import type { WebParts } from "../web-deps.ts";
import { limitJson } from "./api-routes.ts";
import { respondPage } from "./page-response.ts";

const SHOWN = 50;
const FollowForm = z.object({
  muc: z.string().trim().min(1).max(200),
  /** Page to come back to. */
  tiep: z.string().max(500).optional(),
});

export function noticeRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get("/thong-bao", async (c) => {
    const { actor, unit } = visitOf(c);
    const notices = await parts.notices.list(actor.personId, unit, SHOWN);
    await parts.notices.markRead(actor.personId, unit, new Date().toISOString());
    const token = parts.access.may(visitOf(c), "follow") ? tokenField(c) : null;
    return respondPage(c, parts, {
      title: "Thông báo",
      section: "/thong-bao",
      scripts: [],
      width: "reading",
      body: noticesPage({ notices, followed: await parts.follows.of(actor.personId), token }),
    });
  });
  app.post("/theo-doi", limitJson, async (c) => {
    const { muc, tiep } = parseInput(FollowForm, await ownForm(c));
    const item = followedIn(muc);
    if (item === null)
      throw new AppError("bad-usage", "neither symbol nor subject", {
        userMessage: `Chưa nhận ra số hiệu hay chủ đề trong “${muc.slice(0, 60)}”; ví dụ: 54/2017/TT-BYT hoặc bệnh án điện tử.`,
      });
    await toggleFollowed(parts.follows, visitOf(c).actor.personId, item);
    return c.redirect(safePath(tiep ?? "/thong-bao"), 303);
  });
  return app;
}
