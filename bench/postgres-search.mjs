/**
 * The search inside PostgreSQL, on a server of the bench's own (run `npm run build` first):
 *   node bench/postgres-search.mjs legs --corpus corpus.jsonl.gz --queries queries.jsonl --qrels qrels.jsonl
 *     leg by leg against the index in memory: the same first ten, nDCG@10 of both
 *   node bench/postgres-search.mjs scale --corpus … --queries … [--passages 1000000]
 *     index build time and size, latency of the word leg
 * Passages are the corpus cut at 500 characters; beyond that, repeated with a fifth of the words changed.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { makeRandom } from "./noise.mjs";
import { startPostgres } from "./own-services.mjs";
import { readLines } from "./read-lines.mjs";

const dist = resolve(process.env.CAN_CU_DIST ?? "dist");
const load = (path) => import(pathToFileURL(`${dist}/src/${path}`).href);
const { openPostgresSql } = await load("storage/postgres/postgres-sql.js");
const { makeSqlDocuments } = await load("storage/sql/sql-documents.js");
const { makePostgresSegments } = await load("storage/postgres/postgres-segments.js");
const { makePassageIndex } = await load("knowledge/passage-index.js");
const { makeSegmentIndex } = await load("knowledge/segment-index.js");
const { makeSynonyms } = await load("knowledge/search/synonyms.js");

const { values: args, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: "string" },
    queries: { type: "string" },
    qrels: { type: "string" },
    passages: { type: "string" },
    questions: { type: "string", default: "300" },
    every: { type: "string", default: "1" },
    url: { type: "string" },
  },
});
const UNIT = "don-vi";
const synonyms = makeSynonyms([JSON.parse(readFileSync("corpus/synonyms.json", "utf8"))]);
const silent = { info() {}, warn() {}, error() {} };

/** Documents of the corpus with passages of 500 characters; `round` 0 is the corpus itself. */
function* documentsOf(corpus, round, random) {
  const byDocument = new Map();
  for (const article of corpus) {
    const list = byDocument.get(article.docNo) ?? [];
    byDocument.set(article.docNo, list);
    list.push(article);
  }
  const words = corpus.slice(0, 2000).flatMap((article) => article.title.match(/\p{L}+/gu) ?? []);
  const changed = (text) =>
    round === 0
      ? text
      : text.replace(/\p{L}+/gu, (word) =>
          random() < 0.2 ? words[Math.floor(random() * words.length)] : word,
        );
  for (const [docNo, articles] of byDocument) {
    const passageList = articles.flatMap((article) => {
      const parts = [];
      for (let from = 0; from === 0 || from < article.text.length; from += 500)
        parts.push({
          text: changed(article.text.slice(from, from + 500)),
          headingPath: [article.title],
          locator: `Điều ${article.article}`,
          ...{ line: null, page: null, table: null },
        });
      return parts;
    });
    const id = `${docNo.replaceAll("/", "-")}~${round}`.toLowerCase();
    const year = Number(/(?:^|\D)((?:19|20)\d\d)(?:\D|$)/.exec(docNo)?.[1] ?? 0) || null;
    yield {
      ...{ id, unit: UNIT, origin: "upload", kind: "regulation", title: articles[0].docTitle },
      // Without a symbol: the word leg alone is compared.
      ...{ symbol: null, issuer: null, year, signed: null, fileName: null, contentHash: id },
      ...{ pages: 1, tables: 0, addedAt: "2026-01-01T00:00:00.000Z", warnings: [] },
      ...{ passageList, parsed: null, bytes: null },
    };
  }
}

/** The corpus once, or as often as it takes to `passages`. */
async function fill(documents, corpus, passages) {
  const random = makeRandom(1);
  let made = 0;
  if (passages === undefined) {
    const all = [...documentsOf(corpus, 0, random)];
    await documents.putAll(all);
    return all.reduce((sum, document) => sum + document.passageList.length, 0);
  }
  for (let round = 0; made < passages; round++) {
    for (const document of documentsOf(corpus, round, random)) {
      if (made >= passages) break;
      document.passageList = document.passageList.slice(0, passages - made);
      await documents.put(document);
      made += document.passageList.length;
    }
  }
  return made;
}

const never = {
  endsOn: () => ({ isDead: () => false, successorsOf: () => [], isSpent: () => false }),
};

function ndcg(ids, relevant) {
  const gain = ids.reduce((sum, id, at) => sum + (relevant.has(id) ? 1 / Math.log2(at + 2) : 0), 0);
  let ideal = 0;
  for (let at = 0; at < Math.min(10, relevant.size); at++) ideal += 1 / Math.log2(at + 2);
  return ideal === 0 ? 0 : gain / ideal;
}

async function withServer(work) {
  const postgres =
    args.url === undefined ? await startPostgres() : { url: args.url, end: () => undefined };
  const sql = await openPostgresSql({ url: postgres.url, log: silent });
  try {
    const documents = makeSqlDocuments(sql);
    const segments = makePostgresSegments(sql);
    const index = makeSegmentIndex({ documents, segments, synonyms, ...never });
    return await work({ sql, documents, index });
  } finally {
    await sql.close();
    await postgres.end();
  }
}

/** Articles found, best passage first, each once. */
const articlesOf = (hits) => [
  ...new Set(hits.map((hit) => `${hit.documentId.replace(/~0$/, "")}#${hit.locator?.slice(5)}`)),
];

async function legs() {
  const corpus = readLines(args.corpus);
  const queries = readLines(args.queries).filter((_, at) => at % Number(args.every) === 0);
  const rows = args.qrels === undefined ? [] : readLines(args.qrels);
  const relevantTo = new Map();
  for (const { qid, relevant } of rows)
    relevantTo.set(qid, new Set(relevant.map((id) => id.replaceAll("/", "-"))));
  return withServer(async ({ documents, index }) => {
    const passages = await fill(documents, corpus, args.passages && Number(args.passages));
    const memory = makePassageIndex({
      ...{ documents, synonyms, ...never },
      cache: { load: () => null, save: () => undefined },
    });
    let [same, sum, memorySum, judged] = [0, 0, 0, 0];
    for (const query of queries) {
      const here = await memory.find(query.text, 10, UNIT, {});
      const there = await index.find(query.text, 10, UNIT, {});
      const idsOf = (hits) => hits.map((hit) => `${hit.documentId} ${hit.locator} ${hit.text}`);
      if (JSON.stringify(idsOf(here)) === JSON.stringify(idsOf(there))) same++;
      const relevant = relevantTo.get(query.qid);
      if (relevant === undefined) continue;
      judged++;
      memorySum += ndcg(articlesOf(here), relevant);
      sum += ndcg(articlesOf(there), relevant);
    }
    return {
      passages,
      questions: queries.length,
      sameFirstTen: same / queries.length,
      judged,
      ndcgMemory: memorySum / judged,
      ndcgPostgres: sum / judged,
    };
  });
}

function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

async function scale() {
  const corpus = readLines(args.corpus);
  const queries = readLines(args.queries).slice(0, Number(args.questions));
  return withServer(async ({ sql, documents, index }) => {
    let begun = performance.now();
    // A server given by --url keeps what an earlier run has stored.
    const kept = await sql.run("SELECT count(*) AS passages FROM passage");
    const passages =
      kept.rows[0].passages || (await fill(documents, corpus, Number(args.passages ?? 1_000_000)));
    const storedS = (performance.now() - begun) / 1000;
    begun = performance.now();
    await index.sync(UNIT);
    const builtS = (performance.now() - begun) / 1000;
    await sql.run("VACUUM ANALYZE");
    const sizes = await sql.run(
      `SELECT pg_total_relation_size('search_block') + pg_total_relation_size('search_segment')
         + pg_total_relation_size('search_member') AS index_bytes,
         pg_total_relation_size('passage') AS passage_bytes,
         (SELECT count(*) FROM search_segment) AS segments`,
    );
    begun = performance.now();
    await index.find(queries[0].text, 10, UNIT, {});
    const openS = (performance.now() - begun) / 1000;
    // A process in use: half of the questions come first, the others are new to it, then all once more.
    const times = async (list) => {
      const taken = [];
      for (const query of list) {
        begun = performance.now();
        await index.find(query.text, 10, UNIT, {});
        taken.push(performance.now() - begun);
      }
      return spread(taken);
    };
    const half = Math.floor(queries.length / 2);
    const first = await times(queries.slice(0, half));
    const fresh = await times(queries.slice(half));
    const again = await times(queries);
    const { index_bytes: indexBytes, passage_bytes: passageBytes, segments } = sizes.rows[0];
    return {
      passages,
      storedS,
      builtS,
      indexMb: Math.round(indexBytes / 2 ** 20),
      passagesMb: Math.round(passageBytes / 2 ** 20),
      segments,
      openS,
      questions: queries.length,
      msFirst: first,
      msFresh: fresh,
      msAgain: again,
      rssMb: Math.round(process.memoryUsage().rss / 2 ** 20),
    };
  });
}

const what = positionals[0] ?? "legs";
const result = await { legs, scale }[what]();
console.log(JSON.stringify({ what, ...result }));
