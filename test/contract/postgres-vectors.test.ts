/** Vectors in PostgreSQL: by pgvector (PGlite over its socket) and without it (the server of the machine), alike. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

import { openPostgresSql, type PostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { openPostgresVectors } from "../../src/storage/postgres/postgres-vectors.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { type PgliteServer, startPglite } from "../support/pglite.ts";
import { freshSchema, postgresUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { aDocument } from "./documents.contract.ts";

const EMBEDDER = "e-1";
const unitVector = (...numbers: number[]): number[] => {
  const length = Math.hypot(...numbers);
  return numbers.map((number) => number / length);
};

function vectorsContract(kind: "extension" | "plain", url: () => string): void {
  async function opened() {
    const schema = freshSchema(url());
    const sql: PostgresSql = await openPostgresSql({ url: url(), schema });
    onTestFinished(() => sql.close());
    const documents = makeSqlDocuments(sql);
    const vectors = await openPostgresVectors(sql);
    const texts = (...list: string[]) =>
      list.map((text) => ({
        ...{ text, locator: null, headingPath: [], line: null, page: null, table: null },
      }));
    const put = (id: string, unit: string, ...list: string[]) =>
      documents.put(
        aDocument({ id, unit, contentHash: list.join("|"), passageList: texts(...list) }),
      );
    return { documents, vectors, put };
  }
  const at = (documentId: string, ordinal: number, vector: number[], version = 1) => ({
    ...{ documentId, version, ordinal, vector },
  });

  test("is of the kind that the server allows", async () => {
    expect((await opened()).vectors.kind).toBe(kind);
  });

  test("servers that start together on an empty database all start", async () => {
    const schema = freshSchema(url());
    const kinds = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const sql = await openPostgresSql({ url: url(), schema });
        onTestFinished(() => sql.close());
        return (await openPostgresVectors(sql)).kind;
      }),
    );
    expect(kinds).toEqual(Array(4).fill(kind));
  });

  test("lists what lacks a vector, and finds the nearest first", async () => {
    const { vectors, put } = await opened();
    await put("x", "a", "một", "hai");
    expect(await vectors.missing(EMBEDDER, "a", 10)).toHaveLength(2);
    await vectors.put(EMBEDDER, "a", [
      at("x", 0, unitVector(1, 0, 0)),
      at("x", 1, unitVector(1, 1, 0)),
    ]);
    expect(await vectors.missing(EMBEDDER, "a", 10)).toEqual([]);
    const found = await vectors.near({
      ...{ embedder: EMBEDDER, units: ["", "a"], vector: unitVector(1, 0.1, 0), k: 5 },
    });
    expect(found.map((one) => one.ordinal)).toEqual([0, 1]);
    expect(found[0]?.similarity).toBeCloseTo(0.995, 3);
  });

  test("keeps units and documents apart, and drops superseded and forgotten ones", async () => {
    const { documents, vectors, put } = await opened();
    await put("x", "a", "một");
    await put("y", "b", "hai");
    await vectors.put(EMBEDDER, "a", [at("x", 0, [1, 0, 0])]);
    await vectors.put(EMBEDDER, "b", [at("y", 0, [1, 0, 0])]);
    const near = (units: string[], documentIds?: string[]) =>
      vectors
        .near({
          ...{ embedder: EMBEDDER, units, vector: [1, 0, 0], k: 5 },
          ...(documentIds === undefined ? {} : { documentIds }),
        })
        .then((list) => list.map((one) => one.documentId));
    expect(await near(["", "a"])).toEqual(["x"]);
    expect(await near(["a", "b"])).toEqual(["x", "y"]);
    expect(await near(["a", "b"], ["y"])).toEqual(["y"]);
    expect(await near(["a"], [])).toEqual([]);
    await put("x", "a", "khác");
    expect(await near(["a", "b"])).toEqual(["y"]);
    await vectors.tidy(EMBEDDER, 3);
    await documents.forget("y", "b");
    expect(await near(["a", "b"])).toEqual([]);
  });
}

describe("with pgvector (PGlite)", () => {
  let server: PgliteServer;
  beforeAll(async () => {
    server = await startPglite();
  });
  afterAll(() => server.stop());
  vectorsContract("extension", () => server.url);
});

describe.skipIf(skipWithoutPostgres)("without pgvector", () => {
  vectorsContract("plain", () => postgresUrl);
});
