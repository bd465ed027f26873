/** From following to the message in the outbox, through the whole product over its real store and queue. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { notifyFollowersJob } from "../../jobs/notify-followers.ts";
import { type App, buildApp } from "../../src/app.ts";
import type { Visit } from "../../src/assistant/access/access.ts";
import { operatorVisit } from "../../src/assistant/access/access-core.ts";
import { parseConfig } from "../../src/config.ts";
import { makePeople } from "../../src/storage/sql/people.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";

const data = mkdtempSync(join(tmpdir(), "can-cu-followers-"));
const NOW = "2026-11-22T01:00:00.000Z";
let app: App;
let stop: AbortController;
let working: Promise<void>;
const sql = makeSqliteSql(openDatabase(data));

beforeAll(async () => {
  app = await buildApp({ ...parseConfig({}), logLevel: "silent", dataFolder: data });
  stop = new AbortController();
  working = app.jobs.work(stop.signal);
});
afterAll(async () => {
  stop.abort();
  await working;
  await app.close();
});

const regulation = {
  fileName: "thong-tu-moi.txt",
  bytes: readFileSync(
    fileURLToPath(new URL("../fixtures/regulations/thong-tu-thay-the.txt", import.meta.url)),
  ),
};
const plan = (name: string) => ({
  fileName: "ke-hoach.md",
  bytes: Buffer.from(
    `# KẾ HOẠCH\n## Chuyển đổi số năm 2026 của ${name}\n\nI. CĂN CỨ\n\nCăn cứ Thông tư số 13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế;\n\nII. MỤC TIÊU\n\nThuê phần mềm quản lý.\n`,
  ),
});

async function takesPart(
  id: string,
  identity: string,
  unit: string,
  followed: string[],
  active = true,
) {
  const people = makePeople(sql);
  await people.addUnit({ id: unit, name: `Đơn vị ${unit}`, createdAt: NOW });
  const person = { id, name: id, systemAdmin: false, currentUnit: null, createdAt: NOW };
  await people.addPerson({ ...person, active }, identity, [{ unit, role: "staff", since: NOW }]);
  await app.mail.follows.set(id, followed);
}

const askOnPages = (visit: Visit, question: string) =>
  app.access
    .assistantFor(visit)
    .ask(
      { question, unit: visit.unit, conversationId: "web:cuoc-1" },
      new AbortController().signal,
    );

/** Texts by chat, in order. */
async function outbox(): Promise<Record<string, string[]>> {
  const { rows } = await sql.run("SELECT channel, chat, body FROM outbox ORDER BY seq");
  const texts: Record<string, string[]> = {};
  for (const row of rows) {
    const { channel, chat, body } = z
      .object({ channel: z.string(), chat: z.string(), body: z.string() })
      .parse(row);
    (texts[`${channel}:${chat}`] ??= []).push((JSON.parse(body) as { text: string }).text);
  }
  return texts;
}

/** All announcements asked for so far are done. */
async function told(jobs: number) {
  const states = async () =>
    (await app.jobs.queue.list({ name: notifyFollowersJob.name })).map(({ state }) => state);
  await expect.poll(states, { timeout: 30_000 }).toEqual(Array(jobs).fill("done"));
}

describe("followers of a document", () => {
  let proposalId = "";

  it("are told once, in their own chat, with what of their own unit leans on it", async () => {
    await takesPart("p1", "telegram:11", "tram-a", ["13/2025/TT-BYT"]);
    await takesPart("p2", "zalo:z2", "tram-b", ["benh-an-dien-tu"]);
    await takesPart("p3", "telegram:13", "tram-a", ["30/2020/NĐ-CP"]);
    await takesPart("p4", "telegram:14", "tram-a", ["13/2025/TT-BYT"], false);
    await app.mail.follows.set("operator", ["13/2025/TT-BYT"]);
    await askOnPages(operatorVisit("tram-a"), "13/2025/TT-BYT còn hiệu lực không?");
    await app.assistant.ingest(plan("Trạm Suối Xanh"), "tram-a");
    await app.assistant.ingest(plan("Trạm Đồi Cát"), "tram-b");
    const { id } = await app.registerBook.propose(regulation, "tram-a");
    proposalId = id;
    await app.registerBook.confirm(id, "tram-a", {});
    await told(1);
    const texts = await outbox();
    expect(Object.keys(texts).sort()).toEqual(["telegram:11", "zalo:z2"]);
    const [first = "", ...more] = texts["telegram:11"] ?? [];
    expect(more).toEqual([]);
    for (const part of [
      "77/2027/TT-BYT",
      "13/2025/TT-BYT",
      "01/05/2027",
      "Điều 4 khoản 2",
      "SUỐI XANH",
    ])
      expect(first.toUpperCase()).toContain(part.toUpperCase());
    expect(first).not.toMatch(/Đồi Cát/i);
    const second = (texts["zalo:z2"] ?? []).join("\n");
    expect(second).toMatch(/Đồi Cát/i);
    expect(second).not.toMatch(/Suối Xanh/i);
    expect(await app.notices.unread("p1", "tram-a")).toBe(1);
    expect(await app.notices.unread("p3", "tram-a")).toBe(0);
  });

  it("are told on the pages of their own answers there, at the machine itself as well", async () => {
    const [atMachine] = await app.notices.list("operator", "tram-a", 5);
    expect(atMachine?.text).toContain("“13/2025/TT-BYT còn hiệu lực không?”");
    const [other] = await app.notices.list("p1", "tram-a", 5);
    expect(other?.text).toContain("77/2027/TT-BYT");
    expect(other?.text).not.toContain("còn hiệu lực không?");
    expect(await app.notices.list("operator", "tram-b", 5)).toHaveLength(1);
    expect((await app.notices.list("operator", "tram-b", 5))[0]?.text).not.toContain(
      "còn hiệu lực không?",
    );
  });

  it("are not told again by a second confirmation or a second run of the job", async () => {
    const before = await outbox();
    await app.registerBook.confirm(proposalId, "tram-a", {});
    await told(1);
    const [job] = await app.jobs.queue.list({ name: notifyFollowersJob.name });
    await app.jobs.queue.enqueue(notifyFollowersJob.name, job?.payload);
    await told(2);
    expect(await outbox()).toEqual(before);
    expect(await app.notices.unread("p1", "tram-a")).toBe(1);
  });

  it("are told of a correction, those who follow no more are not", async () => {
    const before = await outbox();
    await app.mail.follows.set("p1", []);
    await app.registerBook.confirm(proposalId, "tram-a", { effective: "2027-06-01" });
    await told(3);
    const after = await outbox();
    expect(after["telegram:11"]).toEqual(before["telegram:11"]);
    expect(after["zalo:z2"]?.join("\n")).toContain("01/06/2027");
  });
});
