import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, onTestFinished } from "vitest";

import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { makeSqlReviewRecords } from "../../src/storage/sql/sql-review-records.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { freshSchema, postgresUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { reviewRecordsContract } from "./review-records.contract.ts";

describe("ReviewRecords over SQLite", () => {
  reviewRecordsContract(async () => {
    const db = openDatabase(mkdtempSync(join(tmpdir(), "can-cu-review-")));
    return makeSqlReviewRecords(makeSqliteSql(db));
  });
});

describe.skipIf(skipWithoutPostgres)("ReviewRecords over PostgreSQL", () => {
  reviewRecordsContract(async () => {
    const sql = await openPostgresSql({ url: postgresUrl, schema: freshSchema() });
    onTestFinished(() => sql.close());
    return makeSqlReviewRecords(sql);
  });
});
