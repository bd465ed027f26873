/** What the text says of the budget beside it (rows, groups, shares, plain totals): each with its clean twin. */
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { tsv } from "../budget/tsv.ts";
import { review } from "./review.ts";

const TABLE = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Ngân sách nhà nước|Nguồn thu sự nghiệp
I|Phần mềm và dịch vụ||||300.000.000|200.000.000|100.000.000
1|Phần mềm bệnh án điện tử|Gói|1|200.000.000|200.000.000|150.000.000|50.000.000
2|Phần mềm gọi số|Gói|2|50.000.000|100.000.000|50.000.000|50.000.000
II|Hạ tầng mạng||||100.000.000|50.000.000|50.000.000
3|Tủ mạng|Bộ|4|20.000.000|80.000.000|50.000.000|30.000.000
4|Ổ cứng|Cái|5|4.000.000|20.000.000||20.000.000
|Tổng cộng||||400.000.000|250.000.000|150.000.000`;

async function told(text: string, rows = TABLE): Promise<string[]> {
  const [head = "", ...lines] = rows.trim().split("\n");
  const table = [head, head.replace(/[^|]+/g, "---"), ...lines].map(
    (row) => `| ${row.replaceAll("|", " | ")} |`,
  );
  const unit = head.includes("triệu") ? "" : "Đơn vị tính: đồng\n\n";
  const bytes = Buffer.from(
    `# DỰ TOÁN KINH PHÍ NĂM 2026\n\n${unit}${table.join("\n")}\n\n${text}\n`,
  );
  return review(await readDocument({ fileName: "du-toan.md", bytes }))
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ code }) => code);
}

describe("how many rows and groups the text says there are", () => {
  it.each([
    ["Dự toán gồm 4 hạng mục, chia thành 2 nhóm.", "Dự toán gồm 5 hạng mục, chia thành 2 nhóm."],
    ["Dự toán gồm 4 hạng mục, chia thành 2 nhóm.", "Dự toán gồm 4 hạng mục, chia thành 3 nhóm."],
    ["Bảng dự toán trên có 4 nội dung.", "Bảng dự toán trên có 6 nội dung."],
    ["Số hạng mục trong dự toán: 04.", "Số hạng mục trong dự toán: 03."],
    ["Danh mục có tổng cộng 4 hàng hóa, dịch vụ.", "Danh mục có tổng cộng 3 hàng hóa, dịch vụ."],
    ["Nhóm hạ tầng mạng có 2 hạng mục.", "Nhóm hạ tầng mạng có 3 hạng mục."],
    ["Nhóm II gồm 02 khoản chi.", "Nhóm II gồm 03 khoản chi."],
  ])("%s", async (right, wrong) => {
    expect(await told(right)).toEqual([]);
    expect(await told(wrong)).toEqual(["text-row-count-mismatch"]);
  });

  it.each([
    "Dự toán gồm 25 hạng mục đã được duyệt của cả tỉnh.",
    "Danh mục có 12 trang.",
    "Dự toán gồm 5 nhiệm vụ trọng tâm của năm.",
    "Nhóm chuyên gia gồm 3 hạng mục công việc.",
  ])("something else is counted: %s", async (text) => {
    expect(await told(text)).toEqual([]);
  });
});

describe("shares told one beside another", () => {
  const rows = `${TABLE.replace("\n|Tổng cộng||||400.000.000|250.000.000|150.000.000", "")}
III|Đào tạo||||100.000.000|100.000.000|
5|Tập huấn nhân viên|Lớp|5|20.000.000|100.000.000|100.000.000|
|Tổng cộng||||500.000.000|350.000.000|150.000.000`;

  it.each([
    [
      "Cơ cấu: phần mềm và dịch vụ 60%, hạ tầng mạng 20%, đào tạo 20%.",
      "Cơ cấu: phần mềm và dịch vụ 60%, hạ tầng mạng 25%, đào tạo 20%.",
    ],
    [
      "Trong tổng kinh phí: hạ tầng mạng 20%; đào tạo chiếm 20% và phần mềm và dịch vụ chiếm 60%.",
      "Trong tổng kinh phí: hạ tầng mạng 20%; đào tạo chiếm 2% và phần mềm và dịch vụ chiếm 60%.",
    ],
  ])("%s", async (right, wrong) => {
    expect(await told(right, rows)).toEqual([]);
    expect(await told(wrong, rows)).toEqual(["ratio-mismatch"]);
  });

  it("shares of something else say nothing", async () => {
    const text = "Tiến độ: phần mềm và dịch vụ 90%, hạ tầng mạng 45%, đào tạo 30%.";
    expect(await told(text, rows)).toEqual([]);
  });
});

describe("shares of the total of the table", () => {
  it.each([
    [
      "Nguồn ngân sách nhà nước chiếm 62,5% tổng kinh phí.",
      "Nguồn ngân sách nhà nước chiếm 65,2% tổng kinh phí.",
    ],
    [
      "Nhóm phần mềm và dịch vụ chiếm 75% tổng dự toán.",
      "Nhóm phần mềm và dịch vụ chiếm 57% tổng dự toán.",
    ],
    [
      "Nhóm hạ tầng mạng có kinh phí 100.000.000 đồng, chiếm 25% tổng dự toán.",
      "Nhóm hạ tầng mạng có kinh phí 100.000.000 đồng, chiếm 35% tổng dự toán.",
    ],
  ])("%s", async (right, wrong) => {
    expect(await told(right)).toEqual([]);
    expect(await told(wrong)).toEqual(["ratio-mismatch"]);
  });

  it("a share of last year's budget is none of this table", async () => {
    expect(
      await told("Nguồn ngân sách nhà nước chiếm 40% tổng kinh phí năm 2025 đã quyết toán."),
    ).toEqual([]);
  });

  it("parts told with shares below 100 % are some of the whole", async () => {
    const text = (share: string) =>
      `Tổng kinh phí là 400.000.000 đồng, lấy từ nguồn thu. Trong đó phần mềm bệnh án điện tử 200.000.000 đồng, chiếm ${share}; tủ mạng 80.000.000 đồng, chiếm 20%.`;
    expect(await told(text("50%"))).toEqual([]);
    expect(await told(text("55%"))).toEqual(["ratio-mismatch"]);
  });
});

describe("the total told plainly", () => {
  const MILLIONS = `
TT|Nội dung|SL|Đơn giá (triệu đồng)|Thành tiền (triệu đồng)
1|Máy chủ|4|700|2.800
2|Phần mềm|1|15|15
3|Ổ cứng|1|3|3
|Tổng cộng|||2.818`;

  it("is no small line, however its separators may be read", async () => {
    expect(await told("Tổng nhu cầu: 2.818 triệu đồng.", MILLIONS)).toEqual([]);
    expect(await told("Tổng nhu cầu: 3.188 triệu đồng.", MILLIONS)).toEqual([
      "text-table-mismatch",
    ]);
  });

  it("alone in its paragraph is held against the one total, a digit off", async () => {
    const rows = TABLE.replace("4|Ổ cứng|Cái|5|4.000.000|20.000.000||20.000.000", "").replace(
      "|Tổng cộng||||400.000.000|250.000.000|150.000.000",
      "3|Tủ|Bộ|1|33.700.000|33.700.000|33.700.000|\n|Tổng cộng||||413.700.000|283.700.000|130.000.000",
    );
    expect(await told("Kinh phí trang bị trong năm: 413.000.000 đồng.", rows)).toContain(
      "text-table-mismatch",
    );
    expect(await told("Kinh phí đã chi năm 2025: 413.000.000 đồng.", rows)).not.toContain(
      "text-table-mismatch",
    );
  });
});

describe("quantity and price in each other's place", () => {
  const rows = (line: string, unit = "đồng") =>
    tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá (${unit})|Thành tiền (${unit})
1|Phần mềm HIS|Gói|1|150|150
2|Tủ mạng|Bộ|2|20|40
3|Bộ lưu điện|Cái|3|30|90
4|Camera|Cái|6|5|30
5|${line}`);
  const swaps = (line: string, unit: string): string[] =>
    review(rows(line, unit)).findings.flatMap(({ code }) =>
      code.includes("swapped") ? [code] : [],
    );

  it.each([
    ["Máy chủ ứng dụng|Bộ|184|2|368", "Máy chủ ứng dụng|Bộ|2|184|368"],
    ["Kiosk đăng ký khám bệnh|Cái|117|2|234", "Kiosk đăng ký khám bệnh|Cái|2|117|234"],
    ["Thiết bị tường lửa|Bộ|103|2|206", "Thiết bị tường lửa|Bộ|2|103|206"],
  ])("a dear thing for next to nothing, many of it: %s", (wrong, right) => {
    expect(swaps(wrong, "triệu đồng")).toEqual(["quantity-price-swapped"]);
    expect(swaps(right, "triệu đồng")).toEqual([]);
  });

  it("many cheap things in millions are as they should be", () => {
    expect(swaps("Chứng thư số cá nhân|Cái|200|1|200", "triệu đồng")).toEqual([]);
    expect(swaps("Máy vi tính để bàn|Bộ|60|15|900", "triệu đồng")).toEqual([]);
  });

  it("a metre of cable, an assessment, an antenna for two đồng is a swap", () => {
    const swap = (line: string): string[] =>
      review(
        tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Phần mềm HIS|Gói|1|150.000.000|150.000.000
2|Tủ mạng|Bộ|2|20.000.000|40.000.000
3|Bộ lưu điện|Cái|3|30.000.000|90.000.000
4|Camera|Cái|6|5.000.000|30.000.000
5|${line}`),
      ).findings.flatMap(({ code }) => (code.includes("swapped") ? [code] : []));
    expect(swap("Cáp mạng Cat6|Cuộn|2.600.000|7|18.200.000")).toHaveLength(1);
    expect(swap("Đánh giá an toàn thông tin|Lần|43.000.000|2|86.000.000")).toHaveLength(1);
    expect(swap("Bộ phát sóng không dây|Cái|4.700.000|8|37.600.000")).toHaveLength(1);
    expect(swap("Tin nhắn nhắc lịch tái khám|Tin|120.000|300|36.000.000")).toEqual([]);
    expect(swap("Tờ rơi|Tờ|20.000|1.500|30.000.000")).toEqual([]);
  });
});

describe("more than forty-nine groups", () => {
  const ROMAN = ["XLVIII", "XLIX", "L", "LI", "LII"];
  const document = (total: string) =>
    tsv(
      `
TT|Nội dung|Thành tiền
${ROMAN.map((label) => `${label}|Trạm ${label}|\n1|Máy in|1.000.000\n2|Máy quét|2.000.000\n|Cộng ${label}|3.000.000`).join("\n")}
|Tổng cộng|${total}`,
    );
  it("go on with L and LI", () => {
    const found = (total: string): string[] =>
      review(document(total))
        .findings.filter(({ severity }) => severity !== "info")
        .map(({ code }) => code);
    expect(found("15.000.000")).toEqual([]);
    expect(found("18.000.000")).toEqual(["total-mismatch"]);
  });
});

describe("a total under a condition", () => {
  it("what is told of 'if' is no total of the table, what stands above is", async () => {
    expect(await told("Nếu thuê thêm đường truyền, tổng dự toán là 430.000.000 đồng.")).toEqual([]);
    expect(await told("Tổng dự toán nêu trên là 400.000.000 đồng.")).toEqual([]);
    expect(await told("Tổng dự toán nêu trên là 430.000.000 đồng.")).toHaveLength(1);
  });
});
