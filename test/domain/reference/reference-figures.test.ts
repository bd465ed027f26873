/**
 * References in eight texts written for the test, line by line with labels (test/fixtures/references/lines.txt); telephone
 * and account numbers, dates, fractions, contracts and foreign standards stand among them as traps. First run: 46 of 47
 * on clean text (letters of "CTr" printed as "CTR"), 21 of 22 on damaged text, none made up.
 */
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { findReferences } from "../../../src/domain/reference/find-references.ts";

interface Line {
  text: string;
  wanted: string[];
}

function load(kind: string): Line[] {
  const url = new URL("../../fixtures/references/lines.txt", import.meta.url);
  const parts = readFileSync(url, "utf8").split(/^#### /m);
  return parts
    .filter((part) => part.startsWith(kind))
    .flatMap((part) => {
      const lines = part.trim().split("\n").slice(1);
      return lines.flatMap((line, at): Line[] => {
        if (at % 2 === 1) return [];
        const wanted = (lines[at + 1] ?? ">").slice(1).trim().split("; ");
        return [{ text: line.replaceAll("\\n", "\n"), wanted: wanted.filter((one) => one !== "") }];
      });
    });
}

const printed = (text: string): string[] =>
  findReferences(text).map(
    ({ symbol, number, year }) => symbol ?? (year === null ? number : `${number}/${year}`),
  );

describe("references in texts written for the test", () => {
  it.each([
    { kind: "clean", recall: 0.99 },
    { kind: "ocr", recall: 0.95 },
  ])("are found in $kind text, and none is made up", ({ kind, recall }) => {
    let right = 0;
    let found = 0;
    const lines = load(kind);
    for (const { text, wanted } of lines) {
      const symbols = printed(text);
      right += wanted.filter((one) => symbols.includes(one)).length;
      found += symbols.length;
    }
    const labels = lines.reduce((sum, { wanted }) => sum + wanted.length, 0);
    process.stdout.write(`references, ${kind}: ${right} of ${labels}, ${found - right} more\n`);
    expect(labels).toBeGreaterThan(20);
    expect(right / labels).toBeGreaterThanOrEqual(recall);
    expect(right / found).toBeGreaterThanOrEqual(0.99);
  });

  it("keeps the words of a scan in what it quotes", () => {
    expect(findReferences("Công văn số l429/BYT-CNTT")[0]).toMatchObject({
      raw: "Công văn số l429/BYT-CNTT",
      symbol: "1429/BYT-CNTT",
    });
  });
});
