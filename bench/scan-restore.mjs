// How far a scan that lost its marks is read back, and how often a word that is called sure is right. Clean plans are
// damaged by rule, or set in type, printed as pages and read by an engine that knows no Vietnamese (--pages; needs
// soffice, pdftoppm and tesseract with "eng"). Run `npm run build` first. Without the plans nothing is counted.
//
//   node bench/scan-restore.mjs --plans DIR [--without krong-pac-2026.md=000,…] [--pages] [--dpi 150] [--show 20]
//
// --without leaves a shipped plan out of what is learnt while the file that begins so is read: it tells of the same plan.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { alignWords } from "./align-words.mjs";
import { makeRandom } from "./noise.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = process.env.CAN_CU_DIST ?? `${root}dist`;
const load = (path) => import(pathToFileURL(`${dist}/src/${path}`).href);
const { makeScanReader } = await load("domain/text/scan/restore-scan.js");
const { PLAN_PHRASES } = await load("domain/text/scan/plan-phrases.js");
const { CONFUSIONS } = await load("domain/text/scan/scan-confusions.js");

const { values: args } = parseArgs({
  options: {
    plans: { type: "string" },
    without: { type: "string", default: "" },
    pages: { type: "boolean", default: false },
    dpi: { type: "string", default: "150" },
    show: { type: "string", default: "0" },
  },
});
if (args.plans === undefined || !existsSync(args.plans)) {
  console.log("no plans: nothing counted");
  process.exit(0);
}

function textsIn(value) {
  if (typeof value === "string") return /[^\u0000-\u007f]/.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const left = new Map(
  args.without
    .split(",")
    .filter((pair) => pair.includes("="))
    .map((pair) => pair.split("=").reverse()),
);

function readerFor(file) {
  const out = [...left].find(([start]) => file.startsWith(start))?.[1];
  const texts = [...PLAN_PHRASES];
  for (const name of readdirSync(`${root}corpus/regulations`))
    texts.push(...textsIn(JSON.parse(readFileSync(`${root}corpus/regulations/${name}`, "utf8"))));
  for (const name of readdirSync(`${root}corpus/plans`))
    if (name !== out) texts.push(readFileSync(`${root}corpus/plans/${name}`, "utf8"));
  return makeScanReader(texts);
}

/** Running text of a plan, one paragraph a line. */
const proseOf = (text) =>
  text
    .normalize("NFC")
    .replace(/<[^>]+>/g, "\n")
    .replace(/[*#`\\]+/g, "")
    .split(/[\n\t|]/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => (line.match(/\p{L}{2,}/gu) ?? []).length >= 4);

const random = makeRandom(7);
const emissions = new Map(
  Object.entries(CONFUSIONS).map(([letter, line]) => [
    letter,
    line.split(" ").map((part) => {
      const at = part.lastIndexOf(":");
      return [part.slice(0, at), Math.exp(-Number(part.slice(at + 1)))];
    }),
  ]),
);
const ODD = "abcdeghiklmnoprstuvxy";

/** One letter in two hundred is read as any other one, which no table tells. */
function damagedLetter(letter) {
  const small = letter.toLowerCase();
  if (/\p{L}/u.test(letter) && random() < 0.005) return ODD[Math.floor(random() * ODD.length)];
  const known = emissions.get(small);
  if (known === undefined) return letter;
  let rest = random() * known.reduce((sum, [, share]) => sum + share, 0);
  const found = known.find(([, share]) => (rest -= share) <= 0)?.[0] ?? small;
  return letter === small ? found : found.toUpperCase();
}

const damagedWord = (word) => Array.from(word, damagedLetter).join("") || word;

function pagesOf(lines) {
  const folder = mkdtempSync(join(tmpdir(), "scan-"));
  const html = lines.map((line) => `<p>${line.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`);
  writeFileSync(
    join(folder, "plan.html"),
    `<meta charset="utf-8"><style>@page{size:A4;margin:2cm} p{font:14pt 'Times New Roman','Liberation Serif'}</style>${html.join("\n")}`,
  );
  const quiet = { cwd: folder, stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" };
  execFileSync(
    "soffice",
    ["--headless", "--convert-to", "pdf:writer_web_pdf_Export", "plan.html"],
    quiet,
  );
  execFileSync("pdftoppm", ["-r", args.dpi, "-gray", "-png", "plan.pdf", "page"], quiet);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".png"))
    .sort()
    .map((name) => execFileSync("tesseract", [name, "-", "-l", "eng"], quiet))
    .join("\n");
}

const tonePlace = (text) =>
  text.normalize("NFD").replace(/([aeiouy])([\u0300\u0301\u0303\u0309\u0323])([aey])/g, "$1$3$2");
const bare = (text) =>
  tonePlace(text.toLowerCase())
    .normalize("NFC")
    .replace(/[^\p{L}\d]/gu, "");

const total = { words: 0, right: 0, sure: 0, sureRight: 0 };
const wrong = [];
for (const file of readdirSync(args.plans).filter((name) => name.endsWith(".txt"))) {
  const text = readFileSync(join(args.plans, file), "utf8");
  const lines = proseOf(text);
  const printed = lines.join(" ").split(" ");
  const marked = printed.filter((word) => /[^\u0000-\u007f]/.test(word)).length;
  if (marked < printed.length / 3) continue;
  const scan = args.pages ? pagesOf(lines) : printed.map(damagedWord).join(" ");
  const scanned = scan.normalize("NFC").split(/\s+/).filter(Boolean);
  const pairs = args.pages
    ? alignWords(printed, scanned)
    : printed.map((word, at) => [[word], [scanned[at]]]);
  const tokens = pairs.flatMap(([, seen]) => seen);
  const truth = pairs.flatMap(([whole, seen]) =>
    seen.map((_, at) => (at === 0 && seen.length === 1 ? whole.join(" ") : null)),
  );
  const read = readerFor(file)(tokens.join(" "));
  const own = { words: 0, right: 0, sure: 0, sureRight: 0 };
  const byToken = new Map();
  let [at, from] = [0, 0];
  for (const word of read) {
    let found = -1;
    while (at < tokens.length && (found = tokens[at].indexOf(word.seen, from)) < 0) {
      at++;
      from = 0;
    }
    if (at >= tokens.length) break;
    from = found + word.seen.length;
    byToken.set(at, [...(byToken.get(at) ?? []), word]);
  }
  for (const [index, words] of byToken) {
    const whole = truth[index];
    if (whole === null || !/\p{L}/u.test(whole)) continue;
    const isRight = bare(whole) === bare(words.map((word) => word.text).join(""));
    const isSure = words.every((word) => word.sure);
    own.words++;
    own.right += Number(isRight);
    own.sure += Number(isSure);
    own.sureRight += Number(isSure && isRight);
    if (isSure && !isRight)
      wrong.push(`${tokens[index]} → ${words.map((w) => w.text).join(" ")} (${whole})`);
  }
  for (const key of Object.keys(total)) total[key] += own[key];
  print(file, own);
}
print("all", total);
for (const line of wrong.slice(0, Number(args.show))) console.log(line);

function print(name, { words, right, sure, sureRight }) {
  const share = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
  console.log(
    `${name}: ${words} words, ${share(right, words)} right; ${share(sure, words)} called sure, of these ${share(sureRight, sure)} right`,
  );
}
