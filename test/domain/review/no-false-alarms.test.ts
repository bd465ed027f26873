/** What is right and once was called wrong: each with the neighbour that is wrong and must stay found. */
import { describe, expect, it } from "vitest";

import type { ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import { citationStatus } from "../../../src/domain/review/rules/citation-status.ts";
import { listNumbering } from "../../../src/domain/review/rules/list-numbering.ts";
import { planBodies } from "../../../src/domain/review/rules/plan-bodies.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { ratio } from "../../../src/domain/review/rules/ratio.ts";
import { sumInText } from "../../../src/domain/review/rules/sum-in-text.ts";
import { plainDocument } from "../../support/plain-document.ts";
import { toldBy } from "../../support/review-input.ts";
import { tsv } from "../budget/tsv.ts";
import { review } from "./review.ts";

const told = (document: ParsedDocument): string[] =>
  review(document)
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ code }) => code);

describe("printed precision", () => {
  const millions = (text: string) =>
    tsv(
      `
TT|Nội dung|Thành tiền (triệu đồng)
1|Máy chủ|1.208,5
2|Tủ mạng|129,7
|Tổng cộng|1.338,2`,
      { text: [text] },
    );

  it.each([
    { text: "Tổng kinh phí thực hiện: 1.338.160.000 đồng.", expected: [] },
    { text: "Tổng kinh phí thực hiện: 1.348.160.000 đồng.", expected: ["text-table-mismatch"] },
    {
      text: "Bằng chữ: Một tỷ ba trăm ba mươi tám triệu một trăm sáu mươi nghìn đồng.",
      expected: [],
    },
    {
      text: "Bằng chữ: Một tỷ ba trăm bốn mươi tám triệu một trăm sáu mươi nghìn đồng.",
      expected: ["words-mismatch"],
    },
    { text: "Tổng kinh phí thực hiện: 1,338 tỷ đồng.", expected: [] },
    { text: "Tổng kinh phí thực hiện: 1,383 tỷ đồng.", expected: ["text-table-mismatch"] },
    { text: "Tổng kinh phí thực hiện: 1.338,2 triệu đồng (khoảng 1,34 tỷ đồng).", expected: [] },
  ])("$text", ({ text, expected }) => {
    expect(told(millions(text))).toEqual(expected);
  });

  it("the price of one of two rows of one name is not held against the other", () => {
    const said = (second: string) =>
      told(
        tsv(
          `
TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền
I|Trạm Y tế xã Ea Yông|||| 2.900.000
1|Bảo dưỡng điều hòa phòng máy chủ|Lần|2|1.450.000|2.900.000
II|Trạm Y tế xã Hòa An|||| 1.150.000
1|${second}|Lần|1|1.150.000|1.150.000
|Tổng cộng||||4.050.000`,
          {
            text: [
              "Bảo dưỡng điều hòa phòng máy chủ ở nơi xa nhất mua 2 lần với giá 1.450.000 đồng.",
            ],
          },
        ),
      );
    expect(said("Bảo dưỡng điều hòa phòng máy chủ")).toEqual([]);
  });

  it("a source in two columns under one header is told with what they come to", () => {
    const said = (amount: string) =>
      told(
        tsv(
          `
TT|Nội dung|Tổng số|Ngân sách tỉnh||Thu dịch vụ
1|Máy chủ|800.000.000|300.000.000|500.000.000|
2|Tập huấn|90.000.000|20.000.000||70.000.000
|Tổng cộng|890.000.000|320.000.000|500.000.000|70.000.000`,
          { text: [`Ngân sách tỉnh: ${amount} đồng; thu dịch vụ: 70.000.000 đồng.`] },
        ),
      );
    expect(said("820.000.000")).toEqual([]);
    expect(said("860.000.000")).toContain("text-table-mismatch");
  });

  it("'một triệu rưỡi' is a million and a half", () => {
    const said = (words: string) =>
      told(
        tsv("TT|Nội dung|Thành tiền\n1|Tờ rơi|1.500.000", { text: [`1.500.000 đồng (${words})`] }),
      );
    expect(said("một triệu rưỡi đồng")).toEqual([]);
    expect(said("hai triệu rưỡi đồng")).toEqual(["words-mismatch"]);
  });
});

describe("layouts", () => {
  it("months that a bought thing leaves blank are no factor of it", () => {
    const rows = (amount: string) => `
TT|Nội dung|ĐVT|SL|Số tháng|Đơn giá|Thành tiền
1|Thuê kênh truyền|Kênh|2|12|3.000.000|72.000.000
2|Thuê phần mềm|Gói|1|12|5.000.000|60.000.000
3|Máy quét|Cái|4||6.000.000|${amount}
4|Tủ mạng|Bộ|2||9.000.000|18.000.000`;
    expect(told(tsv(rows("24.000.000")))).toEqual([]);
    expect(told(tsv(rows("25.000.000")))).toEqual(["row-product-mismatch"]);
  });

  it("words may spell the rounded figure below the total", () => {
    const rows = (words: string) => `
TT|Nội dung|Thành tiền
1|Máy chủ|150.123.400
2|Tủ mạng|50.000.000
|Tổng cộng|200.123.400
|Làm tròn|200.123.000
Bằng chữ: ${words}`;
    expect(told(tsv(rows("Hai trăm triệu một trăm hai mươi ba nghìn đồng")))).toEqual([]);
    expect(told(tsv(rows("Hai trăm triệu một trăm hai mươi bốn nghìn đồng")))).toEqual([
      "words-mismatch",
    ]);
  });

  it("a total on top holds against its sources and against its groups", () => {
    const rows = (group: string) => `
TT|Nội dung|Kinh phí
|TỔNG CỘNG|1.250.000.000
|Trong đó:|
-|Ngân sách nhà nước|750.000.000
-|Nguồn thu sự nghiệp|500.000.000
I|Hạ tầng|${group}
1|Máy chủ|500.000.000
2|Máy trạm|300.000.000
II|Phần mềm|450.000.000
1|HIS|450.000.000`;
    expect(told(tsv(rows("800.000.000")))).toEqual([]);
    expect(told(tsv(rows("810.000.000")))).toContain("group-total-mismatch");
  });

  it("'Tổng cong' with half of its marks is a total, 'Tổng công ty' is none", () => {
    const rows = (name: string, sum: string) => `
TT|Nội dung|Thành tiền
1|Máy chủ|150.000.000
2|Thuê của Tổng công ty A|50.000.000
|${name}|${sum}`;
    expect(told(tsv(rows("Tổng cong", "200.000.000")))).toEqual([]);
    expect(told(tsv(rows("Tổng cong", "210.000.000")))).toEqual(["total-mismatch"]);
  });

  it("one year's spending is no overspending of another year's budget", () => {
    const rows = (spent: string, budget: string) => `
TT|Nội dung|${spent}|${budget}
1|Máy chủ|150.000.000|120.000.000
2|Tủ mạng|50.000.000|60.000.000`;
    expect(told(tsv(rows("Năm 2026 (đã chi)", "Năm 2027 (dự toán)")))).toEqual([]);
    expect(told(tsv(rows("Đã chi năm 2026", "Dự toán năm 2026")))).toEqual(["overspend"]);
  });

  it("spending from a source that was given nothing is told, spending within it is not", () => {
    const rows = (given: string, other: string) => `
TT|Nội dung|Dự toán được duyệt|NSNN|Nguồn thu|Kinh phí đã chi|NSNN (đã chi)|Nguồn thu (đã chi)
1|Máy chủ|150.000.000|100.000.000|50.000.000|140.000.000|100.000.000|40.000.000
2|Tủ mạng|60.000.000|20.000.000|40.000.000|50.000.000|20.000.000|30.000.000
3|Camera|90.000.000|${given}|${other}|80.000.000|30.000.000|50.000.000`;
    expect(told(tsv(rows("30.000.000", "60.000.000")))).toEqual([]);
    expect(told(tsv(rows("0", "90.000.000")))).toEqual(["overspend"]);
  });

  it("leaflets in thousands are no swap of count and price; a machine is", () => {
    const rows = (name: string, unit: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Máy chủ|Bộ|2|150.000.000|300.000.000
2|Tủ mạng|Bộ|1|20.000.000|20.000.000
3|Camera|Cái|4|5.000.000|20.000.000
4|Ổ cứng|Cái|6|4.000.000|24.000.000
5|${name}|${unit}|22.360|2|44.720`;
    expect(told(tsv(rows("Tờ rơi tuyên truyền", "Tờ")))).toEqual([]);
    expect(told(tsv(rows("Bộ chuyển mạch", "Bộ")))).toEqual(["quantity-price-swapped"]);
    const licences = rows("Bản quyền", "bản").replace("22.360|2|44.720", "535.000|5|2.675.000");
    expect(told(tsv(licences))).toEqual(["quantity-price-swapped"]);
  });

  it("parts of a set that come with every set are not entered twice", () => {
    const rows = (part: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Bộ thiết bị khoa Nội|Bộ|2|9.000.000|18.000.000
|- Màn hình|Cái|1|4.000.000|${part}
2|Bộ thiết bị khoa Nhi|Bộ|3|9.000.000|27.000.000
|- Màn hình|Cái|1|4.000.000|${part}`;
    expect(told(tsv(rows("")))).toEqual([]);
    expect(told(tsv(rows("4.000.000")))).toContain("row-duplicate");
  });

  it("telecommunications at 10 % beside the rest at 8 % is what the law wants", () => {
    const rows = (name: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Thành tiền (VAT)
1|${name}|Tháng|12|2.000.000|24.000.000|26.400.000
2|Tủ mạng|Bộ|1|20.000.000|20.000.000|21.600.000
3|Camera|Cái|4|5.000.000|20.000.000|21.600.000`;
    expect(told(tsv(rows("Đường truyền Internet")))).toEqual([]);
    expect(told(tsv(rows("Thuê bao cáp quang")))).toEqual([]);
    expect(told(tsv(rows("Tin nhắn báo lịch tái khám")))).toEqual([]);
    expect(told(tsv(rows("Bảo trì máy chủ")))).toEqual(["vat-rates-mixed"]);
    // A group of telecommunications speaks for its rows.
    const grouped = (group: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Thành tiền (VAT)
I|${group}||||24.000.000|26.400.000
1|Gói kết nối hai cơ sở|Tháng|12|2.000.000|24.000.000|26.400.000
II|Thiết bị||||40.000.000|43.200.000
2|Tủ mạng|Bộ|1|20.000.000|20.000.000|21.600.000
3|Camera|Cái|4|5.000.000|20.000.000|21.600.000`;
    expect(told(tsv(grouped("Dịch vụ viễn thông")))).toEqual([]);
    expect(told(tsv(grouped("Dịch vụ khác")))).toEqual(["vat-rates-mixed"]);
  });
});

describe("sources side by side", () => {
  it.each([
    {
      text: "Nguồn kinh phí: Ngân sách nhà nước 340.000.000 đồng; Quỹ phát triển 230.000.000 đồng; Xã hội hóa 190.000.000 đồng.",
      expected: [],
    },
    {
      text: "Kinh phí 500.000.000 đồng; trong đó: ngân sách 340.000.000 đồng; quỹ 180.000.000 đồng.",
      expected: ["error text-sum-mismatch"],
    },
    {
      text: "Tổng kinh phí là 500.000.000 đồng: ngân sách nhà nước 340.000.000 đồng; quỹ phát triển 180.000.000 đồng.",
      expected: ["error text-sum-mismatch"],
    },
    {
      text: "Thiết bị 500.000.000 đồng; phần mềm bao gồm bản quyền 300.000.000 đồng và triển khai 250.000.000 đồng.",
      expected: [],
    },
  ])("$text", ({ text, expected }) => {
    expect(toldBy(sumInText, text)).toEqual(expected);
  });
});

describe("text", () => {
  it.each([
    {
      case: "an item that begins with a figure",
      text: "1. Mục tiêu một\n\n2. 100% trạm y tế có mạng\n\n3. Mục tiêu ba",
      expected: [],
    },
    {
      case: "an item that is missing",
      text: "1. Mục tiêu một\n\n3. 100% trạm y tế có mạng\n\n4. Mục tiêu ba",
      expected: ["warning list-numbering-gap"],
    },
    {
      case: "a number twice in a short list",
      text: "1. Mục tiêu một\n2. Mục tiêu hai\n2. Mục tiêu ba",
      expected: ["warning list-numbering-gap"],
    },
    {
      case: "the first number twice",
      text: "1. Việc một\n1. Việc hai\n2. Việc ba",
      expected: ["warning list-numbering-gap"],
    },
    {
      case: "numbers that Markdown counts",
      text: "1. Việc một\n1. Việc hai\n1. Việc ba",
      expected: [],
    },
    {
      case: "a letter twice in a short list",
      text: "a) Mục tiêu một\nb) Mục tiêu hai\nb) Mục tiêu ba",
      expected: ["warning list-numbering-gap"],
    },
    {
      case: "two lists, of which the second goes on from a third",
      text: "1. Mục tiêu một\n2. Mục tiêu hai\n\nCác giải pháp sau đây được thực hiện cùng lúc:\n\n2. Giải pháp hai",
      expected: [],
    },
  ])("lists: $case", ({ text, expected }) => {
    expect(toldBy(listNumbering, text)).toEqual(expected);
  });

  it.each([
    {
      text: "## I. CĂN CỨ\n\nCăn cứ Luật An ninh mạng số 116/2025/QH15 ngày 10/12/2025 (thay Luật An ninh mạng số 24/2018/QH14 và Luật An toàn thông tin mạng số 86/2015/QH13);",
      dead: 0,
    },
    { text: "## I. CĂN CỨ\n\nCăn cứ Luật An toàn thông tin mạng số 86/2015/QH13;", dead: 1 },
    {
      text: "## I. CĂN CỨ\n\nTheo Thông tư 46/2018/TT-BYT (nay đã được thay thế bằng Thông tư 13/2025/TT-BYT);",
      dead: 0,
    },
  ])("a document named as dead is no dead basis: $text", ({ text, dead }) => {
    const found = toldBy(citationStatus, text, { year: 2027, signed: "2026-11-20" });
    expect(found.filter((one) => one.endsWith("citation-superseded"))).toHaveLength(dead);
  });

  it.each([
    {
      text: "Trước ngày 01/7/2025, Sở Thông tin và Truyền thông đã phối hợp triển khai.",
      found: 0,
    },
    { text: "Đề nghị Sở Thông tin và Truyền thông phối hợp triển khai.", found: 1 },
  ])("bodies of an earlier time: $text", ({ text, found }) => {
    const told = toldBy(planBodies, `## III. NHIỆM VỤ\n\n- ${text}`, {
      year: 2026,
      signed: "2026-01-10",
    });
    expect(told).toHaveLength(found);
  });
});

describe("goals and rows that look like slips", () => {
  it("a goal may name the figure of the year before in brackets", () => {
    const goal = (text: string) =>
      toldBy(planStaleYear, `KẾ HOẠCH\nChuyển đổi số năm 2027\n\n## II. MỤC TIÊU\n\n1. ${text}`, {
        year: 2027,
      });
    expect(goal("Tỷ lệ cuộc gọi nhỡ dưới 2% (năm 2026: 3,5%).")).toEqual([]);
    expect(goal("60% kết quả có ký số (năm 2026 đạt 35%).")).toEqual([]);
    expect(goal("Ít nhất 90% hài lòng (năm 2025: 86%; năm 2026: 88%).")).toEqual([]);
    expect(goal("Giảm thời gian chờ từ 65 phút (năm 2026) xuống 50 phút.")).toEqual([]);
    expect(goal("Thanh toán không tiền mặt 85%, cao hơn năm 2026 là 9 điểm.")).toEqual([]);
    expect(goal("Giữ 100% bệnh án điện tử như năm 2026.")).toEqual([]);
    expect(goal("Làm tiếp các nhiệm vụ còn dở dang của năm 2026.")).toEqual([]);
    expect(goal("Dùng 250 triệu đồng kinh phí năm 2026 chuyển sang.")).toEqual([]);
    expect(goal("Kinh phí năm 2026 chưa chi hết chuyển sang năm 2027: 40 triệu đồng.")).toEqual([]);
    expect(goal("Dùng 250 triệu đồng kinh phí năm 2026.")).toEqual(["error stale-year"]);
    expect(goal("Tỷ lệ cuộc gọi nhỡ dưới 2% (năm 2026).")).toEqual(["error stale-year"]);
    expect(goal("Tỷ lệ cuộc gọi nhỡ năm 2026: 2%.")).toEqual(["error stale-year"]);
  });

  it("a day that the line rests on a law for is the law's, not last year's", () => {
    const task = (behind: string) =>
      toldBy(
        planStaleYear,
        `KẾ HOẠCH\nChuyển đổi số năm 2027\n\n## III. NHIỆM VỤ\n\n1. Triển khai bệnh án điện tử, chậm nhất ngày 30/09/2025${behind}.`,
        { year: 2027 },
      );
    expect(task(" theo Điểm a Khoản 2 Điều 4 Thông tư số 13/2025/TT-BYT")).toEqual([]);
    expect(task("")).toEqual(["warning stale-year"]);
  });

  it("a row without a figure keeps its number in the count", () => {
    const tasks = (blank: string) =>
      told(
        tsv(`
TT|Nội dung|Số lượng|Đơn giá|Thành tiền
1|Máy tính|2|10.000.000|20.000.000
2|Máy in|3|5.000.000|15.000.000
${blank}
4|Tập huấn|1|7.000.000|7.000.000
|Tổng cộng|||42.000.000`),
      );
    expect(tasks("3|Kiểm tra hằng quý|||")).toEqual([]);
    expect(tasks("|Kiểm tra hằng quý|||")).toEqual(["row-numbering-gap"]);
  });
});

it("a finding in a table names the caption of that table", () => {
  const rows = "TT|Nội dung|Số lượng|Đơn giá|Thành tiền\n1|Máy tính|2|10.000.000|21.000.000";
  const heading = (...caption: string[]) =>
    review(tsv(rows, { caption })).findings.find(({ code }) => code === "row-product-mismatch")
      ?.where.heading;
  expect(heading("Biểu 01. Máy tính theo khoa", "Đơn vị tính: đồng")).toBe(
    "Biểu 01. Máy tính theo khoa",
  );
  expect(heading("Đơn vị tính: đồng")).toBeUndefined();
});

describe("money of the year before", () => {
  const table = [
    "Đơn vị tính: đồng",
    "",
    "TT\tNội dung\tSố lượng\tĐơn giá\tThành tiền",
    "1\tMáy tính\t20\t13.000.000\t260.000.000",
    "2\tThuê phần mềm\t12\t41.700.000\t500.400.000",
    "\tTổng cộng\t\t\t760.400.000",
  ].join("\n");

  it("what was given in the year of the results is no total of the plan's table", () => {
    const plan = (heading: string) =>
      told(
        plainDocument(
          `## ${heading}\n\nTổng kinh phí thực hiện 700.400.000 đồng.\n\n## III. KINH PHÍ\n\n${table}`,
        ),
      );
    expect(plan("A. KẾT QUẢ NĂM 2025")).toEqual([]);
    expect(plan("II. NHU CẦU KINH PHÍ")).toEqual(["text-table-mismatch"]);
  });

  it("a growth over last year's budget in brackets is a share of that budget", () => {
    const growth = (percent: string) =>
      `Tổng nhu cầu 760.000.000 đồng, tăng 60.000.000 đồng so với dự toán năm 2025 (700.000.000 đồng), tương ứng ${percent}%.`;
    expect(toldBy(ratio, growth("8,57"))).toEqual([]);
    expect(toldBy(ratio, growth("9,57"))).toEqual(["warning ratio-mismatch"]);
  });

  it("'so với dự toán năm 2025' looks back, 'dự toán năm 2025' does not", () => {
    const told = (words: string) =>
      toldBy(
        planStaleYear,
        `KẾ HOẠCH\nChuyển đổi số năm 2026\n\n## IV. KINH PHÍ\n\nTổng nhu cầu 760 triệu đồng, ${words} dự toán năm 2025 là 60 triệu đồng.`,
        { year: 2026 },
      );
    expect(told("tăng so với")).toEqual([]);
    expect(told("theo")).toEqual(["error stale-year"]);
  });
});
