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

import type { Config } from "../config.ts";
import { AppError } from "../errors.ts";
import { loadRegisterEntries } from "../knowledge/register/load-register.ts";
import { makeLog } from "../platform/log.ts";
import { packagePath } from "../platform/package-root.ts";
import { type CopiedTable, type CopySide, copyTables } from "../storage/copy/copy-tables.ts";
import type { PassageVectorStore } from "../storage/passage-vectors.ts";
import { openPostgresSql, type PostgresSql } from "../storage/postgres/postgres-sql.ts";
import { openPostgresVectors } from "../storage/postgres/postgres-vectors.ts";
import { type Database, openDatabase } from "../storage/sqlite/database.ts";
import { makeSqliteSql } from "../storage/sqlite/sqlite-sql.ts";
import { moveVectors, type VectorMove } from "./move-vectors.ts";
import type { StoreConfig } from "./open-stores.ts";
import { sampleTexts } from "./open-vectors.ts";

/** Told of what was copied and compared, and of what a person should know (a Vietnamese sentence). */
export interface MoveWatch {
  copied(done: CopiedTable): void;
  note(sentence: string): void;
}

export interface MoveConfig extends StoreConfig, Pick<Config, "model"> {
  /** Units whose vectors move though they have no documents of their own: the one of an embedded install. */
  units: readonly string[];
}

/**
 * Copies everything of the install into `to`: "postgres://…" or "sqlite:FOLDER", vectors too. The install stays as it
 * is. Throws AppError bad-usage for another address, for a target that holds data and for two stores of one kind.
 */
export async function migrateInstall(
  config: MoveConfig,
  to: string,
  watch: MoveWatch,
): Promise<CopiedTable[]> {
  const target = targetOf(to);
  if ((config.databaseUrl === null) === (target.databaseUrl === null)) throw oneKind();
  return withSource(config, (source) =>
    withTarget(target, async (side) => {
      const moved = await moveVectors(vectorsOf(config, { source, target: side }));
      const copied = await copyTables(source, side, watch.copied, [moved.part]);
      const vectors = copied.find(({ table }) => table === moved.part.name);
      for (const note of await moved.notes(vectors?.to.rows ?? 0)) watch.note(note);
      return copied;
    }),
  );
}

function vectorsOf(config: MoveConfig, sides: { source: Side; target: Side }): VectorMove {
  const { source, target } = sides;
  const [files, server] = source.kind === "sqlite" ? [source, target] : [target, source];
  if (files.kind !== "sqlite" || server.kind !== "postgres") throw oneKind();
  return {
    ...{ files, server, config, units: config.units },
    from: source.kind === "sqlite" ? "files" : "server",
    samples: sampleTexts(loadRegisterEntries(packagePath(join("corpus", "regulations")))),
  };
}

function targetOf(to: string): StoreConfig {
  if (/^postgres(ql)?:\/\//.test(to)) return { dataFolder: "", databaseUrl: to };
  if (to.startsWith("sqlite:"))
    return { dataFolder: to.slice("sqlite:".length), databaseUrl: null };
  throw new AppError("bad-usage", "migrate to an unknown kind of address", {
    userMessage: "Địa chỉ chuyển đến phải có dạng postgres://… hoặc sqlite:THƯ-MỤC.",
  });
}

const oneKind = (): AppError =>
  new AppError("bad-usage", "source and target are of one kind", {
    userMessage:
      "Nơi đi và nơi đến cùng một loại kho; chuyển giữa SQLite và PostgreSQL, hoặc dùng can-cu backup và can-cu restore.",
  });

interface FileSide extends CopySide {
  kind: "sqlite";
  dataFolder: string;
  db: Database;
}

interface ServerSide extends CopySide {
  kind: "postgres";
  store: PassageVectorStore;
}

type Side = FileSide | ServerSide;

/** One state of the install for the time of the work. */
async function withSource<T>(
  { dataFolder, databaseUrl }: StoreConfig,
  work: (source: Side) => Promise<T>,
): Promise<T> {
  if (databaseUrl === null) return withFile(dataFolder, work);
  return withServer(databaseUrl, (server) =>
    server.sql.snapshot((sql) => work({ ...server, sql })),
  );
}

const withTarget = <T>(
  { dataFolder, databaseUrl }: StoreConfig,
  work: (side: Side) => Promise<T>,
): Promise<T> =>
  databaseUrl === null ? withFile(dataFolder, work) : withServer(databaseUrl, work);

async function withServer<T>(
  url: string,
  work: (side: ServerSide & { sql: PostgresSql }) => Promise<T>,
): Promise<T> {
  const sql = await openPostgresSql({ url, log: makeLog("warn") });
  try {
    return await work({ kind: "postgres", sql, store: await openPostgresVectors(sql) });
  } finally {
    await sql.close();
  }
}

async function withFile<T>(dataFolder: string, work: (side: FileSide) => Promise<T>): Promise<T> {
  const db = openDatabase(dataFolder);
  try {
    return await work({ kind: "sqlite", sql: makeSqliteSql(db), dataFolder, db });
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
    if (config.databaseUrl === null) await withFile(config.dataFolder, ({ db }) => db.backup(made));
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
  const copied = await copyTablesOnly(config, { dataFolder: folder, databaseUrl: null });
  if (copied.some((table) => !table.matches)) throw new Error("backup differs from its source");
}

const copyTablesOnly = (from: StoreConfig, to: StoreConfig): Promise<CopiedTable[]> =>
  withSource(from, (source) => withTarget(to, (target) => copyTables(source, target, () => {})));

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
    else await copyTablesOnly({ dataFolder: folder, databaseUrl: null }, config);
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
