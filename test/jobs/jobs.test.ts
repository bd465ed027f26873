import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";

import { defineJob } from "../../jobs/define-job.ts";
import { enqueueIngest, ingestDocumentJob, sweepInbox } from "../../jobs/ingest-document.ts";
import { makeJobs } from "../../jobs/make-jobs.ts";
import { jobDefinitions } from "../../jobs/register.ts";
import { storedOutlook } from "../../jobs/register-outlook.ts";
import { makeIngestFile } from "../../src/knowledge/ingest/ingest-file.ts";
import { makeLog } from "../../src/platform/log.ts";
import { makeSqliteQueue } from "../../src/queue/embedded/sqlite-queue.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { makeSqlSettings } from "../../src/storage/sql/sql-settings.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { loadRegister } from "../support/register.ts";

const register = loadRegister();
const unit = "don-vi";
const file = (fileName: string, text: string) => ({
  fileName,
  bytes: new TextEncoder().encode(text),
});

function setUp() {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-jobs-"));
  const db = openDatabase(dataFolder);
  const documents = makeSqlDocuments(makeSqliteSql(db));
  const settings = makeSqlSettings(makeSqliteSql(db));
  let time = Date.parse("2026-11-22T05:00:00.000Z");
  const clock = {
    now: () => new Date(time).toISOString(),
    today: () => new Date(time + 7 * 3600_000).toISOString().slice(0, 10),
  };
  const log = makeLog("silent");
  const pace = { pollMs: 5 };
  const done: string[] = [];
  const upkeep = {
    sweep: async (now: string) => void done.push(`sweep ${now}`),
    backup: async (path: string) => {
      writeFileSync(path, "copy");
      return { bytes: 4 };
    },
    reindex: async (of: string) => void done.push(`reindex ${of}`),
  };
  const queue = makeSqliteQueue({ db, clock, log, definitions: jobDefinitions, pace });
  const jobs = makeJobs({
    ...{ queue, clock, log, register, settings, dataFolder, refresh: async () => undefined },
    ingest: makeIngestFile({ documents, now: clock.now }),
    upkeep,
    sharedIndex: true,
    hasContent: async (hash, of) => (await documents.findByHash(hash, of)) !== null,
    doWork: async () => undefined,
    tellWork: async () => undefined,
    sweepWorks: async () => undefined,
    measured: (handler) => handler,
    followers: { tell: async () => ({ chats: 0, notices: 0 }), since: async () => [] },
  });
  const work = () => {
    const stop = new AbortController();
    const running = jobs.work(stop.signal);
    const end = async () => {
      stop.abort();
      await running;
    };
    onTestFinished(end);
    return end;
  };
  const inbox = () => {
    const folder = join(dataFolder, "inbox");
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  const stateOf = async (id: string) => (await queue.get(id))?.state;
  const pass = (ms: number) => (time += ms);
  return {
    ...{ dataFolder, documents, settings, clock, queue, jobs, done },
    work,
    inbox,
    stateOf,
    pass,
  };
}

describe("ingest-document", () => {
  it("takes the file in, keeps the result and clears the inbox", async () => {
    const { jobs, work, inbox, stateOf, queue, documents } = setUp();
    const text = "# Kế hoạch\n\nNăm 2026 đơn vị số hóa hồ sơ.";
    const { id } = await jobs.ingestLater(file("ke-hoach.md", text), unit);
    expect(inbox()).toHaveLength(1);
    work();
    await expect.poll(() => stateOf(id)).toBe("done");
    expect(inbox()).toEqual([]);
    const [document] = await documents.list(unit);
    expect((await queue.get(id))?.result).toMatchObject({
      outcome: "indexed",
      documentId: document?.id,
      path: "ke-hoach.md",
    });
  });

  it("takes the same content of a unit in hand once, of another unit and after it was done again", async () => {
    const { jobs, work, inbox, stateOf, queue } = setUp();
    const same = file("ke-hoach.md", "Nội dung kế hoạch.");
    const first = await jobs.ingestLater(same, unit);
    expect(await jobs.ingestLater({ ...same, fileName: "khac.md" }, unit)).toEqual({
      id: first.id,
      outcome: "known",
    });
    expect(inbox()).toHaveLength(1);
    const other = await jobs.ingestLater(same, "don-vi-khac");
    expect(other.outcome).toBe("queued");
    work();
    await expect.poll(() => stateOf(other.id)).toBe("done");
    const again = await jobs.ingestLater(same, unit);
    expect(again.outcome).toBe("queued");
    await expect.poll(() => stateOf(again.id)).toBe("done");
    expect((await queue.get(again.id))?.result).toMatchObject({ outcome: "unchanged" });
  });

  it("leaves a refused file in the inbox and tells why in Vietnamese", async () => {
    const { jobs, work, inbox, stateOf, queue } = setUp();
    const { id } = await jobs.ingestLater(file("trong.md", " "), unit);
    work();
    await expect.poll(() => stateOf(id)).toBe("dead");
    expect(inbox()).toHaveLength(1);
    const error = (await queue.get(id))?.error;
    expect(error?.code).toBe("file-empty");
    expect(error?.message).toContain("trong.md");
  });

  it("is done when its file is gone but the store has the content; dead when neither is there", async () => {
    const { jobs, work, inbox, stateOf, dataFolder, queue, documents } = setUp();
    const known = file("a.md", "Nội dung đã có.");
    await makeIngestFile({ documents, now: () => "2026-11-22T05:00:00.000Z" })(known, unit);
    const done = await jobs.ingestLater(known, unit);
    const lost = await jobs.ingestLater(file("b.md", "Nội dung đã mất."), unit);
    for (const name of inbox()) rmSync(join(dataFolder, "inbox", name));
    work();
    await expect.poll(() => stateOf(done.id)).toBe("done");
    await expect.poll(() => stateOf(lost.id)).toBe("dead");
    expect((await queue.get(lost.id))?.error?.code).toBe("file-not-found");
  });

  it.each(["inbox/../can-cu.sqlite", "/etc/passwd", "inbox/a", `x/${"0".repeat(64)}`])(
    "takes no path outside the inbox: %s",
    async (path) => {
      const { queue } = setUp();
      const payload = { path, fileName: "a.md", unit };
      await expect(queue.enqueue(ingestDocumentJob.name, payload)).rejects.toThrow(RangeError);
    },
  );

  it("sweeps day-old files that no open or dead job names", async () => {
    const { queue, dataFolder, inbox, clock, pass } = setUp();
    const kept = await enqueueIngest({ queue, dataFolder }, file("a.md", "một"), unit);
    const cancelled = await enqueueIngest({ queue, dataFolder }, file("b.md", "hai"), unit);
    await queue.cancel(cancelled.id);
    writeFileSync(join(dataFolder, "inbox", "half.new"), "…");
    const written = new Date(clock.now());
    for (const name of inbox()) utimesSync(join(dataFolder, "inbox", name), written, written);
    expect(await sweepInbox({ queue, dataFolder }, clock.now())).toBe(0);
    pass(25 * 3600_000);
    expect(await sweepInbox({ queue, dataFolder }, clock.now())).toBe(2);
    const { path } = ingestDocumentJob.payload.parse((await queue.get(kept.id))?.payload);
    expect(inbox()).toEqual([path.slice("inbox/".length)]);
  });
});

describe("register-outlook", () => {
  it("is made at the start and again in the coming night, for the new day", async () => {
    const { jobs, work, settings, queue, pass } = setUp();
    expect((await jobs.outlook()).lookedOn).toBeNull();
    work();
    await expect.poll(async () => (await storedOutlook(settings))?.from).toBe("2026-11-22");
    const raw = await settings.get("system", "register-outlook");
    expect(raw).toMatchObject({ from: "2026-11-22", to: "2027-01-21" });
    const [night] = await queue.list({ state: "waiting" });
    expect(night?.runAt).toBe("2026-11-22T17:10:00.000Z");
    pass(12.5 * 3600_000);
    await expect.poll(async () => (await jobs.outlook()).lookedOn).toBe("2026-11-23");
  });

  it("finds Thông tư 38/2024 of the shipped register, which starts on 1 January 2027", async () => {
    const { outlook } = await setUp().jobs.outlook();
    const starting = outlook.items.filter((item) => item.kind === "starts");
    expect(starting.map((item) => [item.symbol, item.date])).toContainEqual([
      "38/2024/TT-BYT",
      "2027-01-01",
    ]);
  });

  it("takes what another version stored for none", async () => {
    const { settings } = setUp();
    await settings.set("system", "register-outlook", { days: 60 });
    expect(await storedOutlook(settings)).toBeNull();
  });
});

describe("defineJob", () => {
  const sound = {
    ...{ name: "note", payload: z.strictObject({}), attempts: 1, timeoutS: 1, backoffS: 0 },
    keyHolds: "after-done" as const,
  };
  it.each([
    { name: "a:b" },
    { name: "Note" },
    { attempts: 0 },
    { attempts: 1.5 },
    { timeoutS: 0 },
    { timeoutS: 3_000_000 },
    { backoffS: -1 },
  ])("refuses %o", (over) => {
    expect(() => defineJob({ ...sound, ...over })).toThrow(RangeError);
    expect(defineJob(sound).name).toBe("note");
  });
});

describe("upkeep", () => {
  it("brings the index in step once after several files of an import", async () => {
    const { jobs, work, done, pass, queue } = setUp();
    for (const at of [1, 2, 3])
      await jobs.ingestLater(file(`k${at}.md`, `# Kế hoạch ${at}\n\nNội dung.`), unit);
    work();
    const taken = () => queue.list({ name: "ingest-document", state: "done" });
    await expect.poll(async () => (await taken()).length, { timeout: 20_000 }).toBe(3);
    expect(done).toEqual([]);
    pass(2_000);
    await expect.poll(() => done, { timeout: 5_000 }).toEqual([`reindex ${unit}`]);
  });

  it("sweeps and copies at night, and keeps the copies of a week", async () => {
    const { work, done, dataFolder, pass, queue } = setUp();
    mkdirSync(join(dataFolder, "backups"));
    for (let day = 10; day < 20; day += 1)
      writeFileSync(join(dataFolder, "backups", `can-cu-2026-11-${day}.sqlite`), "old");
    work();
    const waiting = () => queue.list({ state: "waiting" });
    await expect.poll(async () => (await waiting()).map((job) => job.name)).toContain("backup");
    expect(done).toEqual([]);
    pass(13 * 3600_000);
    await expect.poll(() => done.length, { timeout: 5_000 }).toBe(1);
    const copies = () => readdirSync(join(dataFolder, "backups"));
    await expect.poll(copies, { timeout: 5_000 }).toContain("can-cu-2026-11-23.sqlite");
    await expect.poll(() => copies().length).toBe(7);
  });
});
