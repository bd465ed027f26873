/** `can-cu worker`: does the long work that serving processes leave in Redis. Any number of them, on any machine. */
import type { Command } from "commander";
import { register } from "prom-client";

import { type App, buildApp } from "../app.ts";
import { makeMeasures } from "../app/make-measures.ts";
import { measureQueue } from "../app/measure-queue.ts";
import { makeProbeApp } from "../channels/web/probe-app.ts";
import { type RunningServer, serveWeb } from "../channels/web/serve-web.ts";
import { parseConfig } from "../config.ts";
import { AppError } from "../errors.ts";
import { productVersion } from "../platform/product-version.ts";
import { stopSignal } from "../platform/stop-signal.ts";
import { withGlobals } from "./options.ts";
import type { GlobalOptions } from "./output.ts";

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

export function addWorker(program: Command): void {
  withGlobals(
    program.command("worker").description("làm các việc dài trong hàng đợi Redis (cần REDIS_URL)"),
  ).action(async (options: GlobalOptions) => {
    const config = parseConfig(process.env);
    if (config.redisUrl === null)
      throw new AppError("config-invalid", "worker without REDIS_URL", {
        userMessage:
          "Tiến trình làm việc cần REDIS_URL (redis:// hoặc rediss://); không có Redis thì `can-cu serve` tự làm các việc này.",
      });
    const dataFolder = options.data ?? config.dataFolder;
    const measures = makeMeasures(config.tokenPrice);
    const app = await buildApp({ ...config, dataFolder }, { measures });
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
  });
}
