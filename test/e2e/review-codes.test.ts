/** Every code of the review through the command line: one document that has it, one that has not. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { type Review, Review as ReviewSchema } from "../../src/domain/review/finding.ts";
import { rules } from "../../src/domain/review/rules/index.ts";
import { packagePath } from "../../src/platform/package-root.ts";
import { TRIES, type Try } from "../fixtures/review/tries.ts";

const bin = packagePath("dist", "bin", "can-cu.js");
const folder = mkdtempSync(join(tmpdir(), "can-cu-codes-"));
const fixture = (name: string) =>
  readFileSync(packagePath("test", "fixtures", "review", name), "utf8");
const BASES = ["ke-hoach-2027.md", "du-toan-2027.md"] as const;

/** Codes that need a table of their own shape, a scan or earlier plans: each has its tests in test/domain/review. */
const ELSEWHERE = new Set([
  "count-parts-mismatch",
  "text-order-mismatch",
  "text-figure-unborne",
  "text-vat-mismatch",
  "described-quantity-mismatch",
  "difference-mismatch",
  "running-sum-mismatch",
  "overspend",
  "price-outlier",
  "price-year-change",
  "price-unit-differs",
  "price-vat-differs",
  "package-splitting",
  "row-scale-mismatch",
  "summary-mismatch",
  "text-text-mismatch",
  "total-leaves-out-group",
  "vat-rates-mixed",
  "citation-not-yet-in-force",
  "citation-period-ended-since",
  "citation-foreign-unit",
  "budget-sources-missing",
]);

const changed = ({ base, changes }: Try): string =>
  changes.reduce((text, [from, to]) => {
    expect(text, `nothing to change: ${from}`).toContain(from);
    return text.replace(from, to);
  }, fixture(base));

const nameOf = (index: number): string => `thu-${String(index).padStart(3, "0")}.md`;

describe("every code through can-cu review", () => {
  const reviews = new Map<string, Review>();

  beforeAll(() => {
    const names = TRIES.map((_, index) => nameOf(index));
    for (const base of BASES) writeFileSync(join(folder, base), fixture(base));
    for (const [index, one] of TRIES.entries())
      writeFileSync(join(folder, nameOf(index)), changed(one));
    const stdout = execFileSync(
      process.execPath,
      [
        bin,
        "review",
        ...BASES,
        ...names,
        "--as-of",
        "2026-11-22",
        "--json",
        "--data",
        join(folder, "data"),
      ],
      { cwd: folder, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
    );
    for (const line of stdout.trim().split("\n")) {
      const { file, ...rest } = JSON.parse(line) as Review & { ms: number };
      const review = ReviewSchema.loose().parse({ file, ...rest }) as Review;
      reviews.set(file.split("/").at(-1) ?? file, review);
    }
  }, 240_000);

  it("has a try for every code, or tests of its own", () => {
    const known = new Set([...TRIES.map((one) => one.code), ...ELSEWHERE]);
    const all = rules.flatMap((rule) => rule.codes.map(({ code }) => code));
    expect(all.filter((code) => !known.has(code))).toEqual([]);
    expect([...known].filter((code) => !all.includes(code))).toEqual([]);
  });

  it.each(BASES)("%s is clean: no error, no warning", (base) => {
    const found = reviews.get(base)?.findings.filter((finding) => finding.severity !== "info");
    expect(found?.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it.each(TRIES.map((one, index) => ({ ...one, file: nameOf(index) })))(
    "$code: $changes.0.1",
    ({ code, base, file, changes }) => {
      // A note on a document outside the register stands in the clean plan as well.
      const before = reviews.get(base)?.findings.filter((finding) => finding.code === code) ?? [];
      const after = reviews.get(file)?.findings.filter((finding) => finding.code === code) ?? [];
      expect(reviews.has(file)).toBe(true);
      expect(changes.length).toBeGreaterThan(0);
      const told = new Set(before.map(({ message, quote }) => `${message} ${quote}`));
      expect(after.filter(({ message, quote }) => !told.has(`${message} ${quote}`))).not.toEqual(
        [],
      );
    },
  );
});
