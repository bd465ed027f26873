/** Dates behind symbols: against the register, the calendar and each other. The checks stand in ../citation. */
import { citationFindings } from "../citation/check-citations.ts";
import { emptyOutcome } from "../finding.ts";
import type { Rule, RuleCode } from "../rule.ts";

const codes: readonly RuleCode[] = [
  {
    code: "citation-date-wrong",
    severity: "error",
    meaning: "Ngày ban hành khác ngày trong sổ văn bản.",
  },
  {
    code: "citation-date-malformed",
    severity: "warning",
    meaning: "Ngày ban hành viết sai hoặc không có trong lịch.",
    basis: "30/2020/NĐ-CP",
  },
  {
    code: "citation-two-dates",
    severity: "error",
    meaning: "Một số, ký hiệu được ghi hai ngày khác nhau trong cùng văn bản.",
    basis: "30/2020/NĐ-CP",
  },
];

export const citationDate: Rule = {
  id: "citation-date",
  title: "Ngày ban hành của văn bản viện dẫn",
  codes,
  check: (input) => ({
    ...emptyOutcome(),
    findings: citationFindings(input, codes),
  }),
};
