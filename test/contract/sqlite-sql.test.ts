import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { sqlContract } from "./sql.contract.ts";

const folder = () => mkdtempSync(join(tmpdir(), "can-cu-sql-"));

describe("Sql over SQLite", () => {
  sqlContract(async () => makeSqliteSql(openDatabase(folder())));

  test("opening the same file again keeps what is there", async () => {
    const data = folder();
    const first = openDatabase(data);
    const sql = makeSqliteSql(first);
    await sql.run("CREATE TABLE kept (id TEXT)");
    await sql.run("INSERT INTO kept (id) VALUES (?)", "a");
    first.close();
    const again = makeSqliteSql(openDatabase(data));
    expect((await again.run("SELECT id FROM kept")).rows).toEqual([{ id: "a" }]);
  });
});
