/** `can-cu serve`: the web app (what `npm start` runs). */
import type { Command } from "commander";

import { DEFAULT_UNIT, parseConfig } from "../config.ts";
import { parsePort, withGlobals } from "./options.ts";
import type { GlobalOptions } from "./output.ts";

interface ServeOptions extends GlobalOptions {
  port?: number;
  host?: string;
}

export function addServe(program: Command): void {
  withGlobals(
    program
      .command("serve")
      .description("chạy trang web và các kênh trò chuyện")
      .option("--port <cổng>", "cổng (mặc định 8080)", parsePort)
      .option("--host <địa chỉ>", "địa chỉ lắng nghe (mặc định 127.0.0.1)"),
  ).action(async (options: ServeOptions) => {
    const config = parseConfig(process.env);
    const { serve } = await import("../main.ts");
    await serve({
      config: {
        ...config,
        dataFolder: options.data ?? config.dataFolder,
        port: options.port ?? config.port,
        host: options.host ?? config.host,
      },
      unit: options.unit ?? DEFAULT_UNIT,
      say: (line) => process.stdout.write(`${line}\n`),
    });
  });
}
