/**
 * Unit × role × route: generated from the routes of the app and the declared actions, so that a new route is in it by
 * itself. The web app runs with the real access rules; the scripted assistant answers nothing, so what is let in ends
 * in another answer than the guard's.
 */
import { describe, expect, it } from "vitest";

import type { Access } from "../../../src/assistant/access/access.ts";
import { operatorVisit } from "../../../src/assistant/access/access-core.ts";
import { SESSION_COOKIE } from "../../../src/channels/web/guard-actions.ts";
import { routeActions } from "../../../src/channels/web/route-actions.ts";
import {
  type Actor,
  type GrantedRole,
  OPEN_UNIT,
  visitor,
} from "../../../src/domain/access/actor.ts";
import { authorise } from "../../../src/domain/access/authorise.ts";
import { openTestAccess } from "../../support/open-access.ts";
import { aForm, makeTestWeb } from "../../support/web-app.ts";

const UNIT = "don-vi";
const OTHER = "don-vi-khac";
type Who = GrantedRole | "stranger" | "visitor" | "system-admin" | "revoked" | "other-unit-admin";
const everyone: readonly Who[] = [
  "stranger",
  "visitor",
  "revoked",
  "staff",
  "reviewer",
  "unit-admin",
  "other-unit-admin",
  "system-admin",
];

const nobody: Actor = { personId: "", memberships: [], systemAdmin: false };

/** Somebody with a session. */
async function comeSignedIn(access: Access, who: Exclude<Who, "stranger" | "visitor">) {
  const operator = operatorVisit(UNIT);
  await access.addUnit(operator, { id: OTHER, name: "Khác" });
  const unit = who === "other-unit-admin" ? OTHER : UNIT;
  const role = who === "reviewer" || who === "staff" ? who : "unit-admin";
  const { code } = await access.invite({ ...operator, unit }, { role });
  const session = await access.joinOnWeb(code, "Ai đó", "x");
  const [person] = await access.people(operator);
  const id = person?.id ?? "";
  const systemAdmin = who === "system-admin";
  if (systemAdmin) await access.setSystemAdmin(operator, id, true);
  if (who === "revoked") await access.setActive(operator, id, false);
  const actor: Actor = { personId: id, memberships: [{ unit, role }], systemAdmin };
  const cookie = `${SESSION_COOKIE}=${session?.sessionToken ?? ""}`;
  const headers: Record<string, string> = { cookie, "sec-fetch-site": "same-origin" };
  return { headers, actor: who === "revoked" ? nobody : actor, unit };
}

/** The web app with somebody at it, the headers they send, and what the rules call them. */
async function comeAs(who: Who) {
  const { access } = await openTestAccess({ open: who === "visitor" });
  const web = makeTestWeb({}, { access, unit: UNIT, local: false });
  const headers: Record<string, string> = {};
  if (who === "stranger") return { web, headers, actor: nobody, unit: UNIT };
  if (who === "visitor") return { web, headers, actor: visitor, unit: OPEN_UNIT };
  return { web, ...(await comeSignedIn(access, who)) };
}

/** An address of the route with ids that nobody has. */
const addressOf = (path: string): string =>
  path
    .replace(/:version/, "x")
    .replace(/:name/, "style.css")
    .replace(/:\w+/g, "khong-co");

/** What the guard answers to who may not; everything else comes from behind it. */
const isTurnedAway = async (response: Response): Promise<boolean> => {
  if (response.status === 401) return true;
  if (response.status === 303)
    return (response.headers.get("location") ?? "").startsWith("/dang-nhap");
  // A form without its token is refused behind the guard, in other words.
  return response.status === 403 && !(await response.text()).includes("Trang đã mở quá lâu");
};

describe.each(everyone)("%s", (who) => {
  it("reaches exactly the routes whose declared action the rules allow", async () => {
    const { web, headers, actor, unit } = await comeAs(who);
    const known = actor.memberships.length > 0;
    for (const [route, action] of Object.entries(routeActions)) {
      const [method = "", path = ""] = route.split(" ");
      // Signing in has no guard; signing out is tried in sign-in.test.ts.
      if (action === "public" || action === "signature") continue;
      const allowed = action === "signed-in" ? known : authorise(actor, action, unit);
      const address = addressOf(path);
      const response =
        method === "GET"
          ? await web.get(address, headers)
          : await web.postForm(address, aForm([]), headers);
      expect(await isTurnedAway(response), `${who} at ${route} (${action})`).toBe(!allowed);
    }
  });
});

describe("routes", () => {
  it("that change something ask for a person, save those whose secret is the proof", () => {
    const proofs = Object.entries(routeActions)
      .filter(([route, action]) => route.startsWith("POST ") && action === "signature")
      .map(([route]) => route);
    expect(proofs).toEqual(["POST /dang-nhap", "POST /tham-gia"]);
  });
});
