/** Further factors of an amount (months, terms, cycles) under whatever name: clean they are silent, one slip is seen. */
import { describe, expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { codes, review } from "./review.ts";

const rows = (name: string, amount = "14.400.000") => `
TT|Nội dung|ĐVT|Đơn giá|SL|${name}|Tổng giá
1|Thuê kênh truyền|kênh|1.200.000|2|12|28.800.000
2|Máy quét|chiếc|7.500.000|3|1|22.500.000
3|Thuê bao di động|sim|100.000|24|6|${amount}
4|Bản quyền|máy|300.000|40|3|36.000.000
5|Tủ mạng|chiếc|9.000.000|2|1|18.000.000
|Tổng cộng||||||119.700.000`;

describe("a further factor", () => {
  it.each([
    "Thời hạn (tháng)",
    "Thời lượng",
    "Thời gian dùng (số tháng)",
    "Kỳ hạn",
    "Số tháng thuê",
    "Tháng thuê",
    // No word that tells: the rows do.
    "Chu kỳ",
    "T",
  ])("'%s' is a part of the product", (name) => {
    const clean = review(tsv(rows(name)));
    expect(codes(tsv(rows(name)))).toEqual([]);
    expect(clean.passed.relations).toBeGreaterThanOrEqual(7);
    expect(codes(tsv(rows(name, "14.500.000")))).toEqual(["row-product-mismatch@4"]);
  });

  it("figures that explain no row are none", () => {
    const document = tsv(`
TT|Nội dung|ĐVT|Đơn giá|SL|Năm cấp|Thành tiền
1|Máy quét|chiếc|7.500.000|3|4|22.500.000
2|Máy in|chiếc|3.000.000|5|2|15.000.000
3|Tủ mạng|chiếc|9.000.000|2|3|18.900.000`);
    expect(codes(document)).toEqual(["row-product-mismatch@4"]);
  });
});

describe("counts with their unit in the cell", () => {
  const rows = (amount: string) =>
    tsv(`
TT|Nội dung|Số lượng|Thời gian|Đơn giá|Thành tiền
1|Thuê kênh truyền|02 kênh|12 tháng|3.000.000|72.000.000
2|Thuê phần mềm|01 gói|6 tháng|5.000.000|${amount}
3|Máy in|05 cái|-|4.000.000|20.000.000
4|Máy quét|02 cái|-|6.000.000|12.000.000
|Tổng cộng||||134.000.000`);

  it("'02 kênh' × '12 tháng' × price", () => {
    expect(codes(rows("30.000.000"))).toEqual([]);
    expect(codes(rows("36.000.000"))).toEqual(["row-product-mismatch@3"]);
  });
});

describe("months that only the words of the row tell", () => {
  const rows = (amount: string) =>
    tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Thuê máy chủ (12 tháng)|Gói|2|3.000.000|${amount}
2|Máy in|Cái|5|4.000.000|20.000.000
3|Máy quét|Cái|2|6.000.000|12.000.000`);

  it("are a part of the product", () => {
    expect(codes(rows("72.000.000"))).toEqual([]);
    expect(codes(rows("6.000.000"))).toEqual([]);
    expect(codes(rows("73.000.000"))).toEqual(["row-product-mismatch@2"]);
    expect(codes(rows("60.000.000"))).toEqual(["row-product-mismatch@2"]);
  });
});

describe("a share of the product that the row states", () => {
  const rows = (header: string, cells: readonly string[], amount: string) =>
    tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá|${header}|Thành tiền
1|Máy in|Cái|5|4.000.000|${cells[0] ?? ""}|20.000.000
2|Máy quét|Cái|2|6.000.000|${cells[1] ?? ""}|${amount}
3|Tủ mạng|Tủ|3|10.000.000|${cells[0] ?? ""}|30.000.000`);

  it("is paid, or taken off", () => {
    expect(codes(rows("Mức hỗ trợ (%)", ["100%", "70%"], "8.400.000"))).toEqual([]);
    expect(codes(rows("Mức hỗ trợ (%)", ["100", "70"], "8.400.000"))).toEqual([]);
    expect(codes(rows("Chiết khấu", ["", "5%"], "11.400.000"))).toEqual([]);
    expect(codes(rows("Chiết khấu", ["", "5%"], "11.500.000"))).toEqual(["row-product-mismatch@3"]);
  });
});
