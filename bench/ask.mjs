// How fast questions are answered beside many ingested documents: questions a second, p50, p95, p99, slowest. Run
// `npm run build` first.
//
//   node bench/ask.mjs [--documents 10000] [--corpus corpus.jsonl.gz] [--data DIR] [--questions FILE.jsonl] [--rounds 1]
//
// The documents are texts of the corpus named (objects with `text`), or, without one, sentences put together from the shipped
// register; each is a file of its own, read in like any upload. `--data` keeps the folder, so that a second run only asks.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { makeRandom } from "./noise.mjs";
import { readLines } from "./read-lines.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = process.env.CAN_CU_DIST ?? join(root, "dist");
const load = (path) => import(pathToFileURL(join(dist, "src", path)).href);

const { values: args } = parseArgs({
  options: {
    documents: { type: "string", default: "10000" },
    corpus: { type: "string" },
    data: { type: "string" },
    questions: { type: "string" },
    rounds: { type: "string", default: "1" },
  },
});
const count = Number(args.documents);
const data = args.data ?? mkdtempSync(join(tmpdir(), "can-cu-ask-"));
const isFull = existsSync(join(data, "bench-documents"));

/** Sentences of the register, to be put together to documents that sound like the real ones. */
function registerSentences() {
  const folder = join(root, "corpus", "regulations");
  const sentences = [];
  const walk = (value) => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (value !== null && typeof value === "object") {
      if (typeof value.fact === "string") sentences.push(value.fact);
      Object.values(value).forEach(walk);
    }
  };
  for (const name of readdirSync(folder))
    walk(JSON.parse(readFileSync(join(folder, name), "utf8")));
  return sentences;
}

function* documents() {
  const random = makeRandom(7);
  const texts = args.corpus === undefined ? null : readLines(args.corpus).map(({ text }) => text);
  const sentences = texts ?? registerSentences();
  const pick = () => sentences[Math.floor(random() * sentences.length)];
  for (let at = 1; at <= count; at++) {
    const body =
      texts === null ? Array.from({ length: 8 }, pick).join("\n\n") : `${pick()}\n\n${pick()}`;
    yield `BỘ MẪU\nSố: ${at}/2031/TT-BM\nTHÔNG TƯ\nQuy định nội dung mẫu số ${at}\n\nĐiều 1. Nội dung\n${body}\n`;
  }
}

function ingest() {
  const folder = join(data, "bench-documents");
  mkdirSync(folder, { recursive: true });
  let at = 0;
  for (const text of documents()) {
    const part = join(folder, String(Math.floor(at / 1000)));
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, `mau-${++at}.txt`), text);
  }
  const begun = performance.now();
  const cli = join(dist, "src", "cli", "can-cu.js");
  const run = spawnSync(process.execPath, [cli, "ingest", folder, "--data", data, "--json"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (run.status !== 0) throw new Error(`ingest ended with ${run.status}`);
  return Math.round((performance.now() - begun) / 1000);
}

function questions() {
  const files =
    args.questions === undefined
      ? ["questions.jsonl", "staff-questions.jsonl"].map((name) => join(root, "test", "eval", name))
      : [args.questions];
  return files.flatMap(readLines).map(({ q }) => q);
}

const ingestSeconds = isFull ? null : ingest();
const [{ buildApp }, { DEFAULT_UNIT: unit, parseConfig }] = [
  await load("app.js"),
  await load("config.js"),
];
const started = performance.now();
const app = await buildApp({ ...parseConfig({}), dataFolder: data });
const startMs = Math.round(performance.now() - started);
const asked = questions();
for (const question of asked.slice(0, 20)) await app.assistant.ask({ question, unit });
const times = [];
const begun = performance.now();
for (let round = 0; round < Number(args.rounds); round++) {
  for (const question of asked) {
    const from = performance.now();
    await app.assistant.ask({ question, unit });
    times.push({ ms: performance.now() - from, question });
  }
}
const seconds = (performance.now() - begun) / 1000;
times.sort((a, b) => a.ms - b.ms);
const at = (share) =>
  Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))].ms * 10) / 10;
process.stdout.write(
  `${JSON.stringify({
    documents: count,
    ingestSeconds,
    startMs,
    questions: times.length,
    perSecond: Math.round((times.length / seconds) * 10) / 10,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    slowest: times.slice(-3).map(({ ms, question }) => `${Math.round(ms)} ms ${question}`),
  })}\n`,
);
await app.close();
if (args.data === undefined) rmSync(data, { recursive: true, force: true });
