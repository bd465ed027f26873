/**
 * Vectors in PostgreSQL: the SQL of the product over pgvector, which runs here in PGlite behind a real socket (run
 * `npm run build` first):
 *   node --import tsx bench/postgres-vectors.mjs --corpus corpus.jsonl.gz --queries queries.jsonl [--passages 20000]
 * Vectors are the offline ones (letters, 384 numbers). Exact first, then by the graph (HNSW): latency of both, and how
 * many of the exact ten nearest the graph finds.
 */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { startPglite } from "../test/support/pglite.ts";
import { readLines } from "./read-lines.mjs";

const dist = resolve(process.env.CAN_CU_DIST ?? "dist");
const load = (path) => import(pathToFileURL(`${dist}/src/${path}`).href);
const { openPostgresSql } = await load("storage/postgres/postgres-sql.js");
const { openPostgresVectors } = await load("storage/postgres/postgres-vectors.js");
const { makeSqlDocuments } = await load("storage/sql/sql-documents.js");
const { makeCharEmbedder } = await load("knowledge/search/char-vectors.js");

const { values: args } = parseArgs({
  options: {
    corpus: { type: "string" },
    queries: { type: "string" },
    passages: { type: "string", default: "20000" },
    questions: { type: "string", default: "200" },
  },
});
const UNIT = "don-vi";
const BATCH = 64;
const silent = { info() {}, warn() {}, error() {} };

/** Documents of the corpus with passages of 500 characters, `most` in all. */
function documentsOf(corpus, most) {
  const byDocument = new Map();
  let made = 0;
  for (const { docNo, docTitle, title, article, text } of corpus) {
    for (let from = 0; from < Math.max(1, text.length) && made < most; from += 500, made++) {
      const list = byDocument.get(docNo) ?? [];
      byDocument.set(docNo, list);
      const part = { text: text.slice(from, from + 500), headingPath: [title] };
      list.push({ ...part, docTitle, locator: `Điều ${article}` });
    }
  }
  return Array.from(byDocument, ([docNo, parts]) => {
    const id = docNo.replaceAll("/", "-").toLowerCase();
    return {
      ...{ id, unit: UNIT, origin: "upload", kind: "regulation", title: parts[0].docTitle },
      ...{ symbol: null, issuer: null, year: null, signed: null, fileName: null, contentHash: id },
      ...{ pages: 1, tables: 0, addedAt: "2026-01-01T00:00:00.000Z", warnings: [] },
      passageList: parts.map(({ text, headingPath, locator }) => ({
        ...{ text, headingPath, locator, line: null, page: null, table: null },
      })),
      ...{ parsed: null, bytes: null },
    };
  });
}

const secondsSince = (start) => Number(((performance.now() - start) / 1000).toFixed(1));

function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

const pglite = await startPglite();
const sql = await openPostgresSql({ url: pglite.url, log: silent, connections: 2 });
try {
  const corpus = readLines(args.corpus);
  const documents = makeSqlDocuments(sql);
  const list = documentsOf(corpus, Number(args.passages));
  for (const document of list) await documents.put(document);
  const {
    id: embedder,
    dimension,
    embed,
  } = makeCharEmbedder(corpus.slice(0, 2000).map((one) => one.text));
  const store = await openPostgresVectors(sql);
  let begun = performance.now();
  for (const { id: documentId, passageList } of list) {
    for (let from = 0; from < passageList.length; from += BATCH) {
      const part = passageList.slice(from, from + BATCH);
      const vectors = embed(part.map(({ headingPath, text }) => [...headingPath, text].join("\n")));
      const items = vectors.map((vector, at) => ({
        documentId,
        version: 1,
        ordinal: from + at,
        vector,
      }));
      await store.put(embedder, UNIT, items);
    }
  }
  const storedS = secondsSince(begun);
  const questions = readLines(args.queries).slice(0, Number(args.questions));
  const vectors = embed(questions.map(({ text }) => text));
  const ask = async () => {
    const [found, times] = [[], []];
    for (const vector of vectors) {
      begun = performance.now();
      const near = await store.near({ embedder, units: ["", UNIT], vector, k: 10 });
      times.push(performance.now() - begun);
      found.push(near.map(({ documentId, ordinal }) => `${documentId}#${ordinal}`));
    }
    return { found, ms: spread(times) };
  };
  const exact = await ask();
  begun = performance.now();
  await (await openPostgresVectors(sql, { graphFrom: 1 })).tidy(embedder, dimension);
  const graphS = secondsSince(begun);
  await sql.run("ANALYZE passage_vector");
  const plan = await sql.run("SELECT pg_relation_size('passage_vector_graph') AS graph_bytes");
  const graph = await ask();
  const shared = exact.found.map(
    (ids, at) => ids.filter((id) => graph.found[at].includes(id)).length / ids.length,
  );
  const passages = list.reduce((sum, document) => sum + document.passageList.length, 0);
  console.log(
    JSON.stringify({
      ...{ kind: store.kind, passages, dimension, storedS, graphS },
      graphMb: Math.round(plan.rows[0].graph_bytes / 2 ** 20),
      questions: questions.length,
      ...{ exactMs: exact.ms, graphMs: graph.ms },
      recallAt10: Number((shared.reduce((sum, one) => sum + one, 0) / shared.length).toFixed(4)),
    }),
  );
} finally {
  await sql.close();
  await pglite.stop();
}
