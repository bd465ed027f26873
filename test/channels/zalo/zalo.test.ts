import { createHash } from "node:crypto";

import { afterEach, describe, expect, it } from "vitest";

import { operatorVisit } from "../../../src/assistant/access/access-core.ts";
import type { Assistant } from "../../../src/assistant/assistant.ts";
import { type ChatRig, type ChatRigOptions, startChat, until } from "../../support/chat-rig.ts";
import { makeFakeAssistant } from "../../support/fake-assistant.ts";
import { type FakeZalo, startFakeZalo, zaloSaid } from "../../support/fake-zalo.ts";
import { aDraft, aReview, keptAs } from "../../support/web-samples.ts";

const script: Partial<Assistant> = {
  ask: async ({ question }) => ({
    kind: "answered",
    text: `Đ: ${question}`,
    asOf: "2026-11-22",
    citations: [],
    facts: [],
    mode: "offline",
    suggestions: ["Câu hai?", "Câu ba?"],
    ms: 1,
  }),
  review: async ({ file }) => ({
    review: aReview({ file: file.fileName }),
    files: [{ fileName: "kết quả.docx", mediaType: "application/x", bytes: file.bytes }],
    ms: 1,
  }),
};

let fake: FakeZalo;
let rig: ChatRig;

async function start(options: Partial<ChatRigOptions> = {}, server = {}) {
  fake = await startFakeZalo(server);
  rig = await startChat({
    assistant: makeFakeAssistant(script),
    admins: ["zalo:u1"],
    publicUrl: "https://x.vn/",
    ...options,
    zalo: { apiRoot: fake.url, ...options.zalo },
  });
}

const texts = (chat: string) =>
  fake.arrived.filter((one) => one.chat === chat).map((one) => one.text);

const post = (body: unknown, secret = "bi-mat-1") =>
  rig.channels.routes.request("/webhook/zalo", {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "X-Bot-Api-Secret-Token": secret },
  });

afterEach(async () => {
  await rig.stop();
  await fake.close();
});

describe("Zalo", () => {
  it("an admin approves a request by a command that stays good, since numbers are for the last choices", async () => {
    await start();
    fake.push(zaloSaid("u7", "alo"));
    await until("told", () => texts("u7").length === 1);
    fake.push(zaloSaid("u7", "1"));
    await until("asked", () => texts("u1").length === 1);
    const [, command = ""] =
      /Duyệt: gõ (\/duyet yc-[0-9a-f]+)\nTừ chối: gõ \/tuchoi yc-/.exec(texts("u1")[0] ?? "") ?? [];
    fake.push(zaloSaid("u1", "Câu khác?"));
    await until("answered", () => texts("u1").length === 2);
    fake.push(zaloSaid("u1", command));
    await until("approved", () => texts("u7").length === 3);
    expect(texts("u7")[2]).toContain("đã được duyệt");
  });

  it("polls, answers, and takes a number in place of a button", async () => {
    await start();
    fake.push(zaloSaid("u1", "Câu một?"));
    await until("answered", () => texts("u1").length === 1);
    expect(texts("u1")[0]).toContain("Gõ số để chọn:\n1. Câu hai?\n2. Câu ba?");
    fake.push(zaloSaid("u1", "2"));
    await until("chosen", () => texts("u1").length === 2);
    expect(texts("u1")[1]).toMatch(/^Đ: Câu ba\?/);
    expect(fake.complaints).toEqual([]);
  });

  it("by webhook: wrapped and bare bodies, the same message once, a wrong secret refused", async () => {
    await start({ zalo: { apiRoot: "", webhookSecret: "bi-mat-1" } });
    await rig.stop();
    rig = await startChat({
      assistant: makeFakeAssistant(script),
      admins: ["zalo:u1"],
      publicUrl: "https://x.vn",
      zalo: { apiRoot: fake.url, webhookSecret: "bi-mat-1" },
    });
    await until("webhook set", () => fake.webhook?.url === "https://x.vn/webhook/zalo");
    const bare = zaloSaid("u1", "Một?");
    const wrapped = { ok: true, result: zaloSaid("u1", "Hai?") };
    expect((await post(bare, "sai")).status).toBe(401);
    for (const body of [bare, wrapped, bare, wrapped]) expect((await post(body)).status).toBe(200);
    await until("answered", () => texts("u1").length >= 2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(texts("u1").map((text) => text.split("\n")[0])).toEqual(["Đ: Một?", "Đ: Hai?"]);
  });

  it("ids stay strings and texts stay under 2,000 characters", async () => {
    const long = makeFakeAssistant({
      ask: async () => ({
        kind: "answered",
        text: "Một câu dài có nguồn [1]. ".repeat(400),
        asOf: "2026-11-22",
        citations: [],
        facts: [],
        mode: "offline",
        ms: 1,
      }),
    });
    await start({ assistant: long, admins: ["zalo:00123456789012345678"] });
    fake.push(zaloSaid("00123456789012345678", "dài?"));
    const parts = () => texts("00123456789012345678");
    await until("all parts", () => parts().some((text) => /^\((\d+)\/\1\) /.test(text)));
    expect(fake.complaints).toEqual([]);
    expect(parts().every((text) => text.endsWith("[1]."))).toBe(true);
  });

  it("takes a file through a link and gives the result through a link", async () => {
    await start();
    fake.push(zaloSaid("u1", "/kiemtra"));
    await until("link", () => texts("u1").length === 1);
    const path = /https:\/\/x\.vn(\/gui-tep\/\S+)/.exec(texts("u1")[0] ?? "")?.[1] ?? "";
    const page = await rig.channels.routes.request(path);
    const shown = await page.text();
    expect(shown).toContain('type="file"');
    const style = /<style>([\s\S]*)<\/style>/.exec(shown)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(page.headers.get("Content-Security-Policy")).toContain(`style-src 'sha256-${hash}'`);
    const form = new FormData();
    form.append("file", new File(["kế hoạch"], "kế hoạch.docx"));
    const sent = await rig.channels.routes.request(path, { method: "POST", body: form });
    expect(await sent.text()).toContain("Đã nhận kế hoạch.docx");
    await until("reviewed", () => texts("u1").length === 3);
    expect(texts("u1")[1]).toContain("rà soát ngày");
    const link = /https:\/\/x\.vn(\/tai-xuong\/\S+)/.exec(texts("u1")[2] ?? "")?.[1] ?? "";
    const file = await rig.channels.routes.request(link);
    expect(await file.text()).toBe("kế hoạch");
    expect((await rig.channels.routes.request(`${link}x`)).status).toBe(404);
    const token = link.split("/")[2] ?? "";
    expect((await rig.channels.routes.request(`/gui-tep/${token}`)).status).toBe(404);
    expect((await rig.channels.routes.request(`/tai-xuong/${token}/khac.docx`)).status).toBe(404);
  });

  it("links made for somebody open nothing once their role is gone", async () => {
    await start({ admins: ["zalo:u9"] });
    const { code } = await rig.access.invite(operatorVisit("don-vi"), { role: "staff" });
    fake.push(zaloSaid("u1", code));
    await until("in", () => texts("u1").length === 1);
    fake.push(zaloSaid("u1", "/kiemtra"));
    await until("link", () => texts("u1").length === 2);
    const path = /https:\/\/x\.vn(\/gui-tep\/\S+)/.exec(texts("u1")[1] ?? "")?.[1] ?? "";
    const form = () => {
      const filled = new FormData();
      filled.append("file", new File(["kế hoạch"], "kế hoạch.docx"));
      return { method: "POST", body: filled };
    };
    await rig.channels.routes.request(path, form());
    await until("result", () => texts("u1").some((text) => text.includes("/tai-xuong/")));
    const result = texts("u1").find((text) => text.includes("/tai-xuong/")) ?? "";
    const link = /https:\/\/x\.vn(\/tai-xuong\/\S+)/.exec(result)?.[1] ?? "";
    expect((await rig.channels.routes.request(link)).status).toBe(200);
    const caller = await rig.access.atChannel("zalo:u1", "");
    const person = caller.kind === "known" ? caller.visit.actor.personId : "";
    await rig.access.removeMember(operatorVisit("don-vi"), person);
    expect((await rig.channels.routes.request(link)).status).toBe(404);
    expect((await rig.channels.routes.request(path)).status).toBe(404);
    expect((await rig.channels.routes.request(path, form())).status).toBe(404);
  });

  const withPicture = makeFakeAssistant({
    ...script,
    draft: async () => ({
      ...{ draft: aDraft({ missing: [] }), ms: 1, ...keptAs },
      files: [{ fileName: "kinh phí.png", mediaType: "image/png", bytes: new Uint8Array([1, 2]) }],
    }),
  });

  it("a picture of the budget goes as a picture, which the platform fetches from a short-lived link", async () => {
    await start({ assistant: withPicture });
    fake.push(zaloSaid("u1", "/soan 2027"));
    await until("picture", () => fake.pictures.length === 1);
    const { address } = fake.pictures[0] ?? { address: "" };
    expect(address).toMatch(/^https:\/\/x\.vn\/tai-xuong\/[\w-]{43}\/kinh%20ph%C3%AD\.png$/);
    const fetched = await rig.channels.routes.request(address.slice("https://x.vn".length));
    expect(fetched.headers.get("Content-Type")).toBe("image/png");
    expect([...new Uint8Array(await fetched.arrayBuffer())]).toEqual([1, 2]);
    expect(fake.complaints).toEqual([]);
  });

  it("a picture that the platform cannot fetch comes as a link", async () => {
    await start({ assistant: withPicture }, { pictures: false });
    fake.push(zaloSaid("u1", "/soan 2027"));
    await until("link", () => texts("u1").some((text) => text.includes("/tai-xuong/")));
  });

  it("a used-up quota delays messages and loses none", async () => {
    await start({}, { quota: 1 });
    fake.push(zaloSaid("u1", "Một?"));
    await until("answered", () => texts("u1").length === 1);
    expect(texts("u1")[0]).toContain("Đ: Một?");
  });

  it("tells how to send a file when one came that the channel does not hand on", async () => {
    await start();
    fake.push(zaloSaid("u1", "", { text: undefined }));
    await until("told", () => texts("u1").length === 1);
    expect(texts("u1")[0]).toContain("https://x.vn/gui-tep/");
  });

  it("is patient with a server that fails a quarter of the calls: each answer once, in order", async () => {
    await start({}, { fail: 0.25 });
    for (let at = 0; at < 10; at += 1) fake.push(zaloSaid("u1", `câu ${at}?`));
    await until("answered", () => texts("u1").length === 10, 30_000);
    expect(texts("u1").map((text) => text.split("\n")[0])).toEqual(
      Array.from({ length: 10 }, (_, at) => `Đ: câu ${at}?`),
    );
  });
});
