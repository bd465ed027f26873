/**
 * Telegram under trouble: the serving process against a fake Bot API that repeats 30 % and reorders 20 % of the
 * updates, answers 429 or 502 to a fifth of the calls, while the process is killed (SIGKILL) again and again.
 * Counts what was lost, doubled, out of order or over the limits.
 * Needs the built product; bench/channel-kills.mjs runs it at full length.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { said, startFakeTelegram } from "./fake-telegram.ts";

export interface KillFigures {
  kills: number;
  asked: number;
  answered: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  complaints: string[];
}

const READY_MS = 60_000;

function startServer(apiRoot: string, data: string): ChildProcess {
  return spawn("node", ["dist/bin/can-cu.js", "serve", "--port", "0", "--data", data], {
    stdio: "ignore",
    env: {
      ...process.env,
      TELEGRAM_BOT_TOKEN: "123:abc",
      TELEGRAM_API_ROOT: apiRoot,
      CAN_CU_OPEN: "1",
    },
  });
}

/** Each message is a search for a word of its own, whose answer names the word. */
export async function runKills(options: {
  kills: number;
  chats: number;
  messages: number;
  seed: number;
}): Promise<KillFigures> {
  const { kills, chats, messages, seed } = options;
  const data = mkdtempSync(join(tmpdir(), "can-cu-kills-"));
  const fake = await startFakeTelegram({
    repeat: 0.3,
    shuffle: 0.2,
    fail: 0.2,
    seed,
    retryAfterS: 1,
  });
  let server = startServer(fake.url, data);
  const perChat = Array.from({ length: chats }, (_, at) => 5000 + at);
  const word = (chat: number, at: number) => `zq${chat}x${String(at).padStart(3, "0")}`;
  const seen = (chat: number) =>
    fake.arrived
      .filter((one) => one.chat === String(chat))
      .flatMap(({ text }) => /zq\d+x(\d{3})/.exec(text)?.[1] ?? [])
      .map(Number);
  let pushed = 0;
  let killed = 0;
  try {
    const first = Date.now();
    while (fake.calls < 5 && Date.now() - first < READY_MS) await sleep(50);
    let random = seed;
    while (pushed < messages || killed < kills) {
      if (pushed < messages) {
        fake.push(...perChat.map((chat) => said(chat, `/vanban ${word(chat, pushed)}`)));
        pushed += 1;
      }
      random = (Math.imul(random, 1103515245) + 12345) >>> 0;
      await sleep(300 + (random % 1700));
      if (killed < kills) {
        server.kill("SIGKILL");
        killed += 1;
        server = startServer(fake.url, data);
        await sleep(1500);
      }
    }
    const end = Date.now() + 180_000;
    const complete = () => perChat.every((chat) => new Set(seen(chat)).size === messages);
    while (!complete() && Date.now() < end) await sleep(100);
    await sleep(1500);
    const lists = perChat.map(seen);
    const firsts = lists.map((list) => [...new Set(list)]);
    return {
      kills: killed,
      asked: chats * messages,
      answered: firsts.flat().length,
      lost: chats * messages - firsts.flat().length,
      doubled: lists.flat().length - firsts.flat().length,
      outOfOrder: firsts.filter((list) => list.some((at, index) => at !== index)).length,
      complaints: [...new Set(fake.complaints)],
    };
  } finally {
    server.kill("SIGKILL");
    await fake.close();
    rmSync(data, { recursive: true, force: true });
  }
}
