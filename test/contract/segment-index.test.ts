import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";

import { vectorsOf } from "../../src/app/open-vectors.ts";
import { makeCharEmbedder } from "../../src/knowledge/search/char-vectors.ts";
import { makeSynonyms } from "../../src/knowledge/search/synonyms.ts";
import { CHAR_TRUST } from "../../src/knowledge/search/vector-leg.ts";
import { makeSegmentIndex } from "../../src/knowledge/segment-index.ts";
import { makePostgresSegments } from "../../src/storage/postgres/postgres-segments.ts";
import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { openPostgresVectors } from "../../src/storage/postgres/postgres-vectors.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { makeSqlSearchSegments } from "../../src/storage/sql/sql-search-segments.ts";
import { makeSqlSettings } from "../../src/storage/sql/sql-settings.ts";
import {
  freshDatabaseUrl,
  freshSchema,
  postgresUrl,
  skipWithoutPostgres,
} from "../support/postgres.ts";
import { freshSqliteSql } from "../support/sqlite.ts";
import { aDocument } from "./documents.contract.ts";
import { segmentIndexContract } from "./segment-index.contract.ts";

const Told = z.object({ put: z.array(z.string()), missed: z.array(z.string()) });
const synonyms = makeSynonyms([{ entries: [], questionPhrases: [] }]);

segmentIndexContract("SQLite", async () => {
  const sql = freshSqliteSql();
  return { sql, segments: makeSqlSearchSegments(sql) };
});

describe.skipIf(skipWithoutPostgres)("PostgreSQL", () => {
  segmentIndexContract("PostgreSQL", async () => {
    const sql = await openPostgresSql({ url: postgresUrl, schema: freshSchema() });
    onTestFinished(() => sql.close());
    return { sql, segments: makePostgresSegments(sql) };
  });

  it(
    "misses nothing while four processes add, forget and put together",
    { timeout: 180_000 },
    async () => {
      const url = await freshDatabaseUrl();
      const script = fileURLToPath(new URL("../support/segment-process.ts", import.meta.url));
      const run = promisify(execFile);
      const ended = await Promise.all(
        [1, 2, 3, 4].map((number) =>
          run(process.execPath, ["--import", "tsx", script, url, String(number), "15"]),
        ),
      );
      const told = ended.map(({ stdout }) => Told.parse(JSON.parse(stdout)));
      expect(told.flatMap(({ missed }) => missed)).toEqual([]);
      const sql = await openPostgresSql({ url });
      onTestFinished(() => sql.close());
      const heads = await makeSqlSearchSegments(sql).heads(["a"]);
      const members = heads.flatMap((head) => head.members.map((member) => member.documentId));
      expect(members.toSorted()).toEqual(told.flatMap(({ put }) => put).toSorted());
      expect(heads.length).toBeLessThan(20);
    },
  );

  it(
    "sees at once what another process adds for a unit, and reads nothing anew for the others",
    { timeout: 120_000 },
    async () => {
      const url = await freshDatabaseUrl();
      const sql = await openPostgresSql({ url, connections: 3 });
      onTestFinished(() => sql.close());
      const documents = makeSqlDocuments(sql);
      const text = "Quy chế trực của trạm y tế B.";
      const passage = { text, locator: null, headingPath: [], line: null, page: null, table: null };
      await documents.put(aDocument({ id: "cua-b", unit: "b", passageList: [passage] }));
      const segments = makePostgresSegments(sql);
      let looks = 0;
      const heads: typeof segments.heads = (units) => {
        if (units.includes("b")) looks += 1;
        return segments.heads(units);
      };
      const index = makeSegmentIndex({
        ...{ documents, segments: { ...segments, heads }, synonyms },
        endsOn: () => ({ isDead: () => false, successorsOf: () => [], isSpent: () => false }),
      });
      const askB = async () =>
        (await index.search("trạm y tế", 50, "b")).map((hit) => hit.documentId);
      expect(await askB()).toEqual(["cua-b"]);
      const opened = looks;
      const script = fileURLToPath(new URL("../support/segment-process.ts", import.meta.url));
      const writer = promisify(execFile)(process.execPath, [
        "--import",
        "tsx",
        script,
        url,
        "1",
        "6",
      ]);
      const writing = new AbortController();
      void writer.finally(() => writing.abort()).catch(() => undefined);
      let [late, asked] = [0, 0];
      while (!writing.signal.aborted) {
        const there = (await documents.list("a")).map((document) => document.id);
        const begun = performance.now();
        const found = new Set(
          (await index.search("trạm y tế", 50, "a")).map((hit) => hit.documentId),
        );
        if (there.some((id) => !found.has(id))) late += 1;
        expect(performance.now() - begun).toBeLessThan(5_000);
        expect(await askB()).toEqual(["cua-b"]);
        asked += 1;
      }
      expect(Told.parse(JSON.parse((await writer).stdout)).put).toHaveLength(6);
      expect(asked).toBeGreaterThan(3);
      expect(late).toBe(0);
      expect(looks).toBe(opened);
    },
  );

  it("finds by vectors what lost its spaces, also in another process", async () => {
    const sql = await openPostgresSql({ url: postgresUrl, schema: freshSchema() });
    onTestFinished(() => sql.close());
    const documents = makeSqlDocuments(sql);
    const text = "Lộ trình hồ sơ bệnh án điện tử của bệnh viện.";
    const passage = { text, locator: null, headingPath: [], line: null, page: null, table: null };
    await documents.put(aDocument({ id: "x", unit: "a", passageList: [passage] }));
    const chars = makeCharEmbedder([text]);
    const { id: embedderId, dimension, embed } = chars;
    const failures: unknown[] = [];
    const index = async () =>
      makeSegmentIndex({
        ...{ documents, segments: makePostgresSegments(sql), synonyms },
        endsOn: () => ({ isDead: () => false, successorsOf: () => [], isSpent: () => false }),
        vectors: async () => ({
          ...{ store: await openPostgresVectors(sql), embedderId, dimension, embed },
          trust: CHAR_TRUST,
        }),
        onVectorFailure: (error) => failures.push(error),
      });
    await (await index()).sync("a");
    const other = await index();
    const found = await other.search("lộtrìnnh bệnhhán điệnttử bệnhvviện", 3, "a");
    expect(found.map((hit) => hit.documentId)).toEqual(["x"]);
    await other.close();
    expect(failures).toEqual([]);
  });

  it("takes a configured embedder that was away at first, and never other vectors for it", async () => {
    const sql = await openPostgresSql({ url: postgresUrl, schema: freshSchema() });
    onTestFinished(() => sql.close());
    const documents = makeSqlDocuments(sql);
    const settings = makeSqlSettings(sql);
    const text = "Lộ trình hồ sơ bệnh án điện tử của bệnh viện.";
    const passage = { text, locator: null, headingPath: [], line: null, page: null, table: null };
    await documents.put(aDocument({ id: "x", unit: "a", passageList: [passage] }));
    const chars = makeCharEmbedder([text]);
    let [isAway, probes] = [true, 0];
    const embedder = {
      id: "openai-thử",
      embed: async (texts: readonly string[]) => {
        if (isAway) throw new Error("unreachable");
        if (texts.includes("kế hoạch chuyển đổi số")) probes++;
        return chars.embed(texts);
      },
    };
    const store = await openPostgresVectors(sql);
    const failures: unknown[] = [];
    const index = () =>
      makeSegmentIndex({
        ...{ documents, segments: makePostgresSegments(sql), synonyms },
        endsOn: () => ({ isDead: () => false, successorsOf: () => [], isSpent: () => false }),
        vectors: vectorsOf({ embedder, store, settings, samples: [text] }),
        onVectorFailure: (error) => failures.push(error),
      });
    const asked = "lộtrìnnh bệnhhán điệnttử bệnhvviện";
    const first = index();
    await first.sync("a");
    expect(await first.search(asked, 3, "a")).toEqual([]);
    expect(failures).toHaveLength(1);
    isAway = false;
    await documents.put(aDocument({ id: "y", unit: "a", contentHash: "y", passageList: [] }));
    await first.sync("a");
    const other = index();
    for (const one of [first, other])
      expect((await one.search(asked, 3, "a")).map((hit) => hit.documentId)).toContain("x");
    // Found once, for both.
    expect(probes).toBe(1);
    await Promise.all([first.close(), other.close()]);
  });
});
