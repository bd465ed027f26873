/** `can-cu worker`: does the long work that serving processes leave in Redis. Any number of them, on any machine. */
import type { Command } from "commander";

import { parseConfig } from "../config.ts";
import { AppError } from "../errors.ts";
import { withGlobals } from "./options.ts";
import type { GlobalOptions } from "./output.ts";

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
    const { runWorker } = await import("./run-worker.ts");
    await runWorker({ ...config, dataFolder: options.data ?? config.dataFolder });
  });
}
