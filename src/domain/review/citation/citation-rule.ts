/** A rule that tells what ./check-citations.ts found under its codes. */
import { emptyOutcome } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { citationFindings } from "./check-citations.ts";

export const citationRule = (rule: Omit<Rule, "check">): Rule => ({
  ...rule,
  check: (input) => ({ ...emptyOutcome(), findings: citationFindings(input, rule.codes) }),
});
