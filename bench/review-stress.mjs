/**
 * A second, nastier measure of the review: generated budgets of many shapes and formats, clean and with one defect.
 * Needs `npm run build`. Usage: node bench/review-stress.mjs [--files 60] [--seed 1] [--format tsv|md|csv|aligned|html|docx|xlsx|pdf]
 * [--defect NAME] [--max 60] [--show] [--save DIR]. Seeds from 900000 are held out: rules are not tuned on them.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { reviewFile } from "./product-review.mjs";
import { makeBudget } from "./stress/budget.mjs";
import { DEFECTS } from "./stress/defects.mjs";
import { makeDocument, printer } from "./stress/layout.mjs";
import { makeRandom } from "./stress/random.mjs";
import { writePdfs, WRITERS } from "./stress/writers.mjs";

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? true);
};
const show = process.argv.includes("--show");
const files = Number(option("files", 60));
const firstSeed = Number(option("seed", 1));
const most = Number(option("max", 60));
const format = option("format", null);
const save = option("save", null);

function build(seed) {
  const r = makeRandom(seed);
  const size = r.chance(0.06) ? r.between(100, Math.max(100, most * 4)) : r.between(10, most);
  const doc = makeDocument(r, makeBudget(r, size));
  doc.print = printer(doc, makeRandom(seed + 7));
  return doc;
}

const keyOf = (f) => [f.code, f.where.row, f.where.column, f.found, f.expected].join("|");

function atPlace(file, finding, ids, withOthers) {
  const places = withOthers ? [finding.where, ...(finding.alsoAt ?? [])] : [finding.where];
  return places.some((where) => {
    const id = file.byLine ? file.idAt(where) : undefined;
    const found = id !== undefined ? [id] : (file.byName?.(where, finding.quote) ?? []);
    return found.some((one) => ids.has(one));
  });
}

const stats = new Map();
const clean = { files: 0, errors: 0, warnings: 0, infos: 0, relations: 0, unread: 0 };
const codes = new Map();
const shown = (f) =>
  `${f.severity} ${f.code} @${f.where.line ?? f.where.cell ?? ""}/${f.where.row ?? ""}/${f.where.column ?? ""} ${f.message.slice(0, 230)}`;

function count(name, key) {
  const s = stats.get(name) ?? { n: 0, found: 0, strong: 0, error: 0, first: 0, any: 0 };
  s[key] += 1;
  stats.set(name, s);
}

function judge(name, file, result, before, target) {
  const found = result.findings.filter((f) => !before.has(keyOf(f)));
  const ids = new Set(Array.isArray(target) ? target : target === "table" ? [] : target.ids);
  const loose = new Set(target.loose ?? []);
  const at = (withOthers) =>
    target === "table"
      ? found.some((f) => f.where.table !== undefined || f.where.line !== undefined)
      : found.some((f) => atPlace(file, f, ids, withOthers));
  count(name, "n");
  if (found.length > 0) count(name, "found");
  if (found.some((f) => f.severity !== "info")) count(name, "strong");
  if (found.some((f) => f.severity === "error")) count(name, "error");
  if (at(false)) count(name, "first");
  if (at(true)) count(name, "any");
  const near = !at(true) && loose.size > 0 && found.some((f) => atPlace(file, f, loose, true));
  return { missed: found.length === 0, misplaced: !at(true), near, found };
}

async function runOne(seed, name, ids = null) {
  const of = async (doc) => (name === "pdf" ? null : WRITERS[name](doc, makeRandom(seed + 13)));
  const only = option("defect", null);
  const jobs = [{ defect: null, doc: build(seed) }];
  for (const [defect, inject] of Object.entries(DEFECTS)) {
    if (only !== null && only !== defect) continue;
    const doc = build(seed);
    const target = inject(makeRandom(seed + 29), doc);
    if (target !== null && target !== undefined) jobs.push({ defect, doc, target });
  }
  const written =
    name === "pdf"
      ? await writePdfs(
          jobs.map((job) => job.doc),
          makeRandom(seed + 13),
        )
      : await Promise.all(jobs.map((job) => of(job.doc)));
  let before = new Set();
  for (const [i, { defect, doc, target }] of jobs.entries()) {
    const file = written[i];
    const result = await reviewFile(file);
    const keep = (kind) => {
      if (save === null) return;
      mkdirSync(save, { recursive: true });
      writeFileSync(join(save, `${seed}-${kind}-${file.fileName}`), file.bytes);
    };
    const label = `${seed} ${name} ${doc.budget.shape}/${doc.budget.numbering}/${doc.budget.groupAt}/u${doc.budget.unit}.${doc.budget.decimals}${doc.budget.style}`;
    if (defect === null) {
      before = new Set(result.findings.map(keyOf));
      clean.files += 1;
      clean.relations += result.passed.relations;
      clean.unread += result.unreadable.length;
      if (result.passed.relations < doc.rows.length / 2 && show)
        console.log(
          "FEW",
          label,
          `${result.passed.relations} relations of ${doc.rows.length} rows`,
        );
      for (const f of result.findings) {
        clean[`${f.severity}s`] += 1;
        if (f.severity !== "info")
          codes.set(`${f.severity} ${f.code}`, (codes.get(`${f.severity} ${f.code}`) ?? 0) + 1);
        if (show && f.severity !== "info") console.log("CLEAN", label, shown(f));
      }
      if (show && result.unreadable.length > 0)
        console.log("UNREAD", label, JSON.stringify(result.unreadable[0]));
      keep("clean");
      continue;
    }
    const verdict = judge(defect, file, result, before, target);
    if (verdict.missed || verdict.misplaced) {
      keep(defect);
      if (show)
        console.log(
          verdict.missed ? "MISSED" : verdict.near ? "NEAR" : "MISPLACED",
          label,
          defect,
          JSON.stringify(placesOf(doc, target)),
          "→",
          verdict.found.slice(0, 3).map(shown).join(" ‖ "),
        );
    }
  }
}

function placesOf(doc, target) {
  if (target === "table") return "table";
  const ids = new Set(Array.isArray(target) ? target : target.ids);
  return [
    ...doc.rows
      .filter((row) => ids.has(row.id))
      .map((row) => `${row.label} ${row.name.slice(0, 24)}`),
    ...[...doc.before, ...doc.after]
      .filter((p) => ids.has(p.id))
      .map((p) => doc.print.paragraph(p).slice(0, 130)),
  ].slice(0, 3);
}

const formats = format === null ? Object.keys(WRITERS) : [format];
for (let n = 0; n < files; n++) await runOne(firstSeed + n, formats[n % formats.length]);
const percent = (a, b) => `${((100 * a) / Math.max(1, b)).toFixed(1)} %`;
console.log(
  `clean: ${clean.files} files, ${clean.relations} relations hold, ${clean.errors} errors, ${clean.warnings} warnings (${percent(clean.warnings, clean.relations)}), ${clean.infos} notes, ${clean.unread} unreadable · ${[...codes].map(([code, n]) => `${code} ${n}`).join(", ")}`,
);
const all = { n: 0, found: 0, strong: 0, error: 0, first: 0, any: 0 };
for (const s of stats.values()) for (const key of Object.keys(all)) all[key] += s[key];
for (const [name, s] of [...stats, ["ALL", all]])
  console.log(
    `${name.padEnd(20)} ${String(s.n).padStart(4)} files · found ${percent(s.found, s.n)} · error/warning ${percent(s.strong, s.n)} · error ${percent(s.error, s.n)} · right place ${percent(s.first, s.n)} (with other places ${percent(s.any, s.n)})`,
  );
