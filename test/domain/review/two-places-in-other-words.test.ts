/** Two places of one plan about the same thing, told in other words: what is left, quantities, times, targets. */
import { describe, expect, it } from "vitest";

import { readBudgetTables } from "../../../src/domain/budget/read-budget-table.ts";
import type { Rule } from "../../../src/domain/review/rule.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planCounts } from "../../../src/domain/review/rules/plan-counts.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { quantityInText } from "../../../src/domain/review/rules/quantity-in-text.ts";
import { ratio } from "../../../src/domain/review/rules/ratio.ts";
import { sumInText } from "../../../src/domain/review/rules/sum-in-text.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { planInput, type PlanOptions, toldBy } from "../../support/review-input.ts";

async function told(rule: Rule, text: string, options: PlanOptions = {}): Promise<string[]> {
  const document = await readDocument({ fileName: "ke-hoach.md", bytes: Buffer.from(text) });
  const input = { ...planInput("", options), document, budgets: readBudgetTables(document) };
  return rule.check(input).findings.map(({ severity, code }) => `${severity} ${code}`);
}

const part = (heading: string, ...lines: string[]): string =>
  `## ${heading}\n\n${lines.join("\n\n")}\n\n`;
const results = (...lines: string[]): string => part("I. KẾT QUẢ NĂM 2025", ...lines);
const targets = (...lines: string[]): string => part("II. MỤC TIÊU NĂM 2026", ...lines);
const tasks = (...lines: string[]): string => part("III. NHIỆM VỤ", ...lines);

describe("what is left of a whole", () => {
  it.each([
    [
      "Trong 388 viên chức, người lao động, 291 người đã được cấp chữ ký số, bằng 75%.",
      "Cấp chữ ký số cho # người còn lại.",
      [97, 79],
    ],
    [
      "Đã số hóa 12.400 trang hồ sơ, đạt 62% kế hoạch (20.000 trang).",
      "Số hóa # trang hồ sơ còn lại.",
      [7600, 6700],
    ],
    [
      "16/16 trạm y tế dùng phần mềm, trong đó 13 trạm ký số hồ sơ khám bệnh.",
      "Cấp chứng thư số cho # trạm y tế còn lại.",
      [3, 6],
    ],
    [
      "Đã lập hồ sơ sức khỏe điện tử cho 8.676/9.640 người.",
      "Lập mới hồ sơ cho # người còn lại.",
      [964, 1964],
    ],
  ])("%s %s", (done, rest, [right = 0, wrong = 0]) => {
    const text = (left: number): string => results(done) + tasks(rest.replace("#", `${left}`));
    expect(toldBy(planCounts, text(right))).toEqual([]);
    expect(toldBy(planCounts, text(wrong))).toEqual(["warning count-conflict"]);
  });

  it("is left alone where the words are about other work", () => {
    const done = "Đã kết nối máy xét nghiệm tại 8/10 khoa. Camera có ở 4/10 khoa.";
    const text = results(done) + tasks("Tập huấn sơ cứu cho 5 khoa còn lại.");
    expect(toldBy(planCounts, text)).toEqual([]);
  });

  it("two fractions of one sentence are both read", () => {
    const text = (count: string): string =>
      results(
        `Phần mềm đã triển khai tại 21/21 khoa, phòng; ${count} khoa lâm sàng dùng bệnh án.`,
      ) + tasks("Duy trì bệnh án điện tử tại 11/11 khoa lâm sàng.");
    expect(toldBy(planCounts, text("11/11"))).toEqual([]);
    expect(toldBy(planCounts, text("12/12"))).toEqual(["warning count-conflict"]);
  });
});

describe("the quantity of a task in other words than the budget's", () => {
  const budget =
    "## IV. KINH PHÍ\n\n| TT | Nội dung | ĐVT | Số lượng | Đơn giá | Thành tiền |\n|---|---|---|---|---|---|\n| 1 | Máy vi tính để bàn | Bộ | 24 | 14.500.000 | 348.000.000 |\n| 2 | Tập huấn kỹ năng số | Người | 500 | 450.000 | 225.000.000 |\n| 3 | Bộ lưu điện phòng máy chủ | Bộ | 2 | 68.000.000 | 136.000.000 |\n\n";
  it.each([
    ["Thay máy vi tính hết khấu hao (# bộ)", 24, 42],
    ["Tập huấn kỹ năng số cho # cán bộ y tế", 500, 300],
  ])("%s", async (task, right, wrong) => {
    const text = (count: number): string => tasks(`- ${task.replace("#", `${count}`)}.`) + budget;
    expect(await told(quantityInText, text(right))).toEqual([]);
    expect(await told(quantityInText, text(wrong))).toEqual(["warning text-quantity-mismatch"]);
  });
  it("is left alone where it may be a part of it", async () => {
    const part = tasks("- Tập huấn kỹ năng số đợt 1 cho thêm 60 cán bộ y tế.");
    expect(await told(quantityInText, part + budget)).toEqual([]);
    const each = tasks("- Tập huấn kỹ năng số, mỗi 60 người một lớp.");
    expect(await told(quantityInText, each + budget)).toEqual([]);
    const shared = "- Cấp máy tính bảng đi buồng: 14 cái, gồm khối nội 8 cái và khối ngoại 6 cái.";
    const more = `${budget.trimEnd()}\n| 4 | Máy tính bảng đi buồng | Cái | 14 | 8.000.000 | 112.000.000 |`;
    expect(await told(quantityInText, tasks(shared) + more)).toEqual([]);
    const foreach = "- Trang bị 14 máy tính bảng cho 14 buồng bệnh, mỗi buồng 01 cái.";
    expect(await told(quantityInText, tasks(foreach) + more)).toEqual([]);
  });
});

describe("one task in other words with two times", () => {
  const table =
    "## IV. PHÂN CÔNG\n\n| STT | Việc | Đơn vị chủ trì | Hoàn thành |\n|---|---|---|---|\n| 1 | Tích hợp chữ ký số vào phần mềm xét nghiệm | Khoa Xét nghiệm | 30/6/2026 |\n| 2 | Mua thiết bị sao lưu dữ liệu ngoài trụ sở | Phòng Tài chính | 31/8/2026 |\n";
  const line = (day: string): string =>
    tasks(
      `1) Ký số kết quả xét nghiệm: tích hợp chữ ký số vào phần mềm, xong trước ${day}; Khoa Xét nghiệm chủ trì.`,
    );
  it("in the text and in the table", async () => {
    expect(await told(planContradictions, line("30/6/2026") + table)).toEqual([]);
    expect(await told(planContradictions, line("30/9/2026") + table)).toEqual([
      "warning deadline-conflict",
    ]);
  });
  it("another step of the work has a time of its own", async () => {
    const step = tasks(
      "1) Nghiệm thu việc tích hợp chữ ký số vào phần mềm xét nghiệm xong trước 30/9/2026; Khoa Xét nghiệm chủ trì.",
    );
    expect(await told(planContradictions, step + table)).toEqual([]);
  });
  it("is none where others are told to do two things", () => {
    const ordered = (one: string, other: string): string =>
      tasks(
        `- Duy trì trong năm 2026 việc chỉ đạo, đôn đốc ${one}.`,
        `- Chỉ đạo, đôn đốc ${other}, chậm nhất ngày 01/01/2027.`,
      );
    const own = "bệnh viện công lập kết nối hệ thống cấp cứu";
    expect(toldBy(planContradictions, ordered("trạm y tế xã dùng sổ khám điện tử", own))).toEqual(
      [],
    );
    expect(
      toldBy(
        planContradictions,
        ordered(
          "cơ sở khám bệnh, chữa bệnh tư nhân gửi báo cáo điện tử",
          "cơ sở khám bệnh, chữa bệnh công lập liên thông kết quả chụp",
        ),
      ),
    ).toEqual([]);
  });
  it("in a target for all of them and in the block that ends them", () => {
    const text = (day: string): string =>
      targets("1. 9/9 bệnh viện triển khai PACS không in phim trước ngày 30/9/2026.") +
      tasks(
        "Nhiệm vụ 1: Triển khai PACS cho 3 bệnh viện còn lại",
        "- Chủ trì: Phòng Nghiệp vụ",
        `- Thời hạn: trước ngày ${day}`,
      );
    expect(toldBy(planContradictions, text("30/9/2026"))).toEqual([]);
    expect(toldBy(planContradictions, text("31/12/2026"))).toEqual(["warning deadline-conflict"]);
  });
});

describe("results and targets", () => {
  const table = (target: string): string =>
    `## I. KẾT QUẢ NĂM 2025\n\n| Chỉ số | Kế hoạch 2025 | Thực hiện 2025 | Mục tiêu 2026 |\n|---|---|---|---|\n| Tỷ lệ thanh toán viện phí không tiền mặt | 60% | 63% | ${target} |\n| Tỷ lệ đơn thuốc liên thông | 100% | 100% | 100% |\n| Tỷ lệ cán bộ có chữ ký số | 70% | 66% | 90% |\n\n`;
  it("stand in one table", async () => {
    expect(await told(planContradictions, table("75%"))).toEqual([]);
    expect(await told(planContradictions, table("57%"))).toEqual(["warning target-below-result"]);
  });
  it("the text wants what the table wants", async () => {
    const goal = (share: string): string =>
      table("75%") + targets(`Thanh toán viện phí không tiền mặt, tỷ lệ đạt ${share}.`);
    expect(await told(planContradictions, goal("75%"))).toEqual([]);
    expect(await told(planContradictions, goal("85%"))).toEqual(["warning target-conflict"]);
  });
  it("what a share is of does not change its subject", () => {
    const text = (share: number): string =>
      results("Thanh toán không dùng tiền mặt đạt 55% số lượt thu viện phí.") +
      targets(`Thanh toán không dùng tiền mặt đạt ${share}% trở lên.`);
    expect(toldBy(planContradictions, text(70))).toEqual([]);
    expect(toldBy(planContradictions, text(50))).toEqual(["warning target-below-result"]);
  });
  it("what was not started cannot be done by all", () => {
    const text = (state: string): string =>
      results(`Đơn thuốc điện tử ${state}.`, "Đơn thuốc điện tử: 58.214 đơn được gửi, đạt 100%.");
    expect(toldBy(planContradictions, text("chưa triển khai"))).toEqual([
      "warning not-started-against-continued",
    ]);
    expect(toldBy(planContradictions, text("đã triển khai"))).toEqual([]);
  });
});

describe("an earlier year", () => {
  it("behind the label of a task's time", () => {
    const text = (year: number): string =>
      tasks("Nhiệm vụ 1: Chuẩn hóa dữ liệu", `- Thời hạn: tháng 11/${year}`);
    expect(toldBy(planStaleYear, text(2025), { signed: "2025-09-28" })).toEqual([
      "error stale-year",
    ]);
    expect(toldBy(planStaleYear, text(2026), { signed: "2025-09-28" })).toEqual([]);
  });
  it("of two days of which the plan was signed behind the second", () => {
    const text = (year: number): string =>
      part("V. TỔ CHỨC", `- Trạm trưởng báo cáo UBND xã ngày 15/6 và 15/12/${year}.`);
    const options = { signed: "2026-01-05" };
    expect(toldBy(planStaleYear, text(2025), options)).toEqual(["warning stale-year"]);
    expect(toldBy(planStaleYear, text(2026), options)).toEqual([]);
  });
  it("in a column of quarters", async () => {
    const text = (quarter: string): string =>
      `## III. NHIỆM VỤ\n\n| Quý | Việc |\n|---|---|\n| I/2026 | Hoàn thành rà soát |\n| ${quarter} | Lắp thiết bị tại 7 trạm |\n`;
    expect(await told(planStaleYear, text("II/2026"))).toEqual([]);
    expect(await told(planStaleYear, text("II/2025"))).toEqual(["error stale-year"]);
  });
});

describe("shares of two sources that come to the total", () => {
  const table =
    "| STT | Hạng mục | SL | Đơn giá | Thành tiền |\n|---|---|---|---|---|\n| 1 | Bộ khám từ xa | 7 | 45.000.000 | 315.000.000 |\n| 2 | Dịch vụ giám sát | 12 | 11.100.000 | 133.200.000 |\n| | Tổng | | | 448.200.000 |\n\n";
  const text = (share: string): string =>
    `${table}Ngân sách tỉnh 315.000.000 đồng (${share}%), thu sự nghiệp 133.200.000 đồng (29,7%).`;
  it("both hold", async () => {
    expect(await told(ratio, text("70,3"))).toEqual([]);
    expect(await told(ratio, text("73,0"))).toEqual(["warning ratio-mismatch"]);
  });
});

describe("a list of priced items", () => {
  const items = (training: string): string[] => [
    "- Máy tính: 2 bộ x 13,0 triệu đồng = 26 triệu đồng.",
    `- Tập huấn: ${training} triệu đồng.`,
    "- Truyền thông: 2,6 triệu đồng.",
  ];
  const read = (...lines: string[]): Promise<string[]> => told(sumInText, lines.join("\n"));
  it("comes to the total over it by what its items cost, not by their unit prices", async () => {
    const total = "Tổng dự toán 30 triệu đồng, gồm:\n";
    expect(await read(total, ...items("1,4"))).toEqual([]);
    expect(await read(total, ...items("6,4"))).toEqual(["error text-sum-mismatch"]);
  });
  it("comes to the sum in the line behind it", async () => {
    const sum = "\nCộng: 30 triệu đồng.";
    expect(await read(...items("1,4"), sum)).toEqual([]);
    expect(await read(...items("6,4"), sum)).toEqual(["error text-sum-mismatch"]);
  });
});

describe("how many a row of a table of tasks wants", () => {
  const text = (task: string): string =>
    part(
      "III. NHIỆM VỤ",
      `| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | ${task} | Tổ CNTT | Quý I/2026 |\n| 2 | Tập huấn cho viên chức | Phòng TCHC | Quý II/2026 |`,
    ) +
    part(
      "V. KINH PHÍ",
      "Đơn vị tính: đồng",
      "| TT | Nội dung | ĐVT | SL | Đơn giá | Thành tiền |\n|---|---|---|---|---|---|\n" +
        [
          "| 1 | Bộ phát 4G, máy quét mã, nguồn dự phòng cho khám lưu động | Bộ | 3 | 12.000.000 | 36.000.000 |",
          "| 2 | Máy tính bảng cho điều dưỡng ghi phiếu chăm sóc | Chiếc | 10 | 8.000.000 | 80.000.000 |",
          "| 3 | Thiết bị lưu nhật ký tập trung và sao lưu | Bộ | 1 | 120.000.000 | 120.000.000 |",
          "| 4 | Cộng | | | | 236.000.000 |",
        ].join("\n"),
    );
  it.each([
    ["Trang bị # bộ thiết bị khám lưu động (phát sóng 4G, quét mã, nguồn dự phòng)", 3, 5],
    ["Cấp # bộ khám lưu động gồm nguồn dự phòng, phát sóng 4G, máy quét mã", 3, 2],
    ["Mua # chiếc máy bảng để điều dưỡng ghi phiếu chăm sóc tại giường", 10, 12],
  ])("%s", async (task, right, wrong) => {
    expect(await told(quantityInText, text(task.replace("#", `0${right}`)))).toEqual([]);
    expect(await told(quantityInText, text(task.replace("#", `0${wrong}`)))).toEqual([
      "warning text-quantity-mismatch",
    ]);
  });

  it.each([
    "Trang bị 05 bộ đàm cho tổ bảo vệ",
    "Kiểm tra 12 điểm khám lưu động, nguồn dự phòng",
    "Bố trí 02 bộ bàn ghế tại điểm khám lưu động",
  ])("left alone: %s", async (task) => {
    expect(await told(quantityInText, text(task))).toEqual([]);
  });
});
