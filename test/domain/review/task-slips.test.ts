/** Slips in goals and tasks of a plan: other units, tasks told twice, parts under "Phần A", words of the template. */
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { citationTitle } from "../../../src/domain/review/rules/citation-title.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { ratio } from "../../../src/domain/review/rules/ratio.ts";
import { sumInText } from "../../../src/domain/review/rules/sum-in-text.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { findingsBy, planInput, toldBy } from "../../support/review-input.ts";

const tasks = (...lines: string[]): string => `## III. NHIỆM VỤ\n\n${lines.join("\n")}`;

describe("another unit where the work is done", () => {
  const issuer = "Trung tâm Y tế khu vực Trà Linh";
  const told = (line: string, by = issuer) =>
    toldBy(planForeignUnit, tasks(`1. ${line}`), { issuer: by });
  it.each([
    "Hoàn thành triển khai hồ sơ bệnh án điện tử tại Bệnh viện Đa khoa huyện Bình Lục trước ngày 31/12/2026.",
    "Trang bị 15 máy quét mã QR cho quầy tiếp đón của Bệnh viện Phụ sản tỉnh Đông Hà.",
    "Lắp đặt camera tại Trung tâm Y tế khu vực Nậm Sông.",
    "Nâng cấp mạng nội bộ của Bệnh viện Y học cổ truyền Hải Minh trong quý II.",
  ])("%s", (line) => {
    expect(told(line)).toEqual(["warning foreign-unit"]);
  });

  it.each([
    "Cử 02 viên chức học quản trị mạng tại Bệnh viện Đa khoa tỉnh Hải Minh.",
    "Triển khai kết nối, chuyển tuyến điện tử với Bệnh viện Đa khoa tỉnh Hải Minh.",
    "Tổ chức tham quan mô hình bệnh viện thông minh tại Bệnh viện Đa khoa Đông Hà.",
    "Lắp đặt camera tại Trung tâm Y tế khu vực Trà Linh.",
    "Trang bị máy tính cho Trạm Y tế xã Quang Hán.",
    "Mua lại 02 máy chủ của Bệnh viện Đa khoa Đông Hà.",
  ])("named by right: %s", (line) => {
    expect(told(line)).toEqual([]);
  });

  it("one that is named again and again is a partner", () => {
    const line = "Lắp đặt camera tại Bệnh viện Đa khoa Đông Hà.";
    const text = tasks(`1. ${line}`, `2. ${line}`, `3. ${line}`);
    expect(toldBy(planForeignUnit, text, { issuer })).toEqual([]);
  });
});

describe("one task told twice among the tasks", () => {
  const told = (a: string, b: string) => toldBy(planContradictions, tasks(`1. ${a}`, `2. ${b}`));
  it("with two times and two leads", () => {
    expect(
      told(
        "Triển khai mới phần mềm quản lý mẫu xét nghiệm trong tháng 8 năm 2026, giao Khoa Xét nghiệm chủ trì.",
        "Triển khai phần mềm quản lý mẫu xét nghiệm trong tháng 11 năm 2026, giao Phòng Kế hoạch chủ trì.",
      ),
    ).toEqual(["warning deadline-conflict", "warning lead-conflict"]);
  });
  it.each([
    [
      "Lắp đặt hệ thống camera nhà để xe trong quý I năm 2026.",
      "quý I năm 2026",
      "quý III năm 2026",
    ],
    ["Mua máy chủ cơ sở dữ liệu dự phòng trước 30/4/2026.", "30/4/2026", "30/9/2026"],
  ])("with two times: %s", (line, from, to) => {
    expect(told(line, line.replace(from, to))).toEqual(["warning deadline-conflict"]);
    expect(told(line, line)).toEqual([]);
  });
  it("one last day told in two ways is no second time", () => {
    const line = "Lắp đặt hệ thống camera nhà để xe trước ngày 01/7/2026.";
    expect(told(line, line.replace("01/7", "01/9"))).toHaveLength(1);
    expect(told(line, line.replace("trước ngày 01/7/2026", "trong quý II năm 2026"))).toEqual([]);
  });
  it.each([
    [
      "Lắp đặt camera nhà để xe đợt 1 trong quý I năm 2026.",
      "Lắp đặt camera nhà để xe đợt 2 trong quý III năm 2026.",
    ],
    [
      "Trang bị 5 máy tính bảng khoa Nội trước 30/4/2026.",
      "Trang bị 7 máy tính bảng khoa Nội trước 30/9/2026.",
    ],
    [
      "Tổ chức kiểm tra an toàn hệ thống mạng trong quý I năm 2026.",
      "Tổ chức kiểm tra an toàn hệ thống mạng trong quý III năm 2026.",
    ],
    [
      "Triển khai phần mềm quản lý mẫu xét nghiệm trong quý I năm 2026.",
      "Triển khai phần mềm quản lý mẫu nước tiểu trong quý III năm 2026.",
    ],
  ])("two pieces of work: %s", (a, b) => {
    expect(told(a, b)).toEqual([]);
  });
});

describe("parts named by letters", () => {
  const text = (quarter: string, target: string) =>
    `Phần A. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n\nPhần B. TÌNH HÌNH THỰC HIỆN NĂM 2026\n\n- Tỷ lệ người bệnh đặt lịch khám qua mạng đạt 61%.\n\nPhần C. MỤC TIÊU NĂM 2027\n\n1. Người bệnh đặt lịch khám qua mạng đạt ${target}.\n\nPhần D. NHIỆM VỤ\n\n1. Nâng cấp cổng đặt lịch khám, hoàn thành trong quý I năm ${quarter}.`;
  it("have goals and tasks like others", () => {
    const plan = { year: 2027 };
    expect(toldBy(planStaleYear, text("2026", "70%"), plan)).toEqual(["error stale-year"]);
    expect(toldBy(planStaleYear, text("2027", "70%"), plan)).toEqual([]);
    expect(toldBy(planContradictions, text("2027", "50%"), plan)).toEqual([
      "warning target-below-result",
    ]);
  });
});

describe("words of the template in a list", () => {
  const line = "- Nêu rõ những tồn tại, hạn chế và nguyên nhân (nếu có).";
  it("are told in the results, where nobody is told to do anything", () => {
    expect(toldBy(planLeftovers, `## I. KẾT QUẢ NĂM 2025\n\n- Đã xong.\n${line}`)).toEqual([
      "warning template-leftover",
    ]);
    expect(toldBy(planLeftovers, tasks("- Nêu rõ trách nhiệm của người đứng đầu."))).toEqual([]);
  });
});

describe("sources told behind their total", () => {
  const text = (second: string, share = "66,7%") =>
    `Kinh phí cả năm: 420 triệu đồng, từ ngân sách nhà nước cấp 280 triệu đồng và nguồn thu sự nghiệp ${second} triệu đồng. Ngân sách nhà nước chiếm ${share} tổng kinh phí.`;
  it("come to it", () => {
    expect(toldBy(sumInText, text("140"))).toEqual([]);
    expect(toldBy(sumInText, text("104"))).toEqual(["error text-sum-mismatch"]);
  });
  it("have the share that is told of one of them", () => {
    expect(toldBy(ratio, text("140"))).toEqual([]);
    expect(toldBy(ratio, text("140", "76,6%"))).toEqual(["warning ratio-mismatch"]);
  });
});

describe("a span that ended before the document was signed", () => {
  const basis = (span: string) =>
    `Căn cứ Quyết định số 3516/QĐ-BYT ngày 12 tháng 11 năm 2025 của Bộ trưởng Bộ Y tế về Chiến lược chuyển đổi số Bộ Y tế giai đoạn ${span};`;
  it("is no span of it", () => {
    const plan = { signed: "2025-12-15" };
    expect(toldBy(citationTitle, basis("2021–2025"), plan)).toEqual([
      "warning citation-title-differs",
    ]);
    expect(toldBy(citationTitle, basis("2025–2030"), plan)).toEqual([]);
  });
});

describe("a day after the law's, told at several places", () => {
  it("is one finding with all of them", () => {
    const text = `## II. MỤC TIÊU NĂM 2027\n\n1. Liên thông và sử dụng kết quả cận lâm sàng với các cơ sở khám bệnh, chữa bệnh bảo hiểm y tế chậm nhất ngày 31/12/2027.\n\n## III. NHIỆM VỤ\n\n1. Các khoa liên thông và sử dụng kết quả cận lâm sàng với các cơ sở khám bệnh, chữa bệnh bảo hiểm y tế chậm nhất trong tháng 10/2027.`;
    const found = findingsBy(planDeadlines, text, { year: 2027, signed: "2026-09-25" });
    expect(found.map(({ code }) => code)).toEqual(["deadline-after-law"]);
    expect(found[0]?.alsoAt).toHaveLength(1);
  });
});

describe("a workbook whose tables stand on sheets of their own", () => {
  it("has no empty sections", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Kế hoạch");
    const lines = [
      "KẾ HOẠCH",
      "Chuyển đổi số năm 2027",
      "I. MỤC TIÊU NĂM 2027",
      "II. KINH PHÍ",
      "III. TỔ CHỨC THỰC HIỆN",
      "Các khoa thực hiện.",
    ];
    for (const line of lines) sheet.addRow([line]);
    const read = async (): Promise<string[]> => {
      const bytes = new Uint8Array(await book.xlsx.writeBuffer());
      const document = await readDocument({ fileName: "ke-hoach.xlsx", bytes });
      const facts = { ...planInput("").facts, year: 2027 };
      return planLeftovers
        .check({ ...planInput(""), document, facts })
        .findings.map(({ code }) => code);
    };
    expect(await read()).toEqual(["empty-section"]);
    book.addWorksheet("Kinh phí").addRows([
      ["TT", "Nội dung", "Số tiền"],
      [1, "Máy chủ", 5],
    ]);
    expect(await read()).toEqual([]);
  });
});
