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
