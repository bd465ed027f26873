/**
 * The one place that decides who may do what. Deny by default: a role has the actions of its row and no others. What
 * is done with documents of the system (read-only for units) is decided by who owns the document, not here.
 */
import type { Action } from "./action.ts";
import type { Actor, Role } from "./actor.ts";

const visitorActions: readonly Action[] = ["ask", "search", "read-document", "give-feedback"];
const staffActions: readonly Action[] = [
  ...visitorActions,
  "review",
  "draft",
  "ingest",
  "follow",
  "see-unit-profile",
  "register-propose",
];
const reviewerActions: readonly Action[] = [...staffActions, "decide-finding", "forget"];

/** Actions of a role in its own unit. */
const roleActions: Readonly<Record<Role, ReadonlySet<Action>>> = {
  visitor: new Set(visitorActions),
  staff: new Set(staffActions),
  reviewer: new Set(reviewerActions),
  "unit-admin": new Set<Action>([
    ...reviewerActions,
    "manage-unit-profile",
    "invite",
    "approve-request",
    "manage-people",
    "see-audit",
    "see-feedback",
  ]),
};

/** Actions of a system administrator in every unit. */
const systemAdminActions: ReadonlySet<Action> = new Set<Action>([
  "invite",
  "approve-request",
  "manage-people",
  "manage-units",
  "register-confirm",
  "see-jobs",
  "retry-job",
  "see-audit",
  "see-feedback",
  "maintain",
]);

/** Whether the actor may do this in this unit. */
export function authorise(actor: Actor, action: Action, unit: string): boolean {
  if (actor.systemAdmin && systemAdminActions.has(action)) return true;
  return actor.memberships.some(
    (membership) => membership.unit === unit && roleActions[membership.role].has(action),
  );
}
