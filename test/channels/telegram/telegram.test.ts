import { afterEach, describe, expect, it } from "vitest";

import { operatorVisit } from "../../../src/assistant/access/access-core.ts";
import type { Assistant } from "../../../src/assistant/assistant.ts";
import { AppError } from "../../../src/errors.ts";
import { type ChatRig, type ChatRigOptions, startChat, until } from "../../support/chat-rig.ts";
import { makeFakeAssistant } from "../../support/fake-assistant.ts";
import {
  type FakeTelegram,
  pressed,
  said,
  startFakeTelegram,
} from "../../support/fake-telegram.ts";
import { aReview } from "../../support/web-samples.ts";

const answerTo = (text: string): Partial<Assistant> => ({
  ask: async ({ question }) => ({
    kind: "answered",
    text: `${text}: ${question}`,
    asOf: "2026-11-22",
    citations: [],
    facts: [],
    mode: "offline",
    suggestions: ["Câu tiếp theo?"],
    ms: 1,
  }),
});

let fake: FakeTelegram;
let rig: ChatRig;

async function start(
  script: Partial<Assistant>,
  options: Partial<ChatRigOptions> = {},
  server: Parameters<typeof startFakeTelegram>[0] = {},
) {
  fake = await startFakeTelegram(server);
  rig = await startChat({
    assistant: makeFakeAssistant(script),
    admins: ["telegram:1"],
    ...options,
    telegram: { apiRoot: fake.url, ...options.telegram },
  });
}

afterEach(async () => {
  await rig.stop();
  await fake.close();
});

const texts = (chat: number) =>
  fake.arrived.filter((one) => one.chat === String(chat)).map((one) => one.text);

describe("Telegram", () => {
  it("answers a question, with next steps as short buttons", async () => {
    await start(answerTo("Trả lời <b> & 1.000"));
    fake.push(said(1, "Thông tư nào?"));
    await until("answered", () => texts(1).length === 1);
    expect(texts(1)).toEqual(["Trả lời &lt;b&gt; &amp; 1.000: Thông tư nào?"]);
    expect(JSON.stringify(fake.arrived[0]?.body["reply_markup"])).toContain("Câu tiếp theo?");
    expect(fake.complaints).toEqual([]);
  });

  it("keeps strangers out and lets them in by invite, by deep link or typed", async () => {
    await start(answerTo("Có"));
    fake.push(said(7, "Thông tư nào?"));
    await until("told", () => texts(7).length === 1);
    expect(texts(7)[0]).toContain("mã mời");
    const { code } = await rig.access.invite(operatorVisit("don-vi"), { role: "staff", uses: 2 });
    fake.push(said(7, `/start ${code.replaceAll("-", "")}`), said(7, "Còn hiệu lực không?"));
    await until("in", () => texts(7).length === 3);
    expect(texts(7)[2]).toBe("Có: Còn hiệu lực không?");
    fake.push(said(8, code));
    await until("in too", () => texts(8).length === 1);
    expect(texts(8)[0]).toContain("Chào mừng");
  });

  it("an invite made in the chat opens the bot and the web app by its links", async () => {
    await start(answerTo("Có"), { publicUrl: "https://x.vn" });
    fake.push(said(1, "/moinguoi rà soát"));
    await until("made", () => texts(1).length === 1);
    const [, code = ""] =
      /https:\/\/t\.me\/can_cu_bot\?start=([0-9A-Z-]+)/.exec(texts(1)[0] ?? "") ?? [];
    expect(texts(1)[0]).toContain(`https://x.vn/tham-gia?ma=${code}`);
    // What Telegram sends when the link is opened.
    fake.push(said(7, `/start ${code}`));
    await until("in", () => texts(7).length === 1);
    expect(texts(7)[0]).toContain("với vai trò người rà soát");
  });

  it("an admin approves a request by button, and a second press changes nothing", async () => {
    await start(answerTo("Có"));
    fake.push(said(7, "/xinquyen"));
    await until("asked", () => texts(1).length === 1);
    const data = /"callback_data":"(d:yc-[0-9a-f]+)"/.exec(
      JSON.stringify(fake.arrived.find((one) => one.chat === "1")?.body["reply_markup"]),
    )?.[1];
    fake.push(pressed(1, data ?? ""), pressed(1, data ?? ""));
    await until("approved", () => texts(7).length === 2 && texts(1).length === 3);
    expect(texts(7)[1]).toContain("được duyệt");
    expect(texts(1)[2]).toContain("đã được xử lý");
    expect((await rig.access.atChannel("telegram:7", "")).kind).toBe("known");
  });

  it("presses count once and old buttons say that they are old", async () => {
    await start(answerTo("Có"));
    fake.push(said(1, "Một?"));
    await until("answered", () => texts(1).length === 1);
    fake.push(pressed(1, "1.1"), pressed(1, "1.1"), pressed(1, "99.9"));
    await until("pressed", () => texts(1).length === 3);
    expect(texts(1).slice(1)).toEqual([
      "Có: Câu tiếp theo?",
      "Nút này đã cũ; anh/chị gõ lại yêu cầu hoặc /trogiup.",
    ]);
    const acknowledged = () => fake.arrived.filter((one) => one.method === "answerCallbackQuery");
    await until("acknowledged", () => acknowledged().length === 3);
  });

  it("a file is asked about, reviewed, and comes back with its annotated copy", async () => {
    const bytes = new TextEncoder().encode("kế hoạch");
    await start({
      ...answerTo(""),
      review: async ({ file }) => ({
        review: aReview({ file: file.fileName }),
        files: [{ fileName: "bản có ghi chú.docx", mediaType: "application/x", bytes: file.bytes }],
        ms: 1,
      }),
    });
    fake.files.set("f1", bytes);
    const document = { file_id: "f1", file_name: "kế hoạch.docx", file_size: 9 };
    fake.push(said(1, "", { text: undefined, document }));
    await until("asked", () => texts(1).length === 1);
    expect(texts(1)[0]).toContain("kế hoạch.docx");
    fake.push(said(1, "/kiemtra"));
    await until("reviewed", () => texts(1).length === 3);
    expect(texts(1)[1]).toContain("rà soát ngày");
    expect(fake.arrived.at(-1)).toMatchObject({
      method: "sendDocument",
      fileName: "bản có ghi chú.docx",
    });
  });

  it("refuses a file over 20 MB in one sentence, without fetching it", async () => {
    await start(answerTo(""));
    const document = { file_id: "big", file_name: "to.pdf", file_size: 30 * 1024 * 1024 };
    fake.push(said(1, "", { text: undefined, document, caption: "kiểm tra" }));
    await until("refused", () => texts(1).length === 1);
    expect(texts(1)[0]).toContain("20 MB");
  });

  it("answers voice and stickers with a hint", async () => {
    await start(answerTo(""));
    fake.push(said(1, "", { text: undefined, voice: { file_id: "v" } }));
    await until("told", () => texts(1).length === 1);
    expect(texts(1)[0]).toContain("tin thoại");
  });

  it("in a group it speaks when spoken to", async () => {
    await start(answerTo("Có"));
    const group = { chat: { id: -100, type: "supergroup" }, from: { id: 1, first_name: "A" } };
    fake.push(
      said(1, "chuyện riêng", group),
      said(1, "@can_cu_bot_khac Thông tư nào?", group),
      said(1, "/hoi@can_cu_bot_khac Thông tư nào?", group),
      said(1, "@can_cu_bot Thông tư nào?", group),
      said(1, "Còn?", { ...group, reply_to_message: { from: { id: 42 } } }),
    );
    await until("answered", () => texts(-100).length === 2);
    expect(texts(-100)).toEqual(["Có: Thông tư nào?", "Có: Còn?"]);
  });

  it("cuts long answers into numbered parts below the limit", async () => {
    const long = Array.from(
      { length: 300 },
      (_, at) => `Câu ${at} <nguồn> & số [${(at % 9) + 1}].`,
    );
    await start(answerTo(long.join(" ")));
    fake.push(said(1, "dài?"));
    await until("all parts", () => texts(1).some((text) => /^\((\d)\/\1\) /.test(text)));
    expect(texts(1)[0]).toMatch(/^\(1\/\d\) /);
    expect(fake.complaints).toEqual([]);
  });

  const endless: Partial<Assistant> = {
    ...answerTo("Có"),
    draft: ({ onProgress }, signal) =>
      new Promise((_, reject) => {
        onProgress?.({ what: "Đang đọc tệp", done: 3, total: 12, counted: "trang" });
        signal?.addEventListener("abort", () => reject(new AppError("cancelled", "stopped")));
      }),
  };

  it("long work streams what it does as a draft whose stop button ends it, told once", async () => {
    await start(endless);
    fake.push(said(1, "/soan 2027"));
    await until("draft", () => fake.drafts.length > 0);
    expect(fake.drafts[0]).toMatchObject({
      chat: "1",
      text: "Đang đọc tệp, trang 3/12…",
      canStop: true,
    });
    fake.push({ stopped_message_generation: { chat: { id: 1, type: "private" }, draft_id: 1 } });
    await until("stopped", () => texts(1).length > 0);
    fake.push(said(1, "Xong chưa?"));
    await until("answered", () => texts(1).length > 1);
    expect(texts(1)).toEqual([expect.stringContaining("Đã dừng theo yêu cầu"), "Có: Xong chưa?"]);
    expect(fake.complaints).toEqual([]);
  });

  it.each([400, 404] as const)(
    "a server that answers drafts with %i gets a message with a stop button, taken away at the end",
    async (drafts) => {
      await start(endless, {}, { drafts });
      fake.push(said(1, "/soan 2027"));
      await until("progress", () => texts(1).some((text) => text.includes("trang 3/12")));
      expect(JSON.stringify(fake.arrived[0]?.body["reply_markup"])).toContain("Dừng");
      fake.push(pressed(1, "stop"));
      await until("stopped", () => texts(1).some((text) => text.includes("Đã dừng theo yêu cầu")));
      await until("taken away", () => fake.edits.some((one) => one.method === "deleteMessage"));
      await until("acknowledged", () =>
        fake.arrived.some((one) => one.method === "answerCallbackQuery"),
      );
      expect(texts(1)).toHaveLength(2);
    },
  );

  it("in a group long work never uses drafts, which private chats alone have", async () => {
    await start(endless);
    const group = { chat: { id: -100, type: "supergroup" }, from: { id: 1, first_name: "A" } };
    fake.push(said(1, "/soan 2027", group));
    await until("progress", () => texts(-100).some((text) => text.includes("trang 3/12")));
    expect(fake.drafts).toEqual([]);
  });

  it("a first text of the answer is shown as a draft while a model works on it", async () => {
    let finish: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const { ask } = answerTo("Bản đầy đủ");
    await start({
      ask: async (request) => {
        request.onPreview?.("Bản đầu <1> & 2");
        await gate;
        return (await ask?.(request)) ?? Promise.reject(new Error("no answer"));
      },
    });
    fake.push(said(1, "gì?"));
    await until("previewed", () => fake.drafts.length > 0);
    finish();
    await until("answered", () => texts(1).length > 0);
    expect(fake.drafts[0]?.text).toBe("Bản đầu <1> & 2");
    expect(texts(1)).toEqual(["Bản đầy đủ: gì?"]);
  });

  it("a failure is told in one sentence", async () => {
    await start({
      ask: async () => {
        throw new AppError("model-unavailable", "x", { retryable: true });
      },
    });
    fake.push(said(1, "gì?"));
    await until("told", () => texts(1).length === 1);
    expect(texts(1)[0]).toContain("gián đoạn");
  });

  it("holds against repeated, shuffled updates and failing calls: each once, in order", async () => {
    await start(
      answerTo("Đ"),
      { open: true },
      { repeat: 0.3, shuffle: 0.2, fail: 0.2, seed: 7, retryAfterS: 0 },
    );
    const chats = [11, 12, 13, 14];
    for (let at = 0; at < 12; at += 1) fake.push(...chats.map((chat) => said(chat, `câu ${at}?`)));
    await until("all answered", () => fake.arrived.length >= 48, 50_000);
    const wanted = Array.from({ length: 12 }, (_, at) => `Đ: câu ${at}?`);
    for (const chat of chats) expect(texts(chat)).toEqual(wanted);
    expect(fake.complaints).toEqual([]);
  });

  it("by webhook: a wrong secret is refused before the body is read, the right one is stored and answered", async () => {
    await start(answerTo("Có"), {
      telegram: {
        apiRoot: "",
        webhookUrl: "https://x.vn/webhook/telegram",
        webhookSecret: "bi-mat",
      },
    });
    await rig.stop();
    await fake.close();
    fake = await startFakeTelegram();
    rig = await startChat({
      assistant: makeFakeAssistant(answerTo("Có")),
      admins: ["telegram:1"],
      telegram: {
        apiRoot: fake.url,
        webhookUrl: "https://x.vn/webhook/telegram",
        webhookSecret: "bi-mat",
      },
    });
    await until("webhook set", () => fake.secretToken === "bi-mat");
    const post = (body: string, secret?: string) =>
      rig.channels.routes.request("/webhook/telegram", {
        method: "POST",
        body,
        headers: secret === undefined ? {} : { "X-Telegram-Bot-Api-Secret-Token": secret },
      });
    for (let at = 0; at < 100; at += 1)
      expect((await post("{không phải JSON", at % 2 === 0 ? undefined : `sai-${at}`)).status).toBe(
        401,
      );
    const body = JSON.stringify({ update_id: 5, ...said(1, "Sao?") });
    await until("ready", () => fake.calls >= 3);
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (let at = 0; at < 3; at += 1) expect((await post(body, "bi-mat")).status).toBe(200);
    await until("answered", () => texts(1).length > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(texts(1)).toEqual(["Có: Sao?"]);
  });
});
