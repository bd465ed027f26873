import { describe, onTestFinished } from "vitest";

import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { freshSchema, postgresUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { storesContract } from "./stores.contract.ts";

describe.skipIf(skipWithoutPostgres)("PostgreSQL", () => {
  storesContract("PostgreSQL", async () => {
    const sql = await openPostgresSql({ url: postgresUrl, schema: freshSchema() });
    onTestFinished(() => sql.close());
    return sql;
  });
});
