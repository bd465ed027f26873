/** Facts of printed titles (years, spans, versions) and issuers. The checks stand in ../citation. */
import { citationFindings } from "../citation/check-citations.ts";
import { emptyOutcome } from "../finding.ts";
import type { Rule, RuleCode } from "../rule.ts";

const codes: readonly RuleCode[] = [
  {
    code: "citation-title-differs",
    severity: "warning",
    meaning: "Tên văn bản khác tên trong sổ ở một dữ kiện (năm, giai đoạn, phiên bản).",
    basis: "30/2020/NĐ-CP",
  },
  {
    code: "citation-issuer-differs",
    severity: "info",
    meaning: "Cơ quan ban hành được ghi không khớp ký hiệu.",
    basis: "30/2020/NĐ-CP",
  },
];

export const citationTitle: Rule = {
  id: "citation-title",
  title: "Tên văn bản và cơ quan ban hành",
  codes,
  check: (input) => ({
    ...emptyOutcome(),
    findings: citationFindings(input, codes),
  }),
};
