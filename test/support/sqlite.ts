/** SQLite for tests: a fresh data folder each. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";

export const freshSqliteSql = () =>
  makeSqliteSql(openDatabase(mkdtempSync(join(tmpdir(), "can-cu-sql-"))));
