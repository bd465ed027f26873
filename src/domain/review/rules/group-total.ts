/** Groups against their rows, at every level. */
import { makeTableRule } from "../table-rule.ts";

export const groupTotal = makeTableRule({
  id: "group-total",
  title: "Cộng nhóm",
  kinds: ["group"],
  codes: [
    {
      code: "group-total-mismatch",
      severity: "error",
      meaning: "Số của nhóm không bằng tổng các dòng trong nhóm.",
    },
    {
      code: "group-total-wrong-column",
      severity: "error",
      meaning: "Số cộng đúng nhưng đứng nhầm cột, ví dụ tổng sau thuế ở cột trước thuế.",
    },
  ],
});
