/** Opens the product for one command and closes it again. Whoever runs a command is the operator of its unit. */
import type { App } from "../app.ts";
import type { Visit } from "../assistant/access/access.ts";
import { DEFAULT_UNIT, parseConfig } from "../config.ts";
import type { GlobalOptions } from "./output.ts";

export async function withApp<T>(
  options: GlobalOptions,
  run: (app: App, unit: string, visit: Visit) => Promise<T>,
): Promise<T> {
  const config = parseConfig(process.env);
  // Loaded for a command that runs: help and wrong usage are told at once.
  const [{ buildApp }, { operatorVisit }] = await Promise.all([
    import("../app.ts"),
    import("../assistant/access/access-core.ts"),
  ]);
  const app = await buildApp({ ...config, dataFolder: options.data ?? config.dataFolder });
  const unit = options.unit ?? DEFAULT_UNIT;
  const visit = operatorVisit(unit);
  try {
    return await run({ ...app, assistant: app.access.assistantFor(visit) }, unit, visit);
  } finally {
    await app.close();
  }
}
