/** Quantity × further factors × unit price = amount, row by row. */
import { makeTableRule } from "../table-rule.ts";

export const rowProduct = makeTableRule({
  id: "row-product",
  title: "Thành tiền bằng số lượng nhân đơn giá",
  kinds: ["product"],
  codes: [
    {
      code: "row-product-mismatch",
      severity: "error",
      meaning: "Thành tiền của dòng không bằng số lượng (và các hệ số) nhân đơn giá.",
    },
    {
      code: "row-columns-swapped",
      severity: "error",
      meaning: "Hai số của một dòng đổi chỗ cho nhau.",
    },
    {
      code: "columns-swapped",
      severity: "error",
      meaning: "Hai cột của bảng đổi tên hoặc đổi chỗ cho nhau: số liệu chỉ khớp khi đổi lại.",
    },
  ],
});
