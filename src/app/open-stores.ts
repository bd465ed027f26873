/** The relational store of an install: SQLite in the data folder, or PostgreSQL when the configuration names one. */
import type { Log } from "../platform/log.ts";
import type { PassageVectorStore } from "../storage/passage-vectors.ts";
import type { SearchSegments } from "../storage/search-segments.ts";
import type { Sql } from "../storage/sql/sql.ts";
import { makeSqlSearchSegments } from "../storage/sql/sql-search-segments.ts";
import { type Database, emptyJournal, openDatabase } from "../storage/sqlite/database.ts";
import { makeSqliteSql } from "../storage/sqlite/sqlite-sql.ts";

export interface Stores {
  kind: "sqlite" | "postgres";
  sql: Sql;
  /** The SQLite file; with PostgreSQL it is opened only for an embedded queue. */
  file(): Database;
  /** The inverted index beside the documents. */
  segments: SearchSegments;
  /** Vectors beside the documents; null where each process keeps its own. */
  vectors: PassageVectorStore | null;
  /** Rids the files of what was deleted: the journal of SQLite keeps older pages until it is emptied. */
  scrub(): void;
  close(): Promise<void>;
}

export interface StoreConfig {
  dataFolder: string;
  databaseUrl: string | null;
}

export async function openStores(
  { dataFolder, databaseUrl }: StoreConfig,
  log: Pick<Log, "warn">,
): Promise<Stores> {
  let db: Database | undefined;
  const file = () => (db ??= openDatabase(dataFolder));
  if (databaseUrl === null) {
    const close = async () => void db?.close();
    const sql = makeSqliteSql(file());
    return {
      kind: "sqlite",
      sql,
      segments: makeSqlSearchSegments(sql),
      vectors: null,
      file,
      scrub: () => emptyJournal(file()),
      close,
    };
  }
  // Loaded here: an install without a server should start without the client.
  const { openPostgresSql } = await import("../storage/postgres/postgres-sql.ts");
  const sql = await openPostgresSql({ url: databaseUrl, log });
  const close = async () => {
    db?.close();
    await sql.close();
  };
  const { openPostgresVectors } = await import("../storage/postgres/postgres-vectors.ts");
  const { makePostgresSegments } = await import("../storage/postgres/postgres-segments.ts");
  const vectors = await openPostgresVectors(sql);
  const segments = makePostgresSegments(sql);
  return { kind: "postgres", sql, segments, vectors, file, scrub: () => undefined, close };
}
