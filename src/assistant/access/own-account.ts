/** What a known person does with the own account: choose a unit, add a channel, sign in elsewhere, leave. */
import { newToken } from "../../platform/ids.ts";
import { sha256 } from "../../platform/sha256.ts";
import type { Access, Visit } from "./access.ts";
import { type AccessCore, notAllowed, unitNotFound } from "./access-core.ts";
import { newCodeOf } from "./arrivals.ts";

type OwnAccount = Pick<
  Access,
  | "unitsOf"
  | "chooseUnit"
  | "signInCode"
  | "linkCode"
  | "calendarToken"
  | "hasCalendar"
  | "endCalendar"
  | "opensCalendar"
  | "unlink"
  | "leave"
  | "self"
>;

export function makeOwnAccount(core: AccessCore): OwnAccount {
  const { people, entrances, clock } = core;
  /** Visitors and the local operator are nobody in particular. */
  const self = async (visit: Visit) => {
    const person = await people.person(visit.actor.personId);
    if (person?.active !== true) throw notAllowed("ask");
    return person;
  };
  return {
    async unitsOf(visit) {
      const mine = visit.actor.memberships.map((membership) => membership.unit);
      return (await people.units()).filter((unit) => mine.includes(unit.id));
    },
    async chooseUnit(visit, unit) {
      const person = await self(visit);
      const { actor } = visit;
      const member = actor.memberships.some((membership) => membership.unit === unit);
      const open = member || (actor.systemAdmin && (await people.unit(unit)) !== null);
      if (!open) throw unitNotFound();
      await people.update({ ...person, currentUnit: unit });
      return { ...visit, unit };
    },
    signInCode: async (visit) => newCodeOf(core, "sign-in", (await self(visit)).id),
    linkCode: async (visit) => newCodeOf(core, "link", (await self(visit)).id),
    async calendarToken(visit) {
      const token = newToken();
      await entrances.setCalendar(sha256(token), (await self(visit)).id, clock.now());
      return token;
    },
    hasCalendar: (visit) => entrances.hasCalendar(visit.actor.personId),
    endCalendar: async (visit) => entrances.endCalendar((await self(visit)).id),
    async opensCalendar(token) {
      const id = await entrances.calendarPerson(sha256(token));
      if (id === null) return null;
      const caller = await core.callerOf(await people.person(id));
      return caller.kind === "known" ? caller.visit : null;
    },
    async unlink(visit, identity) {
      const person = await self(visit);
      const identities = await people.identities(person.id);
      if (identities.includes(identity)) await people.unlink(identity);
    },
    async leave(visit) {
      const person = await self(visit);
      if (await people.leave(person.id, visit.unit))
        await core.record(visit, "manage-people", `${person.id} left`);
    },
    async self(visit) {
      const person = await people.person(visit.actor.personId);
      return person === null ? null : core.view(person);
    },
  };
}
