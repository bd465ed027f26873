/** Form of citations, references without number, documents unknown to the register. The checks stand in ../citation. */
import { citationRule } from "../citation/citation-rule.ts";

export const citationStyle = citationRule({
  id: "citation-style",
  title: "Cách viện dẫn",
  codes: [
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
  ],
});
