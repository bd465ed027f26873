import { describe, expect, it } from "vitest";

import type { ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import { tsv } from "../budget/tsv.ts";
import { codes, review } from "./review.ts";

const table = (rows: string, text: string[] = [], caption: string[] = []): ParsedDocument =>
  tsv(`TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền\n${rows.trim()}`, { text, caption });

const taxed = (rows: string): ParsedDocument =>
  tsv(`TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Thành tiền (VAT)\n${rows.trim()}`);

const first = (document: ParsedDocument) => review(document).findings[0];

describe("rows", () => {
  it.each([
    { case: "a right product is clean", amount: "300.000.000", expected: [] },
    {
      case: "one đồng off is an error",
      amount: "300.000.001",
      expected: ["row-product-mismatch@2"],
    },
    { case: "a factor 1,000 is an error", amount: "300.000", expected: ["row-product-mismatch@2"] },
  ])("$case", ({ amount, expected }) => {
    const document = table(
      `1|Máy trạm|Bộ|2|150.000.000|${amount}\n2|Tủ|Bộ|3|20.000.000|60.000.000`,
    );
    expect(codes(document)).toEqual(expected);
  });

  it("says what is wrong with the figure", () => {
    const finding = first(
      table("1|Chữ ký số|Cái|190|330.000|62.070.000\n2|Tủ|Bộ|3|20.000.000|60.000.000"),
    );
    expect(finding).toMatchObject({
      quote: "62.070.000",
      expected: "62.700.000",
      where: { line: 2, table: 1, row: "1", column: "Thành tiền" },
    });
    expect(finding?.message).toContain("190 × 330.000 = 62.700.000");
    expect(finding?.message).toContain("đảo hai chữ số cạnh nhau");
  });

  it("multiplies by months where a column says so", () => {
    const document = tsv(`
TT|Nội dung thuê|ĐVT|Số lượng|Số tháng|Đơn giá|Thành tiền
1|Máy ảo|Máy|2|12|1.500.000|36.000.000
2|Kênh truyền|Kênh|3|12|800.000|28.800.000
3|Dung lượng|Gói|1|6|15.000.000|91.000.000`);
    expect(codes(document)).toEqual(["row-product-mismatch@4"]);
  });

  it("asserts no product where the rows bear none out", () => {
    const document = table(
      "1|A|Bộ|2|150.000.000|310.000.000\n2|B|Bộ|3|20.000.000|70.000.000\n3|C|Bộ|5|20.000.000|80.000.000",
    );
    expect(codes(document)).toEqual([]);
  });

  it("sees two amounts in each other's place", () => {
    const document = taxed(`
1|Máy trạm|Bộ|2|100.000.000|220.000.000|200.000.000
2|Tủ|Bộ|3|20.000.000|60.000.000|66.000.000
|Tổng cộng||||260.000.000|286.000.000`);
    expect(codes(document)).toEqual(["row-columns-swapped@2"]);
  });

  it("sees quantity and price in each other's place, where the product cannot", () => {
    const document = table(
      "1|A|Bộ|2|150.000.000|300.000.000\n2|B|Bộ|3|20.000.000|60.000.000\n3|C|Bộ|25.000.000|4|100.000.000\n4|D|Bộ|5|20.000.000|100.000.000",
    );
    expect(codes(document)).toEqual(["quantity-price-swapped@4"]);
  });

  it("sees two headers in each other's place", () => {
    const document = tsv(`
TT|Nội dung|ĐVT|SL|Thành tiền|Đơn giá
1|A|Bộ|2|150.000.000|300.000.000
2|B|Bộ|3|20.000.000|60.000.000
3|C|Bộ|4|25.000.000|100.000.000`);
    expect(codes(document)).toEqual(["columns-swapped@1"]);
  });
});

describe("VAT", () => {
  const rest =
    "2|Tủ|Bộ|3|20.000.000|60.000.000|66.000.000\n3|Bàn|Bộ|1|10.000.000|10.000.000|11.000.000";

  it.each([
    { case: "10 %", withVat: "220.000.000", expected: [] },
    { case: "not subject", withVat: "200.000.000", expected: [] },
    {
      case: "8 % beside 10 % is one warning",
      withVat: "216.000.000",
      expected: ["vat-rates-mixed@2"],
    },
    { case: "no rate fits", withVat: "222.000.000", expected: ["row-vat-mismatch@2"] },
  ])("$case", ({ withVat, expected }) => {
    expect(codes(taxed(`1|Máy trạm|Bộ|2|100.000.000|200.000.000|${withVat}\n${rest}`))).toEqual(
      expected,
    );
  });

  it("rounds by row to one đồng either way", () => {
    const document = taxed(
      `1|Máy trạm|Bộ|1|333.335|333.335|366.668\n2|Tủ|Bộ|1|333.335|333.335|366.669\n${rest.slice(rest.indexOf("3|"))}`,
    );
    expect(codes(document)).toEqual([]);
  });

  it("reads amounts under a header that names the rate", () => {
    const document = (tax: string): ParsedDocument =>
      tsv(
        `TT|Nội dung|ĐVT|Số lượng|Đơn giá|Tiền trước thuế|Thuế GTGT (10%)|Thành tiền\n1|Máy chủ|Bộ|1|100.000.000|100.000.000|10.000.000|110.000.000\n2|Tủ mạng|Bộ|2|25.000.000|50.000.000|${tax}|55.000.000`,
      );
    expect(codes(document("5.000.000"))).toEqual([]);
    expect(codes(document("4.900.000"))).toEqual(["row-vat-mismatch@3"]);
  });

  it("blames the rate where the amounts follow another one", () => {
    const document = tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Thuế suất|Thành tiền sau thuế
1|Máy trạm|Bộ|2|100.000.000|200.000.000|8%|220.000.000
2|Tủ|Bộ|3|20.000.000|60.000.000|10%|66.000.000
3|HIS|Gói|1|10.000.000|10.000.000|KCT|10.000.000
|Tổng cộng||||270.000.000||296.000.000`);
    const [finding, ...more] = review(document).findings.filter((f) => f.severity === "error");
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: "row-vat-mismatch",
      expected: "10%",
      where: { line: 2 },
    });
  });
});

describe("groups and totals", () => {
  // TTYT Krông Pắc 2026, phụ lục 2, group I.
  const group = (amount: string, withVat: string): ParsedDocument =>
    taxed(`
I|Hạng mục dịch vụ||||${amount}|${withVat}
1|Gói thuê một|Tháng|12|15.000.000|180.000.000|198.000.000
2|Gói thuê hai|Tháng|12|1.750.000|21.000.000|23.100.000
|Tổng cộng|||||221.100.000`);

  it.each([
    { case: "the sum before VAT is clean", amount: "201.000.000", withVat: "", expected: [] },
    {
      case: "one đồng off",
      amount: "201.000.001",
      withVat: "",
      expected: ["group-total-mismatch@2"],
    },
    {
      case: "the VAT sum is misplaced",
      amount: "221.100.000",
      withVat: "",
      expected: ["group-total-wrong-column@2"],
    },
    { case: "both columns right", amount: "201.000.000", withVat: "221.100.000", expected: [] },
  ])("$case", ({ amount, withVat, expected }) => {
    expect(codes(group(amount, withVat))).toEqual(expected);
  });

  it("names the column where a misplaced sum belongs and the right sum", () => {
    const finding = first(group("221.100.000", ""));
    expect(finding?.suggestion).toBe(
      "Chuyển 221.100.000 sang cột Thành tiền (VAT) và ghi 201.000.000 ở cột Thành tiền.",
    );
  });

  it("reports one cause once: a wrong amount under right sums", () => {
    const document = taxed(`
I|Hạng mục||||210.000.000|231.000.000
1|Máy trạm|Bộ|2|100.000.000|290.000.000|220.000.000
2|Bàn|Bộ|1|10.000.000|10.000.000|11.000.000
|Tổng cộng||||210.000.000|231.000.000`);
    expect(codes(document)).toEqual(["row-product-mismatch@3"]);
    expect(first(document)?.alsoAt?.length).toBeGreaterThan(0);
  });

  it("reports one cause once: sums that follow a wrong amount", () => {
    const document = table(`
I|Hạng mục||||300.000.000
1|Máy trạm|Bộ|2|100.000.000|290.000.000
2|Bàn|Bộ|1|10.000.000|10.000.000
|Tổng cộng||||300.000.000`);
    expect(codes(document)).toEqual(["row-product-mismatch@3"]);
  });

  it("finds the row that a total counts only once", () => {
    const document = table(`
1|Máy trạm|Bộ|2|100.000.000|200.000.000
2|Bàn|Bộ|1|10.000.000|10.000.000
2|Bàn|Bộ|1|10.000.000|10.000.000
3|Ghế|Bộ|1|5.000.000|5.000.000
|Tổng cộng||||215.000.000`);
    expect(codes(document, ["error"])).toEqual(["row-duplicate@4"]);
  });

  it.each([
    {
      case: "totals below their groups",
      rows: "I|Phần A||||\n1|A|Bộ|2|10.000.000|20.000.000\n|Cộng I||||20.000.000\nII|Phần B||||\n1|B|Bộ|1|5.000.000|5.000.000\n|Cộng II||||5.000.000\n|Tổng cộng||||25.000.000",
    },
    {
      case: "several levels",
      rows: "A|PHẦN MỘT||||600.000.000\nI|Nhóm||||500.000.000\n1|M|Cái|10|20.000.000|200.000.000\n2|N|Cái|30|10.000.000|300.000.000\nII|Nhóm||||100.000.000\n1|H|Tháng|10|10.000.000|100.000.000\nB|PHẦN HAI||||50.000.000\nI|Nhóm||||50.000.000\n1|L|Lớp|5|10.000.000|50.000.000\n|Tổng cộng (A+B)||||650.000.000",
    },
    {
      case: "dotted labels",
      rows: "1|Nhóm||||500.000.000\n1.1|M|Cái|10|20.000.000|200.000.000\n1.2|N|Cái|30|10.000.000|300.000.000\n2|Nhóm||||50.000.000\n2.1|L|Lớp|5|10.000.000|50.000.000\n|Tổng||||550.000.000",
    },
    {
      case: "groups without labels",
      rows: "|PHẦN CỨNG||||500.000.000\n1|M|Cái|10|20.000.000|200.000.000\n2|N|Cái|30|10.000.000|300.000.000\n|ĐÀO TẠO||||50.000.000\n3|L|Lớp|5|10.000.000|50.000.000\n|Tổng||||550.000.000",
    },
    {
      case: "a tax row between two totals",
      rows: "1|M|Bộ|2|150.000.000|300.000.000\n2|N|Bộ|3|20.000.000|60.000.000\n|Cộng||||360.000.000\n|Thuế GTGT 10%||||36.000.000\n|Tổng cộng (đã có thuế)||||396.000.000\n|Bằng chữ: Ba trăm chín mươi sáu triệu đồng||||",
    },
    {
      case: "the total in the first row",
      rows: "|TỔNG CỘNG||||360.000.000\n1|M|Bộ|2|150.000.000|300.000.000\n2|N|Bộ|3|20.000.000|60.000.000",
    },
  ])("$case: clean, and a wrong total is seen", ({ rows }) => {
    expect(codes(table(rows))).toEqual([]);
    const lines = rows.split("\n");
    const at = lines.findLastIndex((line) => /^\|(?:tổng|TỔNG|Tổng)/.test(line));
    const wrong = lines.with(at, (lines[at] ?? "").replace(/\d[\d.]{6,}/, "777.000.000"));
    expect(codes(table(wrong.join("\n")), ["error"])).toContain(`total-mismatch@${at + 2}`);
  });
});

describe("source splits", () => {
  const split = (last: string): ParsedDocument =>
    tsv(
      `
TT|Danh mục|Kinh phí|Trong đó||
|||NSNN|Quỹ PTHĐSN|Nguồn khác
1|Máy chủ|300.000.000|100.000.000|200.000.000|
2|Đào tạo|50.000.000|50.000.000|-|-
3|Mạng|80.000.000|30.000.000|${last}|0
|Cộng|430.000.000|180.000.000|250.000.000|`,
      { headerRows: 2 },
    );

  it("by row and by column", () => {
    expect(codes(split("50.000.000"))).toEqual([]);
    expect(codes(split("60.000.000"))).toEqual(["source-split-mismatch@5"]);
  });

  it("finds years that make up a total without being told", () => {
    const years = (value: string): ParsedDocument =>
      tsv(
        `
TT|Nhiệm vụ|Tổng kinh phí|Năm 2026|Năm 2027
1|Kho dữ liệu|200|100|100
2|An toàn thông tin|150|50|${value}
3|Đào tạo|60|30|30
|Tổng cộng|410|180|230`,
        { caption: ["Đơn vị tính: triệu đồng"] },
      );
    expect(codes(years("100"))).toEqual([]);
    expect(codes(years("110"))).toEqual(["source-split-mismatch@3"]);
  });

  it("checks tables of counts whose relation holds in nearly all rows", () => {
    const counts = (value: string): ParsedDocument =>
      tsv(`
STT|Đơn vị|Tổng số máy|Đã cài|Chưa cài
1|Sở Y tế|30|30|0
2|Chi cục|16|10|6
3|Trung tâm|69|13|${value}
4|Bệnh viện|350|70|280
5|Trạm|42|15|27
|Tổng cộng|507|138|369`);
    expect(codes(counts("56"))).toEqual([]);
    expect(codes(counts("57"))).toEqual(["source-split-mismatch@4"]);
  });
});

describe("amounts in words", () => {
  const rows = "1|Máy trạm|Bộ|2|150.000.000|300.000.000\n|Tổng cộng||||300.000.000";

  it.each([
    { words: "Ba trăm triệu đồng", expected: [] },
    { words: "ba tram trieu dong chan", expected: [] },
    { words: "Ba trăm mười triệu đồng", expected: ["words-mismatch@4"] },
  ])("$words", ({ words, expected }) => {
    expect(codes(table(`${rows}\n|Bằng chữ: ${words}||||`))).toEqual(expected);
  });

  it.each([
    [
      "Phòng khám xin 84.250.000 đồng cho việc nêu trên. Viết bằng chữ: Tám mươi tư triệu hai trăm năm mươi nghìn đồng.",
      false,
    ],
    [
      "Phòng khám xin 84.250.000 đồng cho việc nêu trên. Viết bằng chữ: Tám mươi lăm triệu hai trăm năm mươi nghìn đồng.",
      true,
    ],
    [
      "Cả gói 125.700.000 đồng (đã có thuế), bằng chữ: Một trăm hai mươi lăm nghìn bảy trăm đồng.",
      true,
    ],
    [
      "Gói 1 hết 200.000.000 đồng, gói 2 hết 100.000.000 đồng như bảng. Tổng ghi bằng chữ: Ba trăm triệu đồng.",
      false,
    ],
    [
      "Gói 1 hết 120.500.000 đồng, gói 2 hết 75.000.000 đồng như bảng. Gói 1 bằng chữ: Một trăm hai mươi triệu năm trăm nghìn đồng.",
      false,
    ],
  ])("at a distance from the figure: %s", (text, wrong) => {
    const found = codes(table(rows, [text]), ["error"]);
    if (wrong) expect(found).toContain("words-mismatch@100001");
    else expect(found).not.toContain("words-mismatch@100001");
  });

  it("in running text", () => {
    const text = (words: string) => [`Dự toán được giao 360.000.000 đồng (Bằng chữ: ${words}).`];
    expect(codes(table(rows, text("Ba trăm sáu mươi triệu đồng")), ["error"])).not.toContain(
      "words-mismatch@100001",
    );
    expect(codes(table(rows, text("Ba trăm bảy mươi triệu đồng")), ["error"])).toContain(
      "words-mismatch@100001",
    );
  });
});

describe("scale", () => {
  const rows = "1|Máy trạm|Bộ|2|152.000|304.000\n2|Tủ|Bộ|3|20.000|60.000\n|Tổng cộng||||364.000";

  it("is told by caption, and contradicted by words a thousand away", () => {
    const words = "\n|Bằng chữ: Ba trăm sáu mươi tư triệu đồng||||";
    expect(codes(table(rows + words, [], ["ĐVT: nghìn đồng"]))).toEqual([]);
    expect(codes(table(rows + words, [], ["ĐVT: triệu đồng"]))).toEqual(["scale-mismatch@1"]);
  });

  it("is told by words where nothing else tells it", () => {
    expect(codes(table(`${rows}\n|Bằng chữ: Ba trăm sáu mươi tư triệu đồng||||`))).toEqual([]);
  });
});

describe("running text", () => {
  const rows =
    "1|Máy trạm|Bộ|2|150.000.000|300.000.000\n2|Tủ|Bộ|3|20.000.000|60.000.000\n|Tổng cộng||||360.000.000";

  it.each([
    { text: "Tổng kinh phí năm 2026: 360.000.000 đồng.", expected: [] },
    { text: "Tổng kinh phí năm 2026: 380.000.000 đồng.", expected: ["text-table-mismatch@100001"] },
    { text: "Kinh phí năm 2025 đã giao 380.000.000 đồng.", expected: [] },
    { text: "Tổng kinh phí năm 2025 là 380.000.000 đồng.", expected: [] },
    { text: "Kinh phí khoảng 360 triệu đồng.", expected: [] },
    {
      text: "Tổng kinh phí: 360.000.000 đồng, trong đó: ngân sách nhà nước 300.000.000 đồng, nguồn thu 60.000.000 đồng.",
      expected: [],
    },
    {
      text: "Tổng kinh phí: 360.000.000 đồng, trong đó: ngân sách nhà nước 310.000.000 đồng, nguồn thu 60.000.000 đồng.",
      expected: ["text-sum-mismatch@100001"],
    },
    // Vĩnh Long 2025, Phần I mục 9.
    { text: "Thanh toán 3.243/415.366 lượt chiếm 0,78%.", expected: [] },
    { text: "Thanh toán 3.243/415.366 lượt chiếm 0,87%.", expected: ["ratio-mismatch@100001"] },
    { text: "Cài đặt 9 máy/9 license, đạt 100%.", expected: [] },
    {
      text: "Có 15/15 (100%) cơ sở triển khai; 05/07 đơn vị có máy chủ, 100% máy có mật khẩu.",
      expected: [],
    },
    { text: "Có 12/15 (90%) cơ sở triển khai.", expected: ["ratio-mismatch@100001"] },
    { text: "Ngày 15/6/2026 đạt 80% theo Quyết định số 130/QĐ-BYT chiếm 5%.", expected: [] },
    // Đắk Lắk 2022, Phần I mục IV.
    {
      text: "Tổng số lượt xử lý là 27.710 lượt văn bản; Trong đó số văn bản đến là 22.430 văn bản, văn bản đi là 5.280 văn bản; ký số đạt 100%.",
      expected: [],
    },
    {
      text: "Tổng số lượt xử lý là 27.710 lượt văn bản; Trong đó số văn bản đến là 22.430 văn bản, văn bản đi là 27.710 văn bản; ký số đạt 100%.",
      expected: ["text-sum-mismatch@100001"],
    },
    {
      text: "Công tác phí: 05 (người) x 200.000 (người/ngày) x 03 (ngày) = 3.000.000 đồng.",
      expected: [],
    },
    {
      text: "Công tác phí: 05 (người) x 200.000 (người/ngày) x 03 (ngày) = 3.300.000 đồng.",
      expected: ["formula-mismatch@100001"],
    },
    { text: "Cấu hình màn hình 1920 x 1080, giá 5.000.000 đồng.", expected: [] },
  ])("$text", ({ text, expected }) => {
    expect(codes(table(rows, [text]))).toEqual(expected);
  });
});

describe("row numbers", () => {
  const numbered = (labels: string[]): ParsedDocument =>
    table(
      labels.map((label, i) => `${label}|Mục ${i}|Bộ|1|${i + 1}00.000|${i + 1}00.000`).join("\n"),
    );

  it.each([
    { labels: ["1", "2", "3", "4"], expected: [] },
    { labels: ["1", "2", "4", "5"], expected: ["row-numbering-gap@4"] },
    { labels: ["1", "2", "2", "3"], expected: ["row-numbering-duplicate@4"] },
    { labels: ["1", "2", "7", "4"], expected: ["row-numbering-gap@4"] },
    { labels: ["1", "2", "1", "2"], expected: [] },
    { labels: ["01", "02", "03"], expected: [] },
  ])("$labels", ({ labels, expected }) => {
    expect(codes(numbered(labels))).toEqual(expected);
  });
});

describe("certainty", () => {
  const rows =
    "TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền\n1|A|Bộ|2|150.000.000|310.000.000\n2|B|Bộ|3|20.000.000|60.000.000";

  it("a scan lowers an error to a warning", () => {
    expect(codes(tsv(rows), ["error"])).toEqual(["row-product-mismatch@2"]);
    expect(codes(tsv(rows, { ocr: true }), ["error"])).toEqual([]);
    expect(codes(tsv(rows, { ocr: true }), ["warning"])).toEqual(["row-product-mismatch@2"]);
  });

  it("2,872,600 among 1.386,000 is read as 2.872,600 where that makes the sum hold", () => {
    const document = tsv(
      `
TT|Tên dự án|Kinh phí|Ngân sách|Nguồn thu
1|Kho dữ liệu|1.386,000|1.000,000|386,000
2|Bệnh án|3.731,450|858,850|2,872,600
3|Xét nghiệm|125,400|13,400|112,000`,
      { caption: ["Đơn vị tính: triệu đồng"] },
    );
    expect(codes(document, ["error"])).toEqual([]);
    expect(review(document).findings.map((finding) => finding.code)).toContain("separator-mix");
  });

  it("a formula without a stored result is unreadable, not zero", () => {
    const document = table("1|A|Bộ|2|150.000.000|300.000.000\n2|B|Bộ|3|20.000.000|");
    const cells = document.tables[0]?.rows[2]?.cells ?? [];
    cells[5] = { text: "", formula: "D3*E3", ref: "F3" };
    const result = review(document);
    expect(result.findings.filter((finding) => finding.severity === "error")).toEqual([]);
    expect(result.unreadable).toMatchObject([{ where: { cell: "F3", row: "2" } }]);
  });
});

describe("rules with a legal basis", () => {
  it("8 % for 2027 is one warning", () => {
    const document = taxed(
      "1|Máy chủ|Bộ|1|100.000.000|100.000.000|108.000.000\n2|Tủ|Bộ|1|50.000.000|50.000.000|54.000.000",
    );
    const facts = { kind: "budget", title: null, year: 2027, signed: null, issuer: null };
    const found = review(document, { facts }).findings.filter(
      (f) => f.code === "reduced-vat-period",
    );
    expect(found).toMatchObject([{ severity: "warning", basis: "204/2025/QH15" }]);
    expect(review(document).findings.map((f) => f.code)).not.toContain("reduced-vat-period");
  });

  it("software with VAT is one warning for all its rows", () => {
    const document = taxed(
      "1|Phần mềm HIS|Tháng|12|1.000.000|12.000.000|13.200.000\n2|Phần mềm LIS|Tháng|12|2.000.000|24.000.000|26.400.000",
    );
    const found = review(document).findings.filter((f) => f.code === "software-vat");
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain("cần rà soát");
  });

  it("a price above the cap asks for a decision; servers have no cap", () => {
    const document = table(
      "1|Máy vi tính để bàn|Bộ|1|22.000.000|22.000.000\n2|Máy chủ|Bộ|1|180.000.000|180.000.000",
    );
    const found = review(document).findings.filter((f) => f.code === "price-above-cap");
    expect(found).toMatchObject([{ severity: "warning", where: { row: "1" } }]);
    expect(found[0]?.alsoAt).toBeUndefined();
  });
});

describe("prior prices", () => {
  it.each([
    { price: 100_000_000n, name: "Máy chủ", expected: ["price-outlier"] },
    { price: 140_000_000n, name: "Máy chủ", expected: [] },
    { price: 100_000_000n, name: "Mua sắm máy chủ (loại 1)", expected: ["price-outlier"] },
    { price: 100_000_000n, name: "Thuê máy chủ", expected: [] },
    { price: 100_000_000n, name: "Máy chủ lưu trữ", expected: [] },
  ])("$name at $price", ({ price, name, expected }) => {
    const document = table(
      "1|Máy chủ|Bộ|2|150.000.000|300.000.000\n2|Tủ|Bộ|3|20.000.000|60.000.000",
    );
    const prices = [
      {
        name,
        unit: "Bộ",
        unitPrice: price,
        withVat: null,
        year: 2025,
        documentId: "p",
        locator: "Phụ lục 2, dòng 1",
        documentTitle: "Kế hoạch 2025",
      },
    ];
    const found = review(document, { prices }).findings.map((finding) => finding.code);
    expect(found.filter((code) => code === "price-outlier")).toEqual(expected);
  });
});
