/**
 * What each command of the terminal does, as an action of the access rules. A command without a line here does not
 * run, and test/access/declared-actions.test.ts fails.
 */
import type { DeclaredAction } from "../domain/access/action.ts";

export const commandActions: Readonly<Record<string, DeclaredAction>> = {
  ask: "ask",
  review: "review",
  draft: "draft",
  drafts: "draft",
  redraft: "draft",
  ingest: "ingest",
  documents: "search",
  "documents versions": "read-document",
  "documents show": "read-document",
  "documents rollback": "ingest",
  forget: "forget",
  search: "search",
  "register list": "search",
  "register show": "read-document",
  "register check": "search",
  "register propose": "register-propose",
  "register confirm": "register-confirm",
  "people list": "manage-people",
  "people invite": "invite",
  "people code": "manage-people",
  "people role": "manage-people",
  "people revoke": "manage-people",
  "people restore": "manage-people",
  "people system-admin": "manage-people",
  "unit show": "see-unit-profile",
  "unit set": "manage-unit-profile",
  "unit list": "manage-units",
  "unit add": "manage-units",
  "unit rename": "manage-units",
  "audit verify": "see-audit",
  "audit list": "see-audit",
  serve: "maintain",
  worker: "maintain",
  eval: "ask",
  doctor: "public",
};
