/** The same questions through every channel of the product with the shipped corpus. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";

import { type App, buildApp } from "../../src/app.ts";
import { makeChannels } from "../../src/channels/start-channels.ts";
import { telegramLimits } from "../../src/channels/telegram/telegram-limits.ts";
import { makeWebApp } from "../../src/channels/web/make-web-app.ts";
import { zaloLimits } from "../../src/channels/zalo/zalo-limits.ts";
import { DEFAULT_UNIT, parseConfig } from "../../src/config.ts";
import { Answer } from "../../src/domain/answer/answer.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { until } from "../support/chat-rig.ts";
import { type FakeTelegram, said, startFakeTelegram } from "../support/fake-telegram.ts";
import { type FakeZalo, startFakeZalo, zaloSaid } from "../support/fake-zalo.ts";
import { webDeps } from "../support/web-app.ts";
import { isWhole, questionsOfAllKinds } from "./questions.ts";
import { type AskChannel, channelSuite } from "./suite.ts";

const QUESTIONS = 50;
const WAIT_MS = 100_000;
const questions = questionsOfAllKinds(QUESTIONS);

let app: App;
let telegram: FakeTelegram;
let zalo: FakeZalo;
let web: ReturnType<typeof makeWebApp>;
let channels: Promise<void>;
const stop = new AbortController();
const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-same-"));
const references = new Map<string, Answer>();

beforeAll(async () => {
  app = await buildApp({ ...parseConfig({ CAN_CU_OPEN: "1" }), dataFolder });
  telegram = await startFakeTelegram();
  zalo = await startFakeZalo();
  for (const { q } of questions) {
    const { ms, ...answer } = await app.assistant.ask({ question: q, unit: DEFAULT_UNIT });
    expect(ms).toBeGreaterThanOrEqual(0);
    references.set(q, Answer.parse(answer));
  }
  web = makeWebApp({ ...webDeps(app.assistant), access: app.access, unit: DEFAULT_UNIT });
  const config = { webhookSecret: null, proxy: null, webhookUrl: null };
  channels = makeChannels({
    ...app.mail,
    ...{ access: app.access, clock: systemClock, log: app.log, publicUrl: null },
    telegram: { ...config, token: "123:abc", apiRoot: telegram.url },
    zalo: { token: "zalo-token", webhookSecret: null, apiRoot: zalo.url },
    pace: { pollSeconds: 1, throttle: false },
  }).run(stop.signal);
});

afterAll(async () => {
  stop.abort();
  await channels;
  await Promise.all([telegram.close(), zalo.close()]);
  await app.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

const reference = async (question: string): Promise<Answer> => {
  const answer = references.get(question);
  if (answer === undefined) throw new Error(`not asked: ${question}`);
  return answer;
};

const withoutHtml = (text: string): string =>
  text
    .replace(/<\/?b>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

let nextPerson = 7000;

const openTelegram = (): AskChannel => ({
  textLength: telegramLimits.textLength,
  complaints: () => telegram.complaints,
  async ask(question) {
    const chat = (nextPerson += 1);
    const messages = () =>
      telegram.arrived
        .filter((one) => one.chat === String(chat))
        .map((one) => withoutHtml(one.text))
        .filter((text) => !text.startsWith("Đang xử lý"));
    telegram.push(said(chat, question));
    await until(`answered: ${question}`, () => isWhole(messages()), WAIT_MS);
    return messages();
  },
});

const openZalo = (): AskChannel => ({
  textLength: zaloLimits.textLength,
  complaints: () => zalo.complaints,
  async ask(question) {
    const chat = `u${(nextPerson += 1)}`;
    const messages = () => zalo.arrived.filter((one) => one.chat === chat).map((one) => one.text);
    zalo.push(zaloSaid(chat, question));
    await until(`answered: ${question}`, () => isWhole(messages()), WAIT_MS);
    return messages();
  },
});

const Event = z.discriminatedUnion("type", [
  z.object({ type: z.literal("status") }),
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("answer"), answer: Answer.loose(), html: z.string() }),
]);

/** As the chat page does: the stream of an answer, and its sources as they stand on the page. */
const openWeb = (): AskChannel => {
  const complaints: string[] = [];
  return {
    textLength: null,
    complaints: () => complaints,
    async ask(question) {
      const response = await web.request("http://127.0.0.1/api/chat", {
        method: "POST",
        headers: { "content-type": "application/json", host: "127.0.0.1" },
        body: JSON.stringify({ q: question, conversation: randomUUID() }),
      });
      const lines = (await response.text()).trim().split("\n");
      const events = lines.map((line) => Event.parse(JSON.parse(line)));
      const shown = events.find((event) => event.type === "answer");
      for (const { documentId, symbol, locator } of shown?.answer.citations ?? []) {
        const page = shown?.html ?? "";
        if (!page.includes(`href="/tai-lieu/${encodeURIComponent(documentId)}`))
          complaints.push(`${question}: no link to ${documentId}`);
        for (const part of [symbol, locator])
          if (part !== null && !page.includes(escapeHtml(part)))
            complaints.push(`${question}: ${part} not on the page`);
      }
      return [events.flatMap((event) => (event.type === "text" ? event.text : [])).join("")];
    },
  };
};

const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

it("the questions are of all kinds, and some answers have sources", () => {
  expect(questions).toHaveLength(QUESTIONS);
  expect(new Set(questions.map((question) => question.kind)).size).toBeGreaterThanOrEqual(12);
  const cited = [...references.values()].filter((answer) => answer.citations.length > 0);
  expect(cited.length).toBeGreaterThan(QUESTIONS / 2);
});
channelSuite(openWeb, "Web", questions, reference);
channelSuite(openTelegram, "Telegram", questions, reference);
channelSuite(openZalo, "Zalo", questions, reference);
