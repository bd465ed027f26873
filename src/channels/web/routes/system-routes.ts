/** Help, styles and scripts, downloads, probes, metrics. */
import { Hono } from "hono";

import { AppError } from "../../../errors.ts";
import { contentDisposition } from "../../content-disposition.ts";
import type { WebEnv } from "../guard-actions.ts";
import { maySeeMetrics } from "../session.ts";
import { helpPage } from "../views/help-page.ts";
import type { WebParts } from "../web-deps.ts";
import { ownerOf, respondPage } from "./page-response.ts";

export function systemRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get("/tro-giup", (c) =>
    respondPage(c, parts, {
      title: "Trợ giúp",
      section: "/tro-giup",
      scripts: [],
      width: "reading",
      body: helpPage,
    }),
  );

  app.get("/tinh/:version/:name", (c) => {
    return parts.assets.respond(c, c.req.param("name")) ?? c.notFound();
  });

  app.get("/tai-ve/:id/:name", async (c) => {
    const { id, name } = c.req.param();
    const file = await parts.downloads.get(id, name, ownerOf(c));
    if (file === null) {
      throw new AppError("file-not-found", "download expired or unknown", {
        userMessage: "Tệp tải về đã hết hạn; làm lại việc rà soát hoặc soạn thảo để có tệp mới.",
      });
    }
    c.header("Content-Type", file.mediaType);
    c.header("Content-Disposition", contentDisposition(file.fileName));
    return c.body(new Uint8Array(file.bytes));
  });

  app.get("/healthz", (c) => c.json({ status: "ok", version: parts.version }));
  app.get("/readyz", async (c) => {
    const ready = await parts.ready().catch((error: unknown) => {
      parts.log.warn({ err: error }, "readiness check failed");
      return false;
    });
    return c.json({ ready }, ready ? 200 : 503);
  });
  app.get("/metrics", async (c) => {
    // As an address that is not there: nothing to try at.
    if (!maySeeMetrics(c, parts)) return c.notFound();
    const { registry } = parts.counters;
    return c.body(await registry.metrics(), 200, { "Content-Type": registry.contentType });
  });

  return app;
}
