import { existsSync, readFileSync, writeFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { describeRules } from "../../src/domain/review/describe-rules.ts";
import { rules } from "../../src/domain/review/rules/index.ts";
import { packagePath } from "../../src/platform/package-root.ts";

const path = packagePath("docs", "review-rules.md");

describe("docs/review-rules.md", () => {
  it("lists the rules as they are", () => {
    const wanted = describeRules(rules);
    if (process.env["UPDATE_DOCS"] === "1") writeFileSync(path, wanted);
    expect(readFileSync(path, "utf8")).toBe(wanted);
  });

  it("names a file for every rule", () => {
    for (const { id } of rules) {
      expect(existsSync(packagePath("src", "domain", "review", "rules", `${id}.ts`)), id).toBe(
        true,
      );
    }
  });

  it("gives every code to one rule only", () => {
    const codes = rules.flatMap((rule) => rule.codes.map((one) => one.code));
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });
});
