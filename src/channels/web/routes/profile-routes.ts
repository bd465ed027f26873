/** The profile of the unit: names, signer, letters of its symbols; drafts and answers use it. */
import { type Context, Hono } from "hono";
import { html } from "hono/html";

import type { ProfileUpdate } from "../../../assistant/unit-profiles.ts";
import { ownForm, tokenField } from "../form-token.ts";
import type { WebEnv } from "../guard-actions.ts";
import { scoped, visitOf } from "../session.ts";
import { alertBox, type Html, nothing } from "../views/html.ts";
import { profileFields, profilePage } from "../views/profile-page.ts";
import type { WebParts } from "../web-deps.ts";
import { limitJson } from "./api-routes.ts";
import { respondPage } from "./page-response.ts";

async function show(c: Context<WebEnv>, parts: WebParts, result: Html): Promise<Response> {
  const { assistant, unit, access } = scoped(c, parts);
  const body = profilePage({
    view: await assistant.profile(unit),
    mayChange: access.may(visitOf(c), "manage-unit-profile"),
    token: tokenField(c),
    result,
  });
  const frame = { title: "Hồ sơ đơn vị", section: "/tai-khoan", scripts: [] } as const;
  return respondPage(c, parts, { ...frame, width: "reading", body });
}

const outcome = ({ refused }: ProfileUpdate): Html =>
  refused.length === 0
    ? html`<p class="notice good" role="status">Đã lưu hồ sơ đơn vị.</p>`
    : html`${refused.map(({ message }) => alertBox(message))}`;

export function profileRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get("/ho-so", (c) => show(c, parts, nothing));
  app.post("/ho-so", limitJson, async (c) => {
    const fields = await ownForm(c);
    const { assistant, unit } = scoped(c, parts);
    const changes = profileFields.flatMap((field) => {
      const typed = fields[field];
      return typed === undefined ? [] : [[field, typed] as const];
    });
    const update = await assistant.updateProfile(unit, Object.fromEntries(changes));
    return show(c, parts, outcome(update));
  });
  return app;
}
