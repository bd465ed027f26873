import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteRegisterEntries } from "../../src/storage/sqlite/sqlite-register-entries.ts";
import { registerEntriesContract } from "./register-entries.contract.ts";

registerEntriesContract("SQLite", async () =>
  makeSqliteRegisterEntries(openDatabase(mkdtempSync(join(tmpdir(), "can-cu-")))),
);
