/** Rows that sum up quantities as well as money: they are no items, wherever they stand and whatever they are called. */
import { describe, expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { codes } from "./review.ts";

const HEAD = "TT|Vật tư|ĐVT|Số lượng|Đơn giá|Thành tiền";

const below = (first: string, second: string, over = { second: "84.000", whole: "170.600" }) =>
  tsv(`
Đơn vị tính: nghìn đồng
${HEAD}
I|Khoa Khám bệnh||||
1|Ghế xoay|Cái|14|1.400|19.600
2|Tủ hồ sơ|Cái|9|3.000|27.000
3|Bàn làm việc|Cái|16|2.500|40.000
|${first}||39||86.600
II|Khoa Dược||||
1|Kệ thuốc|Bộ|12|4.500|54.000
2|Xe đẩy|Cái|6|5.000|30.000
|${second}||18||${over.second}
|Cộng tất cả các khoa||57||${over.whole}`);

const names: [string, string][] = [
  ["Cộng Khoa Khám bệnh", "Cộng Khoa Dược"],
  ["Tổng khoa Khám bệnh", "Tổng khoa Dược"],
  ["Khoa Khám bệnh nhận", "Khoa Dược nhận"],
  ["Số cấp cho khoa Khám bệnh", "Số cấp cho khoa Dược"],
];

describe("sums below their rows, with a quantity", () => {
  it.each(names)("%s, %s", (...pair) => {
    expect(codes(below(...pair))).toEqual([]);
    const wrong = { second: "84.000", whole: "171.600" };
    expect(codes(below(...pair, wrong))).toEqual(["total-mismatch@12"]);
  });

  it.each(names.slice(0, 2))("%s, %s: a wrong one is told at its place", (...pair) => {
    const wrong = { second: "85.000", whole: "170.600" };
    expect(codes(below(...pair, wrong))).toEqual(["group-total-mismatch@11"]);
  });
});

const above = (labels: readonly [string, string], whole = "170.600") =>
  tsv(`
Đơn vị tính: nghìn đồng
${HEAD}
${labels[0]}|Khoa Khám bệnh||39||86.600
1|Ghế xoay|Cái|14|1.400|19.600
2|Tủ hồ sơ|Cái|9|3.000|27.000
3|Bàn làm việc|Cái|16|2.500|40.000
${labels[1]}|Khoa Dược||18||84.000
1|Kệ thuốc|Bộ|12|4.500|54.000
2|Xe đẩy|Cái|6|5.000|30.000
|Tổng cộng||57||${whole}`);

describe("sums over their rows, with a quantity", () => {
  it.each([
    ["I", "II"],
    ["A", "B"],
    ["", ""],
  ] as [string, string][])("labels '%s', '%s'", (...labels) => {
    expect(codes(above(labels))).toEqual([]);
    expect(codes(above(labels, "170.500"))).toEqual(["total-mismatch@10"]);
  });
});

it("an item without unit and price stays an item, also where it has a quantity", () => {
  const list = (whole: string) =>
    tsv(`
${HEAD}
1|Máy in tem|Cái|2|4.000.000|8.000.000
2|Giấy in tem|Cuộn|40|50.000|2.000.000
|Chi phí vận chuyển||1||600.000
|Chi phí lắp đặt||3||900.000
|Tổng cộng||||${whole}`);
  expect(codes(list("11.500.000"))).toEqual([]);
  expect(codes(list("11.600.000"))).toEqual(["total-mismatch@6"]);
});

it("'Tổng' under 'Số lượng' is the quantity that the price is multiplied with", () => {
  const shared = (amount: string) =>
    tsv(`
Đơn vị tính: nghìn đồng
TT|Tên|ĐVT|Số lượng|||Đơn giá|Thành tiền
|||Khoa Nội|Khoa Nhi|Tổng||
1|Ghế xoay|Cái|4|6|10|1.200|${amount}
2|Tủ sắt|Cái|2|3|5|3.400|17.000
3|Quạt cây|Cái|5|3|8|650|5.200
4|Bình nước|Bình|10|12|22|45|990
|Cộng||21|24|45||35.190`);
  expect(codes(shared("12.000"))).toEqual([]);
  expect(codes(shared("12.500"))).toEqual(["row-product-mismatch@4"]);
});
