import { describe, expect, it } from "vitest";

import type { Access, Visit } from "../../src/assistant/access/access.ts";
import { operatorVisit } from "../../src/assistant/access/access-core.ts";
import type { GrantedRole } from "../../src/domain/access/actor.ts";
import { AppError } from "../../src/errors.ts";
import { makeFakeAssistant } from "../support/fake-assistant.ts";
import { openTestAccess } from "../support/open-access.ts";

const DAY = 24 * 3600 * 1000;

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "done";
};

async function visitAt(access: Access, identity: string): Promise<Visit> {
  const caller = await access.atChannel(identity, "Ai đó");
  if (caller.kind !== "known") throw new Error(`${identity} is a stranger`);
  return caller.visit;
}

/** Someone of a unit, by invite. */
async function join(
  access: Access,
  identity: string,
  { unit = "don-vi", role = "staff" }: { unit?: string; role?: GrantedRole } = {},
): Promise<Visit> {
  const { code } = await access.invite(operatorVisit(unit), { role });
  const joined = await access.redeem(code, identity, "Nguyễn Văn An");
  expect(joined.kind).toBe("joined");
  return visitAt(access, identity);
}

describe("who comes in", () => {
  it("a stranger stays outside, an administrator of the settings is let in at once", async () => {
    const { access } = await openTestAccess();
    expect(await access.atChannel("telegram:9", "Lạ")).toEqual({ kind: "stranger" });
    const admin = await visitAt(access, "telegram:1");
    expect(admin.actor.systemAdmin).toBe(true);
    expect(admin.unit).toBe("don-vi");
    expect(access.may(admin, "ask")).toBe(true);
  });

  it("on an open install strangers are visitors who may ask and no more", async () => {
    const { access } = await openTestAccess({ open: true });
    const visit = await visitAt(access, "telegram:9");
    expect(access.may(visit, "ask")).toBe(true);
    expect(access.may(visit, "ingest")).toBe(false);
    expect(visit.unit).not.toBe("don-vi");
  });

  it("the web needs no sign-in at the machine itself, elsewhere it does", async () => {
    const { access } = await openTestAccess();
    const at = (local: boolean) => access.atWeb({ sessionToken: null, local, unit: "don-vi" });
    expect((await at(true)).kind).toBe("known");
    expect(await at(false)).toEqual({ kind: "stranger" });
  });

  it("an invite is good for its uses and its days", async () => {
    const { access, pass } = await openTestAccess();
    const { code } = await access.invite(operatorVisit("don-vi"), { role: "reviewer", uses: 1 });
    const typed = code.toLowerCase().replaceAll("-", " ");
    expect(await access.redeem(typed, "telegram:2", "Bình")).toMatchObject({
      kind: "joined",
      role: "reviewer",
    });
    expect(await access.redeem(code, "telegram:3", "Chi")).toEqual({
      kind: "refused",
      reason: "unknown-code",
    });
    const late = await access.invite(operatorVisit("don-vi"), { role: "staff", days: 1 });
    pass(DAY + 1);
    expect((await access.redeem(late.code, "telegram:3", "Chi")).kind).toBe("refused");
  });

  it("one use of an invite admits one of many who come at the same moment", async () => {
    const { access } = await openTestAccess();
    const { code } = await access.invite(operatorVisit("don-vi"), { role: "staff", uses: 1 });
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, at) => access.redeem(code, `telegram:${at + 10}`, "x")),
    );
    expect(all.filter((one) => one.kind === "joined")).toHaveLength(1);
  });

  it("guessing is cut off after ten wrong codes", async () => {
    const { access, pass } = await openTestAccess();
    const { code } = await access.invite(operatorVisit("don-vi"), { role: "staff" });
    for (let at = 0; at < 10; at += 1) await access.redeem(`SAI${at}`, "telegram:66", "x");
    expect(await access.redeem(code, "telegram:66", "x")).toEqual({
      kind: "refused",
      reason: "too-many-tries",
    });
    pass(11 * 60 * 1000);
    expect((await access.redeem(code, "telegram:66", "x")).kind).toBe("joined");
  });

  it("a request approved after its person came in by an invite does not change the role", async () => {
    const { access } = await openTestAccess();
    const { request } = await access.askForAccess("zalo:abc", "Dung");
    const admin = await visitAt(access, "telegram:1");
    const { code } = await access.invite(admin, { role: "reviewer" });
    await access.redeem(code, "zalo:abc", "Dung");
    await access.decide(admin, request.id, { approve: true });
    const members = await access.members(admin);
    expect(members.find(({ name }) => name === "Dung")?.role).toBe("reviewer");
  });

  it("asking for access twice is one request; approving it opens the door, once", async () => {
    const { access } = await openTestAccess();
    const first = await access.askForAccess("zalo:abc", "Dung");
    expect((await access.askForAccess("zalo:abc", "Dung")).isNew).toBe(false);
    const admin = await visitAt(access, "telegram:1");
    expect(await access.deciders("don-vi")).toContain("telegram:1");
    expect(await access.requests(admin)).toHaveLength(1);
    const decided = await access.decide(admin, first.request.id, { approve: true });
    expect(decided.kind).toBe("approved");
    expect((await access.decide(admin, first.request.id, { approve: false })).kind).toBe("decided");
    expect((await visitAt(access, "zalo:abc")).unit).toBe("don-vi");
  });

  it("several channels of one person are one account", async () => {
    const { access } = await openTestAccess();
    const visit = await join(access, "telegram:2", { role: "reviewer" });
    const code = await access.linkCode(visit);
    expect((await access.redeem(code, "zalo:abc", "An")).kind).toBe("linked");
    expect((await visitAt(access, "zalo:abc")).actor.personId).toBe(visit.actor.personId);
    expect((await access.redeem(code, "zalo:xyz", "An")).kind).toBe("refused");
    await access.unlink(visit, "zalo:abc");
    expect((await access.atChannel("zalo:abc", "An")).kind).toBe("stranger");
  });

  it("a code of the bot signs in at the web app once", async () => {
    const { access } = await openTestAccess();
    const visit = await join(access, "telegram:2");
    const code = await access.signInCode(visit);
    const session = await access.signIn(code, "10.0.0.1");
    expect(await access.signIn(code, "10.0.0.1")).toBeNull();
    const sessionToken = session?.sessionToken ?? "";
    const atWeb = () => access.atWeb({ sessionToken, local: false, unit: "don-vi" });
    expect(await atWeb()).toMatchObject({ kind: "known", visit: { unit: "don-vi" } });
    await access.signOut(sessionToken);
    expect((await atWeb()).kind).toBe("stranger");
  });
});

describe("who may do what", () => {
  it("a revocation counts for the next request on every door", async () => {
    const { access } = await openTestAccess();
    const admin = await visitAt(access, "telegram:1");
    const visit = await join(access, "telegram:2");
    const session = await access.signIn(await access.signInCode(visit), "x");
    const sessionToken = session?.sessionToken ?? "";
    await access.setActive(admin, visit.actor.personId, false);
    expect((await access.atChannel("telegram:2", "An")).kind).toBe("stranger");
    expect((await access.atWeb({ sessionToken, local: false, unit: "don-vi" })).kind).toBe(
      "stranger",
    );
    const again = await access.invite(operatorVisit("don-vi"), { role: "staff" });
    expect(await access.redeem(again.code, "telegram:2", "An")).toEqual({
      kind: "refused",
      reason: "revoked",
    });
  });

  it("leaving a unit ends the role there and keeps the other", async () => {
    const { access } = await openTestAccess();
    const operator = operatorVisit("don-vi");
    await access.addUnit(operator, { id: "ttyt-b", name: "TTYT B" });
    await join(access, "telegram:2");
    const inB = await join(access, "telegram:2", { unit: "ttyt-b", role: "reviewer" });
    expect(inB.unit).toBe("ttyt-b");
    expect((await access.unitsOf(inB)).map((unit) => unit.id).toSorted()).toEqual([
      "don-vi",
      "ttyt-b",
    ]);
    await access.leave(inB);
    expect((await visitAt(access, "telegram:2")).unit).toBe("don-vi");
  });

  it("foreign and unknown units, people and requests look the same", async () => {
    const { access } = await openTestAccess();
    await access.addUnit(operatorVisit("don-vi"), { id: "ttyt-b", name: "TTYT B" });
    const mine = await join(access, "telegram:2", { role: "unit-admin" });
    const other = await join(access, "telegram:3", { unit: "ttyt-b" });
    const { request } = await access.askForAccess("zalo:k", "K", { unit: "ttyt-b" });
    const same = async (foreign: Promise<unknown>, unknown: Promise<unknown>, code: string) =>
      expect([await codeOf(foreign), await codeOf(unknown)]).toEqual([code, code]);
    await same(access.chooseUnit(mine, "ttyt-b"), access.chooseUnit(mine, "x"), "unit-not-found");
    await same(
      access.setRole(mine, other.actor.personId, "staff"),
      access.setRole(mine, "ng-x", "staff"),
      "person-not-found",
    );
    await same(
      access.decide(mine, request.id, { approve: true }),
      access.decide(mine, "yc-x", { approve: true }),
      "not-allowed",
    );
  });

  it("staff cannot invite, approve, or see people; a unit's admin cannot run the install", async () => {
    const { access } = await openTestAccess();
    const staff = await join(access, "telegram:2");
    expect(await codeOf(access.invite(staff, { role: "staff" }))).toBe("not-allowed");
    expect(await codeOf(access.members(staff))).toBe("not-allowed");
    expect(await codeOf(access.requests(staff))).toBe("not-allowed");
    const head = await join(access, "telegram:3", { role: "unit-admin" });
    expect(await access.members(head)).toHaveLength(2);
    expect(await codeOf(access.people(head))).toBe("not-allowed");
    expect(await codeOf(access.addUnit(head, { id: "c", name: "C" }))).toBe("not-allowed");
  });

  it("the assistant of a visit is bound to its unit and person", async () => {
    const assistant = makeFakeAssistant({
      documents: async () => [],
      ask: async () => ({
        kind: "not-found",
        text: "",
        asOf: "2026-11-22",
        citations: [],
        facts: [],
        mode: "offline",
        ms: 1,
      }),
    });
    const { access } = await openTestAccess({ assistant });
    const visit = await join(access, "telegram:2");
    const guarded = access.assistantFor(visit);
    expect(await guarded.documents("don-vi")).toEqual([]);
    expect(await codeOf(guarded.documents("ttyt-b"))).toBe("unit-not-found");
    await guarded.ask({ question: "?", unit: "don-vi", conversationId: "web:1" });
    expect(assistant.calls.at(-1)?.args[0]).toMatchObject({
      conversationId: `don-vi|${visit.actor.personId}|web:1`,
    });
    expect(await codeOf(guarded.forget("x", "don-vi"))).toBe("not-allowed");
  });
});

describe("audit", () => {
  it("holds what was done and what was refused, and tells when it was touched", async () => {
    const { access, sql } = await openTestAccess();
    const staff = await join(access, "telegram:2");
    await codeOf(access.invite(staff, { role: "staff" }));
    const entries = await access.audit(operatorVisit("don-vi"), { limit: 10 });
    expect(entries[0]).toMatchObject({ action: "invite", outcome: "denied" });
    const before = await access.verifyAudit();
    expect(before).toMatchObject({ entries: entries.length, brokenAt: null });
    await sql.run("UPDATE audit_entry SET outcome = 'done' WHERE seq = ?", entries.length);
    expect((await access.verifyAudit()).brokenAt).toBe(entries.length);
  });

  it("notices a removed entry", async () => {
    const { access, sql } = await openTestAccess();
    for (const id of ["telegram:2", "telegram:3", "telegram:4"]) await join(access, id);
    await sql.run("DELETE FROM audit_entry WHERE seq = 2");
    expect((await access.verifyAudit()).brokenAt).toBe(2);
  });

  it("numbers entries without gaps when many append at once", async () => {
    const { access } = await openTestAccess();
    const visit = await join(access, "telegram:2");
    await Promise.all(Array.from({ length: 30 }, () => access.record(visit, "ask", null)));
    expect((await access.verifyAudit()).brokenAt).toBeNull();
  });
});
