/** Access over a real store in memory, with a clock that tests turn. */
import SqliteDatabase from "better-sqlite3";

import type { Access } from "../../src/assistant/access/access.ts";
import { openAccess } from "../../src/assistant/access/make-access.ts";
import type { Assistant } from "../../src/assistant/assistant.ts";
import { makeAuditLog } from "../../src/storage/sql/audit-log.ts";
import { makeEntrances } from "../../src/storage/sql/entrances.ts";
import { makePeople } from "../../src/storage/sql/people.ts";
import type { Sql } from "../../src/storage/sql/sql.ts";
import { makeWrongTries } from "../../src/storage/sql/wrong-tries.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { makeFakeAssistant } from "./fake-assistant.ts";

export interface TestAccess {
  access: Access;
  sql: Sql;
  /** Moves the clock on. */
  pass(ms: number): void;
}

export async function openTestAccess(
  options: { assistant?: Assistant; admins?: string[]; open?: boolean; sql?: Sql } = {},
): Promise<TestAccess> {
  const sql = options.sql ?? makeSqliteSql(new SqliteDatabase(":memory:"));
  let at = Date.parse("2026-11-22T01:00:00.000Z");
  const access = await openAccess({
    people: makePeople(sql),
    entrances: makeEntrances(sql),
    wrongTries: makeWrongTries(sql),
    auditLog: makeAuditLog(sql),
    clock: { now: () => new Date(at).toISOString(), today: () => "2026-11-22" },
    assistant: options.assistant ?? makeFakeAssistant(),
    admins: new Set(options.admins ?? ["telegram:1"]),
    open: options.open ?? false,
    defaultUnit: "don-vi",
  });
  return { access, sql, pass: (ms) => void (at += ms) };
}
