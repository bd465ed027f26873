/** Who acts: a person with roles in units. Read anew for every request, so that a revocation counts at once. */
import { z } from "zod";

/** Roles within a unit. A visitor exists only where the install is open to everyone. */
export const Role = z.enum(["visitor", "staff", "reviewer", "unit-admin"]);
export type Role = z.infer<typeof Role>;

/** Roles that can be given to a person. */
export const GrantedRole = Role.exclude(["visitor"]);
export type GrantedRole = z.infer<typeof GrantedRole>;

export interface Membership {
  unit: string;
  role: Role;
}

export interface Actor {
  personId: string;
  /** At most one per unit. */
  memberships: readonly Membership[];
  /** Runs the install: units, people, jobs, the shared register. Gives no access to a unit's documents by itself. */
  systemAdmin: boolean;
}

/** Visitors of an open install act for this unit: it holds nothing, so they see what ships and nothing else. */
export const OPEN_UNIT = "cong-khai";

export const visitor: Actor = {
  personId: "visitor",
  memberships: [{ unit: OPEN_UNIT, role: "visitor" }],
  systemAdmin: false,
};

/** The person at the machine itself: the terminal, and the web app on loopback. */
export const operatorOf = (unit: string): Actor => ({
  personId: "operator",
  memberships: [{ unit, role: "unit-admin" }],
  systemAdmin: true,
});
