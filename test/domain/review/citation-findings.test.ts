/** Measures the citation and plan rules on the five sample plans against the findings that people wrote down. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { keyOf } from "../../../src/domain/reference/symbol.ts";
import type { Finding } from "../../../src/domain/review/finding.ts";
import { planDateOf } from "../../../src/domain/review/review-document.ts";
import { citationDate } from "../../../src/domain/review/rules/citation-date.ts";
import { citationStatus } from "../../../src/domain/review/rules/citation-status.ts";
import { citationStyle } from "../../../src/domain/review/rules/citation-style.ts";
import { citationSymbol } from "../../../src/domain/review/rules/citation-symbol.ts";
import { citationTitle } from "../../../src/domain/review/rules/citation-title.ts";
import { listNumbering } from "../../../src/domain/review/rules/list-numbering.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { textWording } from "../../../src/domain/review/rules/text-wording.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { loadRegister } from "../../support/register.ts";

const shared =
  process.env["CAN_CU_SHARED"] ?? fileURLToPath(new URL("../../../../shared", import.meta.url));
const truthFile = `${shared}/eval/citation-findings.jsonl`;

interface Truth {
  id: string;
  seed: string;
  line: number;
  cls: string;
  symbol: string | null;
  quote: string;
  severity: "high" | "medium" | "low";
}

const rules = [
  citationDate,
  citationStatus,
  citationStyle,
  citationSymbol,
  citationTitle,
  listNumbering,
  planLeftovers,
  planStaleYear,
  textWording,
];

/** Caps on prices belong to the rules of budgets. */
const elsewhere = new Set(["NORM_MISUSE"]);

describe.skipIf(!existsSync(truthFile))(
  "citations of the five sample plans (needs the shared folder)",
  () => {
    const truth = existsSync(truthFile)
      ? readFileSync(truthFile, "utf8")
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line) as Truth)
          .filter((one) => !elsewhere.has(one.cls))
      : [];
    const findings = new Map<string, Finding[]>();
    let known = 0;
    let right = 0;

    beforeAll(async () => {
      const register = loadRegister();
      for (const fileName of readdirSync(`${shared}/seeds`).filter((name) => /^00\d_/.test(name))) {
        const bytes = readFileSync(`${shared}/seeds/${fileName}`);
        const document = await readDocument({ fileName, bytes });
        const facts = classifyDocument(document);
        const input = {
          document,
          facts,
          register,
          asOf: "2026-11-22",
          planDate: planDateOf(facts),
          budgets: [],
          prices: [],
        };
        const outcomes = rules.map((rule) => rule.check(input));
        findings.set(
          fileName.slice(0, 3),
          outcomes.flatMap((outcome) => outcome.findings),
        );
        right += outcomes.reduce((sum, outcome) => sum + outcome.citations, 0);
        known++;
      }
    });

    /** Of several at one place the weightiest, which a review shows first. */
    const hit = (one: Truth): Finding | undefined => {
      const near = (findings.get(one.seed) ?? []).filter((finding) => {
        const places = [finding.where, ...(finding.alsoAt ?? [])];
        const isNear = places.some((place) => Math.abs((place.line ?? -9) - one.line) <= 1);
        return isNear && aboutSymbol(finding, one);
      });
      return near.find(({ severity }) => severity !== "info") ?? near[0];
    };

    it("finds nine of ten defects of high and medium severity at their line, and all of the high ones", () => {
      const wanted = truth.filter((one) => one.severity !== "low");
      const missed = wanted.filter((one) => hit(one) === undefined);
      expect(missed.filter((one) => one.severity === "high").map((one) => one.id)).toEqual([]);
      expect(
        missed.length / wanted.length,
        missed.map((one) => one.id).join(", "),
      ).toBeLessThanOrEqual(0.1);
    });

    it("reports the defects that are certain as errors or warnings", () => {
      const wanted = truth.filter((one) => one.severity === "high");
      expect(wanted.filter((one) => hit(one)?.severity === "info").map((one) => one.id)).toEqual(
        [],
      );
    });

    it("finds four of five notes of low severity", () => {
      const wanted = truth.filter((one) => one.severity === "low");
      const missed = wanted.filter((one) => hit(one) === undefined).map((one) => one.id);
      expect(missed.length / wanted.length, missed.join(", ")).toBeLessThanOrEqual(0.2);
    });

    it("counts the citations that hold", () => {
      expect(known).toBe(5);
      expect(right).toBeGreaterThan(150);
    });
  },
);

function aboutSymbol(finding: Finding, one: Truth): boolean {
  if (one.symbol === null) return true;
  const words = [
    finding.quote,
    finding.expected,
    finding.found,
    finding.message,
    finding.basis,
  ].join(" ");
  const number = /\d+/.exec(one.symbol)?.[0] ?? "";
  const grouped = (finding.alsoAt?.length ?? 0) > 0;
  return (
    grouped ||
    words.includes(one.symbol) ||
    words.includes(number) ||
    keyOf(words) === keyOf(one.symbol) ||
    !finding.code.startsWith("citation")
  );
}
