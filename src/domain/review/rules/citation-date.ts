/** Dates behind symbols: against the register, the calendar and each other. The checks stand in ../citation. */
import { citationRule } from "../citation/citation-rule.ts";

export const citationDate = citationRule({
  id: "citation-date",
  title: "Ngày ban hành của văn bản viện dẫn",
  codes: [
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
  ],
});
