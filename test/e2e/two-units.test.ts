/**
 * An attack between two units on the running server. Generated from the list of the routes: each address with an id is
 * asked with what belongs to the other unit and with an id that nobody has, by everyone of the wrong unit, and both
 * answers must be the same; each route is tried by everyone who may not use it. A new route fails here until it is named.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { routeActions } from "../../src/channels/web/route-actions.ts";
import { authorise } from "../../src/domain/access/authorise.ts";
import { until } from "../support/chat-rig.ts";
import {
  aFile,
  type Fields,
  MARK,
  openTwoUnits,
  OURS,
  type Person,
  type TwoUnits,
} from "../support/two-units.ts";

const SECRET_TEXT = `${MARK}: lò đốt plasma tần số 40,68 MHz đặt tại khoa Giải phẫu bệnh, đơn giá 987.654.000 đồng.`;
const NOTE = `Quy chế nội bộ ${MARK}\n\nĐiều 1. Trang bị\n\n${SECRET_TEXT}\n`;

let units: TwoUnits;
/** What the first unit owns, as parts of addresses. */
let owned: Record<
  "document" | "draft" | "work" | "workFile" | "download" | "invite" | "request" | "proposal",
  string
>;

const first = (text: string, form: RegExp): string => {
  const found = form.exec(text)?.[1];
  if (found === undefined) throw new Error(`${String(form)} not in ${text.slice(0, 2000)}`);
  return found;
};

async function own(): Promise<typeof owned> {
  const { reviewer, admin } = units.people;
  for (const more of ["", "\nĐiều 2. Bảo trì mỗi năm một lần.\n"])
    await reviewer.form("/tai-lieu", { file: aFile(`quy-che.md`, NOTE + more) });
  await reviewer.form("/soan-thao", { year: "2027", request: `thêm 3 máy ${MARK}` });
  const plan = aFile(
    "Dự toán.csv",
    `TT,Nội dung,ĐVT,Số lượng,Đơn giá,Thành tiền\n1,${MARK},Bộ,3,20900000,62070000\n`,
  );
  const reviewed = await reviewer.form("/ra-soat", { file: plan });
  const work = first(reviewed.headers.get("location") ?? "", /^\/viec\/(.+)$/);
  const body = new FormData();
  body.set("file", plan);
  body.set("files", "1");
  const made = (await (await reviewer.send("POST", "/api/review", { body })).json()) as {
    files: string[];
  };
  const invited = await (
    await admin.form("/quan-tri/loi-moi", { vaitro: "staff", ngay: "7", lan: "1" })
  ).text();
  const proposed = await reviewer.form("/quan-tri/de-xuat", {
    file: aFile(
      "thong-tu.md",
      `BỘ Y TẾ\n\nSố: 99/2026/TT-BYT\n\nTHÔNG TƯ\n\nQuy định về ${MARK}\n\nĐiều 1. ${SECRET_TEXT}\n`,
    ),
  });
  await units.say("nguoi-la", "/xinquyen");
  await until("request is there", () => units.zalo.arrived.some(({ chat }) => chat === "nguoi-la"));
  return {
    document: first(await reviewer.page("/tai-lieu"), /href="\/tai-lieu\/([^"]+)\/xoa"/),
    draft: first(await reviewer.page("/soan-thao"), /href="\/soan-thao\/([^"?]+)"/),
    ...{
      work,
      workFile: first(await reviewer.page(`/viec/${work}`), /href="(\/viec\/[^"]+\/tep\/[^"]+)"/),
    },
    download: made.files[0] ?? "",
    invite: first(invited, /quan-tri\/loi-moi\/([^"/]+)\/thu-hoi/),
    request: first(await admin.page("/quan-tri/yeu-cau"), /quan-tri\/yeu-cau\/([^"/]+)"/),
    proposal: first(proposed.headers.get("location") ?? "", /de-xuat\/(.+)$/),
  };
}

/** Where an id stands in an address: what is owned there, and a form that would do something with it. */
interface Target {
  address(id: string): string;
  id(): string;
  fields?: Fields;
}

const at = (pattern: string, id: () => string, fields?: Fields): Target => ({
  address: (given) => pattern.replace(":id", given),
  ...{ id, ...(fields === undefined ? {} : { fields }) },
});
const downloadId = () => first(owned.download, /^\/tai-ve\/([^/]+)\//);
const person = (who: "admin" | "staff") => () => units.people[who].actor.personId;

/** Every route with an id; null: it names nothing that a unit owns. */
const targets: Record<string, Target | null> = {
  "GET /soan-thao/:id": at("/soan-thao/:id", () => owned.draft),
  "POST /soan-thao/:id": at("/soan-thao/:id", () => owned.draft, { version: "1" }),
  "GET /tai-lieu/:id": at("/tai-lieu/:id?v=1", () => owned.document),
  "POST /tai-lieu/:id/phien-ban": at("/tai-lieu/:id/phien-ban", () => owned.document, { v: "1" }),
  "GET /tai-lieu/:id/xoa": at("/tai-lieu/:id/xoa", () => owned.document),
  "POST /tai-lieu/:id/xoa": at("/tai-lieu/:id/xoa", () => owned.document),
  "GET /viec/:ids": at("/viec/:id", () => owned.work),
  "GET /viec/:id/tep/:at/:name": {
    address: (given) => owned.workFile.replace(owned.work, given),
    id: () => owned.work,
  },
  "POST /viec/:ids/dung": at("/viec/:id/dung", () => owned.work),
  "GET /tai-ve/:id/:name": {
    address: (given) => owned.download.replace(downloadId(), given),
    id: () => downloadId(),
  },
  "POST /quan-tri/thanh-vien/:id": at("/quan-tri/thanh-vien/:id", person("staff"), { viec: "go" }),
  "POST /quan-tri/loi-moi/:id/thu-hoi": at("/quan-tri/loi-moi/:id/thu-hoi", () => owned.invite),
  "POST /quan-tri/yeu-cau/:id": at("/quan-tri/yeu-cau/:id", () => owned.request, {
    viec: "dong-y",
    vaitro: "staff",
  }),
  "GET /quan-tri/de-xuat/:id": at("/quan-tri/de-xuat/:id", () => owned.proposal),
  "POST /quan-tri/de-xuat/:id": at("/quan-tri/de-xuat/:id", () => owned.proposal),
  "POST /quan-tri/nguoi/:id": at("/quan-tri/nguoi/:id", person("admin"), { viec: "khoa" }),
  // Of the install as a whole, for system administrators only.
  "POST /quan-tri/don-vi/:id": null,
  "POST /quan-tri/cong-viec/:id": null,
  "GET /quan-tri/hang-doi/:rest{.+}": null,
  // A secret address: tried on its own below.
  "GET /lich/:ma/can-cu.ics": null,
  "GET /tinh/:version/:name": null,
};

/** The same with another last letter: an id that nobody has. */
const changed = (id: string): string => id.slice(0, -1) + (id.endsWith("a") ? "b" : "a");

async function answerTo(who: Person, route: string, target: Target, id: string): Promise<object> {
  const address = target.address(id);
  const response = route.startsWith("GET ")
    ? await who.get(address)
    : await who.form(address, target.fields);
  const said = (text: string) => text.replaceAll(id, "ID").replaceAll(encodeURIComponent(id), "ID");
  return {
    status: response.status,
    place: said(response.headers.get("location") ?? ""),
    type: response.headers.get("content-type"),
    body: said(await response.text()),
  };
}

beforeAll(async () => {
  units = await openTwoUnits();
  owned = await own();
});
afterAll(() => units.close());

const theirs = ["theirAdmin", "theirReviewer", "theirStaff", "system"] as const;
/** What a system administrator changes in every unit is theirs to change. */
const ofSystem = new Set([...["POST /quan-tri/nguoi/:id", "POST /quan-tri/yeu-cau/:id"]]);

describe("what belongs to another unit", () => {
  it("is tried at every route with an id", () => {
    const withId = Object.keys(routeActions).filter((route) => route.includes("/:"));
    expect(Object.keys(targets).toSorted()).toEqual(withId.toSorted());
  });

  it.each(Object.keys(targets))("looks at %s as if it were not there", async (route) => {
    const target = targets[route] ?? null;
    if (target === null) return;
    for (const who of theirs) {
      if (who === "system" && ofSystem.has(route)) continue;
      const person = units.people[who];
      const foreign = await answerTo(person, route, target, target.id());
      const unknown = await answerTo(person, route, target, changed(target.id()));
      expect(foreign, `${who} at ${route}`).toEqual(unknown);
      expect(JSON.stringify(foreign)).not.toContain(MARK);
      expect((foreign as { status: number }).status, `${who} at ${route}`).not.toBe(200);
    }
  });

  it("is not among their own works when both are asked for at once", async () => {
    const { theirStaff } = units.people;
    const file = aFile("x.csv", "TT,Nội dung,Thành tiền\n1,Máy,5\n");
    const reviewed = await theirStaff.form("/ra-soat", { file });
    const own = reviewed.headers.get("location") ?? "";
    expect((await theirStaff.get(own)).status).toBe(200);
    expect((await theirStaff.get(`${own},${owned.work}`)).status).toBe(404);
    expect((await theirStaff.get(`${own},${changed(owned.work)}`)).status).toBe(404);
  });

  it("is not the colleague's either, where it is a person's own", async () => {
    for (const path of [`/viec/${owned.work}`, owned.workFile, owned.download])
      expect((await units.people.staff.get(path)).status, path).toBe(404);
  });

  it("is found by no question, search, filter, list, calendar or export of theirs", async () => {
    const { reviewer, admin } = units.people;
    const q = "đơn giá lò đốt plasma tần số 40,68 MHz khoa Giải phẫu bệnh";
    const query = new URLSearchParams({ q }).toString();
    const conversation = "1f3c8a52-0000-4000-8000-000000000001";
    const ask = (who: Person) => who.json("/api/chat", { q, conversation });
    // First by who may, so that whatever is kept is warm.
    await ask(reviewer);
    expect(await reviewer.page(`/tai-lieu?${query}`)).toContain(MARK);
    expect(await admin.page("/quan-tri/nhat-ky")).toContain("quy-che.md");
    const addresses = Object.keys(routeActions).flatMap(
      (route) => /^GET ([^:]+)$/.exec(route)?.[1] ?? [],
    );
    for (const who of theirs) {
      const person = units.people[who];
      const pages = [
        ...addresses,
        ...[
          `/?${query}`,
          `/tai-lieu?${query}`,
          "/tai-lieu?loai=other",
          "/tai-lieu?loai=plan&nam=2027",
        ],
      ];
      for (const path of pages) {
        const text = await person.page(path);
        expect(text, `${who} ${path}`).not.toContain(MARK);
        // There stand the ids that they tried above, and for a system administrator everyone's.
        if (path === "/quan-tri/nhat-ky") continue;
        for (const id of [owned.document, owned.draft, owned.work, owned.proposal])
          expect(text, `${who} ${path}`).not.toContain(id);
      }
      for (const response of [await ask(person), await person.json("/api/ask", { q })])
        expect(await response.text(), who).not.toContain(MARK);
      const drafted = async (from: string) => {
        const response = await person.json("/api/draft", { year: 2027, from });
        return [response.status, (await response.text()).replaceAll(from, "ID")];
      };
      expect(await drafted(owned.document)).toEqual(await drafted(changed(owned.document)));
    }
  });

  it("is not gone on with in another's conversation", async () => {
    const { reviewer, theirStaff } = units.people;
    const conversation = "1f3c8a52-0000-4000-8000-000000000002";
    const ask = async (who: Person, id: string, q: string) => {
      const text = await (await who.json("/api/chat", { q, conversation: id })).text();
      return text.replace(/"(ms|html)":("(\\.|[^"\\])*"|\d+)/g, "");
    };
    const next = "Văn bản đó do ai ban hành?";
    await ask(reviewer, conversation, "Thông tư 46/2018/TT-BYT còn hiệu lực không?");
    const known = await ask(reviewer, conversation, next);
    const taken = await ask(theirStaff, conversation, next);
    expect(known).toContain("46/2018/TT-BYT");
    expect(taken).not.toContain("46/2018/TT-BYT");
    expect(taken).toBe(await ask(theirStaff, "1f3c8a52-0000-4000-8000-000000000003", next));
    const feedback = { conversation, question: next, useful: false, reason: "incomplete" };
    await theirStaff.json("/api/feedback", feedback);
    expect(await units.people.theirAdmin.page("/quan-tri/gop-y")).not.toContain("46/2018/TT-BYT");
  });

  it("cannot be chosen as one's own unit, nor its people's channels taken away", async () => {
    for (const who of ["theirAdmin", "theirReviewer", "theirStaff"] as const) {
      const foreign = await units.people[who].form("/tai-khoan/don-vi", { unit: OURS });
      const unknown = await units.people[who].form("/tai-khoan/don-vi", { unit: "khong-co" });
      expect([foreign.status, await foreign.text()]).toEqual([
        unknown.status,
        await unknown.text(),
      ]);
      expect(foreign.status).toBe(404);
    }
  });
});

describe("every route", () => {
  const signedIn = Object.entries(routeActions).filter(
    ([, action]) => action !== "public" && action !== "signature",
  );
  const addressOf = (route: string) =>
    route.replace(/^\w+ /, "").replace(/:\w+(\{[^}]+\})?/g, "khong-co");
  const call = (who: Person, route: string) =>
    route.startsWith("GET ") ? who.get(addressOf(route)) : who.form(addressOf(route));

  it("sends who has no session, a forged one or an ended one to sign in", async () => {
    const ended = new Map([
      ["nobody", units.nobody],
      ["forged", units.as("x".repeat(43))],
      ["expired", await units.expired("leaver")],
    ]);
    for (const [name, who] of ended) {
      for (const [route] of signedIn) {
        const response = await call(who, route);
        const place = response.headers.get("location") ?? "";
        const sent = response.status === 401 || place.startsWith("/dang-nhap");
        expect(sent, `${name} at ${route}: ${response.status}`).toBe(true);
      }
    }
  });

  it("is closed to those whose role does not allow it", async () => {
    let tried = 0;
    for (const [name, who] of Object.entries(units.people)) {
      const unit = who.actor.memberships[0]?.unit ?? "";
      for (const [route, action] of signedIn) {
        if (action === "signed-in" || action === "public" || action === "signature") continue;
        if (authorise(who.actor, action, unit)) continue;
        const response = await call(who, route);
        expect(response.status, `${name} at ${route}`).toBe(403);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(60);
  });

  it("is not opened by another spelling of its address", async () => {
    const { staff } = units.people;
    for (const path of [
      ...[
        "/quan-tri/nguoi/",
        "//quan-tri/nguoi",
        "/Quan-Tri/nguoi",
        "/quan-tri/%6Eguoi",
        "/quan-tri;/nguoi",
      ],
      ...["/tinh/x/..%2f..%2f..%2fpackage.json", "/tai-ve/..%2f..%2fdata/x"],
    ]) {
      const response = await staff.get(path);
      expect([403, 404], path).toContain(response.status);
    }
    for (const method of ["PUT", "DELETE", "PATCH"])
      expect((await staff.send(method, `/tai-lieu/${owned.document}/xoa`)).status).toBe(404);
  });

  it("gives nobody more rights than they have", async () => {
    const { staff, theirAdmin } = units.people;
    const roleOf = async () =>
      first(
        await units.people.admin.page("/quan-tri/thanh-vien"),
        new RegExp(`thanh-vien/${staff.actor.personId}"[\\s\\S]*?value="([a-z-]+)"\\s+selected`),
      );
    expect(await roleOf()).toBe("staff");
    const own = `/quan-tri/thanh-vien/${staff.actor.personId}`;
    for (const who of [staff, theirAdmin])
      await who.form(own, { viec: "vai-tro", vaitro: "unit-admin" });
    expect(await roleOf()).toBe("staff");
    const more = await theirAdmin.form("/quan-tri/loi-moi", {
      vaitro: "system-admin",
      ngay: "7",
      lan: "1",
    });
    expect(more.status).toBe(400);
    await theirAdmin.form(`/quan-tri/nguoi/${theirAdmin.actor.personId}`, { viec: "quan-tri" });
    expect((await theirAdmin.get("/quan-tri/nguoi")).status).toBe(403);
  });
});

describe("after the attack", () => {
  it("everything of the first unit is as it was", async () => {
    const { reviewer, admin, staff } = units.people;
    const document = await reviewer.page(`/tai-lieu/${owned.document}`);
    expect(document).toContain(MARK);
    expect(document).toMatch(/Phiên bản 2<\/b>/);
    expect(await reviewer.page(`/soan-thao/${owned.draft}`)).toContain('name="version" value="1"');
    expect((await reviewer.get(owned.workFile)).status).toBe(200);
    expect((await reviewer.get(owned.download)).status).toBe(200);
    expect(await admin.page("/quan-tri/loi-moi")).toContain(owned.invite);
    expect(await admin.page("/quan-tri/yeu-cau")).toContain(owned.request);
    expect(await admin.page("/quan-tri/thanh-vien")).toContain(staff.actor.personId);
    expect((await staff.get("/")).status).toBe(200);
    expect(await units.people.system.page("/quan-tri/don-vi")).not.toContain("Chiếm");
  });

  it("who is taken out of the unit loses everything at once: pages, works, files, calendar, chat, links", async () => {
    const { leaver, admin } = units.people;
    const linked = await (await leaver.form("/tai-khoan/ma", { loai: "kenh" })).text();
    await units.say("nguoi-roi", first(linked, /data-copy-text>([0-9A-Z-]{14})</));
    const said = () =>
      units.zalo.arrived.filter(({ chat }) => chat === "nguoi-roi").map(({ text }) => text);
    await until("linked", () => said().length === 1);
    expect(said()[0]).toContain("Đã gắn kênh này");
    await units.say("nguoi-roi", "/nap");
    await until("link sent", () => said().length === 2);
    const upload = first(said()[1] ?? "", /https:\/\/can-cu\.don-vi\.vn(\/gui-tep\/\S+)/);
    const calendar = first(
      await (await leaver.form("/tai-khoan/lich", { viec: "tao" })).text(),
      /https:\/\/can-cu\.don-vi\.vn(\/lich\/[^<\s]+)/,
    );
    const file = aFile("x.csv", "TT,Nội dung,Thành tiền\n1,Máy,5\n");
    const work = (await leaver.form("/ra-soat", { file })).headers.get("location") ?? "";
    const workFile = first(await leaver.page(work), /href="(\/viec\/[^"]+\/tep\/[^"]+)"/);
    const open = [
      upload,
      calendar,
      work,
      workFile,
      "/",
      "/tai-lieu",
      `/tai-lieu/${owned.document}`,
    ];
    for (const path of open) expect((await leaver.get(path)).status, path).toBe(200);

    const removed = await admin.form(`/quan-tri/thanh-vien/${leaver.actor.personId}`, {
      viec: "go",
    });
    expect(removed.status).toBe(303);
    for (const path of open) expect((await leaver.get(path)).status, path).not.toBe(200);
    const conversation = "1f3c8a52-0000-4000-8000-000000000004";
    expect((await leaver.json("/api/chat", { q: "Thông tư nào?", conversation })).status).toBe(401);
    await units.say("nguoi-roi", MARK);
    await until("told", () => said().length === 3);
    expect(said()[2]).toContain("chỉ dùng cho người được mời");
  });
});
