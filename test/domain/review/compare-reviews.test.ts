import { describe, expect, it } from "vitest";

import {
  compareReviews,
  subjectOf,
  withFingerprints,
} from "../../../src/domain/review/compare-reviews.ts";
import type { Finding, FixedFinding } from "../../../src/domain/review/finding.ts";

const finding = (over: Partial<Finding> = {}): Finding => ({
  code: "row-product-mismatch",
  severity: "error",
  where: { line: 12, table: 1, row: "8", column: "Thành tiền" },
  quote: "62.070.000",
  message: "190 × 330.000 = 62.700.000.",
  ...over,
});

const kept = (findings: readonly Finding[]): FixedFinding[] =>
  withFingerprints(findings).map(({ fingerprint, code, severity, where, quote, message }) => ({
    fingerprint: fingerprint ?? "",
    ...{ code, severity, where, quote, message },
  }));

const states = (findings: readonly Finding[]) => findings.map(({ state }) => state);

describe("compareReviews", () => {
  it("knows a finding again whose row has moved and got another number", () => {
    const moved = finding({ where: { line: 15, table: 1, row: "9", column: "Thành tiền" } });
    const { findings, fixed } = compareReviews([moved], kept([finding()]), []);
    expect(states(findings)).toEqual(["still-there"]);
    expect(fixed).toEqual([]);
  });

  it("takes another wrong figure in the same cell for a new finding", () => {
    const before = kept([finding()]);
    const { findings, fixed } = compareReviews([finding({ quote: "62.000.000" })], before, []);
    expect(states(findings)).toEqual(["new"]);
    expect(fixed).toEqual(before);
  });

  it("tells two findings of the same words apart", () => {
    const two = kept([finding(), finding({ where: { line: 30 } })]);
    const here = finding({ where: { line: 30, column: "Thành tiền" } });
    expect(new Set(two.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(withFingerprints([finding(), here]).map((one) => one.fingerprint)).toEqual([
      two[0]?.fingerprint,
      `${two[0]?.fingerprint ?? ""}-2`,
    ]);
  });

  it("keeps an accepted finding accepted, with its reason, and not another one", () => {
    const [accepted] = kept([finding()]);
    const waiver = {
      fingerprint: accepted?.fingerprint ?? "",
      reason: "Có báo giá",
      at: "2026-11-22T01:00:00.000Z",
    };
    const { findings } = compareReviews([finding(), finding({ code: "other" })], null, [waiver]);
    expect(states(findings)).toEqual(["waived", "new"]);
    expect(findings[0]?.waiver?.reason).toBe("Có báo giá");
  });
});

describe("subjectOf", () => {
  const title = "Kế hoạch chuyển đổi số của Trung tâm Y tế Suối Xanh";

  it.each([
    { case: "one title in two files", a: [title, "a.docx"], b: [title, "b (2).docx"], same: true },
    {
      case: "versions of a file",
      a: ["Dự toán", "dt v1.xlsx"],
      b: ["Dự toán", "dt v2.xlsx"],
      same: true,
    },
    {
      case: "two files without a telling title",
      a: [null, "a.xlsx"],
      b: [null, "b.xlsx"],
      same: false,
    },
  ] as const)("$case", ({ a, b, same }) => {
    const of = ([name, file]: readonly [string | null, string]) =>
      subjectOf({ title: name, year: 2027 }, file);
    expect(of(a) === of(b)).toBe(same);
  });

  it("tells years apart", () => {
    const of = (year: number) => subjectOf({ title, year }, "a.docx");
    expect(of(2026)).not.toBe(of(2027));
  });
});
