/** What the status of a citation is measured against: the plan's own date, today, and what else the plan names. */
import type { Register } from "../../regulation/register.ts";
import type { IsoDate, RegisterEntry } from "../../regulation/register-entry.ts";
import type { DocumentStatus } from "../../regulation/status.ts";

export interface StatusContext {
  register: Register;
  planDate: { date: IsoDate | null; assumed: boolean };
  /** Last day on which the plan can have been signed. */
  latest: IsoDate | null;
  planYear: number | null;
  asOf: IsoDate;
  unsure: boolean;
  /** Statuses computed so far; a plan names the same document in many rows. */
  statuses: Map<RegisterEntry, { then: DocumentStatus; now: DocumentStatus }>;
  /** Symbols that the document names anywhere. */
  named: ReadonlySet<RegisterEntry>;
}
