/** The administration: what a person may open is decided by the action that each route declares (route-actions.ts). */
import { Hono } from "hono";

import type { WebEnv } from "../guard-actions.ts";
import { visitOf } from "../session.ts";
import { adminOverview, adminSections } from "../views/admin-frame.ts";
import type { WebParts } from "../web-deps.ts";
import { installRoutes } from "./admin-install-routes.ts";
import { memberRoutes } from "./admin-member-routes.ts";
import { proposalRoutes } from "./admin-proposal-routes.ts";
import { respondPage } from "./page-response.ts";

export function adminRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get("/", (c) => {
    const visit = visitOf(c);
    const open = adminSections.filter(({ action }) => parts.access.may(visit, action));
    return respondPage(c, parts, {
      title: "Quản trị",
      section: "/quan-tri",
      scripts: [],
      width: "reading",
      body: adminOverview(open),
    });
  });
  app.route("/", memberRoutes(parts));
  app.route("/", proposalRoutes(parts));
  app.route("/", installRoutes(parts));

  return app;
}
