/** Totals against groups and rows. */
import { makeTableRule } from "../table-rule.ts";

export const grandTotal = makeTableRule({
  id: "grand-total",
  title: "Tổng cộng của bảng",
  kinds: ["total"],
  codes: [
    {
      code: "total-mismatch",
      severity: "error",
      meaning: "Tổng cộng không bằng tổng các nhóm hoặc các dòng.",
    },
  ],
});
