/** `can-cu mcp`: tools for other assistants on stdin and stdout. */
import { readFileSync } from "node:fs";

import type { Command } from "commander";
import { z } from "zod";

import { systemClock } from "../platform/clock.ts";
import { packagePath } from "../platform/package-root.ts";
import { readUpload } from "./files.ts";
import { withGlobals } from "./options.ts";
import type { GlobalOptions } from "./output.ts";
import { withApp } from "./with-app.ts";

export function addMcp(program: Command): void {
  withGlobals(
    program.command("mcp").description("công cụ chỉ đọc cho trợ lý khác (MCP qua stdio)"),
  ).action(async (options: GlobalOptions) => {
    await withApp(options, async ({ access, register }, _unit, visit) => {
      const manifest: unknown = JSON.parse(readFileSync(packagePath("package.json"), "utf8"));
      const { version } = z.object({ version: z.string() }).parse(manifest);
      const today = () => systemClock.today();
      const { serveMcp } = await import("../channels/mcp/serve-mcp.ts");
      await serveMcp({ access, visit, register, today, readFile: readUpload }, version);
    });
  });
}
