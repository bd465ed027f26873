/** An install moved up to PostgreSQL and back by the command, which is killed (SIGKILL) in the middle each time. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";

import SqliteDatabase from "better-sqlite3";
import pg from "pg";
import { describe, expect, it } from "vitest";

import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { aDocument } from "../contract/documents.contract.ts";
import { freshFolder } from "../support/installs.ts";
import { freshDatabaseUrl, skipWithoutPostgres } from "../support/postgres.ts";

const DOCUMENTS = 500;
const MARK = "SELECT value FROM setting WHERE scope = 'system' AND key = 'copy-progress'";

async function anInstall(): Promise<string> {
  const folder = freshFolder();
  const db = openDatabase(folder);
  const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => at % 251);
  await makeSqlDocuments(makeSqliteSql(db)).putAll(
    Array.from({ length: DOCUMENTS }, (_, at) => aDocument({ id: `kế-hoạch-${at}`, bytes })),
  );
  db.close();
  return folder;
}

interface Move {
  args: string[];
  env: Record<string, string>;
}

function start({ args, env }: Move) {
  const child = spawn(process.execPath, ["dist/src/cli/can-cu.js", "migrate", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  let text = "";
  child.stdout.on("data", (data: Buffer) => (text += data.toString("utf8")));
  return { child, said: () => text, ended: once(child, "close") };
}

/** Kills the move once it has copied a part; `copied` tells how far it is. */
async function cutOff(move: Move, copied: () => Promise<boolean>): Promise<void> {
  const { child, ended } = start(move);
  while (child.exitCode === null && !(await copied())) {
    // As often as it can be looked at.
  }
  expect(child.exitCode).toBeNull();
  child.kill("SIGKILL");
  await ended;
  // One that had ended would be refused the second time: its target holds data.
}

/** Rows and checksum by table, of a move that ends well. */
async function moved(move: Move): Promise<string[]> {
  const { child, said, ended } = start(move);
  await ended;
  expect(child.exitCode).toBe(0);
  const lines = said()
    .split("\n")
    .filter((line) => line.includes("\t"));
  expect(lines.filter((line) => !line.endsWith("\tkhớp"))).toEqual([]);
  return lines;
}

/** Behind the first rows of a table: some are there, others are not. */
const isUnderWay = (value: string | undefined): boolean =>
  value !== undefined && !value.includes('"after":null');

describe.skipIf(skipWithoutPostgres)("an install that moves", () => {
  it(
    "is the same up there and back here, though each move was killed",
    { timeout: 300_000 },
    async () => {
      const folder = await anInstall();
      const url = await freshDatabaseUrl();
      const up = { args: ["--data", folder, "--to", url], env: { DATABASE_URL: "" } };
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await cutOff(up, async () => {
        const { rows } = await client.query<{ value: string }>(MARK).catch(() => ({ rows: [] }));
        return isUnderWay(rows[0]?.value);
      });
      const there = await moved(up);
      expect(there.find((line) => line.startsWith("document\t"))).toContain(
        `\t${DOCUMENTS} dòng\t`,
      );
      await client.end();
      const home = freshFolder();
      const file = join(home, "can-cu.sqlite");
      const back = { args: ["--to", `sqlite:${home}`], env: { DATABASE_URL: url } };
      await cutOff(back, async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (!existsSync(file)) return false;
        const db = new SqliteDatabase(file, { readonly: true });
        try {
          return isUnderWay(db.prepare<[], string>(MARK).pluck().get());
        } catch {
          // Its tables are not there yet.
          return false;
        } finally {
          db.close();
        }
      });
      expect(await moved(back)).toEqual(there);
    },
  );
});
