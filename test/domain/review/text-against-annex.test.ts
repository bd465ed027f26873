/** Targets of the text against a table of targets, another unit's name, shares of a total above: several wordings each. */
import { describe, expect, it } from "vitest";

import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { ratio as ratio } from "../../../src/domain/review/rules/ratio.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { planInput, toldBy } from "../../support/review-input.ts";

/** What the rule tells of a Markdown file, tables and all. */
async function told(text: string): Promise<string[]> {
  const document = await readDocument({ fileName: "ke-hoach.md", bytes: Buffer.from(text) });
  const { findings } = planContradictions.check({ ...planInput(text), document });
  return findings.map(({ severity, code }) => `${severity} ${code}`);
}

const annex = (head: string, row: string) =>
  `## Phụ lục\n\n| ${head} |\n|${head.split("|").fill("---").join("|")}|\n| ${row} |\n`;
const targets = (line: string, table: string) => `## II. MỤC TIÊU\n\n${line}\n\n${table}`;

describe("a target of the text and the table of targets", () => {
  it.each([
    {
      line: (n: number) => `- Tỷ lệ người bệnh thanh toán viện phí không dùng tiền mặt đạt ${n}%.`,
      head: "STT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2026",
      row: "1 | Người bệnh thanh toán viện phí không dùng tiền mặt | % | 85",
    },
    {
      line: (n: number) =>
        `- Phấn đấu ${n}% đơn thuốc ngoại trú được liên thông lên hệ thống quốc gia.`,
      head: "TT | Tên chỉ tiêu | Mục tiêu 2026 | Đơn vị phụ trách",
      row: "1 | Tỷ lệ đơn thuốc ngoại trú liên thông lên hệ thống quốc gia | ≥ 85% | Khoa Dược",
    },
    {
      line: (n: number) => `a) ${n}% viên chức được cấp và sử dụng chữ ký số cá nhân.`,
      head: "TT | Nội dung công việc | Kết quả, chỉ tiêu | Chủ trì",
      row: "1 | Cấp chữ ký số cá nhân cho viên chức | 85% viên chức | Phòng Tổ chức",
    },
  ])("$head", async ({ line, head, row }) => {
    const table = annex(head, row);
    expect(await told(targets(line(95), table))).toEqual(["warning target-conflict"]);
    expect(await told(targets(line(85), table))).toEqual([]);
  });

  it("two columns of targets leave it open which one is meant", async () => {
    const table = annex(
      "TT | Nội dung | Mục tiêu 2026 | Mục tiêu 2030",
      "1 | Người bệnh thanh toán viện phí không dùng tiền mặt | 85% | 98%",
    );
    const line = "- Tỷ lệ người bệnh thanh toán viện phí không dùng tiền mặt đạt 90%.";
    expect(await told(targets(line, table))).toEqual([]);
  });
});

describe("a share of the total above", () => {
  it.each([
    ["Nhu cầu kinh phí năm 2026: 400.000.000 đồng.", "tương đương {n}% tổng nhu cầu"],
    ["Kinh phí: 400.000.000 đồng.", "chiếm {n}%"],
  ])("%s", (whole, share) => {
    const text = (n: number) =>
      `## IV. KINH PHÍ\n\n${whole}\n\nNgân sách: 180.000.000 đồng, ${share.replace("{n}", String(n))}.`;
    expect(toldBy(ratio, text(55))).toHaveLength(1);
    expect(toldBy(ratio, text(45))).toEqual([]);
  });
});

describe("another unit's name where only the own one can stand", () => {
  it.each([
    (unit: string) => `## III. NHIỆM VỤ\n\n- Hoàn thiện trang thông tin điện tử của ${unit}.`,
    (unit: string) => `## II. MỤC TIÊU\n\n- 100% văn bản của ${unit} được ký số.`,
    (unit: string) =>
      `## III. NHIỆM VỤ\n\n- Nâng cao nhận thức của cán bộ ${unit} về chuyển đổi số.`,
    (unit: string) =>
      `## I. KẾT QUẢ NĂM 2025\n\nTrong năm 2025, ${unit} đã triển khai nhiều nội dung chuyển đổi số.`,
  ])("%#", (text) => {
    const issuer = "Trung tâm Y tế khu vực Thanh Ba";
    const other = "Trung tâm Y tế khu vực Hạ Hòa";
    expect(toldBy(planForeignUnit, text(other), { issuer })).toEqual(["warning foreign-unit"]);
    expect(toldBy(planForeignUnit, text(issuer), { issuer })).toEqual([]);
  });

  it("a partner keeps its name", () => {
    const text = "## III. NHIỆM VỤ\n\n- Kết nối dữ liệu với Trung tâm Y tế khu vực Hạ Hòa.";
    expect(toldBy(planForeignUnit, text, { issuer: "Trung tâm Y tế khu vực Thanh Ba" })).toEqual(
      [],
    );
  });
});
