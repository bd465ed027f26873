/** Where quantity and price would mend a row alike, the column is named that a slip explains. */
import { expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { review } from "./review.ts";

const columnOf = (quantity: string, price: string): string | undefined =>
  review(
    tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Sổ khám thai|Quyển|${quantity}|${price}|40.800.000
2|Phiếu chăm sóc|Tờ|5.000|700|3.500.000
3|Bìa bệnh án|Cái|2.000|2.500|5.000.000
|Tổng cộng||||49.300.000`),
  ).findings.find(({ code }) => code === "row-product-mismatch")?.where.column;

it.each([
  ["two digits of the price", "1.200", "43.000", "Đơn giá"],
  ["two digits of the quantity", "2.100", "34.000", "SL"],
  ["three noughts of the price", "1.200", "34", "Đơn giá"],
  ["a mark of the price", "1.200", "34.00.00", "Đơn giá"],
])("%s", (_, quantity, price, column) => {
  expect(columnOf(quantity, price)).toBe(column);
});
