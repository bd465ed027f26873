/** Who may talk to an app without sign-in on the user's own machine. */
import { describe, expect, it } from "vitest";

import { errorOf, makeTestWeb } from "../../support/web-app.ts";
import { anAnswer } from "../../support/web-samples.ts";

const body = { q: "bệnh án điện tử" };

describe("Host (DNS rebinding)", () => {
  it.each([
    { host: "localhost:8080", allowed: true },
    { host: "127.0.0.1:8080", allowed: true },
    { host: "[::1]:8080", allowed: true },
    { host: "192.168.1.20:8080", allowed: true },
    { host: "can-cu.benhvien.vn", allowed: true },
    { host: "CAN-CU.benhvien.vn:443", allowed: true },
    { host: "evil.example", allowed: false },
    { host: "127.0.0.1.evil.example", allowed: false },
    { host: "localhost.evil.example:8080", allowed: false },
    { host: "evil.example:8080@localhost", allowed: false },
    { host: "", allowed: false },
  ])("$host → $allowed", async ({ host, allowed }) => {
    const web = makeTestWeb(
      { ask: async () => anAnswer() },
      { publicHosts: ["can-cu.benhvien.vn"] },
    );
    const response = await web.postJson("/api/ask", body, { host });
    expect(response.status).toBe(allowed ? 200 : 403);
    expect(web.assistant.calls).toHaveLength(allowed ? 1 : 0);
  });

  it("guards pages too, in words", async () => {
    const response = await makeTestWeb().get("/tro-giup", { host: "evil.example" });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("Tên máy chủ này chưa được khai báo");
  });

  it("lets probes come under any name", async () => {
    expect((await makeTestWeb().get("/healthz", { host: "can-cu" })).status).toBe(200);
  });
});

describe("Origin (cross-site posting)", () => {
  const host = "127.0.0.1:8080";
  it.each([
    { case: "a program sends neither header", headers: {}, allowed: true },
    { case: "same origin", headers: { origin: "http://127.0.0.1:8080" }, allowed: true },
    {
      case: "the public address behind a proxy",
      headers: { origin: "https://can-cu.benhvien.vn" },
      allowed: true,
    },
    { case: "another port", headers: { origin: "http://127.0.0.1:3000" }, allowed: false },
    { case: "another site", headers: { origin: "https://evil.example" }, allowed: false },
    { case: "an opaque origin", headers: { origin: "null" }, allowed: false },
    { case: "a file", headers: { origin: "file://127.0.0.1:8080" }, allowed: false },
    { case: "cross-site fetch", headers: { "sec-fetch-site": "cross-site" }, allowed: false },
    { case: "same-site fetch", headers: { "sec-fetch-site": "same-site" }, allowed: false },
    { case: "same-origin fetch", headers: { "sec-fetch-site": "same-origin" }, allowed: true },
  ])("$case → $allowed", async ({ headers, allowed }) => {
    const web = makeTestWeb(
      { ask: async () => anAnswer() },
      { publicHosts: ["can-cu.benhvien.vn"] },
    );
    const response = await web.postJson("/api/ask", body, { host, ...headers });
    expect(response.status).toBe(allowed ? 200 : 403);
    if (!allowed) expect((await errorOf(response)).code).toBe("not-allowed");
  });

  it("does not stop a link from elsewhere", async () => {
    const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    expect((await makeTestWeb().get("/tro-giup", headers)).status).toBe(200);
  });
});

describe("headers of every response", () => {
  it.each(["/tro-giup", "/khong-co", "/healthz", "/api/khong-co"])("%s", async (path) => {
    const { headers } = await makeTestWeb().get(path);
    const csp = headers.get("content-security-policy") ?? "";
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("script-src 'self'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toContain("unsafe");
    expect(csp).not.toMatch(/https?:/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    // Not "no-referrer": browsers would then post forms with "Origin: null".
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-store");
  });
});
