/** What of the vectors moves with an install between its files and PostgreSQL, and what of them has to be made again. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import type { Config } from "../config.ts";
import { makeCharEmbedder } from "../knowledge/search/char-vectors.ts";
import { FittedVectors, readTrust, vectorFolder, writeTrust } from "../knowledge/vector-legs.ts";
import type { FurtherPart } from "../storage/copy/copy-tables.ts";
import { vectorsPart } from "../storage/copy/copy-vectors.ts";
import type { PassageVectorStore } from "../storage/passage-vectors.ts";
import { makePostgresVectorSide } from "../storage/postgres/postgres-vector-side.ts";
import type { Sql } from "../storage/sql/sql.ts";
import { makeSqlDocuments } from "../storage/sql/sql-documents.ts";
import { makeSqlSettings } from "../storage/sql/sql-settings.ts";
import { type KnownEmbedder, makeHnswSide } from "./hnsw-side.ts";
import { configured, fitKey, tableEmbedderId } from "./open-vectors.ts";

export interface VectorMove {
  /** The embedded install. */
  files: { dataFolder: string; sql: Sql };
  server: { sql: Sql; store: PassageVectorStore };
  /** Where the install lies now. */
  from: "files" | "server";
  config: Pick<Config, "model">;
  /** Texts that the offline vectors learned from. */
  samples: readonly string[];
  /** Units whose files are kept though they have no documents of their own. */
  units: readonly string[];
}

export interface MovedVectors {
  part: FurtherPart;
  /** Vietnamese sentences: what became of the vectors, of which `copied` were moved. */
  notes(copied: number): Promise<string[]>;
}

/** Vectors that files hold are found by their folders; of a table those that files can name. */
export async function moveVectors(move: VectorMove): Promise<MovedVectors> {
  const { files, server } = move;
  const isUp = move.from === "files";
  const source = isUp ? files.sql : server.sql;
  const scopes = await unitsOf(source, move.units);
  const folder = join(files.dataFolder, "vectors");
  const embedders = isUp ? embeddersOf(folder, scopes, move) : await nameable(move);
  const inFiles = makeHnswSide({ folder, documents: makeSqlDocuments(files.sql), embedders });
  const names = embedders.map(({ tableId }) => tableId);
  const inTable = makePostgresVectorSide(server.sql, server.store, names);
  const part = isUp ? vectorsPart(inFiles, inTable, scopes) : vectorsPart(inTable, inFiles, scopes);
  const fits = { folder, scopes, embedders };
  return {
    part: {
      ...part,
      async copy(after, mark) {
        await part.copy(after, mark);
        await (isUp ? fitsUp(server.sql, fits) : fitsDown(server.sql, fits));
      },
    },
    async notes(copied) {
      const sentences = [isUp ? MOVED[server.store.kind](copied) : MOVED.files(copied)];
      const left = isUp ? 0 : await countOthers(server.sql, names);
      if (left > 0) sentences.push(leftBehind(left));
      const missing = (await countPassages(source)) - copied;
      if (missing > 0) sentences.push(madeLater(missing));
      return sentences;
    },
  };
}

const MOVED = {
  extension: (n: number) => `Đã chép ${n} véc-tơ vào pgvector, giữ nguyên từng số; không lập lại.`,
  plain: (n: number) =>
    `PostgreSQL này không có pgvector: ${n} véc-tơ được chép nguyên từng số vào mảng số thực và so bằng SQL, tối đa 5.000 đoạn mỗi đơn vị; nhiều hơn thì chỉ tìm theo từ. Cài pgvector rồi khởi động lại thì các véc-tơ này được dùng tiếp, không phải lập lại.`,
  files: (n: number) => `Đã chép ${n} véc-tơ vào thư mục dữ liệu, giữ nguyên từng số.`,
};

const leftBehind = (n: number): string =>
  `${n} véc-tơ không chép vì do một bộ tạo véc-tơ khác với cấu hình hiện tại lập ra (OPENAI_BASE_URL, OPENAI_EMBEDDING_MODEL); đặt như nơi cũ rồi chuyển lại, hoặc để hệ thống lập mới.`;

const madeLater = (n: number): string =>
  `${n} đoạn chưa có véc-tơ ở nơi cũ; hệ thống lập ở nơi mới khi có câu hỏi đầu tiên.`;

const UnitRow = z.object({ unit: z.string() });
const CountRow = z.object({ count: z.number() });

async function unitsOf(sql: Pick<Sql, "run">, more: readonly string[]): Promise<string[]> {
  const { rows } = await sql.run("SELECT DISTINCT unit FROM document WHERE unit <> ''");
  const units = UnitRow.array().parse(rows);
  return [...new Set([...units.map(({ unit }) => unit), ...more])].sort();
}

async function countPassages(sql: Pick<Sql, "run">): Promise<number> {
  const { rows } = await sql.run(
    `SELECT count(*) AS count FROM document d
     JOIN passage p ON p.document_id = d.id AND p.version = d.active_version`,
  );
  return CountRow.parse(rows[0]).count;
}

async function countOthers(sql: Pick<Sql, "run">, names: readonly string[]): Promise<number> {
  const { rows } = await sql.run(
    `SELECT count(*) AS count FROM passage_vector WHERE embedder NOT IN (${names.map(() => "?").join(", ")})`,
    ...names,
  );
  return CountRow.parse(rows[0]).count;
}

function offline({ samples }: VectorMove): KnownEmbedder {
  const { id, dimension } = makeCharEmbedder(samples);
  return { tableId: id, fullId: null, idInFiles: id, dimension };
}

const overNetwork = (fullId: string, dimension: number): KnownEmbedder => ({
  ...{ tableId: tableEmbedderId(fullId), fullId, idInFiles: fullId, dimension },
});

/** Those whose files the install has. */
function embeddersOf(folder: string, scopes: readonly string[], move: VectorMove): KnownEmbedder[] {
  const found = new Map([["", offline(move)]]);
  for (const { embedderId, dimension } of trustsIn(folder, scopes))
    found.set(embedderId, overNetwork(embedderId, dimension));
  return [...found.values()];
}

function trustsIn(folder: string, scopes: readonly string[]) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return scopes.flatMap((scope) => {
    const own = names.filter((name) => name.startsWith(`${vectorFolder(scope, null)}-`));
    return own.flatMap((name) => readTrust(join(folder, name)) ?? []);
  });
}

/** The table names an embedder by a hash; its files need the whole name, which the configuration knows. */
async function nameable(move: VectorMove): Promise<KnownEmbedder[]> {
  const embedder = configured(move.config);
  if (embedder === null) return [offline(move)];
  const fit = await fitOf(move.server.sql, tableEmbedderId(embedder.id));
  return [offline(move), ...(fit === null ? [] : [overNetwork(embedder.id, fit.dimension)])];
}

async function fitOf(sql: Sql, tableId: string) {
  const kept = await makeSqlSettings(sql).get("system", fitKey(tableId));
  return FittedVectors.safeParse(kept).data ?? null;
}

interface Fits {
  folder: string;
  scopes: readonly string[];
  embedders: readonly KnownEmbedder[];
}

async function fitsUp(sql: Sql, { folder, scopes }: Fits): Promise<void> {
  for (const { embedderId, dimension, trust } of trustsIn(folder, scopes))
    await makeSqlSettings(sql).set("system", fitKey(tableEmbedderId(embedderId)), {
      ...{ dimension, trust },
    });
}

async function fitsDown(sql: Sql, { folder, scopes, embedders }: Fits): Promise<void> {
  for (const { tableId, fullId } of embedders) {
    const fit = fullId === null ? null : await fitOf(sql, tableId);
    if (fullId === null || fit === null) continue;
    for (const scope of scopes)
      writeTrust(join(folder, vectorFolder(scope, fullId)), { embedderId: fullId, ...fit });
  }
}
