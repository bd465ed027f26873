/** An install moved up to PostgreSQL and back by the command, which is killed (SIGKILL) in the middle each time. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";

import SqliteDatabase from "better-sqlite3";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { vectorFolder } from "../../src/knowledge/vector-legs.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { aDocument } from "../contract/documents.contract.ts";
import { freshFolder } from "../support/installs.ts";
import { freshDatabaseUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { putVectors, vectorsOfUnit } from "../support/vector-installs.ts";

const DOCUMENTS = 700;
/** Of one unit; its files are written after every 2,000. */
const VECTORS = 5_000;
const MARK = "SELECT value FROM setting WHERE scope = 'system' AND key = 'copy-progress'";

async function anInstall(): Promise<string> {
  const folder = freshFolder();
  const db = openDatabase(folder);
  const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => at % 251);
  await makeSqlDocuments(makeSqliteSql(db)).putAll(
    Array.from({ length: DOCUMENTS - VECTORS / 20 }, (_, at) =>
      aDocument({ id: `tệp-${at}`, unit: "b", bytes, passageList: [] }),
    ),
  );
  db.close();
  await putVectors(folder, { a: VECTORS / 20 });
  return folder;
}

interface Move {
  args: string[];
  env: Record<string, string>;
}

function start({ args, env }: Move) {
  const child = spawn(process.execPath, ["dist/bin/can-cu.js", "migrate", ...args], {
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

const Mark = z.object({ table: z.string(), after: z.array(z.unknown()).nullable() });
const Kept = z.array(z.object({ value: z.string() }));

/** How far a copy is, by its mark in the target. */
function placeOf(rows: unknown): { table: string; after: number } {
  const [kept] = Kept.parse(rows);
  if (kept === undefined) return { table: "", after: 0 };
  const { table, after } = Mark.parse(JSON.parse(kept.value));
  return { table, after: after?.length ?? 0 };
}

type Reached = (place: { table: string; after: number }) => boolean;
/** Behind the first rows of a table: some are there, others are not. */
const inTables: Reached = ({ table, after }) => table === "document_version" && after > 0;
/** Behind the first vectors. */
const inVectors: Reached = ({ table, after }) => table === "passage_vector" && after > 1;

/** How far a copy into a folder is; looked at beside its writer. */
async function placeInFile(file: string) {
  await new Promise((resolve) => setTimeout(resolve, 5));
  if (!existsSync(file)) return placeOf([]);
  const db = new SqliteDatabase(file, { readonly: true });
  try {
    return placeOf(db.prepare(MARK).all());
  } catch {
    // Its tables are not there yet.
    return placeOf([]);
  } finally {
    db.close();
  }
}

describe.skipIf(skipWithoutPostgres)("an install that moves", () => {
  it(
    "is the same up there and back here, though each move was killed in its tables and in its vectors",
    { timeout: 300_000 },
    async () => {
      const folder = await anInstall();
      const url = await freshDatabaseUrl();
      const up = { args: ["--data", folder, "--to", url], env: { DATABASE_URL: "" } };
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      for (const reached of [inTables, inVectors])
        await cutOff(up, async () =>
          reached(placeOf((await client.query(MARK).catch(() => ({ rows: [] }))).rows)),
        );
      const { rows } = await client.query<{ n: string }>(
        "SELECT count(*) AS n FROM passage_vector",
      );
      expect(Number(rows[0]?.n)).toBeLessThan(VECTORS);
      const there = await moved(up);
      expect(there.find((line) => line.startsWith("document\t"))).toContain(
        `\t${DOCUMENTS} dòng\t`,
      );
      expect(there.find((line) => line.startsWith("passage_vector\t"))).toContain(
        `\t${VECTORS} dòng\t`,
      );
      await client.end();
      const home = freshFolder();
      const back = { args: ["--to", `sqlite:${home}`], env: { DATABASE_URL: url } };
      await cutOff(back, async () => inTables(await placeInFile(join(home, "can-cu.sqlite"))));
      const saved = join(home, "vectors", vectorFolder("a", null), "vectors.json");
      await cutOff(back, async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return existsSync(saved);
      });
      expect(vectorsOfUnit(home, "a").length).toBeLessThan(VECTORS);
      expect(await moved(back)).toEqual(there);
      expect(vectorsOfUnit(home, "a")).toEqual(vectorsOfUnit(folder, "a"));
    },
  );
});
