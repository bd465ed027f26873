/** One person behind several doors: added by a one-time code from any door to any other, and out of all of them at once. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { operatorVisit } from "../../src/assistant/access/access-core.ts";
import { type ChatRig, startChat, until } from "../support/chat-rig.ts";
import { makeFakeAssistant } from "../support/fake-assistant.ts";
import { type FakeTelegram, said, startFakeTelegram } from "../support/fake-telegram.ts";
import { type FakeZalo, startFakeZalo, zaloSaid } from "../support/fake-zalo.ts";
import { aForm, makeTestWeb, type TestWeb } from "../support/web-app.ts";
import { anAnswer } from "../support/web-samples.ts";

const UNIT = "don-vi";
const PUBLIC_URL = "https://x.vn";
const CODE = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/;
const assistant = makeFakeAssistant({
  ask: async ({ question }) => anAnswer({ text: `Đ: ${question}`, suggestions: [] }),
});

/** A person at a door: a chat of a bot, or a browser. */
interface Door {
  /** Comes in by an invite. */
  join(invite: string): Promise<void>;
  /** A code that opens `other` for the same account. */
  codeFor(other: Door): Promise<string>;
  /** Gives such a code here. */
  give(code: string): Promise<void>;
  /** Whose account this is by now; null: a stranger. */
  whose(): Promise<string | null>;
  leave(): Promise<void>;
  isChat: boolean;
}

let telegram: FakeTelegram;
let zalo: FakeZalo;
let rig: ChatRig;
let web: TestWeb;

beforeEach(async () => {
  telegram = await startFakeTelegram();
  zalo = await startFakeZalo();
  rig = await startChat({
    ...{ assistant, publicUrl: PUBLIC_URL },
    telegram: { apiRoot: telegram.url },
    zalo: { apiRoot: zalo.url },
  });
  const { access } = rig;
  web = makeTestWeb(
    {},
    { access, unit: UNIT, local: false, publicUrl: PUBLIC_URL, publicHosts: ["x.vn"] },
  );
});

afterEach(async () => {
  await rig.stop();
  await Promise.all([telegram.close(), zalo.close()]);
});

const chatDoor = (
  identity: string,
  push: (text: string) => void,
  arrived: () => { chat: string; text: string }[],
): Door & { say(text: string): Promise<string> } => {
  const chat = identity.slice(identity.indexOf(":") + 1);
  const texts = () => arrived().filter((one) => one.chat === chat);
  const say = async (text: string) => {
    const before = texts().length;
    push(text);
    await until(`answered: ${text}`, () => texts().length > before);
    return texts().at(-1)?.text ?? "";
  };
  return {
    isChat: true,
    say,
    join: async (invite) => expect(await say(invite)).toContain("Chào mừng"),
    codeFor: async (other) =>
      CODE.exec(await say(other.isChat ? "/noikenh" : "/web"))?.[0] ?? "no code",
    give: async (code) => expect(await say(code)).toContain("Đã gắn kênh này"),
    async whose() {
      const caller = await rig.access.atChannel(identity, "");
      return caller.kind === "known" ? caller.visit.actor.personId : null;
    },
    async leave() {
      expect(await say("/roidonvi")).toMatch(/^Rời .*\?/);
      expect(await say(`/roidonvi ${UNIT}`)).toContain("Đã rời");
    },
  };
};

const telegramDoor = (chat = 71) =>
  chatDoor(
    `telegram:${chat}`,
    (text) => telegram.push(said(chat, text)),
    () => telegram.arrived,
  );
const zaloDoor = (chat = "z72") =>
  chatDoor(
    `zalo:${chat}`,
    (text) => zalo.push(zaloSaid(chat, text)),
    () => zalo.arrived,
  );

function webDoor(): Door {
  let cookie = "";
  const headers = () => ({ cookie, "sec-fetch-site": "same-origin", host: "x.vn" });
  const send = async (path: string, fields: Record<string, string>) => {
    const page = cookie === "" ? "" : await (await web.get("/tai-khoan", headers())).text();
    const _ma = /name="_ma" value="([^"]+)"/.exec(page)?.[1] ?? "";
    const response = await web.postForm(path, aForm([], { ...fields, _ma }), headers());
    cookie ||= (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    return response;
  };
  return {
    isChat: false,
    join: async (ma) => expect((await send("/tham-gia", { ma, ten: "Bình" })).status).toBe(303),
    async codeFor(other) {
      const response = await send("/tai-khoan/ma", { loai: other.isChat ? "kenh" : "web" });
      return CODE.exec(await response.text())?.[0] ?? "no code";
    },
    give: async (ma) => expect((await send("/dang-nhap", { ma })).status).toBe(303),
    async whose() {
      const sessionToken = cookie.slice(cookie.indexOf("=") + 1);
      const caller = await rig.access.atWeb({ sessionToken, local: false, unit: UNIT });
      return caller.kind === "known" ? caller.visit.actor.personId : null;
    },
    leave: async () => expect((await send("/tai-khoan/roi-don-vi", {})).status).toBe(303),
  };
}

const inviteCode = async () =>
  (await rig.access.invite(operatorVisit(UNIT), { role: "staff" })).code;

const pairs: [string, () => Door, string, () => Door][] = [
  ["Telegram", telegramDoor, "Zalo", zaloDoor],
  ["Telegram", telegramDoor, "the web", webDoor],
  ["Zalo", zaloDoor, "Telegram", telegramDoor],
  ["Zalo", zaloDoor, "the web", webDoor],
  ["the web", webDoor, "Telegram", telegramDoor],
  ["the web", webDoor, "Zalo", zaloDoor],
  ["the web", webDoor, "another browser", webDoor],
];

describe("one account", () => {
  it.each(pairs)(
    "someone who came in by %s adds another door by a code, and leaving there ends both",
    async (_first, openFirst, _second, openSecond) => {
      const [first, second] = [openFirst(), openSecond()];
      await first.join(await inviteCode());
      const person = await first.whose();
      expect(person).not.toBeNull();
      expect(await second.whose()).toBeNull();
      const code = await first.codeFor(second);
      await second.give(code);
      expect(await second.whose()).toBe(person);
      // Once: whoever reads it over the shoulder comes too late.
      const thief = telegramDoor(99);
      await thief.say(code);
      expect(await thief.whose()).toBeNull();
      await second.leave();
      expect([await first.whose(), await second.whose()]).toEqual([null, null]);
    },
  );
});

describe.each<[string, () => ReturnType<typeof telegramDoor>]>([
  ["Telegram", telegramDoor],
  ["Zalo", zaloDoor],
])("leaving a unit on %s", (_, open) => {
  it("is asked for once more; the second choice does it, and nothing is answered after", async () => {
    const door = open();
    await door.join(await inviteCode());
    expect(await door.say("Tôi muốn rời đơn vị")).toContain("mất quyền");
    expect(await door.say("1")).toContain("Không có việc nào");
    expect(await door.say("Thông tư nào?")).toContain("Đ: Thông tư nào?");
    await door.say("/roidonvi");
    expect(await door.say("2")).toContain("Đã rời");
    expect(await door.say("Thông tư nào?")).toContain("chỉ dùng cho người được mời");
  });

  it("leaves the one named, and goes on in the other", async () => {
    await rig.access.addUnit(operatorVisit(UNIT), { id: "khac", name: "Trạm Y tế Khác" });
    const door = open();
    await door.join(await inviteCode());
    const { code } = await rig.access.invite(operatorVisit("khac"), { role: "reviewer" });
    await door.join(code);
    const foreign = await door.say("/roidonvi khong-co");
    expect(foreign).toContain("không phải thành viên");
    await door.leave();
    expect(await door.say("/donvi")).toContain("Trạm Y tế Khác, vai trò người rà soát");
    expect(await door.say(`/roidonvi ${UNIT}`)).toBe(foreign);
  });
});
