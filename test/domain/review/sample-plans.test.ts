/** The rules on figures over the five sample plans: what must be found, and what must not be touched. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import type { Finding } from "../../../src/domain/review/finding.ts";
import { readText } from "../../../src/knowledge/ingest/readers/read-text.ts";
import { buildDocument } from "../../../src/knowledge/ingest/structure/build-document.ts";
import { review } from "./review.ts";

const shared = process.env["CAN_CU_SHARED"] ?? join(import.meta.dirname, "../../../../shared");
const folder = join(shared, "seeds");

const found = (prefix: string): Finding[] => {
  const fileName = readdirSync(folder).find((name) => name.startsWith(prefix)) ?? "";
  const text = readFileSync(join(folder, fileName), "utf8").normalize("NFC");
  const document = buildDocument(readText(text), { format: "txt", fileName });
  return review(document).findings;
};

const errors = (prefix: string): string[] =>
  found(prefix)
    .filter((finding) => finding.severity === "error")
    .map((finding) => `${finding.code} ${finding.quote}`);

describe.skipIf(!existsSync(folder))("sample plans (skipped where they are not at hand)", () => {
  it.each([
    { plan: "000", expected: ["group-total-wrong-column 625,740,000"] },
    // A scan: nothing read from it is certain.
    { plan: "001", expected: [] },
    {
      plan: "002",
      expected: ["ratio-mismatch 4.709.484 đồng, chiếm 0% trong tổng giá trị"],
    },
    { plan: "003", expected: ["text-sum-mismatch 27.710"] },
    { plan: "004", expected: [] },
  ])("the errors in figures of $plan are these and no others", ({ plan, expected }) => {
    expect(errors(plan)).toEqual(expected);
  });

  it("numbers that jump are one warning a table", () => {
    const gaps = (plan: string) =>
      found(plan)
        .filter((finding) => finding.code === "row-numbering-gap" && finding.severity === "warning")
        .map((finding) => finding.expected);
    expect(gaps("000")).toEqual(["4, 6, 12, 13, 14, 15, 16"]);
    expect(gaps("004")).toEqual(["1.1, 2"]);
  });

  it("the scan of 001 gives its totals and spending as warnings", () => {
    const warnings = found("001")
      .filter((finding) => finding.severity === "warning")
      .map((finding) => `${finding.code} ${finding.found ?? ""} ${finding.expected ?? ""}`);
    // Phụ lục 1: two totals without their rows; row 3 (LIS), 11 and 13 spent more than was approved.
    expect(warnings).toContain("total-mismatch 34.969,644 34.186,314");
    expect(warnings).toContain("overspend 177,761 ≤ 125,4");
    expect(warnings.filter((warning) => warning.startsWith("total-mismatch"))).toHaveLength(2);
    // Phụ lục 2 holds as a whole.
    expect(warnings.filter((warning) => /\d{3}\.\d{3}\.\d{3}/.test(warning))).toEqual([]);
  });

  it("commas in a table under dots in the text are one note", () => {
    const mixed = found("000").filter((finding) => finding.code === "separator-mix");
    expect(mixed.map((finding) => finding.severity)).toEqual(["info"]);
  });
});
