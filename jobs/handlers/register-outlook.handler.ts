import { countOutlook, outlookOf } from "../../src/domain/regulation/outlook.ts";
import type { Register } from "../../src/domain/regulation/register.ts";
import type { Clock } from "../../src/platform/clock.ts";
import type { Settings } from "../../src/storage/settings.ts";
import { OUTLOOK_DAYS, storeOutlook } from "../register-outlook.ts";

export interface RegisterOutlookDeps {
  register: Register;
  settings: Settings;
  clock: Pick<Clock, "today">;
  /** Brings the register up to date with entries that other processes confirmed. */
  refresh(): Promise<unknown>;
}

/** Idempotent: the outlook of a day replaces the one before. */
export function makeRegisterOutlookHandler(deps: RegisterOutlookDeps) {
  const { register, settings, clock } = deps;
  return async () => {
    await deps.refresh();
    const outlook = outlookOf(register, clock.today(), OUTLOOK_DAYS);
    await storeOutlook(settings, outlook);
    return countOutlook(outlook);
  };
}
