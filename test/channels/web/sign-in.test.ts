/** Coming in, going out, and what the session cookie and the form token keep out. The real access rules, in memory. */
import { describe, expect, it } from "vitest";

import { operatorVisit } from "../../../src/assistant/access/access-core.ts";
import { makeFakeAssistant } from "../../support/fake-assistant.ts";
import { openTestAccess } from "../../support/open-access.ts";
import { aForm, makeTestWeb } from "../../support/web-app.ts";

const SAME_SITE = { "sec-fetch-site": "same-origin" };
const UNIT = "don-vi";

async function aWeb(options: { local?: boolean; open?: boolean; publicUrl?: string } = {}) {
  const assistant = makeFakeAssistant({ documents: async () => [] });
  const { access, pass } = await openTestAccess({ assistant, open: options.open ?? false });
  const { publicUrl } = options;
  const web = makeTestWeb(
    { profile: async () => ({ profile: {}, questions: [] }) },
    {
      access,
      unit: UNIT,
      local: options.local ?? false,
      ...(publicUrl === undefined ? {} : { publicUrl, publicHosts: [new URL(publicUrl).hostname] }),
    },
  );
  const invite = async (role: "staff" | "reviewer" | "unit-admin" = "staff") =>
    (await access.invite(operatorVisit(UNIT), { role })).code;
  return { web, access, pass, invite };
}

const form = (fields: Record<string, string>) => aForm([], fields);
const cookieOf = (response: Response) =>
  (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

async function joined(role: "staff" | "reviewer" | "unit-admin" = "staff") {
  const made = await aWeb();
  const response = await made.web.postForm(
    "/tham-gia",
    form({ ma: await made.invite(role), ten: "Nguyễn Thị Bình" }),
  );
  const headers = { cookie: cookieOf(response), ...SAME_SITE };
  const token = async (path: string) => {
    const page = await (await made.web.get(path, headers)).text();
    return /name="_ma" value="([^"]+)"/.exec(page)?.[1] ?? "";
  };
  return { ...made, response, headers, token };
}

describe("a stranger", () => {
  it("is led to sign-in and back to the page asked for", async () => {
    const { web } = await aWeb();
    const response = await web.get("/tai-lieu?loai=plan");
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/dang-nhap?tiep=%2Ftai-lieu%3Floai%3Dplan");
    const page = await (await web.get("/dang-nhap?tiep=/tai-lieu")).text();
    expect(page).toContain('name="tiep" value="/tai-lieu"');
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "is never led on to %s",
    async (tiep) => {
      const { web } = await aWeb();
      const page = await (
        await web.get(`/dang-nhap?${new URLSearchParams({ tiep }).toString()}`)
      ).text();
      expect(page).toContain('name="tiep" value="/"');
    },
  );

  it("gets 401 as JSON at the API, and the probes and help without asking", async () => {
    const { web } = await aWeb();
    const response = await web.postJson("/api/ask", { q: "Thông tư nào?" });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "not-allowed" } });
    for (const path of ["/healthz", "/readyz", "/tro-giup"])
      expect((await web.get(path)).status, path).toBe(200);
  });

  it("needs no sign-in at the machine itself, but does behind a proxy", async () => {
    const { web } = await aWeb({ local: true });
    expect((await web.get("/tai-khoan")).status).toBe(200);
    expect((await web.get("/tai-khoan", { "x-forwarded-for": "203.0.113.5" })).status).toBe(303);
  });

  it("may ask where the install is open, and nothing more", async () => {
    const { web } = await aWeb({ open: true });
    expect((await web.get("/")).status).toBe(200);
    expect((await web.get("/soan-thao")).status).toBe(403);
    expect((await web.get("/quan-tri/thanh-vien")).status).toBe(403);
  });
});

describe("coming in", () => {
  it("by invite: a session that scripts cannot read and other sites cannot send", async () => {
    const { response, web, headers } = await joined();
    expect(response.status).toBe(303);
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(await (await web.get("/tai-khoan", headers)).text()).toContain("Nguyễn Thị Bình");
  });

  it("sets Secure behind https", async () => {
    const { web, invite } = await aWeb({ publicUrl: "https://can-cu.example" });
    const response = await web.postForm("/tham-gia", form({ ma: await invite(), ten: "A" }));
    expect(response.headers.get("set-cookie")).toMatch(/; Secure/i);
  });

  it("calendars by a secret address, until it is changed, taken back or its person is removed", async () => {
    const { web, headers, token, access } = await joined();
    const change = async (viec: string) => {
      const fields = { _ma: await token("/tai-khoan"), viec };
      const page = await (await web.postForm("/tai-khoan/lich", form(fields), headers)).text();
      return /\/lich\/[\w-]{32,}\/can-cu\.ics/.exec(page)?.[0] ?? "";
    };
    const first = await change("tao");
    const calendar = await web.get(first);
    expect(calendar.headers.get("content-type")).toContain("text/calendar");
    expect(await calendar.text()).toContain("BEGIN:VEVENT");
    const second = await change("tao");
    expect([(await web.get(first)).status, (await web.get(second)).status]).toEqual([403, 200]);
    await change("thu-hoi");
    expect((await web.get(second)).status).toBe(403);
    const third = await change("tao");
    const operator = operatorVisit("don-vi");
    const [person] = await access.people(operator);
    await access.setActive(operator, person?.id ?? "", false);
    expect((await web.get(third)).status).toBe(403);
    expect((await web.get("/lich/x/can-cu.ics")).status).toBe(403);
  });

  it("by a one-time code that a look at the link does not use up, and that works once", async () => {
    const { web, headers, token } = await joined();
    const page = await (
      await web.postForm(
        "/tai-khoan/ma",
        form({ _ma: await token("/tai-khoan"), loai: "web" }),
        headers,
      )
    ).text();
    const [, code = ""] = /dang-nhap\?ma=([A-Z0-9-]+)/.exec(page) ?? [];
    for (let look = 0; look < 2; look += 1)
      expect((await web.get(`/dang-nhap?ma=${code}`)).status).toBe(200);
    const first = await web.postForm("/dang-nhap", form({ ma: code, tiep: "/tai-lieu" }));
    expect([first.status, first.headers.get("location")]).toEqual([303, "/tai-lieu"]);
    const second = await web.postForm("/dang-nhap", form({ ma: code }));
    expect(second.status).toBe(401);
    expect(await second.text()).toContain("đã dùng hoặc đã hết hạn");
  });

  it("stops who guesses codes", async () => {
    const { web } = await aWeb();
    const statuses = [];
    for (let n = 0; n < 12; n += 1)
      statuses.push((await web.postForm("/dang-nhap", form({ ma: `SAI-${n}` }))).status);
    expect(statuses.at(0)).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("a session", () => {
  it("ends at sign-out", async () => {
    const { web, headers, token } = await joined();
    const out = await web.postForm("/dang-xuat", form({ _ma: await token("/tai-khoan") }), headers);
    expect(out.headers.get("location")).toBe("/dang-nhap");
    expect((await web.get("/tai-khoan", headers)).status).toBe(303);
  });

  it("ends at once when the person is revoked", async () => {
    const { web, headers, access } = await joined();
    const [person] = await access.people(operatorVisit(UNIT));
    await access.setActive(operatorVisit(UNIT), person?.id ?? "", false);
    expect((await web.get("/tai-khoan", headers)).status).toBe(303);
  });

  it("loses the unit at once when the person leaves it", async () => {
    const { web, headers, token } = await joined();
    await web.postForm("/tai-khoan/roi-don-vi", form({ _ma: await token("/tai-khoan") }), headers);
    expect((await web.get("/tai-lieu", headers)).status).toBe(303);
  });

  it.each([
    { case: "without a token", fields: {} },
    { case: "with a made-up token", fields: { _ma: "x".repeat(43) } },
  ])("changes nothing by a form $case", async ({ fields }) => {
    const { web, headers } = await joined();
    const response = await web.postForm("/dang-xuat", form(fields), headers);
    expect(response.status).toBe(403);
    expect((await web.get("/tai-khoan", headers)).status).toBe(200);
  });

  it("changes nothing by the token of someone else", async () => {
    const one = await joined();
    const response = await one.web.postForm(
      "/dang-xuat",
      form({ _ma: await (await joined()).token("/tai-khoan") }),
      one.headers,
    );
    expect(response.status).toBe(403);
  });

  it("is not served to a post that does not say where it comes from", async () => {
    const { web, headers } = await joined();
    const bare = { cookie: headers.cookie };
    expect((await web.postJson("/api/ask", { q: "a" }, bare)).status).toBe(403);
    const cross = { ...bare, origin: "https://evil.example" };
    expect((await web.postJson("/api/ask", { q: "a" }, cross)).status).toBe(403);
  });
});

describe("administration", () => {
  it("makes an invite whose code brings someone in, and shows it once", async () => {
    const { web, headers, token } = await joined("unit-admin");
    const page = await (
      await web.postForm(
        "/quan-tri/loi-moi",
        form({
          _ma: await token("/quan-tri/loi-moi"),
          vaitro: "reviewer",
          ngay: "3",
          lan: "1",
        }),
        headers,
      )
    ).text();
    const [, code = ""] = /tham-gia\?ma=([A-Z0-9-]+)/.exec(page) ?? [];
    const again = await (await web.get("/quan-tri/loi-moi", headers)).text();
    expect(again).not.toContain(code);
    expect(again).toContain("người rà soát");
    const coming = await web.postForm("/tham-gia", form({ ma: code, ten: "Trần Văn Cường" }));
    expect(coming.status).toBe(303);
    const members = await (await web.get("/quan-tri/thanh-vien", headers)).text();
    expect(members).toContain("Trần Văn Cường");
  });

  it("changes roles, takes members out, and tells unknown people like foreign ones", async () => {
    const { web, headers, token, access, invite } = await joined("unit-admin");
    await web.postForm("/tham-gia", form({ ma: await invite(), ten: "Cường" }));
    const members = await access.members(operatorVisit(UNIT));
    const id = members.find(({ name }) => name === "Cường")?.personId ?? "";
    const _ma = await token("/quan-tri/thanh-vien");
    const post = (path: string, fields: Record<string, string>) =>
      web.postForm(`/quan-tri/thanh-vien/${path}`, form({ _ma, ...fields }), headers);
    expect((await post(id, { viec: "vai-tro", vaitro: "reviewer" })).status).toBe(303);
    const after = await access.members(operatorVisit(UNIT));
    expect(after.find(({ personId }) => personId === id)?.role).toBe("reviewer");
    expect((await post(id, { viec: "go" })).status).toBe(303);
    const [gone, unknown] = [
      await post(id, { viec: "go" }),
      await post("ng-khong", { viec: "go" }),
    ];
    expect([gone.status, unknown.status]).toEqual([404, 404]);
    const words = async (response: Response) =>
      /role="alert">([^<]*)</.exec(await response.text())?.[1];
    expect(await words(gone)).toBe(await words(unknown));
  });

  it("approves and refuses requests from chat channels", async () => {
    const { web, headers, token, access } = await joined("unit-admin");
    for (const name of ["Dung", "Em"]) await access.askForAccess(`zalo:${name}`, name);
    const page = await (await web.get("/quan-tri/yeu-cau", headers)).text();
    const ids = [...page.matchAll(/action="\/quan-tri\/yeu-cau\/([^"]+)"/g)].map(
      (match) => match[1] ?? "",
    );
    expect(ids).toHaveLength(2);
    const _ma = await token("/quan-tri/yeu-cau");
    const answers = [];
    for (const [index, id] of ids.entries()) {
      const viec = index === 0 ? "dong-y" : "tu-choi";
      const fields = form({ _ma, viec, vaitro: "staff" });
      answers.push(await (await web.postForm(`/quan-tri/yeu-cau/${id}`, fields, headers)).text());
    }
    expect(answers[0]).toContain("đã vào đơn vị với vai trò nhân viên");
    expect(answers[1]).toContain("Đã từ chối");
    expect(await access.requests(operatorVisit(UNIT))).toEqual([]);
  });

  it("shows the audit log of the unit, and only there what may be opened", async () => {
    const { web, headers } = await joined("unit-admin");
    const log = await (await web.get("/quan-tri/nhat-ky", headers)).text();
    expect(log).toContain("Mời người");
    const overview = await (await web.get("/quan-tri", headers)).text();
    expect(overview).toContain('href="/quan-tri/thanh-vien"');
    expect(overview).not.toContain('href="/quan-tri/cong-viec"');
  });
});
