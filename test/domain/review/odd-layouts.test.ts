/** Budgets whose totals and columns go under other names than usual: clean they are silent, one wrong figure is seen. */
import { describe, expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { codes } from "./review.ts";

describe("total rows by place and figures, whatever they are called", () => {
  const budget = (names: readonly string[], over: Record<string, string> = {}) => {
    const [a = "", b = "", grand = ""] = names;
    const figure = (key: string, right: string) => over[key] ?? right;
    return tsv(`
Số TT|Diễn giải|Khối lượng|Đơn vị|Giá dự toán|Kinh phí
A|Phần mềm||||
1|Phân hệ dược|1|Phân hệ|27.000.000|27.000.000
2|Ký số|65|Bản quyền|600.000|39.000.000
3|Cổng tra cứu|1|Hệ thống|54.000.000|54.000.000
|${a}||||${figure("a", "120.000.000")}
B|Thiết bị||||
1|Ti vi|1|Chiếc|9.000.000|9.000.000
2|Máy in nhiệt|6|Chiếc|2.100.000|12.600.000
3|Camera|43|Chiếc|1.600.000|68.800.000
|${b}||||${figure("b", "90.400.000")}
|${grand}||||${figure("grand", "210.400.000")}`);
  };

  const wordings: [string, string, string][] = [
    ["Tiểu cộng A", "Tiểu cộng B", "TỔNG DỰ TOÁN"],
    ["Cộng phần A: Phần mềm", "Cộng phần B: Thiết bị", "Cộng toàn bộ"],
    ["Kinh phí phần A", "Kinh phí phần B", "Nhu cầu toàn dự án"],
    ["Phần A thành tiền", "Phần B thành tiền", "Tổng vốn"],
    ["Cộng nhóm A", "Cộng nhóm B", "Toàn bộ"],
    ["Tổng A", "Tổng B", "Tổng dự toán giai đoạn"],
    ["Cộng mục A (phần mềm)", "Cộng mục B (thiết bị)", "Giá trị gói mua sắm"],
  ];

  it.each(wordings)("%s, %s, %s", (...names) => {
    expect(codes(budget(names))).toEqual([]);
    expect(codes(budget(names, { grand: "211.400.000" }))).toEqual(["total-mismatch@12"]);
  });

  it.each(wordings.filter(([name]) => !/^(?:Kinh|Phần)/.test(name)))(
    "sees a wrong sum of one group: %s",
    (...names) => {
      expect(codes(budget(names, { b: "91.400.000" }))).toEqual(["group-total-mismatch@11"]);
    },
  );

  it("knows the rows before, of and after the tax", () => {
    const taxed = (before: string, after: string) =>
      tsv(`
Stt|Hàng hóa|Đvt|Số lượng|Đơn giá|Thành tiền
A|Thiết bị||||
1|Máy tính|Bộ|11|15.000.000|165.000.000
2|Ti vi|Chiếc|3|11.500.000|34.500.000
|Cộng phần A: Thiết bị||||199.500.000
B|Mạng||||
3|Cân bằng tải|Bộ|1|130.000.000|130.000.000
4|Lưu điện|Bộ|2|78.000.000|156.000.000
|Cộng phần B: Mạng||||286.000.000
|Giá trị trước thuế||||${before}
|Thuế giá trị gia tăng (10%)||||48.550.000
|Giá trị sau thuế||||${after}`);
    expect(codes(taxed("485.500.000", "534.050.000"))).toEqual([]);
    expect(codes(taxed("485.500.000", "535.050.000"))).toEqual(["total-mismatch@12"]);
    expect(codes(taxed("486.500.000", "535.050.000"))).toContain("total-mismatch@10");
  });

  it("takes no heading over its own rows for a total", () => {
    const document = tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
|Phần mềm||||20
1|Ký số|Bộ|2|5|10
2|Lưu trữ|Bộ|2|5|10
|Thiết bị||||20
3|Máy in|Cái|2|5|10
4|Máy quét|Cái|2|5|10
|Cộng||||40`);
    expect(codes(document)).toEqual([]);
  });

  it("takes a hotline (tổng đài) or a helper (cộng tác viên) for an item", () => {
    const document = tsv(`
Nội dung|ĐVT|SL|Đơn giá|Thành tiền
Máy in|Cái|2|5.000.000|10.000.000
Tổng đài trả lời tự động||||30.000.000
Cộng tác viên nhập liệu||||20.000.000
Máy quét|Cái|5|5.000.000|25.000.000
Tổng cộng||||85.000.000`);
    expect(codes(document)).toEqual([]);
  });
});

describe("columns told by their figures", () => {
  const taxed = (header: string, over: Record<string, string> = {}) =>
    tsv(`
${header}
1|Văn bản|Năm|1|38.000.000|38.000.000|Không chịu thuế|0|38.000.000
2|Máy in|Chiếc|11|5.800.000|63.800.000|8%|${over["tax"] ?? "5.104.000"}|68.904.000
3|Camera|Chiếc|10|2.900.000|29.000.000|8%|2.320.000|${over["after"] ?? "31.320.000"}
4|Internet|Tháng|12|3.500.000|${over["before"] ?? "42.000.000"}|10%|4.200.000|46.200.000
5|Máy quét|Chiếc|3|20.000.000|60.000.000|8%|4.800.000|64.800.000
6|Tủ mạng|Chiếc|2|15.000.000|30.000.000|8%|2.400.000|32.400.000
|Tổng thanh toán||||262.800.000||18.824.000|281.624.000`);

  it.each([
    "#|Tên hàng|ĐVT|SL|Đơn giá trước thuế|Tiền hàng|TS GTGT|Tiền thuế|Tổng tiền thanh toán",
    "#|Tên hàng|ĐVT|SL|Đơn giá|Trị giá|VAT|Thuế|Phải trả",
    "#|Tên hàng|ĐVT|SL|Đơn giá|Cộng tiền hàng|% thuế|Khoản thuế nộp|Thanh toán",
    "#|Tên hàng|ĐVT|SL|Giá bán|Doanh số|Thuế suất|Thuế GTGT|Tổng cộng",
  ])("before tax, tax and after tax: %s", (header) => {
    expect(codes(taxed(header))).toEqual([]);
    expect(codes(taxed(header, { tax: "5.204.000" }))).toEqual(["row-vat-mismatch@3"]);
    expect(codes(taxed(header, { after: "32.320.000" }))).toEqual(["row-vat-mismatch@4"]);
    expect(codes(taxed(header, { before: "43.000.000" }))).toHaveLength(1);
  });

  it.each([
    "Suất đầu tư|Vốn đầu tư",
    "Mức hỗ trợ|Nhu cầu",
    "Suất vốn|Vốn sự nghiệp",
    "Bình quân|Vốn cả năm",
  ])("price and amount of a table by quarters: %s", (words) => {
    const quarters = (amount: string) =>
      tsv(`
TT|Nội dung|Đơn vị|Số lượng|${words}|Quý 1|Quý 2|Quý 3|Quý 4
A|Phần mềm||||330|154|30|70|76
1|Khám sức khỏe|Gói|2|12|24|24|||
2|Khám chữa bệnh|Tháng|12|18|216|70||70|76
3|Ký số|Bộ|20|3|60|60|||
4|Cổng tin|Tháng|6|5|30||30||
B|Thiết bị||||138||42|40|56
5|Máy in|Chiếc|4|2|8||8||
6|Xe đẩy|Chiếc|10|13|${amount}||34|40|56
C|Mạng||||100|50||50|
7|Cáp|Mét|50|2|100|50||50|
|TỔNG VỐN||||568|204|72|160|132`);
    expect(codes(quarters("130"))).toEqual([]);
    expect(codes(quarters("140"))).toHaveLength(1);
  });
});

describe("whole figures that all come out exactly leave no room for rounding", () => {
  const row = (label: string, a: number, part = a) =>
    `${label}|Việc ${label}|Gói|1|${a + 8}|${a + 8}|${part}|8`;
  const years = (part: number) => {
    const groups = ["I", "II", "III", "IV", "V"].map((roman, at) =>
      [
        `${roman}|Nhóm ${roman}||||${2 * at + 37}|${2 * at + 21}|16`,
        row("1", at + 10),
        row("2", at + 11, at === 3 ? part : at + 11),
      ].join("\n"),
    );
    return tsv(
      `
TT|Hoạt động|ĐVT|SL|Định mức|Dự toán|2026|2027
${groups.join("\n")}
|Cộng||||205|125|80`,
      { caption: ["Đơn vị: triệu đồng"] },
    );
  };

  it("a part one off its total is one to look at, where two sums agree on it", () => {
    expect(codes(years(14))).toEqual([]);
    expect(codes(years(15))).toEqual(["source-split-mismatch@13"]);
  });
});

describe("labels under a header of another name", () => {
  const rows = (over: Record<string, string> = {}) => `
Mục|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
A|Thiết bị||||
I|Đợt một||||
${over["label"] ?? "1"}|Máy quét|Cái|2|20.000.000|40.000.000
2|Tủ mạng|Tủ|3|10.000.000|30.000.000
|Cộng phần I||||70.000.000
II|Đợt hai||||
1|Máy in|Cái|5|4.000.000|20.000.000
2|Máy chiếu|Cái|2|6.000.000|12.000.000
|Cộng phần II||||${over["second"] ?? "32.000.000"}
|Tổng nhóm A||||102.000.000
B|Dịch vụ||||
I|Đợt một||||
1|Thuê kênh|Tháng|12|2.000.000|24.000.000
2|Bảo trì|Tháng|12|1.000.000|12.000.000
|Cộng phần I||||36.000.000
|Tổng nhóm B||||36.000.000
|Tổng cộng||||138.000.000`;

  it("are labels when they count", () => {
    expect(codes(tsv(rows()))).toEqual([]);
    expect(codes(tsv(rows({ second: "33.000.000" })))).toEqual(["group-total-mismatch@10"]);
    expect(codes(tsv(rows({ label: "2" })))).toEqual(["row-numbering-duplicate@5"]);
  });
});

describe("a tax column that is empty of rates at first", () => {
  it("is a rate all the same", () => {
    const rows = (rate: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|VAT|Thành tiền sau thuế
${Array.from({ length: 9 }, (_, at) => `${at + 1}|Phần mềm ${at}|Gói|1|5.000.000|5.000.000|KCT|5.000.000`).join("\n")}
10|Tủ mạng|Tủ|3|10.000.000|30.000.000|${rate}|32.400.000
11|Máy in|Cái|5|4.000.000|20.000.000|8%|21.600.000`;
    expect(codes(tsv(rows("8%")))).toEqual([]);
    expect(codes(tsv(rows("10%")))).toEqual(["row-vat-mismatch@11"]);
  });
});

describe("unit and quantity in each other's place", () => {
  const rows = (cells: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Máy quét|Cái|2|20.000.000|40.000.000
2|Tủ mạng|Bộ|3|10.000.000|30.000.000
3|Máy in|${cells}|4.000.000|20.000.000
4|Máy chiếu|Cái|2|6.000.000|12.000.000`;

  it("are told with both cells", () => {
    expect(codes(tsv(rows("Cái|5")))).toEqual([]);
    expect(codes(tsv(rows("5|Cái")))).toEqual(["unit-quantity-swapped@4"]);
    // A unit that no other row has: the product tells.
    expect(codes(tsv(rows("5|Chiếc")))).toEqual(["unit-quantity-swapped@4"]);
    expect(codes(tsv(rows("6|Chiếc")))).toEqual([]);
  });
});

describe("wards with numbers of their own over lines with numbers", () => {
  interface Over {
    /** Label of the second ward. */
    head?: string;
    /** Amount of the second ward. */
    sum?: string;
    /** Label of its first line. */
    line?: string;
  }
  const list = ({ head = "2", sum = "95.500.000", line = "4" }: Over = {}) =>
    tsv(`
STT|Khoa/Tên vật tư|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Khoa Sản||||111.500.000
1|Kim luồn 14G|Cái|2.500|17.000|42.500.000
2|Kim luồn 16G|Cái|3.200|15.000|48.000.000
3|Ống nội khí quản số 3|Cái|700|30.000|21.000.000
${head}|Khoa Nhi||||${sum}
${line}|Ống thông dạ dày số 6|Cái|5.000|8.000|40.000.000
${String(Number(line) + 1)}|Ống thông dạ dày số 8|Cái|3.000|11.500|34.500.000
${String(Number(line) + 2)}|Ống nội khí quản số 3|Cái|700|30.000|21.000.000
|Tổng cộng||||207.000.000`);

  it.each(["4", "1"])("the lines of the second begin with %s: right ones are silent", (line) => {
    expect(codes(list({ line }))).toEqual([]);
  });

  it("a sum of a ward, and a number of a ward or of a line", () => {
    expect(codes(list({ sum: "95.800.000" }))).toContain("group-total-mismatch@6");
    expect(codes(list({ head: "4" }))).toContain("row-numbering-gap@6");
    expect(codes(list({ line: "5" }))).toContain("row-numbering-gap@7");
  });

  it("a sum without unit between lines is one of them", () => {
    const flat = (total: string) =>
      tsv(`
STT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Máy tính|Bộ|2|15.000.000|30.000.000
2|Chi khác||||9.000.000
3|Máy in|Cái|1|9.000.000|9.000.000
|Tổng cộng||||${total}`);
    expect(codes(flat("48.000.000"))).toEqual([]);
    expect(codes(flat("39.000.000"))).toContain("total-mismatch@5");
  });

  it("many things that each ward asks for alike are one remark", () => {
    const things = Array.from({ length: 9 }, (_, at) => `Vật tư loại ${at + 1}`);
    const ward = (label: string, name: string) => [
      `${label}|${name}||||9.000.000`,
      ...things.map((thing, at) => `${at + 1}|${thing}|Cái|10|100.000|1.000.000`),
    ];
    const rows = [...ward("I", "Khoa Sản"), ...ward("II", "Khoa Nhi"), "|Tổng cộng||||18.000.000"];
    const found = codes(
      tsv(`\nSTT|Tên vật tư|ĐVT|Số lượng|Đơn giá|Thành tiền\n${rows.join("\n")}`),
      ["info", "warning", "error"],
    );
    expect(found.filter((code) => code.startsWith("row-duplicate"))).toHaveLength(1);
  });
});

describe("sources summed up once more, and a place in a column of its own", () => {
  it("'Cộng nguồn' behind the sources is their sum in each row", () => {
    const table = (again: string) =>
      tsv(`
TT|Nội dung chi|ĐVT|SL|Đơn giá|Thành tiền|Ngân sách thành phố|Nguồn thu đơn vị|Cộng nguồn
1|Thuê phần mềm|Tháng|12|24.000|288.000|288.000|0|288.000
2|Thuê tổng đài|Tháng|12|9.800|117.600|100.000|17.600|117.600
3|Cước dữ liệu|Tháng|12|3.650|43.800|0|43.800|43.800
4|Máy tính bảng|Cái|18|9.300|167.400|167.400|0|${again}
|Tổng cộng||||616.800|555.400|61.400|616.800`);
    expect(codes(table("167.400"))).toEqual([]);
    expect(codes(table("1674,00"))).toContain("source-split-mismatch@5");
    expect(codes(table("176.400"))).toContain("source-split-mismatch@5");
  });

  it("the same thing for two stations is none too many, for one station it is", () => {
    const table = (third: string) =>
      tsv(`
STT|Trạm y tế|Tên thiết bị|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Mường Lay|Camera hội nghị|Bộ|1|9.400.000|9.400.000
2|Mường Lay|Màn hình|Cái|1|8.700.000|8.700.000
3|${third}|Camera hội nghị|Bộ|1|9.400.000|9.400.000
4|Nà Sang|Màn hình|Cái|2|8.700.000|17.400.000
||Tổng cộng||||44.900.000`);
    expect(codes(table("Nà Sang"))).toEqual([]);
    expect(codes(table("Mường Lay"))).toContain("row-duplicate@4");
  });
});
