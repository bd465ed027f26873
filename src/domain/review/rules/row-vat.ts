/** Before tax, tax, after tax, row by row; the rate is read or inferred among not subject, 5, 8 and 10 %. */
import { makeTableRule } from "../table-rule.ts";

export const rowVat = makeTableRule({
  id: "row-vat",
  title: "Thuế giá trị gia tăng từng dòng",
  kinds: ["vat"],
  codes: [
    {
      code: "row-vat-mismatch",
      severity: "error",
      meaning:
        "Số thuế hoặc số sau thuế của dòng không khớp số trước thuế với thuế suất ghi trong bảng hoặc với mức nào trong KCT, 5%, 8%, 10%.",
    },
  ],
});
