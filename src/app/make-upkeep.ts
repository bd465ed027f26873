/** What the nightly jobs keep in order, over the stores of this install. */
import type { Upkeep } from "../../jobs/upkeep.ts";
import { makeEntrances } from "../storage/sql/entrances.ts";
import { makeMailbox } from "../storage/sql/mailbox.ts";
import type { Sql } from "../storage/sql/sql.ts";
import type { StoreConfig } from "./open-stores.ts";

/** Platforms repeat an update for a day at most; keys of settled messages are kept longer. */
const MESSAGES_KEPT_MS = 7 * 24 * 3600 * 1000;

export function makeUpkeep(
  config: StoreConfig,
  { sql, reindex }: { sql: Sql; reindex: Upkeep["reindex"] },
): Upkeep {
  const mailbox = makeMailbox(sql);
  const entrances = makeEntrances(sql);
  return {
    async sweep(now) {
      await mailbox.sweep(new Date(Date.parse(now) - MESSAGES_KEPT_MS).toISOString());
      await entrances.sweep(now);
    },
    async backup(file) {
      // Loaded here: it is needed once a night.
      const { backupInstall } = await import("./move-install.ts");
      return backupInstall(config, file);
    },
    reindex,
  };
}
