/** Totals below lists without groups, and what stands between or below them: "Cộng", "Dự phòng", "Làm tròn". */
import { describe, expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { codes, review } from "./review.ts";

const list = (over: Record<string, string> = {}, rest = "") => {
  const figure = (key: string, right: string) => over[key] ?? right;
  return tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Máy quét|Cái|2|20.000.000|${figure("line", "40.000.000")}
2|Tủ mạng|Tủ|3|10.000.000|30.000.000
3|Ổ cứng|Cái|10|3.000.000|30.000.000
|Cộng||||${figure("sum", "100.000.000")}
|Dự phòng (5%)||||${figure("reserve", "5.000.000")}
|Tổng dự toán||||${figure("total", "105.000.000")}${rest}`);
};

describe("a sum, a reserve, a total", () => {
  it("is silent when it is right", () => {
    expect(codes(list())).toEqual([]);
    expect(review(list()).passed.relations).toBeGreaterThanOrEqual(8);
  });

  it.each([
    { case: "the sum alone", over: { sum: "101.000.000" }, told: ["group-total-mismatch@5"] },
    {
      case: "the sum, and the total that follows it",
      over: { sum: "110.000.000", total: "115.000.000" },
      told: ["group-total-mismatch@5"],
    },
    { case: "the total", over: { total: "106.000.000" }, told: ["total-mismatch@7"] },
    { case: "the reserve", over: { reserve: "6.000.000" }, told: ["total-mismatch@7"] },
    { case: "a line", over: { line: "41.000.000" }, told: ["row-product-mismatch@2"] },
  ])("$case", ({ over, told }) => {
    expect(codes(list(over as Record<string, string>))).toEqual(told);
  });

  it("of sections without labels each sum closes its own", () => {
    const sections = (second: string) =>
      tsv(`
Nội dung|ĐVT|SL|Đơn giá|Thành tiền
THIẾT BỊ||||
Máy quét|Cái|2|20.000.000|40.000.000
Tủ mạng|Tủ|3|10.000.000|30.000.000
Cộng||||70.000.000
DỊCH VỤ||||
Thuê kênh|Tháng|12|2.000.000|24.000.000
Bảo trì|Tháng|12|1.000.000|12.000.000
Cộng||||${second}
Tổng cộng||||106.000.000`);
    expect(codes(sections("36.000.000"))).toEqual([]);
    expect(codes(sections("37.000.000"))).toEqual(["group-total-mismatch@9"]);
  });
});

describe("a reserve below groups", () => {
  const groups = (head: boolean, sum = "106.000.000") => {
    const figure = (text: string): string => (head ? text : "");
    const close = (text: string): string => (head ? "" : `\n${text}`);
    return tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
I|Thiết bị||||${figure("70.000.000")}
1|Máy quét|Cái|2|20.000.000|40.000.000
2|Tủ mạng|Tủ|3|10.000.000|30.000.000${close("|Cộng I||||70.000.000")}
II|Dịch vụ||||${figure("36.000.000")}
1|Thuê kênh|Tháng|12|2.000.000|24.000.000
2|Bảo trì|Tháng|12|1.000.000|12.000.000${close("|Cộng II||||36.000.000")}
|Cộng||||${sum}
|Dự phòng (5%)||||5.300.000
|Tổng dự toán||||111.300.000`);
  };

  it.each([true, false])("is no part of the last one (sums above their rows: %s)", (head) => {
    expect(codes(groups(head))).toEqual([]);
    expect(codes(groups(head, "107.000.000"))).toEqual([
      expect.stringMatching(/^(?:group-)?total-mismatch@(?:8|10)$/),
    ]);
  });
});

describe("rows below the total", () => {
  const rounded = (figure: string) =>
    tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Máy quét|Cái|2|20.000.123|40.000.246
2|Tủ mạng|Tủ|3|10.000.000|30.000.000
3|Ổ cứng|Cái|10|3.000.000|30.000.000
|Tổng cộng||||100.000.246
|Làm tròn||||${figure}`);

  it("a total made round is less than its last zeros away", () => {
    expect(codes(rounded("100.000.000"))).toEqual([]);
    expect(codes(rounded("100.001.000"))).toEqual([]);
    expect(codes(rounded("100.900.246"))).toEqual(["total-mismatch@6"]);
  });
});

describe("parts told below their line", () => {
  it("'Trong đó: …' is not added once more", () => {
    const rows = (total: string) =>
      tsv(`
TT|Nội dung|Kinh phí
1|Thiết bị|300.000.000
|Trong đó: mua mới|200.000.000
2|Phần mềm|150.000.000
3|Đào tạo|50.000.000
|Tổng cộng|${total}`);
    expect(codes(rows("500.000.000"))).toEqual([]);
    expect(codes(rows("510.000.000"))).toEqual(["total-mismatch@6"]);
  });
});
