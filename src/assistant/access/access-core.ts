/** What the parts of access share: a person as a visit, the check with its record, the record itself. */
import type { Action } from "../../domain/access/action.ts";
import { type Actor, OPEN_UNIT, operatorOf, visitor } from "../../domain/access/actor.ts";
import { authorise } from "../../domain/access/authorise.ts";
import { AppError } from "../../errors.ts";
import type { Clock } from "../../platform/clock.ts";
import type { AuditLog } from "../../storage/sql/audit-log.ts";
import type { Entrances } from "../../storage/sql/entrances.ts";
import type { People, Person } from "../../storage/sql/people.ts";
import type { WrongTries } from "../../storage/sql/wrong-tries.ts";
import type { Assistant } from "../assistant.ts";
import type { Caller, PersonView, Visit } from "./access.ts";

export interface AccessDeps {
  people: People;
  entrances: Entrances;
  wrongTries: WrongTries;
  auditLog: AuditLog;
  clock: Clock;
  assistant: Assistant;
  /** Channel identities that are system administrators whatever the store says (CAN_CU_ADMINS). */
  admins: ReadonlySet<string>;
  /** Everyone may ask (CAN_CU_OPEN). */
  open: boolean;
  /** The unit of an embedded install, to which the first administrators belong. */
  defaultUnit: string;
}

const visitorVisit: Visit = { actor: visitor, unit: OPEN_UNIT, name: "" };

/** The person at the machine itself. */
export const operatorVisit = (unit: string): Visit => ({
  actor: operatorOf(unit),
  unit,
  name: "Máy chủ",
});

export const notAllowed = (action: Action): AppError =>
  new AppError("not-allowed", `${action} denied`);

export const unitNotFound = (): AppError => new AppError("unit-not-found", "no such unit");

export const personNotFound = (): AppError =>
  new AppError("person-not-found", "no such person in the unit");

export interface AccessCore extends AccessDeps {
  /** Null for a revoked person and for one without any role. */
  visitOf(person: Person): Promise<Visit | null>;
  callerOf(person: Person | null): Promise<Caller>;
  view(person: Person): Promise<PersonView>;
  require(visit: Visit, action: Action, target?: string): Promise<void>;
  record(visit: Visit, action: Action, target: string | null): Promise<void>;
  /** Records the outcome of some work; "denied" never reaches here. */
  note(
    visit: Visit,
    action: Action,
    target: string | null,
    outcome: "done" | "failed",
  ): Promise<void>;
}

export function makeAccessCore(deps: AccessDeps): AccessCore {
  const { people, auditLog, clock, open } = deps;
  const append = (
    { actor, unit }: Visit,
    action: Action,
    target: string | null,
    outcome: "done" | "denied" | "failed",
  ) =>
    auditLog.append({ at: clock.now(), personId: actor.personId, unit, action, target, outcome });
  const visitOf = async (person: Person): Promise<Visit | null> => {
    if (!person.active) return null;
    const actor = await actorOf(deps, person);
    const units = actor.memberships.map((membership) => membership.unit);
    const chosen = person.currentUnit;
    const unit =
      chosen !== null && (units.includes(chosen) || actor.systemAdmin)
        ? chosen
        : (units[0] ?? (actor.systemAdmin ? deps.defaultUnit : null));
    return unit === null ? null : { actor, unit, name: person.name };
  };
  return {
    ...deps,
    visitOf,
    async callerOf(person) {
      const visit = person === null ? null : await visitOf(person);
      if (visit !== null) return { kind: "known", visit };
      // A revoked person is no visitor either.
      if (open && person?.active !== false) return { kind: "known", visit: visitorVisit };
      return { kind: "stranger" };
    },
    async view(person) {
      const memberships = await people.memberships(person.id);
      return {
        ...person,
        memberships: memberships.map(({ unit, role }) => ({ unit, role })),
        identities: await people.identities(person.id),
      };
    },
    async require(visit, action, target) {
      if (authorise(visit.actor, action, visit.unit)) return;
      await append(visit, action, target ?? null, "denied");
      throw notAllowed(action);
    },
    record: (visit, action, target) => append(visit, action, target, "done"),
    note: append,
  };
}

async function actorOf({ people, admins }: AccessDeps, person: Person): Promise<Actor> {
  const memberships = await people.memberships(person.id);
  const identities = admins.size === 0 ? [] : await people.identities(person.id);
  return {
    personId: person.id,
    memberships: memberships.map(({ unit, role }) => ({ unit, role })),
    systemAdmin: person.systemAdmin || identities.some((identity) => admins.has(identity)),
  };
}
