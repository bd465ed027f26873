import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

import type { z } from "zod";

import type { Clock } from "../../src/platform/clock.ts";
import type { backupJob, reindexJob, Upkeep } from "../upkeep.ts";

export interface UpkeepDeps {
  upkeep: Upkeep;
  clock: Pick<Clock, "now">;
  dataFolder: string;
}

/** Copies beside the data that are kept; for longer ones `can-cu backup` writes elsewhere. */
const KEPT_BACKUPS = 7;
const FOLDER = "backups";
const NAME = /^can-cu-\d{4}-\d{2}-\d{2}\.sqlite$/;

export function makeRetentionHandler({ upkeep, clock }: UpkeepDeps) {
  return async () => {
    await upkeep.sweep(clock.now());
  };
}

export function makeBackupHandler({ upkeep, dataFolder }: UpkeepDeps) {
  return async ({ day }: z.infer<typeof backupJob.payload>) => {
    const folder = join(dataFolder, FOLDER);
    await mkdir(folder, { recursive: true });
    const { bytes } = await upkeep.backup(join(folder, `can-cu-${day}.sqlite`));
    const old = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
    for (const name of old.slice(0, -KEPT_BACKUPS)) await rm(join(folder, name), { force: true });
    return { bytes };
  };
}

export function makeReindexHandler({ upkeep }: UpkeepDeps) {
  return async ({ unit }: z.infer<typeof reindexJob.payload>) => {
    await upkeep.reindex(unit);
  };
}
