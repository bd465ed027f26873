/** Units of money, headers in each other's place and sums of the text: a planted defect and its clean counterpart. */
import { describe, expect, it } from "vitest";

import type { ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import { tsv } from "../budget/tsv.ts";
import { review } from "./review.ts";

const told = (document: ParsedDocument, severities = ["error", "warning"]): string[] =>
  review(document)
    .findings.filter(({ severity }) => severities.includes(severity))
    .map(({ code }) => code);

describe("the unit of a table against what is said outside it", () => {
  const table = (unit: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá (${unit})|Thành tiền (${unit})|NSNN|Nguồn thu sự nghiệp
1|Kênh truyền|Tháng|12|5.370.000|64.440.000|64.440.000|0
2|Tủ đĩa|Cái|4|20.123.500|80.494.000|40.494.000|40.000.000
3|Tủ mạng|Bộ|2|33.800.000|67.600.000|0|67.600.000
|Tổng cộng||||212.534.000|104.934.000|107.600.000`;
  const sources = ["Trong đó: NSNN: 104.934.000 đồng; Nguồn thu sự nghiệp: 107.600.000 đồng."];

  it("is wrong where the sources of the text are a thousand times apart", () => {
    expect(told(tsv(table("nghìn đồng"), { text: sources }))).toEqual(["scale-mismatch"]);
    expect(told(tsv(table("đồng"), { text: sources }))).toEqual([]);
  });

  it("is wrong where a paragraph of words below says so, and the words are wrong where the prices fit the unit", () => {
    const words = (text: string) => [`Bằng chữ: ${text}.`];
    const right = "Hai trăm mười hai triệu năm trăm ba mươi tư nghìn đồng";
    const large = "Hai trăm mười hai tỷ năm trăm ba mươi tư triệu đồng";
    const caption = { caption: ["Đơn vị tính: đồng"] };
    expect(told(tsv(table("nghìn đồng"), { text: words(right) }))).toEqual(["scale-mismatch"]);
    expect(told(tsv(table("đồng"), { ...caption, text: words(large) }))).toEqual([
      "words-mismatch",
    ]);
    expect(told(tsv(table("đồng"), { ...caption, text: words(right) }))).toEqual([]);
  });
});

describe("decimals", () => {
  it("a share with a comma says nothing of money with a dot before its decimals", () => {
    const rows = (amount: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá (triệu đồng)|Thành tiền (triệu đồng)|Tỷ lệ (%)
1|Camera|Cái|79|670.000|52,930.000|77,81
2|Kênh truyền|Tháng|1|690.000|690.000|1,01
3|Tủ đĩa|Cái|24|600.000|${amount}|21,17
|Tổng cộng||||68,020.000|100,00`;
    expect(told(tsv(rows("14,400.000")))).toEqual([]);
    expect(told(tsv(rows("14,500.000")))).toContain("row-product-mismatch");
  });

  it("a sum that is off at a digit which no row uses is looked at, although rounding could explain it", () => {
    const rows = (sum: string) => `
TT|Nội dung|Thành tiền (triệu đồng)|Cơ cấu (%)
1|Hạ tầng|${sum}|40,00
1.1|Máy chủ|26,070|17,38
1.2|Tủ mạng|18,760|12,51
1.3|Máy quét|15,170|10,11
2|Phần mềm|90,000|60,00
2.1|Cổng thông tin|90,000|60,00
|Tổng cộng|150,000|100,00`;
    expect(told(tsv(rows("60,000")))).toEqual([]);
    expect(told(tsv(rows("60,001")))).toEqual(["group-total-mismatch"]);
  });

  it("'Cơ cấu (%)' is a share of the total", () => {
    const rows = (share: string) => `
TT|Nội dung|Thành tiền|Cơ cấu (%)
1|Máy chủ|250.000.000|25,0
2|Tủ mạng|150.000.000|${share}
3|Máy quét|500.000.000|50,0
4|Máy in|80.000.000|8,0
5|Kênh truyền|20.000.000|2,0
|Tổng cộng|1.000.000.000|100,0`;
    expect(told(tsv(rows("15,0")))).toEqual([]);
    expect(told(tsv(rows("25,0")))).toEqual(["ratio-mismatch"]);
  });
});

describe("a whole number of things over the units that get them", () => {
  it("'Tổng số lượng' times the price is the amount, and the sum of its parts", () => {
    const rows = (over: { parts?: string; price?: string } = {}) => `
TT|Thiết bị|ĐVT|Khoa Nội|Khoa Nhi|Tổng số lượng|Đơn giá|Thành tiền
1|Máy in|Cái|2|3|5|${over.price ?? "4.000.000"}|20.000.000
2|Máy quét|Cái|1|${over.parts ?? "1"}|2|6.000.000|12.000.000
3|Tủ mạng|Tủ|2|1|3|10.000.000|30.000.000
4|Máy chiếu|Cái|4|2|6|5.000.000|30.000.000
5|Màn hình|Cái|3|4|7|2.000.000|14.000.000`;
    expect(told(tsv(rows()))).toEqual([]);
    expect(told(tsv(rows({ price: "4.500.000" })))).toEqual(["row-product-mismatch"]);
    expect(told(tsv(rows({ parts: "2" })))).toEqual(["source-split-mismatch"]);
  });
});

describe("headers in each other's place", () => {
  it("'chưa VAT' over the taxed amounts", () => {
    const rows = (first: string, second: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá|${first}|VAT (%)|${second}
1|Tường lửa|Chiếc|21|36.900.000|774.900.000|5|813.645.000
2|Lắp đặt|Gói|1|75.200.000|75.200.000|10|82.720.000
3|Ki-ốt|Cái|1|8.030.000|8.030.000|5|8.431.500`;
    const before = "Thành tiền (chưa VAT)";
    expect(told(tsv(rows(before, "Tổng cộng")))).toEqual([]);
    expect(told(tsv(rows("Tổng cộng", before)))).toEqual(["columns-swapped"]);
  });

  it("amount and price in a table with a further factor", () => {
    const rows = (first: string, last: string) => `
TT|Nội dung|${first}|SL|Số đợt|${last}
1|Tập huấn|2.000.000|3|4|24.000.000
2|Hội nghị|5.000.000|2|3|30.000.000
3|Tờ rơi|100.000|50|2|10.000.000
4|Phát thanh|300.000|10|12|36.000.000`;
    expect(told(tsv(rows("Đơn giá", "Thành tiền")))).toEqual([]);
    expect(told(tsv(rows("Thành tiền", "Đơn giá")))).toEqual(["columns-swapped"]);
  });
});

describe("sums of the text against the table", () => {
  const table = `
TT|Nội dung|Thành tiền|NSNN|Nguồn thu dịch vụ
I|Phần mềm và dịch vụ|300.500.000|200.500.000|100.000.000
1|Cổng thông tin|300.500.000|200.500.000|100.000.000
|Cộng I|300.500.000|200.500.000|100.000.000
II|Truyền thông|148.250.000|48.250.000|100.000.000
1|Phát thanh|148.250.000|48.250.000|100.000.000
|Cộng II|148.250.000|48.250.000|100.000.000
|Tổng cộng|448.750.000|248.750.000|200.000.000`;

  it.each([
    { said: "Kinh phí nhóm I. Phần mềm và dịch vụ: 300.500.000 đồng.", expected: [] },
    {
      said: "Kinh phí nhóm I. Phần mềm và dịch vụ: 320.700.000 đồng.",
      expected: ["text-table-mismatch"],
    },
    // The text speaks of another year, or of something else of that name.
    { said: "Kinh phí phần mềm và dịch vụ năm 2024: 320.700.000 đồng.", expected: [] },
    { said: "Doanh thu từ phần mềm và dịch vụ: 320.700.000 đồng.", expected: [] },
    // The text gives the group with its tax.
    { said: "Kinh phí nhóm I. Phần mềm và dịch vụ: 330.550.000 đồng.", expected: [] },
    {
      said: "Trong đó: NSNN: 248.750.000 đồng; Nguồn thu dịch vụ: 200.000.000 đồng.",
      expected: [],
    },
    {
      said: "Trong đó: NSNN: 246.250.000 đồng; Nguồn thu dịch vụ: 200.000.000 đồng.",
      expected: ["text-table-mismatch"],
    },
  ])("$said", ({ said, expected }) => {
    expect(told(tsv(table, { text: [said] }))).toEqual(expected);
  });
});
