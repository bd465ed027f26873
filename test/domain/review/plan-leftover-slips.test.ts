/** Slips of a plan that was copied or filled in from a template: places, words to fill, numbers announced, shares told. */
import { describe, expect, it } from "vitest";

import type { Rule } from "../../../src/domain/review/rule.ts";
import { citationSymbol } from "../../../src/domain/review/rules/citation-symbol.ts";
import { citationTitle } from "../../../src/domain/review/rules/citation-title.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { ratio } from "../../../src/domain/review/rules/ratio.ts";
import { rowNumbering } from "../../../src/domain/review/rules/row-numbering.ts";
import { rowsInText } from "../../../src/domain/review/rules/rows-in-text.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { planInput, toldBy } from "../../support/review-input.ts";

const tasks = (...lines: string[]): string => `## III. NHIỆM VỤ\n\n${lines.join("\n")}`;

/** The same of a Markdown file with its tables read. */
async function toldInFile(rule: Rule, text: string): Promise<string[]> {
  const document = await readDocument({ fileName: "ke-hoach.md", bytes: Buffer.from(text) });
  const { findings } = rule.check({ ...planInput(""), document });
  return findings.map(({ severity, code }) => `${severity} ${code}`);
}

describe("words of the template", () => {
  it.each([
    "- (Nêu các biện pháp bảo đảm an toàn thông tin của đơn vị).",
    "- Nhân viên y tế thôn: (Ghi rõ trách nhiệm).",
    "b) [...]",
    "Trên đây là Kế hoạch năm 2026 của TÊN ĐƠN VỊ.",
    "- Kiểm tra, đánh giá an toàn hệ thống xx lần trong năm.",
    "- Duy trì sao lưu x bản ngoài trụ sở.",
  ])("%s", (line) => {
    expect(toldBy(planLeftovers, tasks(line)).length).toBe(1);
  });

  it.each([
    "- Báo cáo Sở Y tế (nêu rõ khó khăn, vướng mắc) trước ngày 15 hằng tháng.",
    "- Tập huấn 4 người x 5 ngày.",
    "- Ghi đầy đủ thông tin người bệnh (Ghi nhận phản hồi).",
  ])("what a plan says itself: %s", (line) => {
    expect(toldBy(planLeftovers, tasks(line))).toEqual([]);
  });
});

describe("what the writer is told to give behind a label", () => {
  const results = (line: string): string => `## II. KẾT QUẢ NĂM 2025\n\n${line}\n`;
  it.each([
    "- Nhân lực chuyên trách: Nêu số liệu cụ thể, so sánh với cùng kỳ năm trước (nếu có).",
    "- Bệnh án điện tử: Ghi rõ số khoa đã triển khai.",
    "2. Thanh toán không dùng tiền mặt: Nêu tỷ lệ đạt được, so với năm trước.",
    "+ Hạ tầng: Liệt kê các thiết bị hiện có của đơn vị.",
    "- **Đào tạo:** Thống kê số lượng lớp, học viên trong năm.",
    "- Tồn tại, hạn chế: Phân tích nguyên nhân khách quan, chủ quan.",
    "- An toàn thông tin: Đánh giá mức độ đáp ứng theo từng hệ thống.",
    "- Sổ sức khỏe điện tử: Mô tả ngắn gọn cách làm.",
    "- Đặt khám trực tuyến: Trình bày kết quả làm được, kèm minh chứng.",
    "- Liên thông dữ liệu: Nêu khó khăn, vướng mắc cụ thể.",
  ])("%s", (line) => {
    expect(toldBy(planLeftovers, results(line)).length).toBe(1);
  });

  it.each([
    "- Giáo dục nhân viên: Nêu cao tinh thần trách nhiệm, không để lộ dữ liệu.",
    "- Bệnh án điện tử: Ghi nhận 12 khoa đã dùng, so với năm trước tăng 4 khoa.",
    "- Hạ tầng: Bổ sung các máy chủ đã hết hạn bảo hành.",
    "- Quản lý chất lượng: Đánh giá mức độ hài lòng đạt 92%, so với cùng kỳ tăng 3%.",
    "- Hồ sơ giấy: Ghi đầy đủ, rõ ràng theo quy chế bệnh án; tỷ lệ đạt 98%.",
    "- Thống kê: Thống kê các bệnh theo mã ICD-10.",
  ])("what was done: %s", (line) => {
    expect(toldBy(planLeftovers, results(line))).toEqual([]);
  });

  it("a task may be worded like that", () => {
    const line = "- Báo cáo quý: Nêu số liệu cụ thể, so sánh với cùng kỳ năm trước.";
    expect(toldBy(planLeftovers, tasks(line))).toEqual([]);
  });
});

describe("numbers of rows in a table of tasks", () => {
  const table = (...labels: string[]): string =>
    tasks(
      "| TT | Nhiệm vụ | Chủ trì |",
      "|---|---|---|",
      ...labels.map((label) => `| ${label} | Việc thứ ${label} của kế hoạch | Phòng Tổ chức |`),
    );
  it.each([
    { labels: ["1", "2", "3", "4"], told: [] },
    { labels: ["1", "2", "3", "3", "4"], told: ["warning row-numbering-duplicate"] },
    { labels: ["1", "2", "4", "5"], told: ["warning row-numbering-gap"] },
    { labels: ["I", "1", "2", "II", "1", "2"], told: [] },
  ])("$labels", async ({ labels, told }) => {
    expect(await toldInFile(rowNumbering, table(...labels))).toEqual(told);
  });
});

describe("places of another plan", () => {
  const letterhead = "SỞ Y TẾ TỈNH HOÀ SƠN\n**BỆNH VIỆN ĐA KHOA LÂM TRẠCH**\n\n";
  const issuer = "Bệnh viện Đa khoa Lâm Trạch";
  const told = (text: string, by = issuer) =>
    toldBy(planForeignUnit, `${letterhead}${text}`, { issuer: by });
  const closing = (...lines: string[]): string =>
    `${tasks("1. Nâng cấp mạng nội bộ.")}\n\n**Nơi nhận:**\n${lines.join("\n")}`;

  it("are told among the recipients", () => {
    expect(told(closing("- Sở Y tế tỉnh Phú Lâm;"))).toEqual(["warning foreign-unit"]);
    expect(told(closing("- Sở Y tế tỉnh Hoà Sơn;", "- UBND tỉnh Hòa Sơn;"))).toEqual([]);
    const station = "Trạm Y tế xã Thượng La";
    expect(told(closing("- UBND xã Khâu Vai; Sở Y tế;"), station)).toEqual([
      "warning foreign-unit",
    ]);
    expect(told(closing("- UBND xã Thượng La; UBND xã Khâu Vai;"), station)).toEqual([]);
  });

  it("are told in the sentence that makes the plan, also behind a basis", () => {
    const makes = (unit: string): string =>
      `Căn cứ Thông tư số 13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế hướng dẫn triển khai hồ sơ bệnh án điện tử, ${unit} xây dựng kế hoạch như sau:`;
    expect(told(makes("Bệnh viện Đa khoa Thái Hà"))).toEqual(["warning foreign-unit"]);
    expect(told(makes(issuer))).toEqual([]);
  });

  it("are told where a department of another province is worked with", () => {
    const line = (province: string): string =>
      tasks(
        `1. Phối hợp với Sở Khoa học và Công nghệ tỉnh ${province} giám sát an toàn thông tin.`,
      );
    expect(told(line("Thanh Hóa"))).toEqual(["warning foreign-unit"]);
    expect(told(line("Hoà Sơn"))).toEqual([]);
    expect(
      told(tasks("1. Học tập kinh nghiệm của Sở Khoa học và Công nghệ tỉnh Thanh Hóa.")),
    ).toEqual([]);
  });

  it("are told where another hospital's staff carries the plan out", () => {
    expect(
      told(tasks("- Các khoa, phòng của Bệnh viện Đa khoa Năm Căn tổ chức thực hiện hằng quý.")),
    ).toEqual(["warning foreign-unit"]);
  });
});

describe("a number announced over a table or a list", () => {
  const table = (count: string): string =>
    tasks(
      `Kế hoạch gồm ${count} nhiệm vụ theo danh mục sau:`,
      "",
      "| STT | Nhiệm vụ | Chủ trì |",
      "|---|---|---|",
      "| 1 | Chuẩn hóa danh mục | Khoa Dược |",
      "| 2 | Nâng cấp đường truyền | Phòng Kế hoạch |",
      "| 3 | Tập huấn kỹ năng số | Phòng Tổ chức |",
    );
  it("is that of its rows", async () => {
    expect(await toldInFile(rowsInText, table("03"))).toEqual([]);
    expect(await toldInFile(rowsInText, table("05"))).toEqual(["warning text-row-count-mismatch"]);
  });
  it("is that of its items", () => {
    const list = (count: number): string =>
      `${tasks(`Tập trung ${count} nhiệm vụ trọng tâm sau:`, "1. Bệnh án điện tử.", "2. Thanh toán.", "3. Chữ ký số.")}\n\n## IV. KINH PHÍ`;
    expect(toldBy(rowsInText, list(3))).toEqual([]);
    expect(toldBy(rowsInText, list(4))).toEqual(["warning text-row-count-mismatch"]);
  });
});

describe("a share of a whole in the same line", () => {
  it.each([
    ["Trong 388 viên chức, người lao động, 291 người đã được cấp chữ ký số, bằng", "75", "72"],
    ["Năm 2025 cấp 5.260 giấy chứng sinh, liên thông 5.155 giấy, đạt", "98", "89"],
    ["Trung tâm có 12 trạm y tế, 260 cán bộ; 172 cán bộ có chữ ký số, đạt", "66", "61"],
  ])("%s", (text, right, wrong) => {
    expect(toldBy(ratio, `${text} ${right}%.`)).toEqual([]);
    expect(toldBy(ratio, `${text} ${wrong}%.`)).toEqual(["warning ratio-mismatch"]);
  });
  it("is that of the plan in brackets", () => {
    const text = (share: number): string =>
      `Đã số hóa 12.400 trang hồ sơ, đạt ${share}% kế hoạch (20.000 trang).`;
    expect(toldBy(ratio, text(62))).toEqual([]);
    expect(toldBy(ratio, text(68))).toEqual(["warning ratio-mismatch"]);
  });
  it("is left alone where the whole is of another year or kind", () => {
    expect(toldBy(ratio, "Năm 2024 khám 40.000 lượt; năm 2025 khám 38.000 lượt, đạt 92%.")).toEqual(
      [],
    );
    expect(toldBy(ratio, "Có 388 viên chức; 291 người dự tập huấn, đạt 97% kế hoạch.")).toEqual([]);
  });
  it("holds in a cell", async () => {
    const cell = (share: number): string =>
      `| Chỉ số | Thực hiện |\n|---|---|\n| Khoa dùng bệnh án điện tử | ${share}% (8/10 khoa) |`;
    expect(await toldInFile(ratio, cell(80))).toEqual([]);
    expect(await toldInFile(ratio, cell(90))).toEqual(["error ratio-mismatch"]);
  });
});

describe("names and numbers of cited documents", () => {
  const basis = (line: string): string => `## I. CĂN CỨ LẬP KẾ HOẠCH\n\n${line}`;
  it("a title whose time was over when the document was signed", () => {
    const aim = (title: string) =>
      toldBy(
        citationTitle,
        basis(`Quyết định số 1266/QĐ-TTg ngày 14/7/2026 của Thủ tướng Chính phủ ${title};`),
        { year: 2027, signed: "2026-09-28" },
      );
    expect(aim("về Chương trình chuyển đổi số quốc gia đến năm 2025")).toEqual([
      "warning citation-title-differs",
    ]);
    expect(aim("về Chiến lược quốc gia về chuyển đổi số giai đoạn 2026–2030")).toEqual([]);
  });
  it("another number with day, letters and title of a known document", () => {
    const told = (number: number) =>
      toldBy(
        citationSymbol,
        basis(
          `Nghị định số ${number}/2023/NĐ-CP ngày 30/12/2023 của Chính phủ quy định chi tiết một số điều của Luật Khám bệnh, chữa bệnh;`,
        ),
      );
    expect(told(96)).toEqual([]);
    expect(told(106)).toEqual(["warning citation-symbol-malformed"]);
  });
  it("one symbol without its stroke where the others have it", () => {
    const other =
      "Căn cứ Nghị định số 102/2025/NĐ-CP ngày 13/5/2025;\nCăn cứ Nghị định số 96/2023/NĐ-CP ngày 30/12/2023;";
    const line = "Căn cứ Quyết định số 3516/QD-BYT ngày 12/11/2025 của Bộ Y tế;";
    expect(toldBy(citationSymbol, basis(`${other}\n${line}`))).toEqual([
      "warning citation-symbol-malformed",
    ]);
    expect(toldBy(citationSymbol, basis(line))).toEqual(["info citation-symbol-malformed"]);
  });
});
