/** Vectors of an install that moves: number for number, up to PostgreSQL with and without pgvector, and back. */
import { join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import { migrateInstall, type MoveConfig } from "../../src/app/move-install.ts";
import { tableEmbedderId, vectorsOf } from "../../src/app/open-vectors.ts";
import { makeCharEmbedder } from "../../src/knowledge/search/char-vectors.ts";
import { makeOpenAiEmbedder } from "../../src/models/openai/openai-embedder.ts";
import type { CopiedTable } from "../../src/storage/copy/copy-tables.ts";
import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { openPostgresVectors } from "../../src/storage/postgres/postgres-vectors.ts";
import { makeSqlSettings } from "../../src/storage/sql/sql-settings.ts";
import { freshFolder } from "../support/installs.ts";
import { startPglite } from "../support/pglite.ts";
import { freshDatabaseUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { missingVectors, putVectors, samples, vectorsOfUnit } from "../support/vector-installs.ts";

const chars = makeCharEmbedder(samples);

async function move(config: Partial<MoveConfig>, to: string) {
  const notes: string[] = [];
  const given = { dataFolder: "", databaseUrl: null, model: null, units: ["don-vi"], ...config };
  const copied = await migrateInstall(given, to, {
    copied: () => undefined,
    note: (sentence) => notes.push(sentence),
  });
  expect(copied.filter(({ matches }) => !matches)).toEqual([]);
  return { copied, notes, vectors: vectorsIn(copied) };
}

const vectorsIn = (copied: readonly CopiedTable[]) =>
  copied.find(({ table }) => table === "passage_vector")?.from;

async function missingOnServer(url: string, embedder: string, units: readonly string[]) {
  const sql = await openPostgresSql({ url, connections: 1 });
  const store = await openPostgresVectors(sql);
  const missing = [];
  for (const unit of units) missing.push(...(await store.missing(embedder, unit, 1_000)));
  await sql.close();
  return { missing: missing.length, kind: store.kind };
}

/** Up and back; what is said and what lies there is checked by the callers. */
async function thereAndBack(url: string) {
  const folder = freshFolder();
  await putVectors(folder, { "": 2, a: 3, b: 4 });
  const up = await move({ dataFolder: folder }, url);
  expect(up.vectors?.rows).toBe(9 * 20);
  const { missing, kind } = await missingOnServer(url, chars.id, ["", "a", "b"]);
  expect(missing).toBe(0);
  const home = freshFolder();
  const back = await move({ databaseUrl: url }, `sqlite:${home}`);
  expect(back.vectors).toEqual(up.vectors);
  for (const unit of ["a", "b"]) {
    expect(vectorsOfUnit(home, unit)).toEqual(vectorsOfUnit(folder, unit));
    expect(await missingVectors(home, unit)).toBe(0);
  }
  return { kind, up, back };
}

describe("vectors that move", () => {
  it.skipIf(skipWithoutPostgres)(
    "are kept without pgvector, which is said, and are the same at home again",
    async () => {
      const { kind, up } = await thereAndBack(await freshDatabaseUrl());
      if (kind === "plain") expect(up.notes.join()).toMatch(/không có pgvector: 180 véc-tơ/);
    },
  );

  it("are pgvector's where it is, and the same at home again", { timeout: 120_000 }, async () => {
    const server = await startPglite();
    onTestFinished(server.stop);
    const { kind, up, back } = await thereAndBack(server.url);
    expect(kind).toBe("extension");
    expect(up.notes).toEqual([
      "Đã chép 180 véc-tơ vào pgvector, giữ nguyên từng số; không lập lại.",
    ]);
    expect(back.notes).toEqual(["Đã chép 180 véc-tơ vào thư mục dữ liệu, giữ nguyên từng số."]);
  });

  it.skipIf(skipWithoutPostgres)("that were not made yet are told of, and made later", async () => {
    const folder = freshFolder();
    await putVectors(folder, { a: 1 });
    const url = await freshDatabaseUrl();
    await putVectors(folder, { "": 3 });
    const { notes, vectors } = await move({ dataFolder: folder }, url);
    expect(vectors?.rows).toBe(20);
    expect(notes.join()).toContain("60 đoạn chưa có véc-tơ");
  });

  it.skipIf(skipWithoutPostgres)(
    "of a configured embedder keep their fit; without its name they stay behind, which is said",
    async () => {
      const model = {
        ...{ name: "m", baseUrl: "http://127.0.0.1:9/v1", apiKey: null, embeddingName: "nhung" },
      };
      const { id } = makeOpenAiEmbedder({ ...model, name: "nhung", now: () => 0 });
      const embedder = { id, embed: async (texts: readonly string[]) => chars.embed(texts) };
      const folder = freshFolder();
      await putVectors(folder, { a: 2 }, embedder);
      const url = await freshDatabaseUrl();
      const up = await move({ dataFolder: folder, model }, url);
      expect(up.vectors?.rows).toBe(40);
      const sql = await openPostgresSql({ url, connections: 2 });
      const never = async () => Promise.reject(new Error("asked for a fit that was known"));
      const opened = await vectorsOf({
        ...{ embedder: { id, embed: never }, store: await openPostgresVectors(sql) },
        ...{ settings: makeSqlSettings(sql), samples },
      })();
      expect(opened).toMatchObject({ embedderId: tableEmbedderId(id), dimension: 384 });
      await sql.close();
      const home = freshFolder();
      const back = await move({ databaseUrl: url, model }, `sqlite:${home}`);
      expect(back.vectors).toEqual(up.vectors);
      expect(vectorsOfUnit(home, "a", embedder)).toEqual(vectorsOfUnit(folder, "a", embedder));
      expect(await missingVectors(home, "a", { ...embedder, embed: never })).toBe(0);
      const nameless = await move({ databaseUrl: url }, `sqlite:${join(freshFolder(), "x")}`);
      expect(nameless.vectors?.rows).toBe(0);
      expect(nameless.notes.join()).toContain("40 véc-tơ không chép");
    },
  );

  it("of a server without pgvector are taken over when it gets it", async () => {
    const server = await startPglite();
    onTestFinished(server.stop);
    const sql = await openPostgresSql({ url: server.url, connections: 2 });
    await sql.run(
      `CREATE TABLE passage_vector (embedder TEXT COLLATE "C" NOT NULL, unit TEXT COLLATE "C" NOT NULL,
         document_id TEXT COLLATE "C" NOT NULL REFERENCES document(id) ON DELETE CASCADE, version BIGINT NOT NULL,
         ordinal BIGINT NOT NULL, embedding real[] NOT NULL, PRIMARY KEY (document_id, version, ordinal, embedder))`,
    );
    await sql.run("INSERT INTO document (id, unit, active_version) VALUES ('x', 'a', 1)");
    await sql.run("INSERT INTO passage_vector VALUES ('e', 'a', 'x', 1, 0, '{0.1,0.2}')");
    const store = await openPostgresVectors(sql);
    expect(store.kind).toBe("extension");
    const { rows } = await sql.run("SELECT CAST(embedding AS TEXT) AS v FROM passage_vector");
    expect(rows).toEqual([{ v: "[0.1,0.2]" }]);
    await sql.close();
  });
});
