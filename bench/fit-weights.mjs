// Learns the weights of the second pass (src/knowledge/search/rerank-weights.ts) from questions with marked answers:
// listwise logistic loss over the candidates of the first pass, L2, full batch. Prints k-fold figures first: the
// weights are worth taking only when those rise. Run `npm run build` first.
//
//   node bench/fit-weights.mjs --corpus corpus.jsonl.gz --data DIR [--data DIR …] [--l2 0.5] [--folds 10] [--print]
//   [--drop name,name]
//
// A DIR holds queries.jsonl ({qid, text}) and qrels.jsonl ({qid, relevant: [id]}). No data of that kind lies here.
import { join } from "node:path";
import { parseArgs } from "node:util";

import * as engine from "./engine.mjs";
import { readLines } from "./read-lines.mjs";

const { values: args } = parseArgs({
  options: {
    corpus: { type: "string" },
    data: { type: "string", multiple: true },
    l2: { type: "string", default: "0.5" },
    folds: { type: "string", default: "10" },
    depth: { type: "string", default: "100" },
    drop: { type: "string", default: "" },
    print: { type: "boolean", default: false },
  },
});
const l2 = Number(args.l2);
const folds = Number(args.folds);
const depth = Number(args.depth);

/** Questions that share a marked answer stay in one fold. */
function foldOf(relevant) {
  let hash = 2166136261;
  for (const char of [...relevant].sort()[0]) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
  return ((hash ^ (hash >>> 13)) >>> 0) % folds;
}

const { FEATURES } = await engine.features();
const kept = FEATURES.map((name, at) => ({ name, at })).filter(
  ({ name }) => !args.drop.split(",").includes(name),
);
engine.build(readLines(args.corpus));

const questions = args.data.flatMap((folder) => {
  const marked = new Map(
    readLines(join(folder, "qrels.jsonl")).map((row) => [row.qid, row.relevant]),
  );
  return readLines(join(folder, "queries.jsonl"))
    .filter((row) => marked.has(row.qid))
    .map((row) => {
      const relevant = new Set(marked.get(row.qid));
      const rows = engine.candidates(row.text, depth);
      return {
        set: folder,
        fold: foldOf(relevant),
        wanted: relevant.size,
        x: rows.map((one) => kept.map(({ at }) => one.features[at])),
        y: rows.map((one) => (relevant.has(one.id) ? 1 : 0)),
      };
    });
});

const n = kept.length;
const deviation = kept.map((_, f) => {
  // Within a question only differences between candidates matter.
  let sum = 0;
  let count = 0;
  for (const { x } of questions) {
    const mean = x.reduce((total, row) => total + row[f], 0) / (x.length || 1);
    for (const row of x) {
      sum += (row[f] - mean) ** 2;
      count++;
    }
  }
  return Math.sqrt(sum / count) || 1;
});
for (const { x } of questions)
  for (const row of x) for (let f = 0; f < n; f++) row[f] /= deviation[f];

const dot = (w, row) => {
  let sum = 0;
  for (let f = 0; f < n; f++) sum += w[f] * row[f];
  return sum;
};

function train(set, rounds = 400) {
  const w = new Float64Array(n),
    m = new Float64Array(n),
    v = new Float64Array(n);
  const usable = set.filter(({ y }) => y.includes(1));
  for (let round = 1; round <= rounds; round++) {
    const g = Float64Array.from(w, (value) => (l2 * value) / usable.length);
    for (const { x, y } of usable) {
      const s = x.map((row) => dot(w, row));
      const top = Math.max(...s);
      const e = s.map((value) => Math.exp(value - top));
      const z = e.reduce((a, b) => a + b, 0);
      const ones = y.reduce((a, b) => a + b, 0);
      x.forEach((row, i) => {
        const d = (e[i] / z - y[i] / ones) / usable.length;
        if (Math.abs(d) > 1e-9) for (let f = 0; f < n; f++) g[f] += d * row[f];
      });
    }
    const rate = 0.1 * Math.min(1, (rounds - round + 1) / (rounds * 0.5));
    for (let f = 0; f < n; f++) {
      m[f] = 0.9 * m[f] + 0.1 * g[f];
      v[f] = 0.999 * v[f] + 0.001 * g[f] * g[f];
      w[f] -=
        (rate * (m[f] / (1 - 0.9 ** round))) / (Math.sqrt(v[f] / (1 - 0.999 ** round)) + 1e-8);
    }
  }
  return w;
}

function score(w, { x, y, wanted }) {
  const order = x
    .map((row, i) => [dot(w, row), y[i]])
    .sort((a, b) => b[0] - a[0])
    .map((pair) => pair[1]);
  const first = order.indexOf(1);
  const at = (k) => order.slice(0, k).reduce((a, b) => a + b, 0) / wanted;
  return {
    mrr: first >= 0 && first < 10 ? 1 / (first + 1) : 0,
    r1: at(1),
    r10: at(10),
    r50: at(50),
    all: at(depth),
  };
}

function report(label, weightsOf) {
  for (const folder of args.data) {
    const rows = questions.filter((q) => q.set === folder).map((q) => score(weightsOf(q), q));
    const mean = (key) => (rows.reduce((sum, row) => sum + row[key], 0) / rows.length).toFixed(4);
    console.log(
      `${label} ${folder.split("/").pop()}: MRR@10 ${mean("mrr")} R@1 ${mean("r1")} R@10 ${mean("r10")} R@50 ${mean("r50")} R@${depth} ${mean("all")}`,
    );
  }
}

const byFold = Array.from({ length: folds }, (_, fold) =>
  train(questions.filter((q) => q.fold !== fold)),
);
report(`${folds}-fold`, (q) => byFold[q.fold]);
const all = train(questions);
report("fitted on all", () => all);
if (args.print)
  for (const [f, { name }] of kept.entries())
    console.log(`  ${name}: ${(all[f] / deviation[f]).toFixed(2)}, // ${all[f].toFixed(2)}`);
