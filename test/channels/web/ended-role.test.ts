/** What was asked for with a role is delivered only to who still has it. The real access rules, in memory. */
import { describe, expect, it } from "vitest";

import type { Access } from "../../../src/assistant/access/access.ts";
import { operatorVisit } from "../../../src/assistant/access/access-core.ts";
import { SESSION_COOKIE } from "../../../src/channels/web/guard-actions.ts";
import { makeFakeAssistant } from "../../support/fake-assistant.ts";
import { openTestAccess } from "../../support/open-access.ts";
import { makeTestWeb } from "../../support/web-app.ts";
import { anAnswer } from "../../support/web-samples.ts";

const UNIT = "don-vi";

/** What a member of staff gets of the chat when something happens to them while the answer is being made. */
async function askWhile(
  happens: (access: Access, person: { id: string; token: string }) => unknown,
) {
  let meanwhile: () => unknown = () => undefined;
  const assistant = makeFakeAssistant({
    ask: async () => {
      await meanwhile();
      return anAnswer();
    },
  });
  const { access } = await openTestAccess({ assistant });
  const operator = operatorVisit(UNIT);
  await access.addUnit(operator, { id: "khac", name: "Khác" });
  const { code } = await access.invite(operator, { role: "staff" });
  const token = (await access.joinOnWeb(code, "Nguyễn Thị Bình", "x"))?.sessionToken ?? "";
  const id = (await access.people(operator))[0]?.id ?? "";
  meanwhile = () => happens(access, { id, token });
  const web = makeTestWeb({}, { access, unit: UNIT, local: false });
  const response = await web.postJson(
    "/api/chat",
    { q: "Thông tư nào?", conversation: "abcdefgh-1" },
    { cookie: `${SESSION_COOKIE}=${token}`, "sec-fetch-site": "same-origin" },
  );
  return response.text();
}

const operator = operatorVisit(UNIT);

describe("an answer in the chat", () => {
  it("is delivered to who has the role throughout", async () => {
    expect(await askWhile(() => undefined)).toContain('"type":"answer"');
  });

  it.each<[string, Parameters<typeof askWhile>[0]]>([
    ["was removed from the unit", (access, { id }) => access.removeMember(operator, id)],
    ["was locked out of the install", (access, { id }) => access.setActive(operator, id, false)],
    ["signed out", (access, { token }) => access.signOut(token)],
  ])("is not delivered to who %s while it was made", async (_, happens) => {
    const said = await askWhile(happens);
    expect(said).toContain('"code":"not-allowed"');
    expect(said).not.toContain('"type":"text"');
    expect(said).not.toContain('"type":"answer"');
  });
});
