/**
 * People and their rights, as every door sees them. Built in src/app.ts. Who someone is, is read from the store for
 * each request: what was revoked a second ago counts now. What a person may not see looks as if it were not there.
 */
import type { Action } from "../../domain/access/action.ts";
import type { Actor, GrantedRole, Role } from "../../domain/access/actor.ts";
import type { AuditEntry, AuditVerdict } from "../../storage/sql/audit-log.ts";
import type { AccessRequest, Invite } from "../../storage/sql/entrances.ts";
import type { Person, Unit } from "../../storage/sql/people.ts";
import type { Assistant } from "../assistant.ts";

export type { AuditEntry, AuditVerdict } from "../../storage/sql/audit-log.ts";
export type { AccessRequest, Invite } from "../../storage/sql/entrances.ts";
export type { Unit } from "../../storage/sql/people.ts";

/** A person acting in one unit: what a door needs for one request. */
export interface Visit {
  actor: Actor;
  unit: string;
  /** As the person is addressed in lists; "" for a visitor. */
  name: string;
}

/** Who stands at a door: someone with a visit, or a stranger who may be invited or ask for access. */
export type Caller = { kind: "known"; visit: Visit } | { kind: "stranger" };

export interface Member {
  personId: string;
  name: string;
  role: Role;
  since: string;
  /** "telegram:123", "zalo:…"; empty for people of the web only. */
  identities: string[];
}

export interface PersonView extends Person {
  memberships: { unit: string; role: GrantedRole }[];
  identities: string[];
}

export type Redeemed =
  | { kind: "joined"; unit: Unit; role: GrantedRole; personId: string }
  /** The code added this channel to a person who was there before. */
  | { kind: "linked"; personId: string; name: string }
  | { kind: "refused"; reason: "unknown-code" | "too-many-tries" | "other-person" | "revoked" };

export interface Access {
  /** Someone who writes on a chat channel. `identity`: "telegram:123". */
  atChannel(identity: string, name: string): Promise<Caller>;
  /**
   * Someone at the web app. `local`: the request comes from the machine itself and no other address is published, so
   * it needs no sign-in. `unit`: the unit of the server, for the local operator.
   */
  atWeb(request: { sessionToken: string | null; local: boolean; unit: string }): Promise<Caller>;
  /** The visit of a person in a unit as things are now, for work that goes on without them; null without a role there. */
  visitIn(personId: string, unit: string): Promise<Visit | null>;
  may(visit: Visit, action: Action): boolean;
  /** Throws AppError "not-allowed" (and records it) when the visit may not do this. */
  require(visit: Visit, action: Action, target?: string): Promise<void>;
  /** The assistant as this visit may use it: each call is authorised, recorded, and bound to the unit. */
  assistantFor(visit: Visit): Assistant;
  /** Records something done outside of the assistant (an export, a change of the profile). */
  record(visit: Visit, action: Action, target: string | null): Promise<void>;

  /** Units in which the person has a role. */
  unitsOf(visit: Visit): Promise<Unit[]>;
  /** Chooses the unit for the next requests of the person. Throws "unit-not-found" for foreign and unknown alike. */
  chooseUnit(visit: Visit, unit: string): Promise<Visit>;

  /** A code given at a door: an invite, or a code that links this channel to a person. */
  redeem(code: string, identity: string, name: string): Promise<Redeemed>;
  /** An invite at the web app: a new person with a session; null when the code is no good. */
  joinOnWeb(code: string, name: string, source: string): Promise<{ sessionToken: string } | null>;
  /** A one-time code or link at the web app. `source`: where the tries are counted (an address). */
  signIn(code: string, source: string): Promise<{ sessionToken: string } | null>;
  signOut(sessionToken: string): Promise<void>;
  /** A code, good once for 10 minutes, that signs this person in at the web app. */
  signInCode(visit: Visit): Promise<string>;
  /** A code, good once for 10 minutes, that adds a chat channel to this person. */
  linkCode(visit: Visit): Promise<string>;
  /** A secret for the address of the person's calendar; the one before it ends. Shown this once, kept as a hash. */
  calendarToken(visit: Visit): Promise<string>;
  hasCalendar(visit: Visit): Promise<boolean>;
  endCalendar(visit: Visit): Promise<void>;
  /** Who the secret belongs to; null when it is not good or its person has no role here any more. */
  opensCalendar(token: string): Promise<Visit | null>;
  /** Takes a chat channel away from the own account. */
  unlink(visit: Visit, identity: string): Promise<void>;
  /** Leaves the unit of the visit. */
  leave(visit: Visit): Promise<void>;
  self(visit: Visit): Promise<PersonView | null>;

  /** A stranger asks for access to a unit (absent: the first one). Repeated asking is one request. */
  askForAccess(
    identity: string,
    name: string,
    options?: { unit?: string; note?: string },
  ): Promise<{ request: AccessRequest; isNew: boolean }>;
  /** Channel identities of those who may decide on requests of a unit. */
  deciders(unit: string): Promise<string[]>;
  requests(visit: Visit): Promise<AccessRequest[]>;
  /** Throws "not-allowed"; "decided" when someone else was faster. */
  decide(
    visit: Visit,
    requestId: string,
    decision: { approve: boolean; role?: GrantedRole },
  ): Promise<{ kind: "approved" | "refused" | "decided"; request: AccessRequest }>;

  /** The code is shown this once. */
  invite(
    visit: Visit,
    invite: { role: GrantedRole; days?: number; uses?: number },
  ): Promise<{ code: string; invite: Invite }>;
  invites(visit: Visit): Promise<Invite[]>;
  withdrawInvite(visit: Visit, id: string): Promise<void>;
  members(visit: Visit): Promise<Member[]>;
  setRole(visit: Visit, personId: string, role: GrantedRole): Promise<void>;
  /** Ends the role in the unit of the visit. */
  removeMember(visit: Visit, personId: string): Promise<void>;
  /** A sign-in code for a member who has no chat channel. */
  signInCodeFor(visit: Visit, personId: string): Promise<string>;

  /** System administrators: everyone of the install. */
  people(visit: Visit): Promise<PersonView[]>;
  /** System administrators: ends or restores everything of a person, at once. */
  setActive(visit: Visit, personId: string, active: boolean): Promise<void>;
  setSystemAdmin(visit: Visit, personId: string, systemAdmin: boolean): Promise<void>;
  units(visit: Visit): Promise<Unit[]>;
  addUnit(visit: Visit, unit: { id: string; name: string }): Promise<Unit>;
  renameUnit(visit: Visit, id: string, name: string): Promise<void>;
  /** The visit of a system administrator in another unit; "unit-not-found" when there is none. */
  inUnit(visit: Visit, unit: string): Promise<Visit>;

  /** Newest first; a unit's admin sees the unit, a system administrator all. */
  audit(visit: Visit, page: { before?: number; limit: number }): Promise<AuditEntry[]>;
  verifyAudit(): Promise<AuditVerdict>;
}
