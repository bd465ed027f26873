/** The finding that a place of the plan says another year than the one that is right there. */
import type { DocumentLine } from "./document-lines.ts";
import type { Finding, Severity } from "./finding.ts";
import { certainty, type Prose } from "./prose.ts";

interface OtherYear {
  line: DocumentLine;
  quote: string;
  said: number;
  right: number;
  message: string;
  suggestion: string;
  severity: Severity;
}

export const staleYear = (prose: Prose, one: OtherYear): Finding => ({
  code: "stale-year",
  severity: certainty(one.severity, prose.all.unsure),
  where: one.line.where,
  quote: one.quote,
  expected: `năm ${one.right}`,
  found: `năm ${one.said}`,
  message: one.message,
  suggestion: one.suggestion,
});
