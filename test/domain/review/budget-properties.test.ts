import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type BudgetOptions, documentOf, random, randomBudget } from "../budget/random-budget.ts";
import { codes, review } from "./review.ts";

const options: fc.Arbitrary<BudgetOptions> = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  rows: fc.integer({ min: 10, max: 120 }),
  style: fc.constantFrom(".", ","),
  groups: fc.constantFrom("none", "before", "after"),
  vat: fc.constantFrom("none", "total", "rate", "full"),
  sources: fc.boolean(),
  words: fc.boolean(),
  labels: fc.constant("global"),
  months: fc.boolean(),
  monthsHeader: fc.constantFrom("Số tháng", "Thời hạn (tháng)", "Kỳ hạn", "Chu kỳ"),
  reserve: fc.boolean(),
});

describe("a random consistent budget", () => {
  it("yields no error and no warning", () => {
    fc.assert(
      fc.property(options, (chosen) => {
        expect(codes(documentOf(randomBudget(chosen)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a single digit changed in whole đồng", () => {
  it.each(["amount", "price", "quantity", "months", "withVat", "vat", "source0", "source2"])(
    "of %s yields an error at its row",
    (column) => {
      fc.assert(
        fc.property(options, (chosen) => {
          const budget = randomBudget(chosen);
          const next = random(chosen.seed + 1);
          const at = budget.column[column];
          const lines = budget.rows.flatMap((row, index) => (row.kind === "line" ? [index] : []));
          const line = lines[Math.floor(next() * lines.length)] ?? 0;
          const cells = budget.rows[line]?.cells ?? [];
          if (at === undefined || !/[1-9]/.test(cells[at] ?? "")) return;
          cells[at] = changeDigit(cells[at] ?? "", next);
          expect(codes(documentOf(budget), ["error"]).map((code) => code.split("@")[1])).toContain(
            String(line + 2),
          );
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(["withVat", "source0", "source2"])(
    "of a total of %s yields an error at its row",
    (column) => {
      fc.assert(
        fc.property(options, (chosen) => {
          const budget = randomBudget({ ...chosen, words: false });
          const row = budget.rows.findIndex((candidate) => candidate.kind === "total");
          const at = budget.column[column];
          const cells = budget.rows[row]?.cells;
          if (cells === undefined || at === undefined || !/[1-9]/.test(cells[at] ?? "")) return;
          cells[at] = changeDigit(cells[at] ?? "", random(chosen.seed + 3));
          const lines = codes(documentOf(budget), ["error"]).map((code) => code.split("@")[1]);
          expect(lines).toContain(String(row + 2));
        }),
        { numRuns: 40 },
      );
    },
  );

  it.each(["group", "total"])("of a %s yields one error at its row", (kind) => {
    fc.assert(
      fc.property(options, (chosen) => {
        const budget = randomBudget({ ...chosen, words: false });
        const next = random(chosen.seed + 2);
        const row = budget.rows.findIndex((candidate) => candidate.kind === kind);
        const at = budget.column["amount"] ?? 0;
        const cells = budget.rows[row]?.cells;
        if (cells === undefined) return;
        cells[at] = changeDigit(cells[at] ?? "", next);
        const lines = codes(documentOf(budget), ["error"]).map((code) => code.split("@")[1]);
        expect(lines).toEqual([String(row + 2)]);
      }),
      { numRuns: 60 },
    );
  });
});

function changeDigit(text: string, next: () => number): string {
  const places = text.split("").flatMap((char, index) => (/\d/.test(char) ? [index] : []));
  const at = places[Math.floor(next() * places.length)] ?? 0;
  const old = Number(text[at]);
  // Two away at least: one đồng of tax is a matter of rounding.
  const digit = (old + 2 + Math.floor(next() * 7)) % 10;
  const safe = at === places[0] && digit === 0 ? (old + 1) % 10 || 2 : digit;
  return text.slice(0, at) + String(safe) + text.slice(at + 1);
}

describe("a long budget", () => {
  // What it costs: bench/review-cost.mjs.
  it("of 10,000 rows, all right, has no error", () => {
    const budget = randomBudget({
      seed: 3,
      rows: 10_000,
      style: ".",
      groups: "before",
      vat: "full",
      sources: true,
      words: true,
      labels: "global",
    });
    const { findings } = review(documentOf(budget));
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
