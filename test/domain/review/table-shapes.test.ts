/** Shapes of tables met in plans that once misled the review: each must read clean and show its one defect. */
import { describe, expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { codes, review } from "./review.ts";

describe("outlines", () => {
  const rows = (line: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
I|Hạ tầng||||90.000.000
I.1|Mua sắm mới||||${line}
1|Máy chủ|Bộ|2|20.000.000|40.000.000
2|Tủ mạng|Bộ|1|20.000.000|20.000.000
I.2|Duy trì||||30.000.000
3|Kênh truyền|Tháng|3|10.000.000|30.000.000
|Tổng cộng||||90.000.000`;

  it("takes 1 under I.1 for its line, not its equal", () => {
    expect(codes(tsv(rows("60.000.000")))).toEqual([]);
    expect(codes(tsv(rows("61.000.000")))).toEqual(["group-total-mismatch@3"]);
  });

  it("takes a rental (thuê) for a line and a tax (thuế) for a tax", () => {
    const document = tsv(`
Nội dung|ĐVT|SL|Đơn giá|Thành tiền
Thuê đường truyền|Tháng|12|2.000.000|25.000.000
Máy quét|Cái|3|20.000.000|60.000.000
Máy in|Cái|2|10.000.000|20.000.000`);
    expect(codes(document)).toEqual(["row-product-mismatch@2"]);
  });

  it("adds all groups up before a row of tax", () => {
    const document = tsv(`
TT|Nội dung|Thành tiền
I|Hạ tầng|30.000.000
1|Máy chủ|10.000.000
2|Tủ mạng|20.000.000
II|Phần mềm|50.000.000
1|Cổng thông tin|50.000.000
|Cộng trước thuế|80.500.000
|Thuế GTGT 10%|8.000.000
|Tổng cộng|88.000.000`);
    expect(codes(document)).toContain("total-mismatch@7");
  });
});

describe("one row behind a failing sum", () => {
  it("a small row that comes near the gap is not it", () => {
    const document = tsv(`
TT|Nội dung|Thành tiền (triệu đồng)
1|Máy chủ|5.000
2|Phần mềm|87
3|Ổ cứng|1
|Tổng cộng|5.808`);
    expect(codes(document)).toEqual(["total-mismatch@5"]);
  });

  it("names the row that stands in another unit", () => {
    const document = tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Máy chủ|Bộ|2|150.000.000|300.000.000
2|Tủ mạng|Bộ|3|20.000|60.000
3|Máy quét|Cái|4|22.000.000|88.000.000
|Tổng cộng||||448.000.000`);
    expect(codes(document)).toEqual(["row-scale-mismatch@3"]);
    expect(review(document).findings[0]).toMatchObject({
      expected: "60.000.000",
      found: "60.000",
    });
  });

  it("names the row whose sources are exchanged", () => {
    const document = tsv(`
TT|Nội dung|Thành tiền|NSNN|Nguồn thu sự nghiệp
1|Máy chủ|300.000.000|100.000.000|200.000.000
2|Tủ mạng|60.000.000|10.000.000|50.000.000
3|Máy quét|88.000.000|80.000.000|8.000.000
|Tổng cộng|448.000.000|230.000.000|218.000.000`);
    expect(codes(document)).toEqual(["row-columns-swapped@3"]);
  });
});

describe("products spelled out in the words of a row", () => {
  const rows = (amount: string) => `
TT|Nội dung|Diễn giải|Thành tiền
1|Tuyên truyền xã|6 buổi x 559 xã x 60.000đ|${amount}
2|Tập huấn|3 lớp x 40 người x 100.000đ = 12.000.000đ|12.000.000
3|Tờ rơi|40 tờ x 500 xã x 1.000đ|20.000.000`;

  it("compares them with the amount of the row", () => {
    expect(codes(tsv(rows("201.240.000")))).toEqual([]);
    expect(codes(tsv(rows("201.420.000")))).toEqual(["row-product-mismatch@2"]);
  });
});

describe("shares of the total", () => {
  it("compares each row with its share of the whole", () => {
    const document = tsv(`
TT|Nội dung|Thành tiền|Tỷ trọng (%)
1|Máy chủ|500.000.000|50,00
2|Tủ mạng|200.000.000|20,00
3|Máy quét|180.000.000|28,00
4|Máy in|120.000.000|12,00
|Tổng cộng|1.000.000.000|100,00`);
    expect(codes(document)).toEqual(["ratio-mismatch@4"]);
  });
});

describe("headers in each other's place", () => {
  it("sees a column of counts under the price", () => {
    const document = tsv(`
TT|Nội dung|ĐVT|Đơn giá|Số lượng|Thành tiền
1|Máy chủ|Bộ|2|150.000.000|300.000.000
2|Tủ mạng|Bộ|3|20.000.000|60.000.000
3|Máy quét|Cái|4|22.000.000|88.000.000
4|Máy in|Cái|5|13.000.000|65.000.000`);
    expect(codes(document)).toEqual(["columns-swapped@1"]);
  });
});

describe("figures in thousands", () => {
  it("takes a gap that rounding could explain for a warning where all others are exact", () => {
    const lines = Array.from({ length: 12 }, (_, at) => {
      const price = (at + 3) * 700;
      const amount = price * 40 + (at === 5 ? 9 : 0);
      const dotted = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");
      return `${at + 1}|Hạng mục ${at + 1}|Cái|40|${dotted(price)}|${dotted(amount)}`;
    });
    const document = tsv(`TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền\n${lines.join("\n")}`, {
      caption: ["Đơn vị tính: nghìn đồng"],
    });
    expect(codes(document, ["error"])).toEqual([]);
    expect(codes(document, ["warning"])).toEqual(["row-product-mismatch@7"]);
  });

  it("reads 716,000 as 716 where another column writes 1.250,000", () => {
    const document = tsv(
      `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Máy chủ|Bộ|2|716,000|1.432,000
2|Tủ mạng|Bộ|3|420,500|1.261,500
3|Tường lửa|Cái|4|322,000|1.289,000`,
      { caption: ["Đơn vị tính: triệu đồng"] },
    );
    expect(codes(document)).toEqual(["row-product-mismatch@4"]);
  });
});

describe("sources in the text", () => {
  it("compares each with the total of its column", () => {
    const document = tsv(
      `
TT|Nội dung|Thành tiền|Ngân sách nhà nước|Nguồn thu sự nghiệp
1|Máy chủ|300.000.000|100.000.000|200.000.000
2|Tủ mạng|60.000.000|10.000.000|50.000.000
|Tổng cộng|360.000.000|110.000.000|250.000.000`,
      {
        text: [
          "Trong đó: Ngân sách nhà nước: 110.000.000 đồng; Nguồn thu sự nghiệp: 205.000.000 đồng.",
        ],
      },
    );
    const [finding] = review(document).findings;
    expect(finding).toMatchObject({
      code: "text-table-mismatch",
      severity: "error",
      expected: "250.000.000",
      found: "205.000.000",
    });
  });
});
