/** Tasks and targets named again in another part of the plan: days, fractions, rows of results, things counted. */
import { describe, expect, it } from "vitest";

import { readBudgetTables } from "../../../src/domain/budget/read-budget-table.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { planInput } from "../../support/review-input.ts";

async function told(...parts: readonly (readonly [string, ...string[]])[]): Promise<string[]> {
  const text = parts.map(([heading, ...lines]) => `## ${heading}\n\n${lines.join("\n\n")}`);
  const document = await readDocument({
    fileName: "ke-hoach.md",
    bytes: Buffer.from(text.join("\n\n")),
  });
  const input = { ...planInput("", {}), document, budgets: readBudgetTables(document) };
  return planContradictions.check(input).findings.map(({ code }) => code);
}

const DONE = "I. KẾT QUẢ NĂM 2025";
const AIMS = "II. MỤC TIÊU NĂM 2026";
const WORK = "III. NHIỆM VỤ";
const WHO = "IV. TỔ CHỨC THỰC HIỆN";

describe("a task named in short where duties are told", () => {
  const scanner = "1. Mua máy quét hồ sơ cho kho lưu trữ, xong trước ngày 31/8/2026.";
  it.each([
    ["1. Tổ Văn thư mua máy quét hồ sơ trước ngày 31/10/2026.", ["deadline-conflict"]],
    [
      "1. Tổ Văn thư theo dõi chung, hoàn thành mua máy quét hồ sơ trước ngày 31/10/2026, báo cáo Giám đốc trước ngày 05/12/2026.",
      ["deadline-conflict"],
    ],
    ["1. Tổ Văn thư mua máy quét hồ sơ trước ngày 31/8/2026.", []],
    ["1. Tổ Văn thư lập dự toán mua máy quét hồ sơ trước ngày 31/3/2026.", []],
    ["1. Tổ Văn thư nghiệm thu máy quét hồ sơ trước ngày 30/9/2026.", []],
    ["1. Tổ Văn thư mua máy quét hồ sơ đợt 2 trước ngày 31/12/2026.", []],
    ["1. Tổ Văn thư mua máy quét mã vạch trước ngày 31/10/2026.", []],
  ])("%s", async (duty, codes) => {
    const lines = [
      scanner,
      "2. Số hóa hồ sơ giấy đến năm 2020, xong trước ngày 30/11/2026.",
    ] as const;
    expect(await told([WORK, ...lines], [WHO, duty])).toEqual(codes);
  });

  it("is held against a block with its time limit and against a row", async () => {
    const block = [
      "### Nhiệm vụ 1. Chuẩn hóa danh mục thuốc",
      "- Chủ trì: Khoa Dược.",
      "- Thời hạn: 30/4/2026.",
    ] as const;
    const table =
      "| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Chuẩn hóa danh mục thuốc | Khoa Dược | 30/4/2026 |";
    const duty = "- Khoa Dược hoàn thành chuẩn hóa danh mục thuốc trước ngày 30/6/2026.";
    expect(await told([WORK, ...block], [WHO, duty])).toEqual(["deadline-conflict"]);
    expect(await told([WORK, table], [WHO, duty])).toEqual(["deadline-conflict"]);
  });

  it("says nothing where two tasks fit", async () => {
    const two = [
      "1. Thay đường truyền tại Trạm Y tế xã Ea Na, xong trước ngày 31/3/2026.",
      "2. Thay đường truyền tại Trạm Y tế xã Ea Bông, xong trước ngày 30/6/2026.",
    ] as const;
    const duty = "1. Tổ kỹ thuật, thay đường truyền tại Trạm Y tế trước ngày 30/9/2026.";
    expect(await told([WORK, ...two], [WHO, duty])).toEqual([]);
  });
});

describe("a target below what a row of results or a fraction tells", () => {
  const table =
    "| TT | Chỉ số | Kết quả |\n|---|---|---|\n| 1 | Người bệnh nhận kết quả xét nghiệm qua ứng dụng | 34% |\n| 2 | Khoa điều trị ký số đơn thuốc | 7/7 khoa |";
  it.each([
    ["Ít nhất 30% người bệnh nhận kết quả xét nghiệm qua ứng dụng.", ["target-below-result"]],
    ["Ít nhất 40% người bệnh nhận kết quả xét nghiệm qua ứng dụng.", []],
    ["Có 6/7 khoa điều trị ký số đơn thuốc, không dùng đơn giấy.", ["target-below-result"]],
    ["Có 7/7 khoa điều trị ký số đơn thuốc, không dùng đơn giấy.", []],
    ["Có 2/5 khoa điều trị ký số đơn thuốc.", []],
  ])("%s", async (aim, codes) => {
    expect(await told([DONE, table], [AIMS, aim])).toEqual(codes);
  });

  it.each([
    [
      "giá trị viện phí thanh toán không dùng tiền mặt",
      "Tỷ lệ thanh toán viện phí không dùng tiền mặt",
    ],
    [
      "hồ sơ sức khỏe điện tử cho dân số toàn xã",
      "Hồ sơ sức khỏe điện tử được lập cho dân số toàn xã",
    ],
  ])("%s", async (aim, result) => {
    const text = (share: number): Promise<string[]> =>
      told([DONE, `- ${result} đạt 62%.`], [AIMS, `- Tối thiểu ${share}% ${aim}.`]);
    expect(await text(55)).toEqual(["target-below-result"]);
    expect(await text(75)).toEqual([]);
  });
});

describe("targets told again", () => {
  it("in the duties, behind the act that they are the aim of", async () => {
    const aim = "- Chi phí thanh toán không dùng tiền mặt đạt từ 70%.";
    const duty = (share: number): string =>
      `1. Ban Chỉ đạo đôn đốc để chi phí thanh toán không dùng tiền mặt đạt ${share}%.`;
    expect(await told([AIMS, aim], [WHO, duty(85)])).toEqual(["target-conflict"]);
    expect(await told([AIMS, aim], [WHO, duty(70)])).toEqual([]);
  });

  it.each([
    ["- Nội dung: quét và đưa lên kho tra cứu 90 tập bệnh án lưu trữ.", ["target-conflict"]],
    ["- Nội dung: quét và đưa lên kho tra cứu 60 tập bệnh án lưu trữ.", []],
    ["- Nội dung: quét thêm và đưa lên kho tra cứu 20 tập bệnh án lưu trữ.", []],
    ["- Nội dung: đóng bìa 90 tập bệnh án lưu trữ của khoa Sản.", []],
  ])("%s", async (task, codes) => {
    const aim = "1. Quét 60 tập bệnh án lưu trữ lên kho tra cứu.";
    expect(await told([AIMS, aim], [WORK, task])).toEqual(codes);
  });
});
