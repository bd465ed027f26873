/** Moving an install up to PostgreSQL and back, and its copy in one file. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { backupInstall, migrateInstall, restoreInstall } from "../../src/app/move-install.ts";
import { copyTables } from "../../src/storage/copy/copy-tables.ts";
import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { makeAuditLog } from "../../src/storage/sql/audit-log.ts";
import { makePeople } from "../../src/storage/sql/people.ts";
import type { Sql } from "../../src/storage/sql/sql.ts";
import { makeSqlConversations } from "../../src/storage/sql/sql-conversations.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { makeSqlSettings } from "../../src/storage/sql/sql-settings.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { aDocument } from "../contract/documents.contract.ts";
import { freshDatabaseUrl, skipWithoutPostgres } from "../support/postgres.ts";

const DOCUMENTS = 250;
const noModel = { model: null, units: ["don-vi"] };
const unheard = { copied() {}, note() {} };
const newFolder = () => mkdtempSync(join(tmpdir(), "can-cu-move-"));

const person = {
  ...{ id: "ng-1", name: "Chị Hạnh", systemAdmin: false, active: true, currentUnit: null },
  createdAt: "2026-11-22T00:00:00.000Z",
};

/** An install with more rows than one chunk, raw bytes, a person, an audit, a conversation and a file in the inbox. */
async function anInstall(): Promise<string> {
  const folder = newFolder();
  const db = openDatabase(folder);
  const sql = makeSqliteSql(db);
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  await makeSqlDocuments(sql).putAll(
    Array.from({ length: DOCUMENTS }, (_, at) => aDocument({ id: `kế-hoạch-${at}`, bytes })),
  );
  const turns = Array.from({ length: 150 }, (_, at) => ({
    ...{ role: "user" as const, text: `Hỏi lần ${at}`, at: "2026-11-22T00:00:00.000Z" },
    context: { at },
  }));
  await makeSqlConversations(sql).append("web:1", turns);
  await makeSqlSettings(sql).set("system", "install-id", "abc");
  await makePeople(sql).addPerson(person, "telegram:1", [
    { unit: "a", role: "reviewer", since: person.createdAt },
  ]);
  for (let at = 0; at < 120; at += 1)
    await makeAuditLog(sql).append({
      ...{ at: person.createdAt, personId: person.id, unit: "a", action: "ask" },
      ...{ target: `câu ${at}`, outcome: "done" },
    });
  db.close();
  mkdirSync(join(folder, "inbox"));
  writeFileSync(join(folder, "inbox", "cho-doc"), "đang chờ");
  return folder;
}

async function read(folder: string) {
  const db = openDatabase(folder);
  const sql = makeSqliteSql(db);
  const documents = makeSqlDocuments(sql);
  const found = {
    list: await documents.list("a"),
    passages: await documents.passages("a"),
    bytes: await documents.bytes("kế-hoạch-7"),
    turns: await makeSqlConversations(sql).recent("web:1", 1_000),
    setting: await makeSqlSettings(sql).get("system", "install-id"),
  };
  db.close();
  return found;
}

const at = (dataFolder: string) => ({ ...noModel, dataFolder, databaseUrl: null });
const on = (databaseUrl: string) => ({ ...noModel, dataFolder: "", databaseUrl });

describe.skipIf(skipWithoutPostgres)("migrate", () => {
  it("takes an install to PostgreSQL and back; nothing is lost, order and bytes stay", async () => {
    const folder = await anInstall();
    const url = await freshDatabaseUrl();
    const up = await migrateInstall(at(folder), url, unheard);
    expect(up.filter((table) => !table.matches)).toEqual([]);
    expect(up.find((table) => table.table === "passage")?.to.rows).toBe(2 * DOCUMENTS);
    const back = newFolder();
    const down = await migrateInstall(on(url), `sqlite:${back}`, unheard);
    expect(down.every((table) => table.matches)).toBe(true);
    expect(await read(back)).toEqual(await read(folder));
  });

  it("takes people with their places and the audit, whose chain holds and goes on", async () => {
    const url = await freshDatabaseUrl();
    await migrateInstall(at(await anInstall()), url, unheard);
    const sql = await openPostgresSql({ url });
    expect(await makePeople(sql).personOf("telegram:1")).toEqual(person);
    const audit = makeAuditLog(sql);
    await audit.append({
      ...{ at: person.createdAt, personId: person.id, unit: "a", action: "ask" },
      ...{ target: null, outcome: "done" },
    });
    expect(await audit.verify()).toMatchObject({ entries: 121, brokenAt: null });
    await sql.close();
  });

  it("goes on growing keys where the copy ended", async () => {
    const url = await freshDatabaseUrl();
    await migrateInstall(at(await anInstall()), url, unheard);
    const sql = await openPostgresSql({ url });
    const turn = {
      role: "user" as const,
      text: "mới",
      at: "2026-11-22T00:00:01.000Z",
      context: {},
    };
    await makeSqlConversations(sql).append("web:1", [turn]);
    expect((await makeSqlConversations(sql).recent("web:1", 1))[0]?.text).toBe("mới");
    await sql.close();
  });

  it("goes on where it was cut off", async () => {
    const folder = await anInstall();
    const url = await freshDatabaseUrl();
    const db = openDatabase(folder);
    const source = { kind: "sqlite" as const, sql: makeSqliteSql(db) };
    const server = await openPostgresSql({ url });
    const reads: string[] = [];
    let left = 3;
    const failing: Sql = {
      ...server,
      batch: (statements) => {
        if (statements.some(({ text }) => text.startsWith("INSERT INTO passage"))) left -= 1;
        return left === 0 ? Promise.reject(new Error("cut")) : server.batch(statements);
      },
    };
    const cut = copyTables(source, { kind: "postgres", sql: failing }, () => {});
    await expect(cut).rejects.toThrow("cut");
    const watched: Sql = {
      ...source.sql,
      run: (text, ...values) => {
        if (text.includes("WHERE (")) reads.push(text);
        return source.sql.run(text, ...values);
      },
    };
    const again = { kind: "sqlite" as const, sql: watched };
    const done = await copyTables(again, { kind: "postgres", sql: server }, () => {});
    expect(done.every((table) => table.matches)).toBe(true);
    // The tables before the cut are not read again for copying, only once for their sums.
    expect(reads.filter((text) => text.includes("FROM document ")).length).toBe(3);
    await server.close();
    db.close();
  });

  it("refuses a target with data of its own, and an address of no kind", async () => {
    const url = await freshDatabaseUrl();
    const folder = await anInstall();
    await migrateInstall(at(folder), url, unheard);
    const again = migrateInstall(at(folder), url, unheard);
    await expect(again).rejects.toMatchObject({ code: "bad-usage" });
    const odd = migrateInstall(at(folder), "mysql://x", unheard);
    await expect(odd).rejects.toMatchObject({ code: "bad-usage" });
    const aside = migrateInstall(at(folder), `sqlite:${newFolder()}`, unheard);
    await expect(aside).rejects.toMatchObject({ code: "bad-usage" });
  });
});

describe("backup and restore", () => {
  it("brings back tables and waiting files", async () => {
    const folder = await anInstall();
    const file = join(newFolder(), "sao-luu.sqlite");
    expect((await backupInstall(at(folder), file)).bytes).toBeGreaterThan(10_000);
    const restored = join(newFolder(), "moi");
    expect(await restoreInstall(at(restored), file)).toEqual({ documents: DOCUMENTS });
    expect(await read(restored)).toEqual(await read(folder));
    expect(readFileSync(join(restored, "inbox", "cho-doc"), "utf8")).toBe("đang chờ");
  });

  it("refuses what is no backup, and a folder with data", async () => {
    const folder = await anInstall();
    const odd = join(newFolder(), "khac.sqlite");
    writeFileSync(odd, "không phải bản sao lưu");
    const wrong = restoreInstall(at(newFolder()), odd);
    await expect(wrong).rejects.toMatchObject({ code: "unreadable-file" });
    const file = join(newFolder(), "sao-luu.sqlite");
    await backupInstall(at(folder), file);
    await expect(restoreInstall(at(folder), file)).rejects.toMatchObject({ code: "bad-usage" });
  });

  it.skipIf(skipWithoutPostgres)("serves PostgreSQL in the same way", async () => {
    const folder = await anInstall();
    const url = await freshDatabaseUrl();
    const file = join(newFolder(), "sao-luu.sqlite");
    await backupInstall(at(folder), file);
    const server = { ...on(url), dataFolder: newFolder() };
    await restoreInstall(server, file);
    const again = join(newFolder(), "tu-may-chu.sqlite");
    await backupInstall(server, again);
    const restored = newFolder();
    await restoreInstall(at(join(restored, "moi")), again);
    expect(await read(join(restored, "moi"))).toEqual(await read(folder));
  });
});
