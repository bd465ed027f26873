/** Nightly look ahead: which documents of the register start, die or end within the next 60 days. */
import { z } from "zod";

import { Outlook } from "../src/domain/regulation/outlook.ts";
import type { Settings } from "../src/storage/settings.ts";
import { defineJob } from "./define-job.ts";

export const OUTLOOK_DAYS = 60;

/** Where the newest outlook is kept. */
const SETTING = ["system", "register-outlook"] as const;

export const registerOutlookJob = defineJob({
  name: "register-outlook",
  payload: z.strictObject({}),
  attempts: 3,
  timeoutS: 60,
  backoffS: 60,
  keyHolds: "until-settled",
});

export async function storeOutlook(settings: Settings, outlook: Outlook): Promise<void> {
  await settings.set(...SETTING, outlook);
}

/** Null when none was stored yet, or by a version that wrote it otherwise. */
export async function storedOutlook(settings: Settings): Promise<Outlook | null> {
  return Outlook.safeParse(await settings.get(...SETTING)).data ?? null;
}
