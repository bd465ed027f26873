/** Moves an install from one store to another; and keeps a copy of it in one file, from which it can be restored. */
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { basename, join } from "node:path";

import SqliteDatabase from "better-sqlite3";
import { z } from "zod";

import { AppError } from "../errors.ts";
import { makeLog } from "../platform/log.ts";
import { type CopiedTable, type CopySide, copyTables } from "../storage/copy/copy-tables.ts";
import { openPostgresSql } from "../storage/postgres/postgres-sql.ts";
import { type Database, openDatabase } from "../storage/sqlite/database.ts";
import { makeSqliteSql } from "../storage/sqlite/sqlite-sql.ts";
import type { StoreConfig } from "./open-stores.ts";

type Tell = (done: CopiedTable) => void;

/**
 * Copies everything of the install into `to`: "postgres://…" or "sqlite:FOLDER". The install stays as it is. Throws
 * AppError bad-usage for another address and for a target that holds data.
 */
export async function migrateInstall(
  config: StoreConfig,
  to: string,
  tell: Tell,
): Promise<CopiedTable[]> {
  const target = targetOf(to);
  return withSource(config, (source) =>
    target.databaseUrl === null
      ? withFile(target.dataFolder, (_, side) => copyTables(source, side, tell))
      : withServer(target.databaseUrl, (side) => copyTables(source, side, tell)),
  );
}

function targetOf(to: string): StoreConfig {
  if (/^postgres(ql)?:\/\//.test(to)) return { dataFolder: "", databaseUrl: to };
  if (to.startsWith("sqlite:"))
    return { dataFolder: to.slice("sqlite:".length), databaseUrl: null };
  throw new AppError("bad-usage", "migrate to an unknown kind of address", {
    userMessage: "Địa chỉ chuyển đến phải có dạng postgres://… hoặc sqlite:THƯ-MỤC.",
  });
}

/** One state of the install for the time of the work. */
async function withSource<T>(
  { dataFolder, databaseUrl }: StoreConfig,
  work: (source: CopySide) => Promise<T>,
): Promise<T> {
  if (databaseUrl === null) return withFile(dataFolder, (_, side) => work(side));
  const server = await openPostgresSql({ url: databaseUrl, log: makeLog("warn") });
  try {
    return await server.snapshot((sql) => work({ kind: "postgres", sql }));
  } finally {
    await server.close();
  }
}

async function withServer<T>(url: string, work: (side: CopySide) => Promise<T>): Promise<T> {
  const sql = await openPostgresSql({ url, log: makeLog("warn") });
  try {
    return await work({ kind: "postgres", sql });
  } finally {
    await sql.close();
  }
}

async function withFile<T>(
  folder: string,
  work: (db: Database, side: CopySide) => Promise<T>,
): Promise<T> {
  const db = openDatabase(folder);
  try {
    return await work(db, { kind: "sqlite", sql: makeSqliteSql(db) });
  } finally {
    db.close();
  }
}

const DATABASE = "can-cu.sqlite";
const INBOX = "inbox";

/**
 * The install as one SQLite file, consistent while others write: all tables, the embedded queue and the files that wait
 * in the inbox. Vectors and the search index are made again after a restore.
 */
export async function backupInstall(config: StoreConfig, file: string): Promise<{ bytes: number }> {
  const folder = await mkdtemp(`${file}.`);
  try {
    const made = join(folder, DATABASE);
    if (config.databaseUrl === null) await withFile(config.dataFolder, (db) => db.backup(made));
    else await fromServer(config, folder);
    const copy = new SqliteDatabase(made);
    copy.pragma("journal_mode = DELETE");
    await packInbox(copy, config.dataFolder);
    copy.close();
    await rename(made, file);
    return { bytes: (await stat(file)).size };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fromServer(config: StoreConfig, folder: string): Promise<void> {
  const copied = await migrateInstall(config, `sqlite:${folder}`, () => {});
  if (copied.some((table) => !table.matches)) throw new Error("backup differs from its source");
}

const PACKED = "backup_file";

async function packInbox(db: Database, dataFolder: string): Promise<void> {
  db.exec(`CREATE TABLE ${PACKED} (path TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT`);
  const insert = db.prepare(`INSERT INTO ${PACKED} (path, bytes) VALUES (?, ?)`);
  const names = await readdir(join(dataFolder, INBOX)).catch((): string[] => []);
  for (const name of names) {
    if (!name.endsWith(".new")) insert.run(name, await readFile(join(dataFolder, INBOX, name)));
  }
}

/** Throws AppError: the file is no backup, or the install holds data already. */
export async function restoreInstall(
  config: StoreConfig,
  file: string,
): Promise<{ documents: number }> {
  const { dataFolder, databaseUrl } = config;
  checkBackup(file);
  await mkdir(dataFolder, { recursive: true });
  const folder = await mkdtemp(join(dataFolder, "restore-"));
  try {
    await copyFile(file, join(folder, DATABASE));
    const documents = await unpack(folder, dataFolder);
    if (databaseUrl === null) await moveIn(folder, dataFolder);
    else await migrateInstall({ dataFolder: folder, databaseUrl: null }, databaseUrl, () => {});
    return { documents };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const Packed = z.object({ path: z.string(), bytes: z.instanceof(Uint8Array) });

async function unpack(folder: string, dataFolder: string): Promise<number> {
  const db = new SqliteDatabase(join(folder, DATABASE));
  try {
    const files = Packed.array().parse(db.prepare(`SELECT path, bytes FROM ${PACKED}`).all());
    if (files.length > 0) await mkdir(join(dataFolder, INBOX), { recursive: true });
    // The name alone: a backup from elsewhere must not write outside the inbox.
    for (const { path, bytes } of files)
      await writeFile(join(dataFolder, INBOX, basename(path)), bytes);
    db.exec(`DROP TABLE ${PACKED}`);
    return z.number().parse(db.prepare("SELECT count(*) FROM document").pluck().get());
  } finally {
    db.close();
  }
}

async function moveIn(folder: string, dataFolder: string): Promise<void> {
  const target = join(dataFolder, DATABASE);
  const isThere = await stat(target).catch(() => null);
  if (isThere !== null)
    throw new AppError("bad-usage", "restore into a folder with data", {
      userMessage: `Thư mục ${dataFolder} đã có dữ liệu; dời dữ liệu cũ đi hoặc chọn thư mục khác bằng --data rồi khôi phục.`,
    });
  await rename(join(folder, DATABASE), target);
}

function checkBackup(file: string): void {
  let db: Database | undefined;
  try {
    db = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
    const isSound = db.pragma("integrity_check", { simple: true }) === "ok";
    if (!isSound) throw new Error("integrity check failed");
    db.prepare(`SELECT count(*) FROM ${PACKED}`).get();
  } catch (cause) {
    throw new AppError("unreadable-file", "not a backup", {
      cause,
      userMessage: `Không đọc được bản sao lưu ${file}; kiểm tra đường dẫn hoặc dùng bản sao lưu khác.`,
    });
  } finally {
    db?.close();
  }
}
