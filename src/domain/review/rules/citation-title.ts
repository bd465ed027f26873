/** Facts of printed titles (years, spans, versions) and issuers. The checks stand in ../citation. */
import { citationRule } from "../citation/citation-rule.ts";

export const citationTitle = citationRule({
  id: "citation-title",
  title: "Tên văn bản và cơ quan ban hành",
  codes: [
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
  ],
});
