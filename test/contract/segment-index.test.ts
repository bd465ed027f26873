import { describe, onTestFinished } from "vitest";

import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { freshSchema, postgresUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { freshSqliteSql } from "../support/sqlite.ts";
import { segmentIndexContract } from "./segment-index.contract.ts";

segmentIndexContract("SQLite", async () => freshSqliteSql());

describe.skipIf(skipWithoutPostgres)("PostgreSQL", () => {
  segmentIndexContract("PostgreSQL", async () => {
    const sql = await openPostgresSql({ url: postgresUrl, schema: freshSchema() });
    onTestFinished(() => sql.close());
    return sql;
  });
});
