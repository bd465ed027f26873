/** What people may be allowed to do. Every route, chat command and command of the terminal declares one of these. */
import { z } from "zod";

export const Action = z.enum([
  "ask",
  "search",
  "read-document",
  "give-feedback",
  "review",
  "decide-finding",
  "draft",
  "ingest",
  "forget",
  "follow",
  "see-unit-profile",
  "manage-unit-profile",
  "invite",
  "approve-request",
  "manage-people",
  "manage-units",
  "register-propose",
  "register-confirm",
  "see-jobs",
  "retry-job",
  "see-audit",
  "see-feedback",
  "maintain",
]);
export type Action = z.infer<typeof Action>;

/**
 * What a door declares for a way in: an action, "public" (needs nobody: probes, sign-in, help), "signed-in" (a known
 * person about their own account), or "signature" (the address itself is the proof: a signed link, a webhook secret).
 */
export type DeclaredAction = Action | "public" | "signed-in" | "signature";
