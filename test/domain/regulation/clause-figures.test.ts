/**
 * Clauses by which a new regulation takes effect, ends or changes others and sets deadlines, in our own words, labelled by
 * eye (test/fixtures/labels/clauses.json): how many the proposal finds, and how many it makes up.
 */
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { proposeEntry } from "../../../src/domain/regulation/propose-entry.ts";
import { readTextFormat } from "../../../src/knowledge/ingest/read-text-format.ts";

const Clauses = z.array(
  z.strictObject({
    text: z.string(),
    effective: z.string().optional(),
    /** "kind symbol"; all of them. */
    relations: z.array(z.string()),
    /** Days by which something is due; all of them. Absent: not judged. */
    deadlines: z.array(z.string()).optional(),
    /** How many deadlines without a day of their own ("30 ngày kể từ …", "hằng năm"). */
    within: z.int().optional(),
  }),
);
const clauses = Clauses.parse(
  JSON.parse(readFileSync(new URL("../../fixtures/labels/clauses.json", import.meta.url), "utf8")),
);

function propose(clause: string) {
  const text = `BỘ Y TẾ\n\nSố: 77/2027/TT-BYT\n\nHà Nội, ngày 15 tháng 3 năm 2027\n\nTHÔNG TƯ\n\nQuy định việc quản lý dữ liệu y tế\n\nĐiều 1. Phạm vi điều chỉnh\n\nThông tư này quy định việc quản lý dữ liệu y tế.\n\nĐiều 2. Điều khoản thi hành\n\n1. ${clause}\n\n2. Bộ trưởng, Thủ trưởng các đơn vị chịu trách nhiệm thi hành Thông tư này.\n`;
  const document = readTextFormat(new TextEncoder().encode(text), "tt.txt", "text");
  return proposeEntry(document, classifyDocument(document));
}

interface Count {
  right: number;
  wanted: number;
  found: number;
  wrong: string[];
}

function count(of: (clause: (typeof clauses)[number]) => [string[], string[]] | null): Count {
  const sum: Count = { right: 0, wanted: 0, found: 0, wrong: [] };
  for (const clause of clauses) {
    const pair = of(clause);
    if (pair === null) continue;
    const [wanted, found] = pair;
    const right = wanted.filter((one) => found.includes(one)).length;
    sum.right += right;
    sum.wanted += wanted.length;
    sum.found += found.length;
    if (right < wanted.length || right < found.length) {
      sum.wrong.push(`${clause.text} → ${found.join(", ")}`);
    }
  }
  return sum;
}

describe("clauses of new regulations", () => {
  const ACTS = new Set(["replaces", "repeals-part", "amends"]);
  it.each([
    {
      what: "relations",
      of: ({ text, relations }: (typeof clauses)[number]): [string[], string[]] => [
        relations,
        propose(text)
          .relations.filter(({ relation }) => ACTS.has(relation.kind))
          .map(({ relation }) => `${relation.kind} ${relation.target}`),
      ],
    },
    {
      what: "effect days",
      of: ({ text, effective }: (typeof clauses)[number]): [string[], string[]] | null =>
        effective === undefined
          ? null
          : [[effective], [propose(text).fields.effective.value ?? ""]],
    },
    {
      what: "deadlines",
      of: ({ text, deadlines, within }: (typeof clauses)[number]): [string[], string[]] | null => {
        if (deadlines === undefined) return null;
        const found = propose(text).provisions.filter((one) => one.provision.kind === "deadline");
        const open = Array.from({ length: within ?? 0 }, () => "within");
        return [[...deadlines, ...open], found.map(({ provision }) => provision.due ?? "within")];
      },
    },
  ])("$what", ({ what, of }) => {
    const { right, wanted, found, wrong } = count(of);
    process.stdout.write(
      `${what}: ${right} of ${wanted} found, ${found - right} more\n${wrong.map((line) => `  ${line}\n`).join("")}`,
    );
    expect(right / wanted).toBeGreaterThanOrEqual(0.9);
    expect(right / found).toBeGreaterThanOrEqual(0.9);
  });
});
