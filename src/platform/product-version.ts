/** The version in package.json. */
import { readFileSync } from "node:fs";

import { z } from "zod";

import { packagePath } from "./package-root.ts";

export function productVersion(): string {
  const manifest = JSON.parse(readFileSync(packagePath("package.json"), "utf8")) as unknown;
  return z.object({ version: z.string() }).parse(manifest).version;
}
