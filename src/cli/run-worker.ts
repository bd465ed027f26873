/** A worker from its start until it is told to stop. */
import { register } from "prom-client";

import { type App, buildApp } from "../app.ts";
import { makeMeasures } from "../app/make-measures.ts";
import { measureQueue } from "../app/measure-queue.ts";
import { makeProbeApp } from "../channels/web/probe-app.ts";
import { type RunningServer, serveWeb } from "../channels/web/serve-web.ts";
import type { Config } from "../config.ts";
import { productVersion } from "../platform/product-version.ts";
import { stopSignal } from "../platform/stop-signal.ts";

/** For whoever watches it; null when no port is named. */
async function openDoor({ config, jobs, ready }: App): Promise<RunningServer | null> {
  const { host, metricsPort: port, metricsToken } = config;
  if (port === null) return null;
  measureQueue(jobs.queue);
  const probes = makeProbeApp({
    ...{ version: productVersion(), registry: register, metricsToken },
    // Without the store or the queue it waits.
    ready: async () => (await ready()) && (await jobs.queue.depths()).length > 0,
  });
  return serveWeb(probes, { host, port });
}

/** Does jobs of the queue of `config` until SIGTERM or SIGINT. */
export async function runWorker(config: Config): Promise<void> {
  const app = await buildApp(config, { measures: makeMeasures(config.tokenPrice) });
  const stop = new AbortController();
  void stopSignal().then(() => stop.abort());
  const door = await openDoor(app);
  process.stdout.write("Tiến trình làm việc đã sẵn sàng, chờ việc từ hàng đợi. Dừng: Ctrl+C.\n");
  if (door !== null) process.stdout.write(`Theo dõi: ${door.url}/readyz, ${door.url}/metrics\n`);
  try {
    await app.jobs.work(stop.signal);
  } finally {
    await door?.close();
    await app.close();
  }
}
