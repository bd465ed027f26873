/** Columns of who pays, whatever their headers say: their parts are held against the amount, never against the price. */
import { describe, expect, it } from "vitest";

import { readBudgetTables } from "../../../src/domain/budget/read-budget-table.ts";
import { tsv } from "../budget/tsv.ts";
import { codes } from "./review.ts";

const budget = (
  [left, right]: readonly [string, string],
  { first = ["140.000.000", "0"], second = ["30.000.000", "22.500.000"] } = {},
) =>
  tsv(`
TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền|${left}|${right}
1|Tủ lạnh bảo quản vắc xin|Cái|4|35.000.000|140.000.000|${first.join("|")}
2|Phích vắc xin|Cái|150|350.000|52.500.000|${second.join("|")}
3|Nhiệt kế tự ghi|Cái|24|1.250.000|30.000.000|0|30.000.000
4|Xe đẩy tiêm|Cái|6|4.100.000|24.600.000|0|24.600.000
|Tổng cộng||||247.100.000|170.000.000|77.100.000`);

const headers: [string, string][] = [
  ["Vốn tài trợ", "Vốn đối ứng"],
  ["Tỉnh cấp", "Trung tâm tự lo"],
  ["Kinh phí tỉnh", "Kinh phí huyện"],
  ["Nhà tài trợ chi", "Đối ứng của đơn vị"],
  ["Giá trị do dự án mua", "Giá trị do trạm mua"],
];

describe("two columns that make up the amount", () => {
  it.each(headers)("%s | %s are silent when they do", (...names) => {
    const document = budget(names);
    expect(codes(document)).toEqual([]);
    expect(
      readBudgetTables(document)[0]
        ?.columns.map(({ role }) => role)
        .slice(5),
    ).toEqual(["amount", "source", "source"]);
  });

  it.each(headers)("%s | %s are told where one is wrong", (...names) => {
    const document = budget(names, { second: ["30.000.000", "25.200.000"] });
    expect(codes(document)).toEqual(["source-split-mismatch@3"]);
  });

  it.each(headers)("%s | %s are told where they stand exchanged in a row", (...names) => {
    const document = budget(names, { second: ["22.500.000", "30.000.000"] });
    expect(codes(document)).toEqual(["row-columns-swapped@3"]);
  });
});

it("an amount that is itself multiplied beside another one is no source", () => {
  const priced = (amount: string) =>
    tsv(`
TT|Nội dung|ĐVT|Số lượng|Đơn giá|Tiền máy|Tiền lắp đặt|Tổng giá trị
1|Camera hành lang|Cái|12|2.400.000|28.800.000|6.000.000|34.800.000
2|Chuông gọi điều dưỡng|Bộ|30|850.000|${amount}|7.500.000|33.000.000
3|Khóa cửa thẻ từ|Bộ|8|3.600.000|28.800.000|4.000.000|32.800.000
4|Loa phòng chờ|Cái|20|640.000|12.800.000|2.000.000|14.800.000
5|Màn hình gọi số|Cái|5|7.300.000|36.500.000|1.500.000|38.000.000
6|Ổ lưu hình|Cái|4|5.150.000|20.600.000|800.000|21.400.000
|Tổng cộng||||153.000.000|21.800.000|174.800.000`);
  expect(codes(priced("25.500.000"))).toEqual([]);
  expect(codes(priced("25.550.000"))).toEqual(["row-product-mismatch@3"]);
});
