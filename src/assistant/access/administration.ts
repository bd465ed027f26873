/** What administrators do with people, units, invites and requests; what a person does with the own account. */
import { z } from "zod";

import type { Action } from "../../domain/access/action.ts";
import { type GrantedRole, OPEN_UNIT } from "../../domain/access/actor.ts";
import { authorise } from "../../domain/access/authorise.ts";
import { slug } from "../../domain/text/fold.ts";
import { AppError } from "../../errors.ts";
import { newCode, newId, plainCode } from "../../platform/ids.ts";
import { sha256 } from "../../platform/sha256.ts";
import type { Person } from "../../storage/sql/people.ts";
import type { Access, AccessRequest, Visit } from "./access.ts";
import { type AccessCore, notAllowed, personNotFound, unitNotFound } from "./access-core.ts";
import { later, newCodeOf, shortName } from "./arrivals.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const INVITE_DAYS = 7;
const InviteTerms = z.object({
  days: z.int().min(1).max(90),
  uses: z.int().min(1).max(200),
});

type Administration = Pick<
  Access,
  | "invite"
  | "invites"
  | "withdrawInvite"
  | "requests"
  | "decide"
  | "members"
  | "setRole"
  | "removeMember"
  | "signInCodeFor"
>;

export function makeAdministration(core: AccessCore): Administration {
  return { ...invitations(core), ...requestDesk(core), ...memberDesk(core) };
}

function invitations(core: AccessCore): Pick<Access, "invite" | "invites" | "withdrawInvite"> {
  const { entrances, clock } = core;
  return {
    async invite(visit, { role, days = INVITE_DAYS, uses = 1 }) {
      await core.require(visit, "invite");
      if (!InviteTerms.safeParse({ days, uses }).success) {
        throw new AppError("bad-usage", "invite terms out of range", {
          userMessage: "Lời mời dùng được 1–200 lần trong 1–90 ngày; nhập lại số trong khoảng đó.",
        });
      }
      if ((await core.people.unit(visit.unit)) === null) throw unitNotFound();
      const now = clock.now();
      const code = newCode();
      const invite = {
        id: newId("lm"),
        unit: visit.unit,
        role,
        createdBy: visit.actor.personId,
        createdAt: now,
        expiresAt: later(now, days * DAY_MS),
        usesLeft: uses,
      };
      await entrances.addInvite(invite, sha256(plainCode(code)));
      await core.record(visit, "invite", invite.id);
      return { code, invite };
    },
    async invites(visit) {
      await core.require(visit, "invite");
      return entrances.invites(visit.unit, clock.now());
    },
    async withdrawInvite(visit, id) {
      await core.require(visit, "invite", id);
      await entrances.withdrawInvite(id, visit.unit);
      await core.record(visit, "invite", id);
    },
  };
}

function requestDesk(core: AccessCore): Pick<Access, "requests" | "decide"> {
  const { entrances, clock } = core;
  return {
    async requests(visit) {
      await core.require(visit, "approve-request");
      return entrances.waiting(visit.unit);
    },
    async decide(visit, id, { approve, role = "staff" }) {
      const request = await entrances.request(id);
      // Foreign and unknown requests look alike.
      if (request === null || !authorise(visit.actor, "approve-request", request.unit)) {
        await core.require(visit, "approve-request", id);
        throw notAllowed("approve-request");
      }
      const at = clock.now();
      const state = approve ? "approved" : "refused";
      const mine = await entrances.decide(id, state, visit.actor.personId, at);
      if (!mine) return { kind: "decided", request: (await entrances.request(id)) ?? request };
      if (approve) await admit(core, visit, { request, role, at });
      await core.record({ ...visit, unit: request.unit }, "approve-request", `${id} ${state}`);
      return { kind: state, request: { ...request, state } };
    },
  };
}

/** The role for who asked; a revoked person is restored by a system administrator only. */
async function admit(
  { people }: AccessCore,
  visit: Visit,
  { request, role, at }: { request: AccessRequest; role: GrantedRole; at: string },
): Promise<void> {
  const membership = { unit: request.unit, role, since: at };
  const known = await people.personOf(request.identity);
  if (known === null) {
    await people.addPerson(freshPerson(request.name, at), request.identity, [membership]);
    return;
  }
  // Who came in by an invite meanwhile keeps the role of that.
  const memberships = await people.memberships(known.id);
  if (!memberships.some(({ unit }) => unit === request.unit))
    await people.setRole({ ...membership, personId: known.id });
  if (!known.active && visit.actor.systemAdmin) await people.update({ ...known, active: true });
}

const freshPerson = (name: string, at: string): Person => ({
  id: newId("ng"),
  name: shortName(name),
  systemAdmin: false,
  active: true,
  currentUnit: null,
  createdAt: at,
});

function memberDesk(
  core: AccessCore,
): Pick<Access, "members" | "setRole" | "removeMember" | "signInCodeFor"> {
  const { people } = core;
  /** The member of the unit, after the check. */
  const member = async (visit: Visit, personId: string, action: Action) => {
    await core.require(visit, action, personId);
    const list = await people.members(visit.unit);
    const found = list.find((one) => one.personId === personId);
    const person = found && (await people.person(personId));
    if (!found || !person) throw personNotFound();
    return { membership: found, person };
  };
  return {
    async members(visit) {
      await core.require(visit, "manage-people");
      const list = await people.members(visit.unit);
      const views = list.map(async ({ personId, role, since }) => {
        const name = (await people.person(personId))?.name ?? "";
        return { personId, name, role, since, identities: await people.identities(personId) };
      });
      return Promise.all(views);
    },
    async setRole(visit, personId, role) {
      const { membership } = await member(visit, personId, "manage-people");
      await people.setRole({ ...membership, role });
      await core.record(visit, "manage-people", `${personId} → ${role}`);
    },
    async removeMember(visit, personId) {
      await member(visit, personId, "manage-people");
      await people.leave(personId, visit.unit);
      await core.record(visit, "manage-people", `${personId} removed`);
    },
    async signInCodeFor(visit, personId) {
      const { person } = await member(visit, personId, "manage-people");
      // A code for someone with more rights than the admin would lend those rights.
      const lends = person.systemAdmin || (await people.memberships(personId)).length > 1;
      if (lends && !visit.actor.systemAdmin) throw notAllowed("manage-people");
      await core.record(visit, "manage-people", `${personId} sign-in code`);
      return newCodeOf(core, "sign-in", personId);
    },
  };
}

type Installation = Pick<
  Access,
  | "people"
  | "setActive"
  | "setSystemAdmin"
  | "units"
  | "addUnit"
  | "renameUnit"
  | "inUnit"
  | "audit"
  | "verifyAudit"
>;

/** What system administrators do with the install as a whole. */
export function makeInstallation(core: AccessCore): Installation {
  const { people, auditLog } = core;
  return {
    ...personDesk(core),
    ...unitDesk(core),
    async inUnit(visit, unit) {
      await core.require(visit, "manage-units", unit);
      if ((await people.unit(unit)) === null) throw unitNotFound();
      return { ...visit, unit };
    },
    async audit(visit, page) {
      await core.require(visit, "see-audit");
      return auditLog.list(visit.actor.systemAdmin ? page : { ...page, unit: visit.unit });
    },
    verifyAudit: () => auditLog.verify(),
  };
}

function personDesk(core: AccessCore): Pick<Access, "people" | "setActive" | "setSystemAdmin"> {
  const { people, entrances } = core;
  const change = async (visit: Visit, personId: string, what: string, patch: Partial<Person>) => {
    await core.require(visit, "manage-units", personId);
    const person = await people.person(personId);
    if (person === null) throw personNotFound();
    await people.update({ ...person, ...patch });
    await core.record(visit, "manage-people", `${personId} ${what}`);
  };
  return {
    async people(visit) {
      await core.require(visit, "manage-units");
      return Promise.all((await people.people()).map((person) => core.view(person)));
    },
    async setActive(visit, personId, active) {
      await change(visit, personId, active ? "restored" : "revoked", { active });
      if (!active) await entrances.endAll(personId);
    },
    async setSystemAdmin(visit, personId, systemAdmin) {
      const what = systemAdmin ? "system-admin" : "no system-admin";
      await change(visit, personId, what, { systemAdmin });
    },
  };
}

function unitDesk(core: AccessCore): Pick<Access, "units" | "addUnit" | "renameUnit"> {
  const { people, clock } = core;
  return {
    async units(visit) {
      await core.require(visit, "manage-units");
      return people.units();
    },
    async addUnit(visit, { id, name }) {
      await core.require(visit, "manage-units", id);
      const unit = { id, name: shortName(name), createdAt: clock.now() };
      const fits = id !== "" && id === slug(id) && id !== OPEN_UNIT && id.length <= 60;
      if (!fits || !(await people.addUnit(unit))) {
        throw new AppError("bad-usage", "unit id taken or malformed", {
          userMessage: `Mã đơn vị “${id}” chưa dùng được: chỉ gồm chữ thường không dấu, số và gạch nối, và chưa có đơn vị nào dùng.`,
        });
      }
      await core.record(visit, "manage-units", id);
      return unit;
    },
    async renameUnit(visit, id, name) {
      await core.require(visit, "manage-units", id);
      if (!(await people.renameUnit(id, shortName(name)))) throw unitNotFound();
      await core.record(visit, "manage-units", id);
    },
  };
}
