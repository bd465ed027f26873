/**
 * The serving process under many users at once: how long from a question to the first sign of life ("is typing", or a
 * message) and to the whole answer, as a fake Bot API sees it. The platform's rates are kept (a message a second in a
 * chat). Needs the built product; bench/channel-load.mjs runs it at full length.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { isWhole } from "../channels/questions.ts";
import { type FakeTelegram, said, startFakeTelegram } from "./fake-telegram.ts";

export interface LoadFigures {
  users: number;
  asked: number;
  answered: number;
  /** Milliseconds. */
  firstSign: { p50: number; p95: number };
  answer: { p50: number; p95: number };
  complaints: string[];
}

interface Options {
  users: number;
  /** Of each user. */
  messages: number;
  /** Of all users together. */
  perSecond: number;
  questions: readonly string[];
}

const START_MS = 60_000;
const DRAIN_MS = 120_000;

/** Instants at which the answers of a chat were whole, in order. */
function wholeAt(fake: FakeTelegram, chat: number): number[] {
  const shown = fake.arrived.filter(
    (one) => one.chat === String(chat) && !one.text.startsWith("Đang xử lý"),
  );
  return shown.filter(({ text }) => isWhole([text])).map((one) => one.at);
}

const share = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
};
const figures = (values: readonly number[]) => ({
  p50: share(values, 0.5),
  p95: share(values, 0.95),
});

export async function runLoad(options: Options): Promise<LoadFigures> {
  const { users, messages, perSecond, questions } = options;
  const data = mkdtempSync(join(tmpdir(), "can-cu-load-"));
  const fake = await startFakeTelegram();
  const server = spawn("node", ["dist/bin/can-cu.js", "serve", "--port", "0", "--data", data], {
    stdio: "ignore",
    env: {
      ...process.env,
      TELEGRAM_BOT_TOKEN: "123:abc",
      TELEGRAM_API_ROOT: fake.url,
      CAN_CU_OPEN: "1",
    },
  });
  const chats = Array.from({ length: users }, (_, at) => 6000 + at);
  const pushed = new Map<number, number[]>(chats.map((chat) => [chat, []]));
  const ask = (chat: number, question: string) => {
    pushed.get(chat)?.push(Date.now());
    fake.push(said(chat, question));
  };
  try {
    await warmUp(fake, questions[0] ?? "");
    const begin = Date.now();
    for (let at = 0; at < users * messages; at += 1) {
      await sleep(begin + (at * 1000) / perSecond - Date.now());
      ask(6000 + (at % users), questions[(at * 7) % questions.length] ?? "");
    }
    const end = Date.now() + DRAIN_MS;
    while (chats.some((chat) => wholeAt(fake, chat).length < messages) && Date.now() < end)
      await sleep(200);
    return measured(fake, pushed, options);
  } finally {
    server.kill("SIGTERM");
    await new Promise((resolve) => server.once("exit", resolve));
    await fake.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** One question answered: the process is up and its index is read. */
async function warmUp(fake: FakeTelegram, question: string): Promise<void> {
  const end = Date.now() + START_MS;
  fake.push(said(5999, question));
  while (wholeAt(fake, 5999).length === 0) {
    if (Date.now() > end) throw new Error("the product does not answer");
    await sleep(50);
  }
}

function measured(
  fake: FakeTelegram,
  pushed: ReadonlyMap<number, readonly number[]>,
  { users, messages }: Options,
): LoadFigures {
  const signs: number[] = [];
  const answers: number[] = [];
  for (const [chat, times] of pushed) {
    const whole = wholeAt(fake, chat);
    const seen = [...fake.actions, ...fake.arrived]
      .filter((one) => one.chat === String(chat))
      .map((one) => one.at)
      .sort((a, b) => a - b);
    times.forEach((from, at) => {
      const done = whole[at];
      if (done === undefined) return;
      answers.push(done - from);
      // What belongs to the message before is no sign for this one.
      const before = Math.max(from, (whole[at - 1] ?? 0) + 1);
      signs.push((seen.find((instant) => instant >= before) ?? done) - from);
    });
  }
  return {
    users,
    asked: users * messages,
    answered: answers.length,
    firstSign: figures(signs),
    answer: figures(answers),
    complaints: [...new Set(fake.complaints)],
  };
}
