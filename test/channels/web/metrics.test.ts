/** Who may read `GET /metrics`: this machine, the holder of the token, system administrators. */
import { describe, expect, it } from "vitest";

import { operatorVisit } from "../../../src/assistant/access/access-core.ts";
import { SESSION_COOKIE } from "../../../src/channels/web/guard-actions.ts";
import { makeWebApp } from "../../../src/channels/web/make-web-app.ts";
import { makeFakeAssistant } from "../../support/fake-assistant.ts";
import { openTestAccess } from "../../support/open-access.ts";
import { webDeps } from "../../support/web-app.ts";

const TOKEN = "mot-ma-bi-mat-du-dai";

async function published(metricsToken: string | null = null) {
  const { access } = await openTestAccess();
  const app = makeWebApp({
    ...webDeps(makeFakeAssistant()),
    ...{ access, local: false, metricsToken },
    ...{ publicUrl: "https://can-cu.vn", publicHosts: ["can-cu.vn"] },
  });
  /** As the server hands it on: with the address at the other end of the socket. */
  const statusFrom = async (remoteAddress: string, headers: Record<string, string> = {}) => {
    const incoming = { socket: { remoteAddress, remotePort: 40000, remoteFamily: "IPv4" } };
    const url = "http://127.0.0.1:8080/metrics";
    return (await app.request(url, { headers }, { incoming })).status;
  };
  const sessionOf = async (systemAdmin: boolean) => {
    const operator = operatorVisit("don-vi");
    const { code } = await access.invite(operator, { role: "unit-admin" });
    const token = (await access.joinOnWeb(code, "Ai đó", "x"))?.sessionToken ?? "";
    const [person] = await access.people(operator);
    if (systemAdmin) await access.setSystemAdmin(operator, person?.id ?? "", true);
    return { cookie: `${SESSION_COOKIE}=${token}` };
  };
  return { statusFrom, sessionOf };
}

describe("GET /metrics", () => {
  it.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])("answers this machine (%s)", async (from) => {
    const { statusFrom } = await published();
    expect(await statusFrom(from)).toBe(200);
  });

  it.each<[string, string, Record<string, string>]>([
    ["another machine", "10.0.0.5", {}],
    ["who comes through a proxy on this machine", "127.0.0.1", { "x-forwarded-for": "10.0.0.5" }],
    ["a proxy that hands on only the published name", "127.0.0.1", { host: "can-cu.vn" }],
    ["a token where none is set", "10.0.0.5", { authorization: `Bearer ${TOKEN}` }],
    ["an empty token", "10.0.0.5", { authorization: "Bearer " }],
  ])("is not there for %s", async (_, from, headers) => {
    const { statusFrom } = await published();
    expect(await statusFrom(from, headers)).toBe(404);
  });

  it("answers another machine that has the token, and no other token", async () => {
    const { statusFrom } = await published(TOKEN);
    expect(await statusFrom("10.0.0.5", { authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await statusFrom("10.0.0.5", { authorization: `Bearer ${TOKEN}x` })).toBe(404);
    expect(await statusFrom("10.0.0.5")).toBe(404);
  });

  it("answers by the name of a container with the token only", async () => {
    const { statusFrom } = await published(TOKEN);
    const host = "web:8080";
    expect(await statusFrom("10.0.0.5", { host, authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await statusFrom("10.0.0.5", { host, authorization: `Bearer ${TOKEN}x` })).toBe(403);
    // A page that makes its own name point to this machine gets nothing.
    expect(await statusFrom("127.0.0.1", { host: "evil.example" })).toBe(403);
  });

  it("answers system administrators, not those of a unit", async () => {
    const { statusFrom, sessionOf } = await published();
    expect(await statusFrom("10.0.0.5", await sessionOf(true))).toBe(200);
    const other = await published();
    expect(await other.statusFrom("10.0.0.5", await other.sessionOf(false))).toBe(404);
  });
});
