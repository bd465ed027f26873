/** The matrix of roles and actions, written out: a change of rights is a change of this table. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Action } from "../../src/domain/access/action.ts";
import { type Actor, OPEN_UNIT, operatorOf, Role, visitor } from "../../src/domain/access/actor.ts";
import { authorise } from "../../src/domain/access/authorise.ts";

/** Columns: visitor, staff, reviewer, unit-admin, system-admin (of no unit). */
const MATRIX: Record<Action, string> = {
  ask: "v s r a .",
  search: "v s r a .",
  "read-document": "v s r a .",
  "give-feedback": "v s r a .",
  review: ". s r a .",
  draft: ". s r a .",
  ingest: ". s r a .",
  follow: ". s r a .",
  "see-unit-profile": ". s r a .",
  "register-propose": ". s r a .",
  "decide-finding": ". . r a .",
  forget: ". . r a .",
  "manage-unit-profile": ". . . a .",
  invite: ". . . a S",
  "approve-request": ". . . a S",
  "manage-people": ". . . a S",
  "see-audit": ". . . a S",
  "see-feedback": ". . . a S",
  "manage-units": ". . . . S",
  "register-confirm": ". . . . S",
  "see-jobs": ". . . . S",
  "retry-job": ". . . . S",
  maintain: ". . . . S",
};

const member = (role: Role): Actor => ({
  personId: "ng-1",
  memberships: [{ unit: "a", role }],
  systemAdmin: false,
});
const admin: Actor = { personId: "ng-2", memberships: [], systemAdmin: true };
const COLUMNS: [string, Actor][] = [
  ...Role.options.map((role): [string, Actor] => [role, member(role)]),
  ["system-admin", admin],
];

describe("authorise", () => {
  it.each(Action.options)("%s: only the roles of its row, only in their own unit", (action) => {
    const allowed = MATRIX[action].split(" ").map((cell) => cell !== ".");
    expect(COLUMNS.map(([, actor]) => authorise(actor, action, "a"))).toEqual(allowed);
    for (const [, actor] of COLUMNS.slice(0, -1)) expect(authorise(actor, action, "b")).toBe(false);
  });

  it("refuses everything to someone without a role", () => {
    const nobody: Actor = { personId: "ng-3", memberships: [], systemAdmin: false };
    for (const action of Action.options) expect(authorise(nobody, action, "a")).toBe(false);
  });

  it("never lets a role of one unit count in another", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Action.options),
        fc.array(
          fc.record({ unit: fc.constantFrom("a", "b"), role: fc.constantFrom(...Role.options) }),
        ),
        (action, memberships) => {
          const actor = { personId: "x", memberships, systemAdmin: false };
          expect(authorise(actor, action, "c")).toBe(false);
        },
      ),
    );
  });

  it("a visitor acts in the open unit only; the operator of a machine may do everything in theirs", () => {
    expect(authorise(visitor, "ask", OPEN_UNIT)).toBe(true);
    expect(authorise(visitor, "ask", "don-vi")).toBe(false);
    for (const action of Action.options)
      expect(authorise(operatorOf("don-vi"), action, "don-vi")).toBe(true);
  });
});
