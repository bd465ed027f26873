// How the search grows: build, memory, latency and start from disk at 10,000 to 200,000 passages; then the vector
// graph's recall against exact search. Run `npm run build` first.
//
//   node --expose-gc bench/scale.mjs [--corpus corpus.jsonl.gz --queries queries.jsonl] [--sizes 10000,50000,200000]
//   [--vectors 200000] [--dimension 384] [--ef 800]
//
// Passages are cut from the corpus when one is named, and repeated with other words until there are enough; without
// one they are drawn from a made-up vocabulary of syllables with the frequencies of a natural text. Each size runs in a
// process of its own; latencies are the best of three rounds.
import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { makeRandom } from "./noise.mjs";
import { readLines } from "./read-lines.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = process.env.CAN_CU_DIST ?? `${root}dist`;
const load = (path) => import(pathToFileURL(`${dist}/src/${path}`).href);

const { values: args } = parseArgs({
  options: {
    corpus: { type: "string" },
    queries: { type: "string" },
    sizes: { type: "string", default: "10000,20000,50000,100000,200000" },
    vectors: { type: "string", default: "200000" },
    dimension: { type: "string", default: "384" },
    ef: { type: "string" },
    worker: { type: "string" },
  },
});
const mb = (bytes) => Math.round(bytes / 1048576);
const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2);
const gc = () => {
  globalThis.gc?.();
  globalThis.gc?.();
};

/** Words of a Zipf-like text: word r is asked with a chance near 1/r. */
function makeWriter(random) {
  const onsets = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
  ];
  const rhymes = [
    ..."a am an ang anh ap at ay ac e en et i iên inh iêm im it o oa oan oi".split(" "),
    ..."om ong ot ôi ông u um ut uyên ương ươi ư ưng âp ân âm ê êt ich".split(" "),
  ];
  const words = onsets.flatMap((onset) => rhymes.map((rhyme) => onset + rhyme));
  return (count) =>
    Array.from(
      { length: count },
      () => words[Math.floor(words.length ** random()) - 1] ?? words[0],
    ).join(" ");
}

function* passages(count) {
  const random = makeRandom(1);
  const write = makeWriter(random);
  const source = args.corpus === undefined ? [] : readLines(args.corpus);
  for (let made = 0, round = 0; made < count; round++) {
    if (source.length === 0) {
      yield {
        id: String(made++),
        group: String(made >> 6),
        groupTitle: write(6),
        title: write(8),
        text: write(110),
      };
      continue;
    }
    for (const doc of source) {
      for (let from = 0; (from === 0 || from < doc.text.length) && made < count; from += 500) {
        const text = doc.text.slice(from, from + 500);
        // Later rounds change a fifth of the words, so that they are other passages of the same kind.
        const changed =
          round === 0
            ? text
            : text.replace(/\p{L}+/gu, (word) => (random() < 0.2 ? write(1) : word));
        yield {
          id: String(made++),
          group: `${doc.docNo}~${round}`,
          groupTitle: doc.docTitle,
          title: doc.title,
          text: changed,
        };
      }
    }
  }
}

function questions() {
  if (args.queries !== undefined) return readLines(args.queries).map((row) => row.text);
  const write = makeWriter(makeRandom(2));
  return Array.from({ length: 300 }, () => write(14));
}

async function words(size) {
  const { loadLexicalIndex, makeLexicalIndex } = await load("knowledge/search/lexical-index.js");
  const { makeSynonyms } = await load("knowledge/search/synonyms.js");
  const synonyms = makeSynonyms([JSON.parse(readFileSync(`${root}corpus/synonyms.json`, "utf8"))]);
  const asked = questions();
  const docs = [...passages(size)];
  gc();
  const before = process.memoryUsage();
  let begun = performance.now();
  let index = makeLexicalIndex(docs, { synonyms });
  const built = performance.now() - begun;
  gc();
  const after = process.memoryUsage();
  const held = mb(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers);
  const best = asked.map(() => Infinity);
  for (let round = 0; round < 4; round++) {
    for (const [i, question] of asked.entries()) {
      begun = performance.now();
      index.search(question, 20);
      if (round > 0) best[i] = Math.min(best[i], performance.now() - begun);
    }
  }
  best.sort((a, b) => a - b);
  const folder = mkdtempSync(join(tmpdir(), "can-cu-scale-"));
  const file = join(folder, "index.bin");
  writeFileSync(file, index.serialise("bench"));
  index = null;
  begun = performance.now();
  const again = loadLexicalIndex(readFileSync(file), "bench", { synonyms });
  const loaded = performance.now() - begun;
  again.search(asked[0], 5);
  const bytes = statSync(file).size;
  rmSync(folder, { recursive: true });
  console.log(
    `| ${size} | ${(built / 1000).toFixed(1)} | ${held} | ${mb(bytes)} | ${(loaded / 1000).toFixed(2)} | ${at(best, 0.5)} | ${at(best, 0.99)} |`,
  );
}

async function vectors(size) {
  const { makeCharEmbedder } = await load("knowledge/search/char-vectors.js");
  const { openHnswVectors } = await load("storage/vectors-hnsw/hnsw-vectors.js");
  const texts = [...passages(size)].map((doc) => `${doc.title}\n${doc.text}`);
  const embedder = makeCharEmbedder(texts.slice(0, 20000));
  const dimension = Math.min(Number(args.dimension), embedder.dimension);
  gc();
  const before = process.memoryUsage().rss;
  const store = openHnswVectors({
    dimension,
    ...(args.ef === undefined ? {} : { ef: Number(args.ef) }),
  });
  const exact = new Float32Array(size * dimension);
  let begun = performance.now();
  for (let from = 0; from < size; from += 1000) {
    const batch = embedder
      .embed(texts.slice(from, from + 1000))
      .map((vector) => vector.slice(0, dimension));
    await store.upsert(batch.map((vector, i) => ({ id: String(from + i), vector })));
    for (const [i, vector] of batch.entries()) {
      const length = Math.hypot(...vector);
      exact.set(
        vector.map((value) => value / length),
        (from + i) * dimension,
      );
    }
  }
  const built = performance.now() - begun;
  const memory = mb(process.memoryUsage().rss - before - exact.byteLength);
  const asked = questions().slice(0, 200);
  const times = [];
  let met = 0;
  for (const question of asked) {
    const vector = embedder.embed([question])[0].slice(0, dimension);
    let best = Infinity;
    let hits = [];
    for (let round = 0; round < 3; round++) {
      begun = performance.now();
      hits = await store.search(vector, 10);
      best = Math.min(best, performance.now() - begun);
    }
    times.push(best);
    const length = Math.hypot(...vector);
    const scores = new Float32Array(size);
    for (let row = 0; row < size; row++) {
      let sum = 0;
      for (let i = 0; i < dimension; i++) sum += vector[i] * exact[row * dimension + i];
      scores[row] = sum / length;
    }
    // The tenth best score is the border: passages that tie with it are as good.
    const border = Float32Array.from(scores).sort()[size - 10] - 1e-6;
    met += hits.filter((hit) => scores[Number(hit.id)] >= border).length / 10;
  }
  times.sort((a, b) => a - b);
  console.log(
    `${size} vectors of ${dimension}: built in ${(built / 1000).toFixed(0)} s, +${memory} MB, recall@10 ${(met / asked.length).toFixed(4)}, p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms`,
  );
}

/** One measurement in a process of its own, so that memory is its own. */
function apart(worker) {
  const argv = process.argv.slice(2).concat("--worker", worker);
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), argv, {
      execArgv: ["--expose-gc", "--max-old-space-size=6000"],
    });
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${worker} ended with ${code}`)),
    );
  });
}

if (args.worker !== undefined) {
  const [kind, size] = args.worker.split(":");
  await (kind === "words" ? words(Number(size)) : vectors(Number(size)));
} else {
  console.log(
    "| passages | build s | memory MB | file MB | start from disk s | p50 ms | p99 ms |\n|---|---|---|---|---|---|---|",
  );
  for (const size of args.sizes.split(",")) await apart(`words:${size}`);
  if (Number(args.vectors) > 0) await apart(`vectors:${args.vectors}`);
}
