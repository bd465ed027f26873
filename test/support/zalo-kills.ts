/**
 * Zalo's webhook under trouble: a platform that posts each event until it is acknowledged, a third of them twice and a
 * fifth beside their neighbour, and answers 429 or 500 to a fifth of the calls, while the serving process is killed
 * (SIGKILL) again and again. Needs the built product; bench/channel-kills.mjs --channel zalo runs it at full length.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { KillFigures } from "./channel-kills.ts";
import { startFakeZalo, zaloSaid } from "./fake-zalo.ts";

const SECRET = "bi-mat-cua-webhook";
const END_MS = 300_000;

function startServer(apiRoot: string, port: number, data: string): ChildProcess {
  const args = ["dist/bin/can-cu.js", "serve", "--port", String(port), "--data", data];
  return spawn("node", args, {
    stdio: "ignore",
    env: {
      ...process.env,
      ...{ ZALO_BOT_TOKEN: "zalo-token", ZALO_API_ROOT: apiRoot, ZALO_WEBHOOK_SECRET: SECRET },
      CAN_CU_OPEN: "1",
    },
  });
}

/** A port that was free a moment ago; the server must come back on the same one. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Posts until the server says that it has it. */
async function deliver(port: number, event: object): Promise<void> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/webhook/zalo`, {
      method: "POST",
      headers: { "content-type": "application/json", "X-Bot-Api-Secret-Token": SECRET },
      body: JSON.stringify(event),
    }).catch(() => null);
    if (response?.ok === true) return;
    await sleep(300);
  }
}

/** One chat's events, in order but for pairs that are sent side by side; gives the numbers of those pairs. */
async function deliverAll(
  port: number,
  events: readonly object[],
  chance: () => number,
): Promise<Set<number>> {
  const unordered = new Set<number>();
  for (let at = 0; at < events.length; at += 1) {
    const group = [events[at] ?? {}];
    const next = events[at + 1];
    if (next !== undefined && chance() < 0.2) {
      group.push(next);
      unordered.add(at).add(at + 1);
      at += 1;
    }
    if (chance() < 0.3) group.push(group[0] ?? {});
    await Promise.all(group.map((event) => deliver(port, event)));
    await sleep(100 + chance() * 900);
  }
  return unordered;
}

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Places where the order was turned although the platform had kept it. */
const turned = (list: readonly number[], unordered: ReadonlySet<number>): number =>
  list.filter((at, index) => {
    const before = list[index - 1] ?? -1;
    return before > at && !(unordered.has(at) && before === at + 1);
  }).length;

export async function runZaloKills(options: {
  kills: number;
  chats: number;
  messages: number;
  seed: number;
}): Promise<KillFigures> {
  const { kills, chats, messages, seed } = options;
  const data = mkdtempSync(join(tmpdir(), "can-cu-zalo-kills-"));
  const chance = randomFrom(seed);
  const fake = await startFakeZalo({ fail: 0.2 });
  const port = await freePort();
  let server = startServer(fake.url, port, data);
  const names = Array.from({ length: chats }, (_, at) => `00${5000 + at}`);
  const word = (chat: string, at: number) => `zq${chat}x${String(at).padStart(3, "0")}`;
  const seen = (chat: string) =>
    fake.arrived
      .filter((one) => one.chat === chat)
      .flatMap(({ text }) => /zq\d+x(\d{3})/.exec(text)?.[1] ?? [])
      .map(Number);
  let killed = 0;
  try {
    const sending = Promise.all(
      names.map((chat) => {
        const said = (at: number) => zaloSaid(chat, `/vanban ${word(chat, at)}`);
        const events = Array.from({ length: messages }, (_, at) => said(at));
        return deliverAll(port, events, chance);
      }),
    );
    while (killed < kills) {
      await sleep(3000 + chance() * 2500);
      server.kill("SIGKILL");
      killed += 1;
      server = startServer(fake.url, port, data);
    }
    const unordered = await sending;
    const end = Date.now() + END_MS;
    const complete = () => names.every((chat) => new Set(seen(chat)).size === messages);
    while (!complete() && Date.now() < end) await sleep(100);
    await sleep(1500);
    const lists = names.map(seen);
    const firsts = lists.map((list) => [...new Set(list)]);
    return {
      kills: killed,
      asked: chats * messages,
      answered: firsts.flat().length,
      lost: chats * messages - firsts.flat().length,
      doubled: lists.flat().length - firsts.flat().length,
      outOfOrder: firsts
        .map((list, at) => turned(list, unordered[at] ?? new Set()))
        .reduce((sum, one) => sum + one, 0),
      complaints: [...new Set(fake.complaints)],
    };
  } finally {
    server.kill("SIGKILL");
    await fake.close();
    rmSync(data, { recursive: true, force: true });
  }
}
