// The product's own ranking as an engine of a retrieval harness: build(docs) and search(q, k).
// Documents are {id, docNo, docTitle, article, title, text}. Run `npm run build` first: this imports the built code
// from dist/ (or from the folder named in CAN_CU_DIST).
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = process.env.CAN_CU_DIST ?? `${root}dist`;
const load = (path) => import(pathToFileURL(`${dist}/src/knowledge/search/${path}`).href);
const { makeLexicalIndex } = await load("lexical-index.js");
const { makeSynonyms } = await load("synonyms.js");

export const name = "can-cu";

const synonyms = makeSynonyms([JSON.parse(readFileSync(`${root}corpus/synonyms.json`, "utf8"))]);
let index;

export function build(docs, options = {}) {
  index = makeLexicalIndex(
    docs.map((doc) => ({
      id: doc.id,
      group: doc.docNo,
      groupTitle: doc.docTitle,
      title: doc.title,
      text: doc.text,
      article: Number.parseInt(doc.article, 10) || null,
      year: Number(/(?:^|\D)((?:19|20)\d\d)(?:\D|$)/.exec(doc.docNo)?.[1] ?? 0) || null,
    })),
    { synonyms, ...options },
  );
}

export const search = (query, k) => index.search(query, k);

/** For bench/fit-weights.mjs. */
export const candidates = (query, depth) => index.candidates(query, depth);

export const features = () => load("feature-names.js");
