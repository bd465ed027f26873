/** One row in another unit than its table: its own relations hold, the sums above it do not. */
import { makeTableRule } from "../table-rule.ts";

export const rowScale = makeTableRule({
  id: "row-scale",
  title: "Đơn vị tiền của một dòng",
  kinds: [],
  codes: [
    {
      code: "row-scale-mismatch",
      severity: "error",
      meaning:
        "Số liệu của một dòng lệch đúng 1.000 hay 1.000.000 lần so với đơn vị của bảng: tổng chỉ khớp khi đổi lại.",
    },
  ],
});
