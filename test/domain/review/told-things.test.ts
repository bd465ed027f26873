/** What the text tells of the groups, rows and sources of its budget, in many ways of saying it: each with its clean twin. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "./review.ts";

const TABLE = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Ngân sách nhà nước|Nguồn thu sự nghiệp
I|Phần mềm và dịch vụ||||300.000.000|200.000.000|100.000.000
1|Phần mềm bệnh án điện tử|Gói|1|200.000.000|200.000.000|150.000.000|50.000.000
2|Phần mềm gọi số|Gói|2|50.000.000|100.000.000|50.000.000|50.000.000
II|Hạ tầng mạng||||140.000.000|50.000.000|90.000.000
3|Tủ mạng|Bộ|4|20.000.000|80.000.000|50.000.000|30.000.000
4|Ổ cứng sao lưu|Cái|15|4.000.000|60.000.000||60.000.000
III|Đào tạo, truyền thông||||60.000.000|30.000.000|30.000.000
5|Tập huấn bệnh án điện tử|Lớp|3|20.000.000|60.000.000|30.000.000|30.000.000
|Tổng cộng||||500.000.000|280.000.000|220.000.000`;

const told = (text: string, rows = TABLE): Promise<string[]> => toldBelow(rows, text);

interface Pair {
  right: string;
  wrong: string;
}

function each(code: string, pairs: readonly Pair[], rows = TABLE): void {
  it.each(pairs)("$wrong", async ({ right, wrong }) => {
    expect(await told(right, rows)).toEqual([]);
    expect(await told(wrong, rows)).toEqual([code]);
  });
}

const swap = (text: string, right: string, wrong: string): Pair => ({
  right: text.replace("…", right),
  wrong: text.replace("…", wrong),
});

describe("money of a named part", () => {
  each("text-table-mismatch", [
    swap("Riêng nhóm hạ tầng mạng cần … đồng.", "140.000.000", "150.000.000"),
    swap("Nhóm II (hạ tầng mạng) dự kiến … triệu đồng.", "140", "160"),
    swap("- Đào tạo, truyền thông: … đồng", "60.000.000", "69.000.000"),
    swap("Đơn vị dành … đồng cho tập huấn bệnh án điện tử.", "60.000.000", "80.000.000"),
    // The figure of another group is no figure of this one.
    swap("Kinh phí nhóm I là … đồng.", "300.000.000", "140.000.000"),
    swap("Ngân sách nhà nước bảo đảm … đồng.", "280.000.000", "260.000.000"),
    swap("Đề nghị cấp … triệu đồng từ ngân sách nhà nước.", "280", "300"),
    swap("Nhóm thứ hai có kinh phí … đồng.", "140.000.000", "60.000.000"),
  ]);

  it.each([
    "Doanh thu từ phần mềm gọi số: 320.000.000 đồng.",
    "Năm 2025, nhóm hạ tầng mạng được bố trí 95.000.000 đồng.",
    "Phần mềm bệnh án điện tử: 150.000.000 đồng từ ngân sách nhà nước, phần còn lại từ nguồn thu.",
    "Đã chi cho tủ mạng 35.000.000 đồng.",
  ])("something else is told: %s", async (text) => {
    expect(await told(text)).toEqual([]);
  });
});

describe("money of several together, and the difference of two", () => {
  each("text-table-mismatch", [
    swap("Hai nhóm I và III có tổng kinh phí … đồng.", "360.000.000", "390.000.000"),
    swap("Ba khoản đầu cộng lại … đồng.", "380.000.000", "360.000.000"),
    swap("Tổng chi cho tủ mạng và phần mềm gọi số là … đồng.", "180.000.000", "190.000.000"),
    swap("Kinh phí nhóm I cao hơn nhóm II … đồng.", "160.000.000", "180.000.000"),
  ]);
});

describe("what is asked for in all", () => {
  each("text-table-mismatch", [
    swap("Đơn vị kính trình phê duyệt số tiền … đồng.", "500.000.000", "520.000.000"),
    swap("Số tiền đề nghị: … đồng.", "500.000.000", "480.000.000"),
    swap("Để thực hiện các nội dung trên cần … đồng.", "500.000.000", "550.700.000"),
  ]);
});

describe("order of the parts", () => {
  each("text-order-mismatch", [
    swap("Nhóm lớn nhất là … với tỷ trọng cao.", "phần mềm và dịch vụ", "hạ tầng mạng"),
    swap("Khoản … có kinh phí cao nhất.", "phần mềm bệnh án điện tử", "phần mềm gọi số"),
    swap("Kinh phí thấp nhất dành cho ….", "đào tạo, truyền thông", "hạ tầng mạng"),
    swap("Nhóm I … hơn nhóm II.", "lớn", "thấp"),
    swap("Kinh phí nhóm I gấp hơn … lần nhóm II.", "2", "3"),
  ]);
});

describe("shares in every order", () => {
  each("ratio-mismatch", [
    swap("Nhóm hạ tầng mạng chiếm …% tổng kinh phí.", "28", "32"),
    swap("…% tổng kinh phí dành cho hạ tầng mạng.", "28", "25"),
    swap("Tỷ trọng của hạ tầng mạng trong tổng số là …%.", "28,0", "38,0"),
    swap("Hơn một nửa kinh phí dành cho nhóm ….", "phần mềm và dịch vụ", "hạ tầng mạng"),
    swap(
      "Phần mềm và dịch vụ, hạ tầng mạng và đào tạo, truyền thông lần lượt chiếm …, 28% và 12%.",
      "60%",
      "64%",
    ),
    swap("Cơ cấu: 56% ngân sách nhà nước, …% nguồn thu sự nghiệp.", "44", "34"),
  ]);

  it.each([
    "Hạ tầng mạng đạt 80% yêu cầu kỹ thuật.",
    "Giải ngân nhóm hạ tầng mạng đạt 45% trong quý II.",
    "Đào tạo, truyền thông cho 95% nhân viên.",
  ])("no share of money: %s", async (text) => {
    expect(await told(text)).toEqual([]);
  });
});

describe("counts of items and groups in all forms", () => {
  each("text-row-count-mismatch", [
    swap("Tổng kinh phí 500.000.000 đồng cho … nhóm nhiệm vụ.", "03 (ba)", "04 (bốn)"),
    swap("Các khoản chi được xếp theo … nhóm.", "ba", "bốn"),
    swap("Số dòng đề nghị mua sắm là ….", "5", "7"),
    swap("Có tất cả … mặt hàng, dịch vụ trong biểu.", "05", "06"),
    swap("Nhóm II (hạ tầng mạng) gồm … đầu mục với số tiền 140 triệu đồng.", "2", "3"),
    swap("… hạng mục thuộc 3 nhóm nhiệm vụ.", "5", "6"),
    swap("Có 3 nhóm chi, … nội dung chi.", "5", "7"),
    swap("Tổng hợp … nhóm, 5 khoản mục.", "03", "04"),
    swap("Dự toán có tổng số … khoản mục ở 3 nhóm.", "5", "4"),
    swap("Dự toán được lập cho … khoản mục trong 3 nhóm.", "5", "4"),
    swap("Tất cả có … mục chi chia làm 3 nhóm.", "5", "6"),
    swap("Bảng tính có … dòng chi và 03 nhóm.", "5", "6"),
    swap("Dự toán gồm … nhóm với 5 khoản mục.", "3", "1"),
  ]);

  it.each([
    "Trong dự toán có 3 hạng mục phải thẩm định giá.",
    "Hai nhóm I và II được thực hiện trước.",
    "Đơn vị ưu tiên 4 hạng mục trọng tâm.",
    "Kinh phí cho 2 nhóm đối tượng ưu tiên.",
    "Dự toán cho 2 nhóm người bệnh mạn tính.",
  ])("some of them only: %s", async (text) => {
    expect(await told(text)).toEqual([]);
  });
});

describe("groups whose money stands elsewhere", () => {
  const closed = `
TT|Nội dung|Thành tiền
A|Hạ tầng mạng|
1|Tủ mạng|80.000.000
2|Ổ cứng sao lưu|60.000.000
|Cộng nhóm A|140.000.000
B|Thiết bị văn phòng|
3|Máy in|40.000.000
4|Máy quét|20.000.000
|Cộng nhóm B|60.000.000
|Tổng cộng|200.000.000`;
  each(
    "text-table-mismatch",
    [swap("Thiết bị văn phòng: … đồng.", "60.000.000", "69.000.000")],
    closed,
  );
  each("ratio-mismatch", [swap("Nhóm A chiếm …% tổng kinh phí.", "70", "60")], closed);

  const onlyClosed = `
TT|Nội dung|Thành tiền
1|Tủ mạng|80.000.000
2|Ổ cứng sao lưu|60.000.000
|Cộng Hạ tầng mạng|140.000.000
1|Máy in|40.000.000
2|Máy quét|20.000.000
|Cộng Thiết bị văn phòng|60.000.000
|Tổng cộng|200.000.000`;
  each(
    "ratio-mismatch",
    [
      swap("Như vậy Hạ tầng mạng chiếm …% tổng dự toán.", "70", "60"),
      swap("Phần Thiết bị văn phòng bằng …% tổng kinh phí.", "30", "40"),
    ],
    onlyClosed,
  );
  each(
    "text-table-mismatch",
    [swap("Thiết bị văn phòng: … đồng.", "60.000.000", "69.000.000")],
    onlyClosed,
  );

  const merged = `
Nhóm|STT|Nội dung|Đơn giá|SL|Thành tiền
Hạ tầng mạng|1|Tủ mạng|20.000.000|4|80.000.000
|2|Ổ cứng sao lưu|4.000.000|15|60.000.000
Thiết bị văn phòng|3|Máy in|4.000.000|10|40.000.000
|4|Máy quét|5.000.000|4|20.000.000
||Tổng cộng|||200.000.000`;
  each("ratio-mismatch", [swap("Hạ tầng mạng chiếm …%.", "70", "60")], merged);
  each("text-row-count-mismatch", [swap("Dự toán chia thành … nhóm.", "2", "3")], merged);
});

describe("price and quantity of a named row", () => {
  each("text-table-mismatch", [
    swap("Tủ mạng: 4 bộ, đơn giá … đồng.", "20.000.000", "23.000.000"),
    swap("Đơn giá dự kiến của ổ cứng sao lưu là … đồng.", "4.000.000", "4.500.000"),
  ]);
  each("text-quantity-mismatch", [
    swap("Riêng ổ cứng sao lưu cần … cái.", "15", "28"),
    swap("Cần … bộ tủ mạng (giá 20.000.000 đồng mỗi bộ).", "04", "06"),
  ]);

  it.each([
    "Đơn vị hiện có 9 bộ tủ mạng.",
    "Trang bị 5 cái ổ cứng sao lưu cho khoa Dược.",
    "Mỗi khoa 2 cái ổ cứng sao lưu.",
  ])("not what is bought in all: %s", async (text) => {
    expect(await told(text)).toEqual([]);
  });
});

describe("tax in the text", () => {
  const columns = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền trước thuế|Thuế GTGT|Thành tiền sau thuế
1|Tủ mạng|Bộ|4|20.000.000|80.000.000|8.000.000|88.000.000
2|Ổ cứng sao lưu|Cái|15|4.000.000|60.000.000|6.000.000|66.000.000
3|Máy in|Cái|10|5.000.000|50.000.000|5.000.000|55.000.000
|Tổng cộng||||190.000.000|19.000.000|209.000.000`;
  const row = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Tủ mạng|Bộ|4|20.000.000|80.000.000
2|Ổ cứng sao lưu|Cái|15|4.000.000|60.000.000
3|Máy in|Cái|10|5.000.000|50.000.000
|Cộng trước thuế||||190.000.000
|Thuế GTGT||||19.000.000
|Tổng cộng sau thuế||||209.000.000`;
  it.each([
    { header: "Thuế GTGT (10%)", expected: [] },
    { header: "Thuế GTGT (8%)", expected: ["text-vat-mismatch"] },
  ])("the rate over the column: $header", async ({ header, expected }) => {
    expect(await told("", columns.replace("Thuế GTGT", header))).toEqual(expected);
  });

  each("words-mismatch", [
    swap(
      "Dự toán với số tiền là 500.000.000 đồng; ghi bằng chữ: … triệu đồng.",
      "Năm trăm",
      "Bốn trăm",
    ),
  ]);

  for (const table of [columns, row]) {
    each(
      "text-vat-mismatch",
      [
        swap("Dự toán áp dụng thuế suất thuế GTGT …%.", "10", "8"),
        swap("Giá trị sau thuế đã cộng …% VAT.", "10", "5"),
      ],
      table,
    );
    each(
      "text-table-mismatch",
      [
        swap("Tiền thuế GTGT là … đồng.", "19.000.000", "17.000.000"),
        swap("Kinh phí trước thuế là … đồng.", "190.000.000", "180.000.000"),
        swap("Chi phí chưa bao gồm thuế là … đồng.", "190.000.000", "170.000.000"),
        swap("Gộp cả thuế là … đồng.", "209.000.000", "219.000.000"),
      ],
      table,
    );
    it.each([
      "Theo Nghị định của Chính phủ, thuế GTGT được giảm từ 10% xuống 8%.",
      "Thuế thu nhập doanh nghiệp 5% do nhà thầu nộp.",
      "Tiền thuê máy chủ là 17.000.000 đồng.",
    ])("another tax or none: %s", async (text) => {
      expect(await told(text, table)).toEqual([]);
    });
  }
});

describe("ratios, words and quarters", () => {
  each("ratio-mismatch", [
    swap("Tỷ lệ ngân sách nhà nước và nguồn thu sự nghiệp là ….", "56:44", "60:40"),
  ]);
  each("words-mismatch", [
    swap(
      "Tổng kinh phí 500.000.000 đồng, viết bằng chữ là ….",
      "năm trăm triệu đồng",
      "sáu trăm triệu đồng",
    ),
    swap(
      "Tổng kinh phí 500.000.000 đồng - … cho 3 nhóm nhiệm vụ.",
      "năm trăm triệu đồng",
      "sáu trăm triệu đồng",
    ),
  ]);
  const quarters = (third: string) => `
TT|Nội dung|Cả năm|Phân kỳ theo quý|||
|||Q1|Q2|Q3|Q4
1|Tủ mạng|80.000.000|20.000.000|20.000.000|20.000.000|20.000.000
2|Ổ cứng sao lưu|60.000.000|10.000.000|20.000.000|${third}|15.000.000
3|Máy in|50.000.000||30.000.000||20.000.000
|Tổng cộng|190.000.000|30.000.000|70.000.000|35.000.000|55.000.000`;
  each(
    "text-table-mismatch",
    [swap("Quý II giải ngân … đồng.", "70.000.000", "74.000.000")],
    quarters("15.000.000"),
  );

  it("a second row of headers with the quarters: they come to the year", async () => {
    expect(await told("", quarters("15.000.000"))).toEqual([]);
    expect(await told("", quarters("17.000.000"))).toEqual(["source-split-mismatch"]);
  });
});

it("the first of the sources told one after another is no sum of the others", async () => {
  const text =
    "Nguồn kinh phí: Ngân sách nhà nước 280.000.000 đồng; nguồn thu sự nghiệp 220.000.000 đồng; xã hội hóa 0 đồng.";
  expect(await told(text)).toEqual([]);
});
