/** Conditions, purposes, sources of data, cheap pieces: right sentences and rows, each beside the one that is wrong. */
import { describe, expect, it } from "vitest";

import { citationTitle } from "../../../src/domain/review/rules/citation-title.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planMissingParts } from "../../../src/domain/review/rules/plan-missing-parts.ts";
import { findingsBy, toldBy } from "../../support/review-input.ts";
import { tsv } from "../budget/tsv.ts";
import { codes } from "./review.ts";

const section = (heading: string, ...lines: string[]): string =>
  [`## ${heading}`, ...lines.map((line) => `- ${line}`)].join("\n\n");

describe("what is not there", () => {
  const told = (result: string, task: string): number =>
    findingsBy(
      planContradictions,
      `${section("I. KẾT QUẢ NĂM 2025", result)}\n\n${section("III. NHIỆM VỤ", task)}`,
    ).filter(({ code }) => code === "not-started-against-continued").length;

  it.each([
    ["Có 12/30 trạm có tủ thuốc điện tử.", "Trạm chưa có tủ thuốc điện tử phải đăng ký mua.", 0],
    ["Có 12/30 trạm có tủ thuốc điện tử.", "Trạm chưa có tủ thuốc điện tử thì dùng tủ chung.", 0],
    ["Có 12/30 trạm có tủ thuốc điện tử.", "Trạm chưa có tủ thuốc điện tử mua trước quý IV.", 0],
    ["Đã có tủ thuốc điện tử ở kho chính.", "Đơn vị chưa có tủ thuốc điện tử.", 1],
  ])("a condition on those that lack it: %s %s", (result, task, count) => {
    expect(told(result, task)).toBe(count);
  });

  it.each([
    ["Nâng cấp tổng đài để nhắc lịch tiêm tự động.", 0],
    ["Mở rộng tổng đài nhằm nhắc lịch tiêm tự động cho trẻ.", 0],
    ["Tiếp tục để tổng đài nhắc lịch tiêm tự động.", 0],
    ["Duy trì tổng đài nhắc lịch tiêm tự động.", 1],
  ])("what the plan sets out to mend: %s", (task, count) => {
    expect(told("Tổng đài chưa nhắc lịch tiêm tự động.", task)).toBe(count);
  });
});

describe("prescribing, and what is told behind a label of shortfalls", () => {
  it.each([
    ["Tồn tại, hạn chế: chưa kê đơn thuốc điện tử.", 1],
    ["Khó khăn: chưa kê đơn thuốc điện tử cho y học cổ truyền ngoại viện.", 0],
    ["Tồn tại: chưa kê toa ăn điện tử.", 0],
  ])("%s", (line, count) => {
    const text = section("I. KẾT QUẢ NĂM 2025", "Kê đơn điện tử được 8.140 đơn.", line);
    const found = findingsBy(planContradictions, text);
    expect(found.filter(({ code }) => code.startsWith("not-started"))).toHaveLength(count);
  });
});

describe("titles", () => {
  const DETAILS = "Thông tư số 15/2026/TT-BYT ngày 17/5/2026 của Bộ Y tế";
  it.each([
    [`${DETAILS} quy định chi tiết Luật Phòng bệnh`, 0],
    [`${DETAILS} quy định chi tiết một số điều của Luật Phòng bệnh`, 0],
    [`${DETAILS} quy định chi tiết một số điều của Luật Dữ liệu`, 1],
    [`${DETAILS} quy định chi tiết Luật Thú y`, 1],
    [`${DETAILS} quy định chi tiết Luật PB`, 0],
    [
      "Thông tư số 30/2023/TT-BYT ngày 30/12/2023 của Bộ Y tế ban hành danh mục hóa chất pha chế",
      1,
    ],
    ["Thông tư số 30/2023/TT-BYT ngày 30/12/2023 của Bộ Y tế quy định danh mục bệnh khám từ xa", 0],
  ])("%s", (line, count) => {
    const told = toldBy(citationTitle, section("I. CĂN CỨ", `${line};`), { signed: "2026-11-09" });
    expect(told).toHaveLength(count);
  });
});

describe("whose hospitals, whose wards", () => {
  const head = (unit: string): string =>
    `SỞ Y TẾ SƠN LA\n\n${unit}\n\nSơn La, ngày 05 tháng 12 năm 2025`;
  it.each([
    ["Nối mạng tất cả các trạm y tế trên địa bàn tỉnh Lai Châu.", 1],
    ["Nối mạng tất cả các trạm y tế trên địa bàn tỉnh Sơn La.", 0],
    ["Học tập cách nối mạng tất cả các trạm y tế trong tỉnh Lai Châu.", 0],
    ["Trao đổi số liệu với toàn bộ bệnh viện trong tỉnh Lai Châu.", 0],
  ])("%s", (line, count) => {
    const text = `${head("VĂN PHÒNG")}\n\n${section("III. NHIỆM VỤ", line)}`;
    expect(toldBy(planForeignUnit, text, { issuer: "Sở Y tế Sơn La" })).toHaveLength(count);
  });

  it.each([
    ["Kế hoạch này áp dụng cho toàn bộ khoa của Bệnh viện Phổi Lai Châu.", 1],
    ["Kế hoạch này áp dụng cho toàn bộ khoa của Bệnh viện Phổi Sơn La.", 0],
    ["Phần mềm đã áp dụng cho toàn bộ khoa của Bệnh viện Phổi Lai Châu.", 0],
  ])("%s", (line, count) => {
    const text = `${head("BỆNH VIỆN PHỔI SƠN LA")}\n\n${section("I. CĂN CỨ VÀ PHẠM VI", line)}`;
    const issuer = "Bệnh viện Phổi Sơn La";
    expect(toldBy(planForeignUnit, text, { issuer })).toHaveLength(count);
  });
});

describe("what the day is for", () => {
  it.each([
    ["Lập biểu đồ giường trống lấy số liệu từ bệnh án điện tử, chạy từ ngày 15/8/2027.", 0],
    ["Kho thuốc kết nối với phần mềm bệnh án điện tử, hoàn thành trước ngày 15/8/2027.", 0],
    ["Cảnh báo dị ứng dựa trên dữ liệu bệnh án điện tử, xong trước ngày 15/8/2027.", 0],
    ["Dùng bệnh án điện tử tại toàn bộ các khoa từ ngày 15/8/2027.", 1],
  ])("%s", (line, count) => {
    const found = findingsBy(planDeadlines, section("IV. NHIỆM VỤ", line), {
      year: 2027,
      signed: "2026-11-09",
    });
    expect(found.filter(({ code }) => code === "deadline-after-law")).toHaveLength(count);
  });
});

describe("a budget without a source", () => {
  it("is a remark where no source stands anywhere", () => {
    const text = [
      "KẾ HOẠCH",
      section("I. KẾT QUẢ NĂM 2025", ...Array.from({ length: 40 }, (_, at) => `Trạm ${at + 1}.`)),
      section("II. MỤC TIÊU", "Một."),
      section("III. NHIỆM VỤ", "Mua máy in."),
      section("IV. KINH PHÍ", "Cần 64.000.000 đồng."),
    ].join("\n\n");
    const told = toldBy(planMissingParts, text).filter((one) => /budget-sources/.test(one));
    expect(told).toEqual(["info budget-sources-missing"]);
  });
});

describe("cheap pieces in great numbers", () => {
  const rows = (name: string): string => `
TT|Nội dung|Số lượng|Đơn giá|Thành tiền
1|Máy chủ|2|150.000.000|300.000.000
2|Tủ mạng|1|20.000.000|20.000.000
3|Camera|4|5.000.000|20.000.000
4|Ổ cứng|6|4.000.000|24.000.000
5|${name}|24.500|200|4.900.000`;

  it.each([
    ["Nhãn dán ống máu", []],
    ["Vòng đeo tay người bệnh", []],
    ["Túi đựng phim", []],
    ["Nhân viên trực hỗ trợ", ["quantity-price-swapped@6"]],
    ["Bộ lưu điện", ["quantity-price-swapped@6"]],
  ])("%s", (name, expected) => {
    expect(codes(tsv(rows(name)))).toEqual(expected);
  });
});
