/** Form of citations, references without number, documents unknown to the register. The checks stand in ../citation. */
import { citationFindings } from "../citation/check-citations.ts";
import { emptyOutcome } from "../finding.ts";
import type { Rule, RuleCode } from "../rule.ts";

const codes: readonly RuleCode[] = [
  {
    code: "citation-style",
    severity: "info",
    meaning: "Cách ghi ngày không theo thể thức viện dẫn.",
    basis: "30/2020/NĐ-CP",
  },
  {
    code: "citation-incomplete",
    severity: "info",
    meaning: "Viện dẫn lần đầu thiếu ngày hoặc cơ quan ban hành.",
    basis: "30/2020/NĐ-CP",
  },
  {
    code: "citation-vague",
    severity: "info",
    meaning: "Viện dẫn không có số, ký hiệu và ngày.",
    basis: "30/2020/NĐ-CP",
  },
  {
    code: "citation-unknown",
    severity: "info",
    meaning: "Văn bản chưa có trong sổ nên chưa đối chiếu được.",
  },
];

export const citationStyle: Rule = {
  id: "citation-style",
  title: "Cách viện dẫn",
  codes,
  check: (input) => ({
    ...emptyOutcome(),
    findings: citationFindings(input, codes),
  }),
};
