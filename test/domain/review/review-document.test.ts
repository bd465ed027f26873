import { describe, expect, it } from "vitest";

import type { Finding, RuleOutcome } from "../../../src/domain/review/finding.ts";
import { emptyOutcome } from "../../../src/domain/review/finding.ts";
import { mergeFindings, planDateOf } from "../../../src/domain/review/review-document.ts";
import type { Rule } from "../../../src/domain/review/rule.ts";
import { rules } from "../../../src/domain/review/rules/index.ts";
import { tsv } from "../budget/tsv.ts";
import { review } from "./review.ts";

const finding = (over: Partial<Finding>): Finding => ({
  code: "x",
  severity: "info",
  where: { line: 1 },
  quote: "q",
  message: "m",
  ...over,
});

const ruleOf = (outcome: Partial<RuleOutcome>): Rule => ({
  id: "test",
  title: "t",
  codes: [],
  check: () => ({ ...emptyOutcome(), ...outcome }),
});

const facts = { kind: "plan", title: null, issuer: null };

describe("planDateOf", () => {
  it.each([
    { signed: "2025-07-31", year: 2026, date: "2025-07-31", assumed: false },
    { signed: null, year: 2026, date: "2025-12-31", assumed: true },
    { signed: null, year: null, date: null, assumed: true },
  ])("signed $signed, year $year", ({ signed, year, date, assumed }) => {
    expect(planDateOf({ ...facts, signed, year })).toEqual({ date, assumed });
  });
});

describe("mergeFindings", () => {
  it("joins the same words at several places", () => {
    const merged = mergeFindings([finding({}), finding({ where: { line: 9 } }), finding({})]);
    expect(merged).toMatchObject([{ where: { line: 1 }, alsoAt: [{ line: 9 }] }]);
  });

  it("keeps different causes apart", () => {
    expect(mergeFindings([finding({}), finding({ expected: "1" })])).toHaveLength(2);
  });
});

describe("reviewDocument", () => {
  it("sorts by severity, then place, and adds up what holds", () => {
    const result = review(tsv("TT|Nội dung\n1|A"), {
      rules: [
        ruleOf({ findings: [finding({ code: "b", where: { line: 5 } })], relations: 2 }),
        ruleOf({
          findings: [
            finding({ code: "c", severity: "error", where: { line: 9 } }),
            finding({ code: "a", where: { line: 2 } }),
          ],
          citations: 3,
        }),
      ],
    });
    expect(result.findings.map((item) => item.code)).toEqual(["c", "a", "b"]);
    expect(result.passed).toEqual({ relations: 2, citations: 3 });
  });
});

describe("the list of rules", () => {
  it("names each rule and each code once, in kebab-case and Vietnamese", () => {
    const ids = rules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    const all = rules.flatMap((rule) => rule.codes);
    for (const { code, meaning } of all) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(meaning.length).toBeGreaterThan(15);
    }
  });
});
