// What typos, lost spaces and scanning damage cost the search, and what the vectors win back. Uses the whole product
// search over passages of some 500 characters. Run `npm run build` first.
//
//   node bench/noise-bench.mjs --corpus corpus.jsonl.gz --data DIR [--articles 5000] [--queries 200]
//
// All marked articles stay in; others are thinned to --articles, since the vector graph takes a minute for 12,000.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { merged, scanned, typos } from "./noise.mjs";
import { readLines } from "./read-lines.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = process.env.CAN_CU_DIST ?? `${root}dist`;
const load = (path) => import(pathToFileURL(`${dist}/src/${path}`).href);
const { makeSearch } = await load("knowledge/search/hybrid-search.js");
const { makeSynonyms } = await load("knowledge/search/synonyms.js");
const { makeCharEmbedder } = await load("knowledge/search/char-vectors.js");
const { CHAR_TRUST } = await load("knowledge/search/vector-leg.js");
const { openHnswVectors } = await load("storage/vectors-hnsw/hnsw-vectors.js");

const { values: args } = parseArgs({
  options: {
    corpus: { type: "string" },
    data: { type: "string" },
    articles: { type: "string", default: "5000" },
    queries: { type: "string", default: "200" },
  },
});

const marked = new Map(
  readLines(join(args.data, "qrels.jsonl")).map((row) => [row.qid, row.relevant]),
);
const all = readLines(join(args.data, "queries.jsonl")).filter((row) => marked.has(row.qid));
const step = Math.max(1, Math.floor(all.length / Number(args.queries)));
const queries = all.filter((_, at) => at % step === 0);
const needed = new Set(queries.flatMap((row) => marked.get(row.qid)));
const articles = readLines(args.corpus);
const thin = Math.max(1, Math.round(articles.length / Number(args.articles)));
const kept = articles.filter((doc, at) => needed.has(doc.id) || at % thin === 0);

/** Cuts at the last sentence or line end before 500 characters. */
function cut(text) {
  const parts = [];
  for (let rest = text; rest !== ""; ) {
    const at =
      rest.length <= 600
        ? rest.length
        : Math.max(rest.lastIndexOf("\n", 500), rest.lastIndexOf(". ", 500), 250);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return parts;
}

function corpusOf(damage) {
  const documents = new Map();
  const passages = [];
  for (const doc of kept) {
    const year = Number(/(?:^|\D)((?:19|20)\d\d)(?:\D|$)/.exec(doc.docNo)?.[1] ?? 0) || null;
    documents.set(doc.docNo, {
      id: doc.docNo,
      unit: "",
      kind: "regulation",
      title: damage(doc.docTitle),
      symbol: null,
      year,
    });
    for (const [part, text] of cut(doc.text || doc.title).entries()) {
      passages.push({
        id: `${doc.id}#${part}`,
        documentId: doc.docNo,
        ordinal: passages.length,
        text: damage(text),
        headingPath: [damage(doc.title)],
        locator: `Điều ${doc.article}`,
        line: null,
        page: null,
        table: null,
      });
    }
  }
  return { passages, documents: [...documents.values()] };
}

const synonyms = makeSynonyms([JSON.parse(readFileSync(`${root}corpus/synonyms.json`, "utf8"))]);
const articleOf = (id) => id.slice(0, id.lastIndexOf("#"));

async function measure(label, search, change) {
  let mrr = 0,
    first = 0,
    ten = 0,
    asked = 0;
  for (const row of queries) {
    const hits = await search.search(change(row.text), 40);
    if (hits.some((hit) => hit.legs.includes("vectors"))) asked++;
    const ids = [...new Set(hits.map((hit) => articleOf(hit.passage.id)))];
    const rank = ids.findIndex((id) => marked.get(row.qid).includes(id));
    if (rank === 0) first++;
    if (rank >= 0 && rank < 10) {
      ten++;
      mrr += 1 / (rank + 1);
    }
  }
  const share = (count) => (count / queries.length).toFixed(3);
  return `| ${label} | ${share(mrr)} | ${share(first)} | ${share(ten)} | ${share(asked)} |`;
}

const variants = [
  ["clean", (text) => text],
  ["15 % of words mistyped", (text) => typos(text, 0.15)],
  ["30 % of words mistyped", (text) => typos(text, 0.3)],
  ["30 % of spaces lost", (text) => merged(text, 0.3)],
  ["60 % of spaces lost", (text) => merged(text, 0.6)],
  ["30 % mistyped, 30 % of spaces lost", (text) => merged(typos(text, 0.3), 0.3)],
];
console.log(`${queries.length} questions, ${kept.length} articles`);
for (const [name, damage] of [
  ["clean documents", (text) => text],
  ["scanned documents", scanned],
]) {
  const { passages, documents } = corpusOf(damage);
  const embedder = makeCharEmbedder(passages.map((passage) => passage.text));
  const words = makeSearch({ synonyms });
  await words.build(passages, documents);
  const both = makeSearch({
    synonyms,
    vectors: async () => ({
      store: openHnswVectors({ dimension: embedder.dimension }),
      embedderId: "char",
      trust: CHAR_TRUST,
      embed: (texts) => embedder.embed(texts),
    }),
    onVectorFailure: (error) => {
      throw error;
    },
  });
  const begun = performance.now();
  await (
    await both.build(passages, documents)
  ).vectorsReady;
  console.log(
    `\n${name}: ${passages.length} passages, built with vectors in ${((performance.now() - begun) / 1000).toFixed(1)} s`,
  );
  console.log("| question | MRR@10 | R@1 | hit@10 | vectors asked |\n|---|---|---|---|---|");
  for (const [label, change] of variants) {
    console.log(await measure(`${label}, words`, words, change));
    console.log(await measure(`${label}, words + vectors`, both, change));
  }
}
