/**
 * Status of cited documents on the plan's own date and today; counts the citations that hold. The checks stand in
 * ../citation. What was wrong on the plan's date and what came since have codes of their own ("…-since"): the first is
 * the author's mistake, the second is what the next version must mend, and both are worth a reviewer's look.
 */
import { checkCitations, citationFindings } from "../citation/check-citations.ts";
import { emptyOutcome } from "../finding.ts";
import type { Rule, RuleCode } from "../rule.ts";

const codes: readonly RuleCode[] = [
  {
    code: "citation-after-plan",
    severity: "error",
    meaning: "Viện dẫn văn bản ban hành sau ngày của kế hoạch.",
  },
  {
    code: "citation-not-yet-in-force",
    severity: "info",
    meaning: "Văn bản chỉ có hiệu lực sau năm của kế hoạch.",
  },
  {
    code: "citation-superseded",
    severity: "error",
    meaning: "Văn bản đã bị thay thế trước ngày kế hoạch.",
  },
  {
    code: "citation-superseded-since",
    severity: "warning",
    meaning: "Văn bản còn hiệu lực ở ngày kế hoạch nhưng nay đã bị thay thế.",
  },
  {
    code: "citation-partly-dead",
    severity: "warning",
    meaning: "Văn bản chỉ còn hiệu lực một phần ở ngày kế hoạch.",
  },
  {
    code: "citation-partly-dead-since",
    severity: "warning",
    meaning: "Văn bản còn hiệu lực toàn bộ ở ngày kế hoạch nhưng nay chỉ còn hiệu lực một phần.",
  },
  {
    code: "citation-chain-incomplete",
    severity: "warning",
    meaning: "Không nhắc đến văn bản sửa đổi, bổ sung đã có ở ngày kế hoạch.",
  },
  {
    code: "citation-chain-incomplete-since",
    severity: "warning",
    meaning: "Văn bản được sửa đổi, bổ sung sau ngày kế hoạch.",
  },
  {
    code: "citation-stale-year",
    severity: "warning",
    meaning: "Dựa vào kế hoạch của một năm đã qua.",
  },
  {
    code: "citation-period-ended",
    severity: "warning",
    meaning: "Giai đoạn của văn bản đã kết thúc trước năm kế hoạch.",
  },
  {
    code: "citation-period-ended-since",
    severity: "info",
    meaning: "Giai đoạn của văn bản kết thúc sau ngày kế hoạch.",
  },
  {
    code: "citation-doubtful-status",
    severity: "info",
    meaning: "Nguồn tra cứu để ngỏ tình trạng hiệu lực.",
  },
];

export const citationStatus: Rule = {
  id: "citation-status",
  title: "Hiệu lực của văn bản viện dẫn",
  codes,
  check: (input) => ({
    ...emptyOutcome(),
    findings: citationFindings(input, codes),
    citations: checkCitations(input).right,
  }),
};
