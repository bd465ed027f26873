import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, onTestFinished } from "vitest";

import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { makeSqlKeptDrafts } from "../../src/storage/sql/sql-kept-drafts.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { freshSchema, postgresUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { keptDraftsContract } from "./kept-drafts.contract.ts";

describe("KeptDrafts over SQLite", () => {
  keptDraftsContract(async () => {
    const db = openDatabase(mkdtempSync(join(tmpdir(), "can-cu-kept-")));
    return makeSqlKeptDrafts(makeSqliteSql(db));
  });
});

describe.skipIf(skipWithoutPostgres)("KeptDrafts over PostgreSQL", () => {
  keptDraftsContract(async () => {
    const sql = await openPostgresSql({ url: postgresUrl, schema: freshSchema() });
    onTestFinished(() => sql.close());
    return makeSqlKeptDrafts(sql);
  });
});
