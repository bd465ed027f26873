/** What stands rightly in and around a budget and resembles a slip, each with the neighbour that is one. */
import { describe, expect, it } from "vitest";

import { parseLabels } from "../../../src/domain/budget/row-label.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { textWording } from "../../../src/domain/review/rules/text-wording.ts";
import { toldBy } from "../../support/review-input.ts";
import { tsv } from "../budget/tsv.ts";
import { codes, toldBelow } from "./review.ts";

describe("an amount in words in brackets", () => {
  it.each([
    ["(Viết bằng chữ: Ba tỷ hai trăm bốn mươi tư triệu đồng.)", 0],
    ["(Ghi bằng chữ: Mười triệu đồng)", 0],
    ["(Nêu các giải pháp của đơn vị)", 1],
    ["(Viết các nội dung chính của kế hoạch)", 1],
  ])("%s", (text, wrong) => {
    const found = new Set(toldBy(planLeftovers, `## IV. KINH PHÍ\n\n${text}\n\nKhông có.`));
    expect(found.size).toBe(wrong);
  });
});

describe("words of the amount in a sentence of their own", () => {
  const table = `
TT|Nội dung|Thành tiền
1|Máy chủ|300.000.000
2|Tủ mạng|120.000.000
|Tổng cộng|420.000.000`;
  const after = (words: string) =>
    codes(tsv(table, { text: [`Bớt tủ mạng còn 300.000.000 đồng. Bằng chữ: ${words}.`] }));

  it("spell the total of the table", () => {
    expect(after("Bốn trăm hai mươi triệu đồng")).toEqual([]);
    expect(after("Bốn trăm ba mươi triệu đồng")).toEqual(["words-mismatch@100001"]);
  });
});

describe("a total told again in another unit", () => {
  const table =
    "TT|Nội dung|Thành tiền\n1|Máy chủ|300.000.000\n2|Tủ mạng|120.000.000\n|Tổng cộng|420.000.000";

  it.each([
    [
      "420 triệu đồng, tương ứng 420.000.000 đồng, trong đó máy chủ 300 triệu đồng và tủ mạng 120 triệu đồng.",
      0,
    ],
    [
      "420 triệu đồng (tức 420.000.000 đồng), gồm máy chủ 300 triệu đồng và tủ mạng 120 triệu đồng.",
      0,
    ],
    [
      "420 triệu đồng, tương ứng 420.000.000 đồng, trong đó máy chủ 300 triệu đồng và tủ mạng 130 triệu đồng.",
      1,
    ],
  ])("%s", async (text, wrong) => {
    expect(await toldBelow(table, `Tổng kinh phí ${text}`)).toHaveLength(wrong);
  });
});

describe("groups numbered with letters", () => {
  it("go on with roman numbers behind the last letter in use", () => {
    const kinds = (labels: string) =>
      parseLabels(labels.split(" ")).map(({ kind, ordinal }) => `${kind} ${ordinal}`);
    expect(kinds("A B C D E G H I K L M XII XIII").slice(-3)).toEqual([
      "upper 12",
      "upper 13",
      "upper 14",
    ]);
    expect(kinds("A I II B I II").at(-1)).toBe("roman 2");
  });
});

describe("last year in a budget of this year", () => {
  const annex = (line: string) =>
    toldBy(planStaleYear, `# PHỤ LỤC KINH PHÍ NĂM 2026\n\n${line}`, { year: 2026 });

  it.each([
    "Tỷ lệ giải ngân năm 2025 đạt 90%.",
    "Với tỷ lệ giải ngân 90% của năm 2025, đơn vị không phải trả lại kinh phí lớn.",
    "Dự toán năm 2025 là 3.036.000.000 đồng; hệ số so sánh 2026/2025: 142,88%.",
  ])("%s", (line) => {
    expect(annex(line)).toEqual([]);
  });

  it("in a caption is last year's text", () => {
    expect(annex("DANH MỤC MUA SẮM NĂM 2025")).toEqual(["error stale-year"]);
  });
});

describe("one thing bought for several bodies", () => {
  const plan = (rows: string) =>
    toldBy(planContradictions, `## PHỤ LỤC\n\n${rows.replaceAll("|", "\t")}\n`).filter((one) =>
      one.endsWith("lead-conflict"),
    );

  it("has a body of its own in each row of prices", () => {
    const head = "TT|Nội dung|Số lượng|Đơn giá|Đơn vị phụ trách";
    const row = (n: number, who: string) => `${n}|Bộ chuyển mạch mạng lõi|3|21.400|${who}`;
    expect(plan(`${head}\n${row(1, "Phòng Tài chính")}\n${row(2, "Tổ Tin học")}`)).toEqual([]);
  });

  it("of two sizes is two things; one task is led by one body", () => {
    const head = "TT|Nhiệm vụ|Chủ trì";
    const row = (n: number, size: string, who: string) =>
      `${n}|Lắp đặt bộ chuyển mạch ${size}mạng lõi|${who}`;
    const two = (a: string, b: string) =>
      plan(`${head}\n${row(1, a, "Phòng Tài chính")}\n${row(2, b, "Tổ Tin học")}`);
    expect(two("24 cổng ", "48 cổng ")).toEqual([]);
    expect(two("", "")).toEqual(["warning lead-conflict"]);
  });
});

describe("who carries out a group of rows", () => {
  const rows = (second: string) =>
    [
      "TT|Nhiệm vụ|Sản phẩm|Đơn vị thực hiện",
      "1|Truyền thông y tế|4 đợt|",
      "1.1|In tờ rơi hướng dẫn|Tờ|Phòng Hành chính",
      `1.2|In áp phích hướng dẫn|Tờ|${second}`,
      "1.3|Làm video hướng dẫn|Video|Tổ Tin học",
      "1.4|Viết bài hướng dẫn|Bài|Tổ Tin học",
    ]
      .join("\n")
      .replaceAll("|", "\t");

  it.each([
    ["Tổ Tin học", []],
    ["", ["warning missing-lead"]],
  ])("is told in its rows: %s", (second, expected) => {
    const found = toldBy(planDeadlines, `## III. NHIỆM VỤ\n\n${rows(second)}`);
    expect(found.filter((one) => one.endsWith("missing-lead"))).toEqual(expected);
  });
});

describe("words that read otherwise without their marks", () => {
  const wording = (line: string) =>
    toldBy(textWording, `## III. NHIỆM VỤ\n\n${line}`).map((one) => one.split(" ")[1]);

  it.each([
    ["Khoa, phòng giải trình bằng văn bản. Cộng chung các khoản đã nêu.", []],
    ["Phấn đấu tỷ lệ sử dụng đạt 95%.", []],
    ["Chi tiêu thường xuyên theo quy chế.", []],
    ["Nhu cầu đường truyền tăng gấp đôi.", []],
    ["Số hóa hồ sơ công chứng của phường.", ["wrong-sector"]],
    ["Số hóa hồ sơ cấp quyền sử dụng đất.", ["wrong-sector"]],
  ])("%s", (line, expected) => {
    expect(wording(line)).toEqual(expected);
  });

  it.each([
    ["Kính đề nghị Quý cơ quan quan tâm giải quyết.", []],
    ["Lắp đặt hệ thống thống kê bệnh viện.", []],
    ["Giao cơ quan quan thực hiện.", ["doubled-words"]],
    ["Bố trí kinh phí phí dự phòng.", ["doubled-words"]],
  ])("%s", (line, expected) => {
    expect(wording(line)).toEqual(expected);
  });
});

describe("10 % beside 8 % without a column of rates", () => {
  const rows = (name: string, guard: string) => `TT|Nội dung|Số lượng|Đơn giá|Thành tiền|Sau thuế
1|${name}|12|1.000.000|12.000.000|13.200.000
2|${guard}|12|10.000.000|120.000.000|129.600.000
3|Máy in mã vạch|4|5.000.000|20.000.000|21.600.000
4|Bảo trì điều hòa|4|2.000.000|8.000.000|8.640.000
|Tổng cộng|||160.000.000|173.040.000`;

  it.each([
    ["Cước điện thoại cố định", "Thuê bảo vệ", []],
    ["Thuê bao di động trả sau", "Họp nhóm chuyên môn", []],
    ["Máy quét tài liệu", "Thuê bảo vệ", ["vat-rates-mixed"]],
  ])("%s, %s", async (name, guard, expected) => {
    const told = await toldBelow(rows(name, guard), "");
    expect(told.filter((code) => code === "vat-rates-mixed")).toEqual(expected);
  });
});
