/** Reads lines of scans that lost their marks, by all that is shipped: the register and the plans told in own words. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { RegisterEntry } from "../domain/regulation/register-entry.ts";
import { stripMarks } from "../domain/text/fold.ts";
import { PLAN_PHRASES } from "../domain/text/scan/plan-phrases.ts";
import { makeScanReader, type ReadScan } from "../domain/text/scan/restore-scan.ts";

/** Learns with the first line that is to be read; `plans` is a folder of Markdown files. */
export function openScanReader(entries: readonly RegisterEntry[], plans: string): ReadScan {
  let read: ReadScan | null = null;
  return (line) => {
    read ??= makeScanReader([...textsIn(entries), ...plansIn(plans), ...PLAN_PHRASES]);
    return read(line);
  };
}

const plansIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(join(folder, name), "utf8"));

/** Every text of a value that is written with marks. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return stripMarks(value) === value ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
