/** Slips that only the whole plan tells, each beside the sentence that is right. */
import { describe, expect, it } from "vitest";

import type { Rule } from "../../../src/domain/review/rule.ts";
import { citationStatus } from "../../../src/domain/review/rules/citation-status.ts";
import { citationTitle } from "../../../src/domain/review/rules/citation-title.ts";
import { listNumbering } from "../../../src/domain/review/rules/list-numbering.ts";
import { planCounts } from "../../../src/domain/review/rules/plan-counts.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { ratio } from "../../../src/domain/review/rules/ratio.ts";
import { sumInText } from "../../../src/domain/review/rules/sum-in-text.ts";
import { findingsBy, type PlanOptions } from "../../support/review-input.ts";

const section = (heading: string, ...lines: string[]): string =>
  [`## ${heading}`, ...lines].join("\n\n");
const table = (...rows: string[]): string => rows.join("\n").replaceAll(" | ", "\t");
const warned = (rule: Rule, text: string, options?: PlanOptions): string[] =>
  findingsBy(rule, text, options)
    .filter(({ severity }) => severity !== "info")
    .map(({ code }) => code);
const task = (line: string): string => section("IV. NHIỆM VỤ", `- ${line}`);

describe("figures of the text and of rows", () => {
  const rows = section(
    "PHỤ LỤC. SỐ LIỆU",
    table(
      "TT | Chỉ tiêu | Thực hiện 2025 | Phấn đấu 2026",
      "1 | Máy siêu âm nối kho ảnh | 6/9 | 9/9",
      "2 | Cân điện tử nối phần mềm dinh dưỡng | 30 | 50",
    ),
  );
  const told = (heading: string, line: string): string[] =>
    warned(planCounts, `${section(heading, line)}\n\n${rows}`);

  it.each([
    ["7/9 máy siêu âm đã nối kho ảnh.", 1],
    ["6/9 máy siêu âm đã nối kho ảnh.", 0],
    ["Tháng 3/2025 mới có 4/9 máy siêu âm nối kho ảnh.", 0],
    ["Kho ảnh đã nhận phim của 7/8 máy chụp răng.", 0],
  ])("%s", (line, count) => {
    expect(told("I. KẾT QUẢ NĂM 2025", line)).toHaveLength(count);
  });

  it.each([
    ["Mua thêm 20 cân điện tử nối phần mềm, nâng tổng số lên 60 cân.", 1],
    ["Mua thêm 20 cân điện tử nối phần mềm, nâng tổng số lên 50 cân.", 0],
    ["Mua thêm 20 cân sơ sinh, nâng tổng số lên 60 cân.", 0],
  ])("%s", (line, count) => {
    expect(told("II. MỤC TIÊU", line)).toHaveLength(count);
  });

  it.each([
    ["Xong 9/12 nhiệm vụ, hai nhiệm vụ chuyển sang năm 2026.", 1],
    ["Xong 9/12 nhiệm vụ, ba nhiệm vụ chuyển sang năm 2026.", 0],
    ["Xong 9/12 nhiệm vụ. Riêng hai nhiệm vụ chuyển sang năm 2026 đã có vốn.", 0],
  ])("%s", (line, count) => {
    expect(told("I. KẾT QUẢ NĂM 2025", line)).toHaveLength(count);
  });
});

describe("shares of the people", () => {
  it.each([
    ["Xã có 20.000 người dân.", "Đã lập 15.000 hồ sơ sức khỏe, bằng 70% dân số.", 1],
    ["Xã có 20.000 người dân.", "Đã lập 15.000 hồ sơ sức khỏe, bằng 75% dân số.", 0],
    ["Có 20.000 người dân đã cài ứng dụng.", "Đã lập 15.000 hồ sơ, bằng 70% dân số.", 0],
    ["Xã có 20.000 người dân.", "Đã lập 15.000 hồ sơ, bằng 70% dân số trên 18 tuổi.", 0],
  ])("%s | %s", (people, share, count) => {
    expect(warned(ratio, `${people}\n\n${share}`)).toHaveLength(count);
  });
});

describe("money and its parts behind a colon", () => {
  it.each([
    ["Kinh phí 90 triệu đồng do xã cấp: máy in 30 triệu đồng, đường truyền 70 triệu đồng.", 1],
    ["Kinh phí 90 triệu đồng do xã cấp: máy in 20 triệu đồng, đường truyền 70 triệu đồng.", 0],
    ["Kinh phí 90 triệu đồng do xã cấp: máy in 30 triệu đồng, còn lại để dự phòng.", 0],
    ["Máy in 90 triệu đồng do xã cấp: mực 30 triệu đồng, giấy 70 triệu đồng.", 0],
  ])("%s", (line, count) => {
    expect(warned(sumInText, line)).toHaveLength(count);
  });
});

describe("another unit's word for itself", () => {
  const issuer = "Trạm Y tế xã Mẫu Sơn";
  it.each([
    ["Giám đốc Bệnh viện chỉ đạo chung.", "", 1],
    ["Bệnh viện chưa có máy quét.", "", 1],
    ["Giám đốc Bệnh viện chỉ đạo chung.", "Chuyển tuyến lên Bệnh viện Đa khoa Mẫu Sơn.", 0],
    ["Giấy ra viện của bệnh viện được lưu.", "", 0],
  ])("%s %s", (line, other, count) => {
    const text = section("IV. NHIỆM VỤ", `- ${line}`, `- ${other}`);
    expect(warned(planForeignUnit, text, { issuer })).toHaveLength(count);
  });

  it("a hospital may say so", () => {
    const text = task("Giám đốc Bệnh viện chỉ đạo chung.");
    expect(warned(planForeignUnit, text, { issuer: "Bệnh viện Nhi Mẫu Sơn" })).toEqual([]);
  });

  it("a hospital of another kind makes the plan", () => {
    const text = (kind: string): string =>
      `BỆNH VIỆN Y DƯỢC CỔ TRUYỀN MẪU SƠN\n\nBệnh viện ${kind} cổ truyền Mẫu Sơn xây dựng Kế hoạch như sau:\n\n${task("Mua máy.")}`;
    const own = { issuer: "Bệnh viện Y dược cổ truyền Mẫu Sơn" };
    expect(warned(planForeignUnit, text("Y học"), own)).toEqual(["foreign-unit"]);
    expect(warned(planForeignUnit, text("Y dược"), own)).toEqual([]);
  });
});

describe("what was left open", () => {
  it.each([
    ["Mua XX máy đo đường huyết.", 1],
    ["Mua 12 máy đo đường huyết.", 0],
    ["Tủ sách y học thế kỷ XX được số hóa.", 0],
    ["Nghị quyết Đại hội XX của xã.", 0],
  ])("%s", (line, count) => {
    expect(warned(planLeftovers, task(line))).toHaveLength(count);
  });

  it("an empty cell under “Hạn”", () => {
    const rows = (last: string): string =>
      section(
        "IV. NHIỆM VỤ",
        table(
          "TT | Nội dung | Chủ trì | Hạn",
          "1 | Mua máy quét mã | Khoa Dược | 31/3/2026",
          "2 | Kiểm kê thiết bị | Phòng Vật tư | 30/4/2026",
          "3 | Nối mạng kho thuốc | Khoa Dược | 31/5/2026",
          `4 | Dạy dùng máy quét | Khoa Dược | ${last}`,
        ),
      );
    expect(warned(planDeadlines, rows(""))).toEqual(["missing-deadline"]);
    expect(warned(planDeadlines, rows("30/6/2026"))).toEqual([]);
  });

  it("a number told twice behind a word", () => {
    const steps = (second: number): string =>
      section("IV. CÁCH LÀM", "Bước 1: Khảo sát.", `Bước ${second}: Mua sắm.`, "Bước 3: Chạy thử.");
    expect(warned(listNumbering, steps(2))).toEqual([]);
    expect(warned(listNumbering, steps(3))).toEqual(["list-numbering-gap"]);
  });
});

describe("used before it is bought", () => {
  const at = { year: 2027, signed: "2026-11-20" };
  it.each([
    ["Mua phần mềm hẹn khám, vận hành từ ngày 05/3/2026.", 1],
    ["Mua phần mềm hẹn khám, vận hành từ ngày 05/3/2027.", 0],
    ["Bảo trì phần mềm hẹn khám, vận hành từ ngày 05/3/2026.", 0],
    ["Mua máy thay thế máy cũ, sử dụng từ ngày 05/3/2026.", 0],
  ])("%s", (line, count) => {
    expect(warned(planStaleYear, task(line), at)).toHaveLength(count);
  });
});

describe("documents", () => {
  const at = { year: 2027, signed: "2026-11-20" };

  it("is said to hold before it takes effect", () => {
    const line = (end: string): string =>
      section("VI. KHÁC", `Theo Thông tư số 38/2024/TT-BYT ngày 16/11/2024 của Bộ Y tế, ${end}.`);
    expect(warned(citationStatus, line("đang có hiệu lực"), at)).toEqual([
      "citation-not-yet-in-force",
    ]);
    expect(warned(citationStatus, line("có hiệu lực từ ngày 01/01/2027"), at)).toEqual([]);
  });

  it("letters of a ministry and the Prime Minister's name", () => {
    const line = (symbol: string): string =>
      section("I. CĂN CỨ", `Quyết định số ${symbol} ngày 03/3/2026 của Thủ tướng Chính phủ;`);
    expect(warned(citationTitle, line("9871/QĐ-BYT"), at)).toEqual(["citation-issuer-differs"]);
    expect(warned(citationTitle, line("9871/QĐ-TTg"), at)).toEqual([]);
  });

  it("every document of the sentence in front of the plan is a basis", () => {
    const text = (title: string): string =>
      `KẾ HOẠCH\n\nBệnh viện lập Kế hoạch năm 2027 căn cứ Luật Dữ liệu số 60/2024/QH15 ngày 30/11/2024; Thông tư số 30/2023/TT-BYT ngày 30/12/2023 của Bộ trưởng Bộ Y tế ${title}; Luật Căn cước số 26/2023/QH15 ngày 27/11/2023.`;
    const right = "quy định danh mục bệnh, tình trạng bệnh được khám bệnh, chữa bệnh từ xa";
    expect(warned(citationTitle, text("quy định về cấp và sử dụng giấy chứng sinh"), at)).toEqual([
      "citation-title-differs",
    ]);
    expect(warned(citationTitle, text(right), at)).toEqual([]);
  });
});
