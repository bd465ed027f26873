/** People, the units they work for, their roles there, and the channel identities that are theirs. No policy here. */
import { z } from "zod";

import { type GrantedRole, GrantedRole as GrantedRoleSchema } from "../../domain/access/actor.ts";
import { type Sql, statement } from "./sql.ts";

const Flag = z.number().transform((value) => value === 1);

const UnitRow = z.object({ id: z.string(), name: z.string(), created_at: z.string() });

const PersonRow = z.object({
  id: z.string(),
  name: z.string(),
  system_admin: Flag,
  active: Flag,
  current_unit: z.string().nullable(),
  created_at: z.string(),
});

const MembershipRow = z.object({
  person_id: z.string(),
  unit: z.string(),
  role: GrantedRoleSchema,
  since: z.string(),
});

const IdentityRow = z.object({ id: z.string(), person_id: z.string(), linked_at: z.string() });

/** A unit (đơn vị) of this install. */
export interface Unit {
  id: string;
  name: string;
  createdAt: string;
}

export interface Person {
  id: string;
  /** As the person is called in lists; given by an admin or by the channel. */
  name: string;
  systemAdmin: boolean;
  /** False: revoked everywhere. */
  active: boolean;
  /** The unit chosen last, for people of several units. */
  currentUnit: string | null;
  createdAt: string;
}

export interface StoredMembership {
  personId: string;
  unit: string;
  role: GrantedRole;
  since: string;
}

export interface People {
  /** False when the id is taken. */
  addUnit(unit: Unit): Promise<boolean>;
  renameUnit(id: string, name: string): Promise<boolean>;
  unit(id: string): Promise<Unit | null>;
  units(): Promise<Unit[]>;
  /** The person with an identity and roles, in one step; nothing at all when the identity belongs to someone else. */
  addPerson(
    person: Person,
    identity: string | null,
    memberships: readonly Omit<StoredMembership, "personId">[],
  ): Promise<boolean>;
  person(id: string): Promise<Person | null>;
  personOf(identity: string): Promise<Person | null>;
  people(): Promise<Person[]>;
  update(person: Person): Promise<void>;
  /** "telegram:123"; false when it belongs to someone. */
  link(identity: string, personId: string, at: string): Promise<boolean>;
  unlink(identity: string): Promise<void>;
  identities(personId: string): Promise<string[]>;
  memberships(personId: string): Promise<StoredMembership[]>;
  members(unit: string): Promise<StoredMembership[]>;
  /** Gives or changes the role. */
  setRole(membership: StoredMembership): Promise<void>;
  leave(personId: string, unit: string): Promise<boolean>;
}

export function makePeople(sql: Sql): People {
  return {
    ...unitsOver(sql),
    ...personsOver(sql),
    ...identitiesOver(sql),
    ...membershipsOver(sql),
  };
}

function unitsOver(sql: Sql): Pick<People, "addUnit" | "renameUnit" | "unit" | "units"> {
  return {
    async addUnit({ id, name, createdAt }) {
      const text =
        "INSERT INTO org_unit (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";
      return (await sql.run(text, id, name, createdAt)).changes === 1;
    },
    async renameUnit(id, name) {
      return (await sql.run("UPDATE org_unit SET name = ? WHERE id = ?", name, id)).changes === 1;
    },
    async unit(id) {
      const { rows } = await sql.run("SELECT id, name, created_at FROM org_unit WHERE id = ?", id);
      return rows[0] === undefined ? null : toUnit(rows[0]);
    },
    async units() {
      const { rows } = await sql.run("SELECT id, name, created_at FROM org_unit ORDER BY name, id");
      return rows.map(toUnit);
    },
  };
}

const PERSON = "id, name, system_admin, active, current_unit, created_at";

const LINK =
  "INSERT INTO channel_identity (id, person_id, linked_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";

function personsOver(
  sql: Sql,
): Pick<People, "addPerson" | "person" | "personOf" | "people" | "update"> {
  return {
    async addPerson(person, identity, memberships) {
      const { id, name, systemAdmin, active, currentUnit, createdAt } = person;
      // Every statement asks for the identity first, so that two messages at once make one person.
      const mine = identity ?? `person:${id}`;
      const results = await sql.batch([
        statement(LINK, mine, id, createdAt),
        statement(
          `INSERT INTO person (${PERSON}) SELECT ?, ?, CAST(? AS BIGINT), CAST(? AS BIGINT), ?, ? WHERE EXISTS (
             SELECT 1 FROM channel_identity WHERE id = ? AND person_id = ?)`,
          ...[id, name, Number(systemAdmin), Number(active), currentUnit, createdAt, mine, id],
        ),
        ...memberships.map(({ unit, role, since }) =>
          statement(
            `INSERT INTO membership (person_id, unit, role, since) SELECT ?, ?, ?, ? WHERE EXISTS (
               SELECT 1 FROM person WHERE id = ?)`,
            ...[id, unit, role, since, id],
          ),
        ),
      ]);
      return results[1]?.changes === 1;
    },
    async person(id) {
      const { rows } = await sql.run(`SELECT ${PERSON} FROM person WHERE id = ?`, id);
      return rows[0] === undefined ? null : toPerson(rows[0]);
    },
    async personOf(identity) {
      const { rows } = await sql.run(
        `SELECT ${PERSON} FROM person WHERE id = (SELECT person_id FROM channel_identity WHERE id = ?)`,
        identity,
      );
      return rows[0] === undefined ? null : toPerson(rows[0]);
    },
    async people() {
      const { rows } = await sql.run(`SELECT ${PERSON} FROM person ORDER BY name, id`);
      return rows.map(toPerson);
    },
    async update({ id, name, systemAdmin, active, currentUnit }) {
      await sql.run(
        "UPDATE person SET name = ?, system_admin = ?, active = ?, current_unit = ? WHERE id = ?",
        ...[name, Number(systemAdmin), Number(active), currentUnit, id],
      );
    },
  };
}

function identitiesOver(sql: Sql): Pick<People, "link" | "unlink" | "identities"> {
  return {
    async link(identity, personId, at) {
      return (await sql.run(LINK, identity, personId, at)).changes === 1;
    },
    async unlink(identity) {
      await sql.run("DELETE FROM channel_identity WHERE id = ?", identity);
    },
    async identities(personId) {
      const { rows } = await sql.run(
        "SELECT id, person_id, linked_at FROM channel_identity WHERE person_id = ? ORDER BY linked_at, id",
        personId,
      );
      return IdentityRow.array()
        .parse(rows)
        .map((row) => row.id)
        .filter((id) => id !== `person:${personId}`);
    },
  };
}

function membershipsOver(sql: Sql): Pick<People, "memberships" | "members" | "setRole" | "leave"> {
  const select = "SELECT person_id, unit, role, since FROM membership WHERE";
  return {
    async memberships(personId) {
      const { rows } = await sql.run(`${select} person_id = ? ORDER BY since, unit`, personId);
      return rows.map(toMembership);
    },
    async members(unit) {
      const { rows } = await sql.run(`${select} unit = ? ORDER BY since, person_id`, unit);
      return rows.map(toMembership);
    },
    async setRole({ personId, unit, role, since }) {
      await sql.run(
        `INSERT INTO membership (person_id, unit, role, since) VALUES (?, ?, ?, ?)
         ON CONFLICT (person_id, unit) DO UPDATE SET role = excluded.role`,
        ...[personId, unit, role, since],
      );
    },
    async leave(personId, unit) {
      const text = "DELETE FROM membership WHERE person_id = ? AND unit = ?";
      return (await sql.run(text, personId, unit)).changes === 1;
    },
  };
}

function toUnit(row: unknown): Unit {
  const { id, name, created_at: createdAt } = UnitRow.parse(row);
  return { id, name, createdAt };
}

function toPerson(row: unknown): Person {
  const parsed = PersonRow.parse(row);
  return {
    id: parsed.id,
    name: parsed.name,
    systemAdmin: parsed.system_admin,
    active: parsed.active,
    currentUnit: parsed.current_unit,
    createdAt: parsed.created_at,
  };
}

function toMembership(row: unknown): StoredMembership {
  const { person_id: personId, unit, role, since } = MembershipRow.parse(row);
  return { personId, unit, role, since };
}
