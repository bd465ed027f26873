/** Coming in and going out: channels, invites, one-time codes, web sessions, requests of strangers. */
import { AppError } from "../../errors.ts";
import { newCode, newId, newToken, plainCode } from "../../platform/ids.ts";
import { sha256 } from "../../platform/sha256.ts";
import type { CodePurpose, Invite } from "../../storage/sql/entrances.ts";
import type { Person } from "../../storage/sql/people.ts";
import type { Access, Caller, Redeemed, Visit } from "./access.ts";
import { type AccessCore, operatorVisit, unitNotFound } from "./access-core.ts";
import { makeTryLimit, type TryLimit } from "./try-limit.ts";

const MINUTE_MS = 60 * 1000;
const CODE_MS = 10 * MINUTE_MS;
const SESSION_MS = 14 * 24 * 60 * MINUTE_MS;
/** Wrong codes from one source within ten minutes. */
const TRIES = { count: 10, windowMs: 10 * MINUTE_MS };
const NAME_LENGTH = 80;
const NOTE_LENGTH = 300;

export const later = (now: string, ms: number): string =>
  new Date(Date.parse(now) + ms).toISOString();

/** A code for a person; kept as its hash. */
export async function newCodeOf(
  { entrances, clock }: AccessCore,
  purpose: CodePurpose,
  personId: string,
): Promise<string> {
  const code = newCode();
  const expiresAt = later(clock.now(), CODE_MS);
  await entrances.addCode(sha256(plainCode(code)), purpose, personId, expiresAt);
  return code;
}

export const shortName = (name: string): string => {
  const plain = name.normalize("NFC").replace(/\s+/g, " ").trim();
  return plain === "" ? "Chưa có tên" : plain.slice(0, NAME_LENGTH);
};

type AtDoors = Pick<
  Access,
  "atChannel" | "atWeb" | "visitIn" | "redeem" | "askForAccess" | "deciders"
>;
type Sessions = Pick<Access, "joinOnWeb" | "signIn" | "signOut">;

export function makeArrivals(core: AccessCore): AtDoors & Sessions {
  const tries = makeTryLimit(TRIES, core.wrongTries, core.clock);
  return { ...atDoors(core, tries), ...sessions(core, tries) };
}

function atDoors(core: AccessCore, tries: TryLimit): AtDoors {
  const { people, entrances, clock } = core;
  return {
    async atChannel(identity, name) {
      const person = await people.personOf(identity);
      if (person === null && core.admins.has(identity)) return firstVisit(core, identity, name);
      return core.callerOf(person);
    },
    async atWeb({ sessionToken, local, unit }) {
      const hash = sessionToken === null ? null : sha256(sessionToken);
      const id = hash === null ? null : await entrances.sessionPerson(hash, clock.now());
      if (id !== null) return core.callerOf(await people.person(id));
      if (!local) return core.callerOf(null);
      return { kind: "known", visit: operatorVisit(unit) };
    },
    async visitIn(personId, unit) {
      const operator = operatorVisit(unit);
      if (personId === operator.actor.personId) return operator;
      const person = await people.person(personId);
      const visit = person === null ? null : await core.visitOf(person);
      const isThere = visit?.actor.memberships.some((membership) => membership.unit === unit);
      return visit !== null && isThere === true ? { ...visit, unit } : null;
    },
    async redeem(code, identity, name) {
      if (await tries.spent(identity)) return { kind: "refused", reason: "too-many-tries" };
      const result = await redeemCode(core, sha256(plainCode(code)), identity, name);
      if (result.kind === "refused") await tries.failed(identity);
      return result;
    },
    async askForAccess(identity, name, { unit, note } = {}) {
      const wanted = unit ?? core.defaultUnit;
      if ((await people.unit(wanted)) === null) throw unitNotFound();
      return entrances.ask({
        id: newId("yc"),
        identity,
        name: shortName(name),
        unit: wanted,
        note: (note ?? "").slice(0, NOTE_LENGTH),
        state: "waiting",
        askedAt: clock.now(),
        decidedBy: null,
        decidedAt: null,
      });
    },
    deciders: (unit) => decidersOf(core, unit),
  };
}

function sessions(core: AccessCore, tries: TryLimit): Sessions {
  const { people, entrances, clock } = core;
  const openSession = async (personId: string) => {
    const sessionToken = newToken();
    const now = clock.now();
    await entrances.sweep(now);
    await entrances.addSession(sha256(sessionToken), personId, now, later(now, SESSION_MS));
    return { sessionToken };
  };
  return {
    async joinOnWeb(code, name, source) {
      if (await tries.spent(source)) throw tooManyTries();
      const invite = await entrances.useInvite(sha256(plainCode(code)), clock.now());
      if (invite === null) {
        await tries.failed(source);
        return null;
      }
      const person = newPerson(core, name);
      await people.addPerson(person, null, [{ ...invite, since: person.createdAt }]);
      await recordJoin(core, person, invite);
      return openSession(person.id);
    },
    async signIn(code, source) {
      if (await tries.spent(source)) throw tooManyTries();
      const id = await entrances.useCode(sha256(plainCode(code)), "sign-in", clock.now());
      const person = id === null ? null : await people.person(id);
      if (person?.active !== true) {
        await tries.failed(source);
        return null;
      }
      return openSession(person.id);
    },
    signOut: (sessionToken) => entrances.endSession(sha256(sessionToken)),
  };
}

const tooManyTries = (): AppError =>
  new AppError("too-many-requests", "too many wrong codes", {
    userMessage: "Anh/chị nhập sai mã quá nhiều lần; chờ 10 phút rồi thử lại.",
  });

const newPerson = ({ clock }: AccessCore, name: string): Person => ({
  id: newId("ng"),
  name: shortName(name),
  systemAdmin: false,
  active: true,
  currentUnit: null,
  createdAt: clock.now(),
});

/** An administrator named in the settings writes for the first time: becomes a person of the default unit. */
async function firstVisit(core: AccessCore, identity: string, name: string): Promise<Caller> {
  const person = newPerson(core, name);
  const role = { unit: core.defaultUnit, role: "unit-admin", since: person.createdAt } as const;
  await core.people.addPerson(person, identity, [role]);
  return core.callerOf(await core.people.personOf(identity));
}

async function redeemCode(
  core: AccessCore,
  hash: string,
  identity: string,
  name: string,
): Promise<Redeemed> {
  const { people, entrances, clock } = core;
  const now = clock.now();
  const known = await people.personOf(identity);
  if (known?.active === false) return { kind: "refused", reason: "revoked" };
  const linkTo = await entrances.useCode(hash, "link", now);
  if (linkTo !== null) return linkChannel(core, linkTo, identity);
  const invite = await entrances.useInvite(hash, now);
  if (invite === null) return usedBefore(core, hash, known);
  const unit = await people.unit(invite.unit);
  if (unit === null) return { kind: "refused", reason: "unknown-code" };
  const { role } = invite;
  const joined = (personId: string): Redeemed => ({ kind: "joined", unit, role, personId });
  if (known === null) {
    const person = newPerson(core, name);
    const added = await people.addPerson(person, identity, [{ ...invite, since: now }]);
    if (added) {
      await recordJoin(core, person, invite);
      return joined(person.id);
    }
  }
  // Someone who is in already (or became so a moment ago): the invite adds a unit, and never lowers a role.
  const person = known ?? (await people.personOf(identity));
  if (person === null) return { kind: "refused", reason: "unknown-code" };
  const memberships = await people.memberships(person.id);
  if (memberships.some((membership) => membership.unit === unit.id)) {
    await entrances.returnInvite(invite.id);
  } else {
    await people.setRole({ personId: person.id, unit: unit.id, role, since: now });
    await recordJoin(core, person, invite);
  }
  await people.update({ ...person, currentUnit: unit.id });
  return joined(person.id);
}

/** The same message handled again after a crash: whoever came in by this code is in. */
async function usedBefore(
  { people, entrances }: AccessCore,
  hash: string,
  known: Person | null,
): Promise<Redeemed> {
  const invite = known === null ? null : await entrances.findInvite(hash);
  const unit = invite === null ? null : await people.unit(invite.unit);
  if (known === null || invite === null || unit === null)
    return { kind: "refused", reason: "unknown-code" };
  const memberships = await people.memberships(known.id);
  const role = memberships.find((membership) => membership.unit === unit.id)?.role;
  if (role === undefined) return { kind: "refused", reason: "unknown-code" };
  return { kind: "joined", unit, role, personId: known.id };
}

async function linkChannel(
  { people, clock }: AccessCore,
  personId: string,
  identity: string,
): Promise<Redeemed> {
  const person = await people.person(personId);
  if (person?.active !== true) return { kind: "refused", reason: "unknown-code" };
  const linked = await people.link(identity, personId, clock.now());
  const owner = linked ? person : await people.personOf(identity);
  if (owner?.id !== personId) return { kind: "refused", reason: "other-person" };
  return { kind: "linked", personId, name: person.name };
}

async function recordJoin(core: AccessCore, person: Person, invite: Invite): Promise<void> {
  const visit: Visit = {
    actor: { personId: person.id, memberships: [], systemAdmin: false },
    unit: invite.unit,
    name: person.name,
  };
  await core.record(visit, "invite", `${invite.id} → ${invite.role}`);
}

async function decidersOf({ people, admins }: AccessCore, unit: string): Promise<string[]> {
  const chosen = new Set<string>(admins);
  for (const { personId, role } of await people.members(unit)) {
    if (role !== "unit-admin") continue;
    const person = await people.person(personId);
    if (person?.active !== true) continue;
    for (const identity of await people.identities(personId)) chosen.add(identity);
  }
  return [...chosen];
}
