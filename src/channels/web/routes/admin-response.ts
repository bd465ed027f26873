/** A page of the administration with its sub-navigation. */
import type { Context } from "hono";

import type { WebEnv } from "../guard-actions.ts";
import { visitOf } from "../session.ts";
import { adminPage, adminSections } from "../views/admin-frame.ts";
import type { Html } from "../views/html.ts";
import type { WebParts } from "../web-deps.ts";
import { respondPage } from "./page-response.ts";

export function respondAdmin(
  c: Context<WebEnv>,
  parts: WebParts,
  { here, title, body }: { here: string; title: string; body: Html },
): Promise<Response> {
  const visit = visitOf(c);
  const open = adminSections.filter(({ action }) => parts.access.may(visit, action));
  return respondPage(c, parts, {
    title,
    section: "/quan-tri",
    scripts: ["work.js"],
    width: "wide",
    body: adminPage({ open, here }, title, body),
  });
}
