/** The suites of all stores that are written over the Sql port, for one driver of it. */
import { test } from "vitest";

import { makeMailbox } from "../../src/storage/sql/mailbox.ts";
import { makeNotices } from "../../src/storage/sql/notices.ts";
import type { Sql } from "../../src/storage/sql/sql.ts";
import { makeSqlConversations } from "../../src/storage/sql/sql-conversations.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { makeSqlRegisterEntries } from "../../src/storage/sql/sql-register-entries.ts";
import { makeSqlSettings } from "../../src/storage/sql/sql-settings.ts";
import { makeWebWorks } from "../../src/storage/sql/web-work.ts";
import { makeWrongTries } from "../../src/storage/sql/wrong-tries.ts";
import { conversationsContract, settingsContract } from "./conversations.contract.ts";
import { aDocument, documentsContract } from "./documents.contract.ts";
import { registerEntriesContract } from "./register-entries.contract.ts";

/** `open` gives a fresh, migrated database. */
export function storesContract(driver: string, open: () => Promise<Sql>): void {
  documentsContract(driver, async () => makeSqlDocuments(await open()));
  conversationsContract(driver, async () => makeSqlConversations(await open()));
  settingsContract(driver, async () => makeSqlSettings(await open()));
  registerEntriesContract(driver, async () => makeSqlRegisterEntries(await open()));

  test(`${driver}: a notice is kept once by its key, counted until it is read, and each person's own`, async ({
    expect,
  }) => {
    const notices = makeNotices(await open());
    const one = { personId: "p1", unit: "a", key: "k1", text: "Đổi", link: "/tai-lieu/x", at: "1" };
    expect([await notices.add(one), await notices.add(one)]).toEqual([true, false]);
    await notices.add({ ...one, key: "k2", at: "2", link: null });
    await notices.add({ ...one, unit: "b" });
    expect(await notices.unread("p1", "a")).toBe(2);
    expect((await notices.list("p1", "a", 10)).map(({ at }) => at)).toEqual(["2", "1"]);
    expect(await notices.list("p2", "a", 10)).toEqual([]);
    await notices.markRead("p1", "a", "3");
    expect([await notices.unread("p1", "a"), await notices.unread("p1", "b")]).toEqual([0, 1]);
  });

  test(`${driver}: what is posted once is posted once, also by two at the same time`, async ({
    expect,
  }) => {
    const sql = await open();
    const mailbox = makeMailbox(sql);
    const chat = { channel: "telegram", conversation: "telegram:1", chat: "1", bytes: null };
    const items = ["a", "b"].map((text) => ({ ...chat, body: { kind: "text", text } }));
    const post = (key: string) => mailbox.postOnce(key, items, "2026-11-22");
    const first = await Promise.all([post("k"), post("k"), post("k")]);
    expect(first.filter(Boolean)).toHaveLength(1);
    expect(await post("k")).toBe(false);
    expect((await mailbox.counts()).outboxWaiting).toBe(2);
    expect(await post("another")).toBe(true);
    expect((await mailbox.counts()).outboxWaiting).toBe(4);
  });

  test(`${driver}: long work keeps its files until it is done, then its result and what was made`, async ({
    expect,
  }) => {
    const works = makeWebWorks(await open());
    const sent = {
      ...{ role: "file", fileName: "a.docx", mediaType: "x" },
      bytes: new Uint8Array([1]),
    };
    const work = {
      id: "w1",
      personId: "p",
      unit: "a",
      title: "a.docx",
      request: { kind: "review" },
    };
    await works.add({ ...work, files: [sent], createdAt: "2026-11-22" });
    await works.setJob("w1", "j1");
    await works.tell("w1", "Đang đọc tệp");
    expect(await works.get("w1")).toEqual({
      ...{ ...work, jobId: "j1", line: "Đang đọc tệp", result: null },
    });
    const files = async (made: boolean) =>
      (await works.files("w1", made)).map((one) => ({ ...one, bytes: new Uint8Array(one.bytes) }));
    expect(await files(false)).toEqual([sent]);
    const made = { fileName: "b.docx", mediaType: "x", bytes: new Uint8Array([2]) };
    await works.finish("w1", { n: 1 }, [made]);
    await works.finish("w1", { n: 1 }, [made]);
    expect((await works.get("w1"))?.result).toEqual({ n: 1 });
    expect(await files(false)).toEqual([]);
    expect(await files(true)).toEqual([{ ...made, role: "out" }]);
    await works.sweep("2026-11-22");
    expect(await works.get("w1")).not.toBeNull();
    await works.sweep("2026-11-23");
    expect([await works.get("w1"), await files(true)]).toEqual([null, []]);
  });

  test(`${driver}: wrong codes count for all processes, by their source, within the time`, async ({
    expect,
  }) => {
    const sql = await open();
    const [one, other] = [makeWrongTries(sql), makeWrongTries(sql)];
    await one.add("10.0.0.1", "2026-11-22T01:00:00.000Z", "2026-11-22T00:50:00.000Z");
    await other.add("10.0.0.1", "2026-11-22T01:05:00.000Z", "2026-11-22T00:55:00.000Z");
    await other.add("10.0.0.2", "2026-11-22T01:05:00.000Z", "2026-11-22T00:55:00.000Z");
    expect(await one.count("10.0.0.1", "2026-11-22T00:56:00.000Z")).toBe(2);
    expect(await one.count("10.0.0.1", "2026-11-22T01:00:00.000Z")).toBe(1);
    await one.add("10.0.0.3", "2026-11-22T01:20:00.000Z", "2026-11-22T01:10:00.000Z");
    const { rows } = await sql.run("SELECT count(*) AS kept FROM wrong_try");
    expect(rows).toEqual([{ kept: 1 }]);
  });

  test(`${driver}: puts at the same time lose nothing, not even of the same document`, async ({
    expect,
  }) => {
    const documents = makeSqlDocuments(await open());
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        documents.put(aDocument({ id: `kh-${at % 6}`, contentHash: `noi-dung-${at}` })),
      ),
    );
    const list = await documents.list("a");
    expect(list.map((document) => document.id)).toHaveLength(6);
    for (const { id } of list) expect(await documents.versions(id, "a")).toHaveLength(2);
    expect(await documents.generation("a")).toBe(12);
  });
}
