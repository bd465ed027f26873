/** People and chat channels over PostgreSQL: the same statements as over SQLite, against the other dialect. */
import { setTimeout as sleep } from "node:timers/promises";

import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";

import { operatorVisit } from "../../src/assistant/access/access-core.ts";
import { makeLog } from "../../src/platform/log.ts";
import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { startChat, until } from "../support/chat-rig.ts";
import { makeFakeAssistant } from "../support/fake-assistant.ts";
import { said, startFakeTelegram } from "../support/fake-telegram.ts";
import { freshSchema, postgresUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { anAnswer } from "../support/web-samples.ts";
import { startWire } from "../support/wire.ts";

describe.skipIf(skipWithoutPostgres)("chat over PostgreSQL", () => {
  test("an invited person asks and is answered in order; the audit chain holds", async () => {
    const sql = await openPostgresSql({ url: postgresUrl, schema: freshSchema() });
    onTestFinished(() => sql.close());
    const fake = await startFakeTelegram({ repeat: 0.3, shuffle: 0.2 });
    onTestFinished(() => fake.close());
    const assistant = makeFakeAssistant({
      ask: async ({ question }) => anAnswer({ text: `Đ: ${question}`, suggestions: [] }),
    });
    const rig = await startChat({ assistant, sql, telegram: { apiRoot: fake.url } });
    onTestFinished(() => rig.stop());
    const { code } = await rig.access.invite(operatorVisit("don-vi"), { role: "staff" });
    fake.push(said(7, code), ...[1, 2, 3, 4].map((at) => said(7, `câu ${at}?`)));
    await until("answered", () => fake.arrived.filter((one) => one.chat === "7").length === 5);
    expect(fake.arrived.slice(1).map((one) => one.text)).toEqual(
      [1, 2, 3, 4].map((at) => `Đ: câu ${at}?`),
    );
    await rig.access.askForAccess("zalo:a", "A");
    expect(await rig.access.requests(operatorVisit("don-vi"))).toHaveLength(1);
    const audit = await rig.access.audit(operatorVisit("don-vi"), { limit: 3 });
    expect(audit).toHaveLength(3);
    expect((await rig.access.verifyAudit()).brokenAt).toBeNull();
    expect(rig.errors).toEqual([]);
  });

  test("tells of a database that is away in one line, and that it is back in another", async () => {
    const wire = await startWire(postgresUrl);
    const lines: string[] = [];
    const log = makeLog("info", { write: (line) => void lines.push(line) });
    const sql = await openPostgresSql({ url: wire.url, schema: freshSchema(), log });
    onTestFinished(() => sql.close());
    const fake = await startFakeTelegram({ repeat: 0, shuffle: 0 });
    onTestFinished(() => fake.close());
    const assistant = makeFakeAssistant({
      ask: async ({ question }) => {
        await sleep(40);
        return anAnswer({ text: `Đ: ${question}`, suggestions: [] });
      },
    });
    const telegram = { apiRoot: fake.url };
    const rig = await startChat({ assistant, sql, log, open: true, telegram });
    onTestFinished(() => rig.stop());
    const chats = Array.from({ length: 12 }, (_, at) => 100 + at);
    for (let at = 0; at < 6; at += 1)
      fake.push(...chats.map((chat) => said(chat, `câu ${at} của ${chat}?`)));
    const answers = () =>
      new Set(fake.arrived.flatMap(({ text }) => /Đ: .+/.exec(text) ?? [])).size;
    await until("some are answered", () => answers() > 8);
    await wire.cut();
    await sleep(3_000);
    await wire.mend();
    await until("all are answered", () => answers() === 72, 30_000);
    const told = lines.map((line) => z.object({ msg: z.string() }).parse(JSON.parse(line)).msg);
    expect(told).toEqual([
      "postgres: away; requests are refused, work waits",
      "postgres: back, work goes on",
    ]);
    const { failures } = z.object({ failures: z.number() }).parse(JSON.parse(lines[1] ?? ""));
    expect(failures).toBeGreaterThan(5);
  }, 90_000);
});
