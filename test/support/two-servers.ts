/**
 * Two serving processes over one PostgreSQL and one Redis, polling one bot of a fake Bot API that repeats and reorders
 * updates; the leading one is killed (SIGKILL) in the middle. Counts what was lost or doubled, and how long the other
 * took to take over. Needs the built product; bench/two-servers.mjs runs it at full length.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { said, startFakeTelegram } from "./fake-telegram.ts";

export interface TwoServersOptions {
  /** DATABASE_URL and REDIS_URL of an install. */
  env: Readonly<Record<string, string>>;
  chats: number;
  /** Messages of each chat. */
  messages: number;
  seed: number;
  /** Milliseconds that all answers may take. */
  limitMs: number;
  /** Told of each server that was started. */
  onStart?: (server: ChildProcess) => void;
}

export interface TwoServersFigures {
  asked: number;
  answered: number;
  lost: number;
  /** Answered twice though no process died meanwhile. */
  doubled: number;
  /** Sent when the leader was killed and not yet noted as sent: the platform offers nothing to tell it by. */
  doubledByKill: number;
  outOfOrder: number;
  /** From the kill of the leader to the first look of another for messages. */
  takeoverS: number;
  /** From the kill to the first answer to a message that waited then, by the process that lives. */
  nextAnswerS: number;
  /** From the kill until every chat had an answer: also those that the dead process held. */
  everyChatS: number;
  /** From the kill to the first answer to a message sent after it; what waited before it comes first. */
  answeredS: number;
  /** Messages without an answer when the leader was killed. */
  waitingAtKill: number;
  seconds: number;
  complaints: string[];
}

const READY_MS = 180_000;
/** What arrives so soon after the kill may be the dead one's. */
const IN_FLIGHT_MS = 500;
/** A message that arrived so long before the kill was noted as sent, or should have been. */
const NOTED_MS = 5_000;

export async function runTwoServers(options: TwoServersOptions): Promise<TwoServersFigures> {
  const { chats, messages, seed, limitMs } = options;
  const data = mkdtempSync(join(tmpdir(), "can-cu-two-"));
  const fake = await startFakeTelegram({ repeat: 0.3, shuffle: 0.2, seed });
  const env = {
    ...process.env,
    ...options.env,
    ...{ TELEGRAM_BOT_TOKEN: "123:abc", TELEGRAM_API_ROOT: fake.url, CAN_CU_OPEN: "1" },
  };
  const servers: ChildProcess[] = [];
  const start = async () => {
    const server = await startServer(data, env);
    options.onStart?.(server);
    servers.push(server);
  };
  const until = async (check: () => boolean, ms: number): Promise<void> => {
    for (const end = Date.now() + ms; !check() && Date.now() < end; ) await sleep(50);
  };
  const list = Array.from({ length: chats }, (_, at) => 5000 + at);
  const word = (chat: number, at: number) => `zq${chat}x${String(at).padStart(4, "0")}`;
  /** Numbers of the messages that each chat has answers to, as they came. */
  const seen = (): number[][] => {
    const byChat = new Map(list.map((chat): [string, number[]] => [String(chat), []]));
    for (const { chat, text } of fake.arrived) {
      const number = /zq\d+x(\d{4})/.exec(text)?.[1];
      if (number !== undefined) byChat.get(chat)?.push(Number(number));
    }
    return [...byChat.values()];
  };
  const push = (at: number) =>
    fake.push(...list.map((chat) => said(chat, `/vanban ${word(chat, at)}`)));
  try {
    await start();
    // The first one polls before the other is there: it leads.
    await until(() => fake.polls > 0, READY_MS);
    await start();
    const begun = Date.now();
    const middle = Math.floor(messages / 2);
    for (let at = 0; at < middle; at++) push(at);
    await until(() => fake.arrived.length >= (chats * middle) / 2, limitMs);
    servers[0]?.kill("SIGKILL");
    const killed = Date.now();
    const { polls } = fake;
    const waitingAtKill = chats * middle - answers(seen());
    for (let at = middle; at < messages; at++) push(at);
    // Taken over: what was not received before the kill is.
    const isLate = ({ text }: { text: string }) =>
      Number(/zq\d+x(\d{4})/.exec(text)?.[1] ?? -1) >= middle;
    await until(() => fake.polls > polls, limitMs);
    const takeoverS = fake.polls > polls ? (Date.now() - killed) / 1000 : Infinity;
    await until(() => fake.arrived.some(isLate), limitMs);
    const late = fake.arrived.find(isLate);
    await start();
    const complete = () => seen().every((one) => new Set(one).size === messages);
    for (const end = Date.now() + limitMs; !complete() && Date.now() < end; ) await sleep(500);
    const seconds = (Date.now() - begun) / 1000;
    await sleep(3_000);
    const twice = doubles(fake.arrived);
    const byKill = twice.filter((at) => at > killed - NOTED_MS && at <= killed + 500).length;
    const firsts = seen().map((one) => [...new Set(one)]);
    const answered = firsts.flat().length;
    const after = fake.arrived.filter(({ at }) => at > killed + IN_FLIGHT_MS);
    const sinceKill = (at: number | undefined) =>
      at === undefined ? Infinity : (at - killed) / 1000;
    const firstOfChats = list.map((chat) => after.find((one) => one.chat === String(chat))?.at);
    return {
      asked: chats * messages,
      answered,
      lost: chats * messages - answered,
      doubled: twice.length - byKill,
      doubledByKill: byKill,
      outOfOrder: firsts.filter((one) => one.some((at, index) => at !== index)).length,
      takeoverS,
      nextAnswerS: sinceKill(after[0]?.at),
      everyChatS: Math.max(...firstOfChats.map(sinceKill)),
      answeredS: sinceKill(late?.at),
      waitingAtKill,
      seconds,
      complaints: [...new Set(fake.complaints)],
    };
  } finally {
    for (const server of servers) server.kill("SIGKILL");
    await fake.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Resolves once it is reached by its address; it may poll by then. */
async function startServer(data: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const args = ["dist/bin/can-cu.js", "serve", "--port", "0", "--data", data];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], env });
  await new Promise<void>((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error("a server did not start")), READY_MS);
    child.once("exit", (code) => reject(new Error(`a server ended at its start: ${code}`)));
    child.stdout.on("data", () => {
      clearTimeout(tooLate);
      resolve();
    });
  });
  return child;
}

/** Messages that have an answer. */
const answers = (byChat: readonly (readonly number[])[]): number =>
  byChat.reduce((sum, one) => sum + new Set(one).size, 0);

/** When the messages came first that came more than once. */
function doubles(arrived: readonly { text: string; at: number }[]): number[] {
  const first = new Map<string, number>();
  const twice: number[] = [];
  for (const { text, at } of arrived) {
    const [word] = /zq\d+x\d{4}/.exec(text) ?? [];
    if (word === undefined) continue;
    const before = first.get(word);
    if (before === undefined) first.set(word, at);
    else twice.push(before);
  }
  return twice;
}
