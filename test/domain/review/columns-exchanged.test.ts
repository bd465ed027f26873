/** Columns whose figures stand in each other's place, and a device told for the price of nothing. */
import { describe, expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { codes } from "./review.ts";

describe("the whole and a source in each other's column", () => {
  const table = (heads: string) =>
    codes(
      tsv(`
TT|Nội dung|${heads}
1|Máy in|30.000.000|20.000.000|10.000.000
2|Máy quét|24.000.000|14.000.000|10.000.000
3|Tủ mạng|15.000.000|5.000.000|10.000.000
4|Bàn ghế|18.000.000|8.000.000|10.000.000
5|Camera|12.000.000|9.000.000|3.000.000
|Tổng số|99.000.000|56.000.000|43.000.000`),
    );

  it("is told by every row", () => {
    expect(table("Tổng cộng|Ngân sách tỉnh|Nguồn thu của đơn vị")).toEqual([]);
    expect(table("Ngân sách tỉnh|Nguồn thu của đơn vị|Tổng cộng")).toEqual(["columns-swapped@1"]);
  });
});

describe("counts under the head of prices", () => {
  const heads = "TT|Nội dung|ĐVT";
  const rows: readonly (readonly [string, string, string])[] = [
    ["Sửa máy in|Lần", "83", "419.500"],
    ["Xử lý chất thải|Tháng", "12", "10.540.000"],
    ["Ống nghiệm|Ống", "15.419", "1.400"],
    ["Bơm kim tiêm|Cái", "23.416", "800"],
    ["Hóa chất|Hộp", "7", "3.340.000"],
    ["Khẩu trang|Hộp", "324", "38.000"],
    ["Máy đo huyết áp|Cái", "17", "1.250.000"],
    ["Tủ bảo quản|Cái", "3", "58.740.000"],
    ["Cân sức khỏe|Cái", "9", "2.000.000"],
  ];
  const table = (exchanged: boolean) => {
    const lines = rows.map(([name, count, price], at) => {
      const product = (Number(count.replace(".", "")) * Number(price.replaceAll(".", "")))
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, ".");
      const [a, b] = exchanged ? [price, count] : [count, price];
      return `${at + 1}|${name}|${a}|${b}|${product}`;
    });
    return codes(tsv([`${heads}|Số lượng|Đơn giá|Thành tiền`, ...lines].join("\n")));
  };

  it("are told also beside things by the thousand", () => {
    expect(table(false)).toEqual([]);
    expect(table(true)).toEqual(["columns-swapped@1"]);
  });
});

describe("a device for the price of nothing", () => {
  const table = (camera: string) =>
    codes(
      tsv(
        `
TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Camera giám sát an ninh|Cái|${camera}|77.560
2|Máy in laser|Cái|4|4.680|18.720
3|Giấy in|Ram|900|70|63.000
4|Bộ lưu điện|Bộ|2|9.000|18.000
5|Tủ mạng|Cái|3|7.500|22.500
|Tổng cộng||||199.780`,
        { caption: ["Đơn vị tính: nghìn đồng"] },
      ),
    );

  it("has its count and its price exchanged", () => {
    expect(table("28|2.770")).toEqual([]);
    expect(table("2.770|28")).toEqual(["quantity-price-swapped@2"]);
  });
});
