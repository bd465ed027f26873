/** What a process without pages tells those who watch it: that it lives, whether it can work, its figures. */
import { Hono } from "hono";
import type { Registry } from "prom-client";

import { hasMetricsToken, isFromHere } from "./session.ts";

export interface ProbeDeps {
  version: string;
  /** Whether work can be done now. */
  ready(): Promise<boolean>;
  registry: Registry;
  /** With which `GET /metrics` answers other machines, as a bearer token; null: never. */
  metricsToken: string | null;
}

export function makeProbeApp({ version, ready, registry, metricsToken }: ProbeDeps): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => c.json({ status: "ok", version }));
  app.get("/readyz", async (c) => {
    const isReady = await ready().catch(() => false);
    return c.json({ ready: isReady }, isReady ? 200 : 503);
  });
  app.get("/metrics", async (c) => {
    if (!isFromHere(c) && !hasMetricsToken(c, { metricsToken })) return c.notFound();
    return c.body(await registry.metrics(), 200, { "Content-Type": registry.contentType });
  });
  return app;
}
