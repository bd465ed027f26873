/** Opens the product for one command and closes it again. */
import { type App, buildApp } from "../app.ts";
import { parseConfig } from "../config.ts";
import type { GlobalOptions } from "./output.ts";

export const DEFAULT_UNIT = "don-vi";

export async function withApp<T>(
  options: GlobalOptions,
  run: (app: App, unit: string) => Promise<T>,
): Promise<T> {
  const config = parseConfig(process.env);
  const app = await buildApp({ ...config, dataFolder: options.data ?? config.dataFolder });
  try {
    return await run(app, options.unit ?? DEFAULT_UNIT);
  } finally {
    await app.close();
  }
}
