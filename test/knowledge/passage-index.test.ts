/** The index over the store: units apart, replaced documents below their successors, embedders that fail. */
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { makePassageIndex, type PassageIndexDeps } from "../../src/knowledge/passage-index.ts";
import { charVector } from "../../src/knowledge/search/char-vectors.ts";
import { makeSynonyms } from "../../src/knowledge/search/synonyms.ts";
import { makeVectorLegs } from "../../src/knowledge/vector-legs.ts";
import { makeOpenAiEmbedder } from "../../src/models/openai/openai-embedder.ts";
import type { Documents } from "../../src/storage/documents.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { openHnswVectors } from "../../src/storage/vectors-hnsw/hnsw-vectors.ts";
import { aDocument } from "../contract/documents.contract.ts";
import {
  json,
  say,
  sayVectors,
  type ScriptedModelServer,
  startScriptedModel,
} from "../support/scripted-model-server.ts";

const tidy = (text: string, locator: string) => ({
  ...{ text, locator, headingPath: [], line: null, page: null, table: null },
});
const regulation = (id: string, unit: string, ...texts: string[]) =>
  aDocument({
    ...{ id, unit, kind: "regulation", title: id, contentHash: id },
    passageList: texts.map((text, at) => tidy(text, `Điều ${at + 1}`)),
  });

async function store(): Promise<Documents> {
  const documents = makeSqlDocuments(
    makeSqliteSql(openDatabase(mkdtempSync(join(tmpdir(), "can-cu-index-")))),
  );
  await documents.putAll([
    regulation(
      "cu",
      "",
      "Lộ trình hồ sơ bệnh án điện tử của bệnh viện.",
      "Lưu trữ hồ sơ bệnh án điện tử.",
    ),
    regulation("moi", "", "Bệnh viện triển khai hồ sơ bệnh án điện tử theo lộ trình mới."),
    regulation("cua-a", "a", "Quy chế trực của trạm A về hồ sơ bệnh án."),
    regulation("cua-b", "b", "Quy chế trực của trạm B về hồ sơ bệnh án."),
  ]);
  return documents;
}

function index(documents: Documents, over: Partial<PassageIndexDeps> = {}) {
  return makePassageIndex({
    documents,
    synonyms: makeSynonyms([{ entries: [], questionPhrases: [] }]),
    endsOn: () => ({ isDead: () => false, successorsOf: () => [], isSpent: () => false }),
    cache: { load: () => null, save: () => undefined },
    ...over,
  });
}
const order = (hits: readonly { documentId: string }[]) => [
  ...new Set(hits.map((hit) => hit.documentId)),
];

describe("passage index", () => {
  it("two units that ask at the same moment each see their own documents", async () => {
    const one = index(await store());
    const [a, b] = await Promise.all([
      one.search("quy chế trực hồ sơ bệnh án", 10, "a"),
      one.search("quy chế trực hồ sơ bệnh án", 10, "b"),
    ]);
    expect(order(a)).toContain("cua-a");
    expect(order(a)).not.toContain("cua-b");
    expect(order(b)).toContain("cua-b");
    expect(order(b)).not.toContain("cua-a");
  });

  it("puts a replaced document below its successor, though it fits the words better", async () => {
    const question = "lộ trình hồ sơ bệnh án điện tử của bệnh viện";
    const documents = await store();
    expect(order(await index(documents).search(question, 10, ""))[0]).toBe("cu");
    const knowing = index(documents, {
      endsOn: () => ({
        isDead: (id) => id === "cu",
        successorsOf: (id) => (id === "cu" ? ["moi"] : []),
        isSpent: () => false,
      }),
    });
    const found = order(await knowing.search(question, 10, ""));
    expect(found.indexOf("moi")).toBeLessThan(found.indexOf("cu"));
  });
});

describe("with an embedder over the network", () => {
  let server: ScriptedModelServer;
  beforeAll(async () => {
    server = await startScriptedModel((_, response) => say(response, ""));
  });
  afterAll(() => server.close());

  function legs(folder: string, failures: unknown[]) {
    return makeVectorLegs({
      ...{ folder, openStore: openHnswVectors, samples: ["hồ sơ bệnh án"] },
      embedder: makeOpenAiEmbedder({
        ...{ baseUrl: server.baseUrl, apiKey: null, name: "nhung" },
        now: () => performance.now(),
      }),
      onFailure: (error) => failures.push(error),
    });
  }
  const broken = "lộtrìnnh bệnhhán điệnttử bệnhvviện";

  it("finds by its vectors, embeds a passage once, and drops the offline vectors of the unit", async () => {
    server.embed = ({ input }, response) =>
      sayVectors(
        response,
        input.map((text) => charVector(text)),
      );
    const folder = mkdtempSync(join(tmpdir(), "can-cu-legs-"));
    const documents = await store();
    const failures: unknown[] = [];
    const offline = makeVectorLegs({
      ...{ folder, openStore: openHnswVectors, samples: [], embedder: null },
      onFailure: (error) => failures.push(error),
    });
    await index(documents, { vectors: offline }).sync("a");
    expect(readdirSync(folder)).toHaveLength(1);
    const [old] = readdirSync(folder);

    const real = index(documents, { vectors: legs(folder, failures) });
    expect(order(await real.search(broken, 2, "a"))).toContain("moi");
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readdirSync(folder)).not.toEqual([old]);
    const texts = server.embeddings.flatMap((request) => request.input);
    expect(texts.filter((text) => text.includes("Quy chế trực của trạm A"))).toHaveLength(1);

    server.embeddings.length = 0;
    await index(documents, { vectors: legs(folder, failures) }).search(broken, 2, "a");
    expect(server.embeddings.flatMap((request) => request.input)).toEqual([broken]);
    expect(failures).toEqual([]);
  });

  it("goes on with words and the offline vectors while the server is down", async () => {
    server.embed = (_, response) => json(response, 503, { error: { message: "x" } });
    const failures: unknown[] = [];
    const folder = mkdtempSync(join(tmpdir(), "can-cu-legs-"));
    const one = index(await store(), { vectors: legs(folder, failures) });
    expect(order(await one.search("quy chế trực trạm A", 3, "a"))[0]).toBe("cua-a");
    expect(order(await one.search(broken, 3, "a"))).toContain("moi");
    expect(failures.length).toBeGreaterThan(0);
  });

  it("goes on with words when the server dies between two questions", async () => {
    server.embed = ({ input }, response) =>
      sayVectors(
        response,
        input.map((text) => charVector(text)),
      );
    const failures: unknown[] = [];
    const vectors = legs(mkdtempSync(join(tmpdir(), "can-cu-legs-")), failures);
    const one = index(await store(), {
      vectors,
      onVectorFailure: (error) => failures.push(error),
    });
    await one.sync("a");
    server.embed = (_, response) => void response.destroy();
    expect(await one.search(broken, 3, "a")).toBeDefined();
    expect(failures).toHaveLength(1);
    expect(order(await one.search("quy chế trực trạm A", 3, "a"))[0]).toBe("cua-a");
  });
});
