/** Type words against symbols; symbols that no body issues in that form. The checks stand in ../citation. */
import { citationRule } from "../citation/citation-rule.ts";

export const citationSymbol = citationRule({
  id: "citation-symbol",
  title: "Loại văn bản và số, ký hiệu",
  codes: [
    {
      code: "citation-type-mismatch",
      severity: "error",
      meaning: "Tên loại văn bản mâu thuẫn với chữ viết tắt trong ký hiệu.",
      basis: "30/2020/NĐ-CP",
    },
    {
      code: "citation-symbol-malformed",
      severity: "error",
      meaning: "Số, ký hiệu sai dạng hoặc viết sai chữ; nêu dạng đúng khi sổ văn bản biết.",
      basis: "30/2020/NĐ-CP",
    },
    {
      code: "citation-foreign-unit",
      severity: "info",
      meaning: "Văn bản kể như của đơn vị nhưng mang ký hiệu của đơn vị khác.",
      basis: "30/2020/NĐ-CP",
    },
  ],
});
