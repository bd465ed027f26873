/**
 * The five sample plans against what people wrote down: true findings found, relations that hold left alone, citation
 * defects found, right citations flagged. Needs `npm run build` and the shared folder (CAN_CU_SHARED, else beside the checkout).
 * Usage: node bench/review-truth.mjs [--show]
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { reviewFile } from "./product-review.mjs";

const shared = process.env.CAN_CU_SHARED ?? fileURLToPath(new URL("../../shared", import.meta.url));
const show = process.argv.includes("--show");
const lines = (path) =>
  readFileSync(`${shared}/${path}`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** Codes by which a kind of written-down finding may be told. */
const CODES = {
  stt: /numbering/,
  citation: /^citation/,
  "text-vs-table": /^(?:text-|described|formula|ratio)/,
  placeholder: /template-leftover|blank-number/,
  missing: /empty-section|missing|budget-sources/,
  "stale-year": /stale-year/,
  contradiction: /conflict|against|deadline|target/,
  scale: /separator|scale/,
  wording: /misspelling|doubled|name-variants|citation-style/,
  overspend: /overspend/,
  "source-split": /source-split|overspend/,
  duplicate: /duplicate|repeated/,
  ratio: /ratio|sum/,
  "wrong-sector": /wrong-sector/,
  "arith-total": /total|sum|source-split/,
  "arith-subtotal": /group-total|total/,
  "arith-row": /product|vat|source-split/,
};

const seeds = new Map();
for (const fileName of readdirSync(`${shared}/seeds`).filter((name) => /^00\d_/.test(name))) {
  const bytes = readFileSync(`${shared}/seeds/${fileName}`);
  const start = performance.now();
  const review = await reviewFile({ fileName, bytes });
  const text = bytes.toString("utf8").normalize("NFC").split("\n");
  seeds.set(fileName.slice(0, 3), { review, text, ms: performance.now() - start });
}

const placesOf = (finding) => [finding.where, ...(finding.alsoAt ?? [])];
const textOf = (finding) =>
  [
    finding.quote,
    finding.expected,
    finding.found,
    finding.message,
    finding.where.row,
    finding.where.heading,
  ].join(" ");
const figures = (value) =>
  (String(value).match(/\d[\d.,]*\d|\d/g) ?? [])
    .map((one) => one.replace(/[.,]/g, ""))
    .filter((one) => one.length > 1);

function truthOfPlans() {
  const all = lines("facts/review-examples.jsonl");
  const wanted = all.filter((one) => one.kind !== "ok" && one.trap !== true);
  const rows = wanted.map((one) => {
    const { review } = seeds.get(one.seed);
    const blank = one.kind === "placeholder" || one.kind === "missing";
    const marks = blank ? [] : figures(`${one.quote} ${one.expected} ${one.actual}`);
    const fits = review.findings.filter((finding) => (CODES[one.kind] ?? /./).test(finding.code));
    const hit = fits.find((finding) => {
      const text = textOf(finding).replace(/(?<=\d)[.,](?=\d)/g, "");
      return marks.length === 0 || marks.some((mark) => text.includes(mark));
    });
    return { one, hit: hit ?? (marks.length === 0 ? fits[0] : undefined) };
  });
  for (const severity of ["error", "warning", "info"]) {
    const own = rows.filter(({ one }) => one.severity === severity);
    const found = own.filter(({ hit }) => hit !== undefined);
    console.log(`true findings, ${severity}: ${found.length} of ${own.length}`);
    if (show)
      for (const { one } of own.filter(({ hit }) => hit === undefined))
        console.log("  not found:", one.id, one.seed, one.kind, one.quote);
  }
  const ok = all.filter((one) => one.kind === "ok");
  const flagged = ok.flatMap((one) => {
    const { review } = seeds.get(one.seed);
    const marks = figures(one.quote).filter((mark) => mark.length >= 5);
    const hit = review.findings.find(
      (finding) =>
        finding.severity === "error" &&
        /sum|total|product|vat|split|words|ratio/.test(finding.code) &&
        marks.length >= 2 &&
        marks.every((mark) =>
          textOf(finding)
            .replace(/(?<=\d)[.,](?=\d)/g, "")
            .includes(mark),
        ),
    );
    return hit === undefined ? [] : [{ one, hit }];
  });
  console.log(`relations that hold: ${ok.length}, called wrong: ${flagged.length}`);
  if (show)
    for (const { one, hit } of flagged)
      console.log("  called wrong:", one.id, one.quote, "→", hit.message);
}

function truthOfCitations() {
  const all = lines("eval/citation-findings.jsonl");
  const near = (finding, one) =>
    placesOf(finding).some((place) => Math.abs((place.line ?? -9) - one.line) <= 1);
  const number = (one) => /\d+/.exec(one.symbol ?? "")?.[0] ?? "";
  const hit = (one) =>
    seeds
      .get(one.seed)
      .review.findings.find(
        (finding) =>
          near(finding, one) &&
          (one.symbol === null ||
            placesOf(finding).length > 1 ||
            textOf(finding).includes(number(one)) ||
            textOf(finding).includes(one.symbol.split("-").at(-1)) ||
            !finding.code.startsWith("citation")),
      );
  const grave = all.filter((one) => one.severity !== "low");
  const missed = grave.filter((one) => hit(one) === undefined);
  console.log(
    `citation defects of high and medium severity: ${grave.length - missed.length} of ${grave.length}`,
  );
  if (show) for (const one of missed) console.log("  not found:", one.id, one.quote);

  let right = 0;
  const wrong = [];
  for (const [seed, { review }] of seeds) {
    right += review.passed.citations;
    for (const finding of review.findings) {
      if (!finding.code.startsWith("citation") || finding.severity === "info") continue;
      for (const place of placesOf(finding)) {
        const known = all.some(
          (one) => one.seed === seed && Math.abs((place.line ?? -9) - one.line) <= 1,
        );
        if (!known) wrong.push({ seed, line: place.line, finding });
      }
    }
  }
  const dead = lines("facts/cited-documents.jsonl").filter(
    (one) => one.status !== "in-force" || one.repealedBy || (one.amendedBy ?? []).length > 0,
  );
  // A basis that was wrong when the plan was signed and one that died since are different findings.
  const since = wrong.filter(({ finding }) => finding.code.endsWith("-since"));
  const atSigning = wrong.length - since.length;
  const borneOut = ({ finding }) => dead.some((one) => textOf(finding).includes(one.symbol));
  const open = wrong.filter((one) => !borneOut(one));
  const share = (count) => `${count} (${((100 * count) / (right + wrong.length)).toFixed(1)} %)`;
  console.log(
    `citations counted right: ${right}; flagged without a written-down defect: ${share(wrong.length)}: wrong on the plan's date ${share(atSigning)}, died or changed since ${share(since.length)}; of all these not borne out by the status in facts: ${share(open.length)}`,
  );
  if (show)
    for (const { seed, line, finding } of wrong)
      console.log(
        "  flagged:",
        seed,
        line,
        finding.severity,
        finding.code,
        finding.message.slice(0, 150),
      );
}

truthOfPlans();
truthOfCitations();
for (const [seed, { ms, review }] of seeds)
  console.log(`seed ${seed}: ${Math.round(ms)} ms, ${review.findings.length} findings`);
