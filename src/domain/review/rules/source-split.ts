/** A total and its parts in one row: sources of money, years, units, counts. */
import { makeTableRule } from "../table-rule.ts";

export const sourceSplit = makeTableRule({
  id: "source-split",
  title: "Chia theo nguồn khớp tổng của dòng",
  kinds: ["split"],
  codes: [
    {
      code: "source-split-mismatch",
      severity: "error",
      meaning:
        "Các phần (nguồn kinh phí, năm, loại) của một dòng không cộng thành số tổng của dòng.",
    },
  ],
});
