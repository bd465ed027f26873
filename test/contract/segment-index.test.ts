import { describe, expect, it, onTestFinished } from "vitest";

import { makeCharEmbedder } from "../../src/knowledge/search/char-vectors.ts";
import { makeSynonyms } from "../../src/knowledge/search/synonyms.ts";
import { CHAR_TRUST } from "../../src/knowledge/search/vector-leg.ts";
import { makeSegmentIndex } from "../../src/knowledge/segment-index.ts";
import { openPostgresSql } from "../../src/storage/postgres/postgres-sql.ts";
import { openPostgresVectors } from "../../src/storage/postgres/postgres-vectors.ts";
import { makeSqlDocuments } from "../../src/storage/sql/sql-documents.ts";
import { makeSqlSearchSegments } from "../../src/storage/sql/sql-search-segments.ts";
import { freshSchema, postgresUrl, skipWithoutPostgres } from "../support/postgres.ts";
import { freshSqliteSql } from "../support/sqlite.ts";
import { aDocument } from "./documents.contract.ts";
import { segmentIndexContract } from "./segment-index.contract.ts";

const synonyms = makeSynonyms([{ entries: [], questionPhrases: [] }]);

segmentIndexContract("SQLite", async () => freshSqliteSql());

describe.skipIf(skipWithoutPostgres)("PostgreSQL", () => {
  segmentIndexContract("PostgreSQL", async () => {
    const sql = await openPostgresSql({ url: postgresUrl, schema: freshSchema() });
    onTestFinished(() => sql.close());
    return sql;
  });

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
        ...{ documents, segments: makeSqlSearchSegments(sql), synonyms },
        ...{ isDead: () => false, successorsOf: () => [] },
        vectors: {
          ...{ store: await openPostgresVectors(sql), embedderId, dimension, embed },
          trust: CHAR_TRUST,
        },
        onVectorFailure: (error) => failures.push(error),
      });
    await (await index()).sync("a");
    const other = await index();
    const found = await other.search("lộtrình bệnhán điệntử bệnhviện", 3, "a");
    expect(found.map((hit) => hit.documentId)).toEqual(["x"]);
    await other.close();
    expect(failures).toEqual([]);
  });
});
