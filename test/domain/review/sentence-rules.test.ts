/** Sentences with figures, dates, names and symbols: a planted defect and its clean counterpart each. */
import { describe, expect, it } from "vitest";

import { citationStatus } from "../../../src/domain/review/rules/citation-status.ts";
import { citationSymbol } from "../../../src/domain/review/rules/citation-symbol.ts";
import { citationTitle } from "../../../src/domain/review/rules/citation-title.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { ratio } from "../../../src/domain/review/rules/ratio.ts";
import { sumInText } from "../../../src/domain/review/rules/sum-in-text.ts";
import { findingsBy, toldBy } from "../../support/review-input.ts";

describe("percentages of a sentence", () => {
  it.each([
    { text: "Có 40/71 máy trạm đã cài phần mềm diệt vi rút có bản quyền, đạt 46,3%.", wrong: 1 },
    { text: "Có 40/71 máy trạm đã cài phần mềm diệt vi rút có bản quyền, đạt 56,3%.", wrong: 0 },
    { text: "Có 40/71 máy trạm được thay mới, đạt 100% kế hoạch năm.", wrong: 0 },
    {
      text: "Có 18.420 lượt thanh toán, trong đó 9.946 lượt không dùng tiền mặt, chiếm 45%.",
      wrong: 1,
    },
    {
      text: "Có 18.420 lượt thanh toán, trong đó 9.946 lượt không dùng tiền mặt, chiếm 54%.",
      wrong: 0,
    },
    { text: "Dự toán 2.500 triệu đồng, thực hiện 2.860 triệu đồng (đạt 87,4%).", wrong: 1 },
    { text: "Được giao 950 triệu đồng, đã giải ngân 874 triệu đồng, đạt 95% kế hoạch.", wrong: 1 },
    { text: "Được giao 950 triệu đồng, đã giải ngân 874 triệu đồng, đạt 92% kế hoạch.", wrong: 0 },
    { text: "Hiện có 186 máy tính, trong đó 42 máy dùng trên 7 năm, chiếm 22,6%.", wrong: 0 },
    { text: "Có 312/325 trẻ dưới 1 tuổi được quản lý trên hệ thống, đạt 69%.", wrong: 1 },
    { text: "Có 312/325 trẻ dưới 1 tuổi được quản lý trên hệ thống, đạt 96%.", wrong: 0 },
    { text: "Dự toán 2.500 triệu đồng, thực hiện 2.860 triệu đồng (đạt 114,4%).", wrong: 0 },
    {
      text: "Cơ cấu nguồn: ngân sách tỉnh 1.113.610.000 đồng (59,8%); thu dịch vụ 622.250.000 đồng (31,7%); nguồn khác 228.740.000 đồng (11,6%).",
      wrong: 1,
    },
    {
      text: "Cơ cấu nguồn: ngân sách tỉnh 1.113.610.000 đồng (56,7%); thu dịch vụ 622.250.000 đồng (31,7%); nguồn khác 228.740.000 đồng (11,6%).",
      wrong: 0,
    },
    {
      text: "Giải ngân: phần mềm 400 triệu đồng (95%); thiết bị 300 triệu đồng (80%); mạng 200 triệu đồng (60%).",
      wrong: 0,
    },
  ])("$text", ({ text, wrong }) => {
    expect(toldBy(ratio, text)).toHaveLength(wrong);
  });
});

describe("sums of a sentence", () => {
  it.each([
    { text: "Có 233 máy vi tính, trong đó 168 máy để bàn và 72 máy xách tay.", wrong: 1 },
    { text: "Có 240 máy vi tính, trong đó 168 máy để bàn và 72 máy xách tay.", wrong: 0 },
    { text: "Có 240 máy vi tính, trong đó 168 máy để bàn.", wrong: 0 },
    { text: "Có 03 máy chủ, trong đó 01 máy chủ chính và 01 máy chủ dự phòng.", wrong: 0 },
    { text: "Tổng số 120 viên chức, trong đó nữ 70, đảng viên 45, dưới 30 tuổi 20.", wrong: 0 },
    {
      text: "Toàn ngành có 27 đơn vị trực thuộc: 9 bệnh viện, 15 trung tâm y tế, 4 chi cục.",
      wrong: 1,
    },
    {
      text: "Toàn ngành có 28 đơn vị trực thuộc: 9 bệnh viện, 15 trung tâm y tế, 4 chi cục.",
      wrong: 0,
    },
    { text: "Số máy tính hiện có 96 bộ, hỏng không sửa được 12 bộ, còn sử dụng 86 bộ.", wrong: 1 },
    { text: "Số máy tính hiện có 98 bộ, hỏng không sửa được 12 bộ, còn sử dụng 86 bộ.", wrong: 0 },
    { text: "Trang bị 30 máy đọc mã QR cho 15 trạm, mỗi trạm 03 máy.", wrong: 1 },
    { text: "Trang bị 45 máy đọc mã QR cho 15 trạm, mỗi trạm 03 máy.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    expect(toldBy(sumInText, text)).toHaveLength(wrong);
  });
});

describe("dates and places of a template", () => {
  it.each([
    { text: "Báo cáo trước ngày 31/11/2027.", wrong: ["error date-impossible"] },
    { text: "Báo cáo trước ngày 30/11/2027; họp ngày 29/02/2028.", wrong: [] },
  ])("$text", ({ text, wrong }) => {
    expect(toldBy(planDeadlines, `## III. NHIỆM VỤ\n\n- ${text}`)).toEqual(wrong);
  });

  it.each([
    { text: "Tỷ lệ hài lòng của người bệnh đạt trên ........%.", wrong: 1 },
    { text: "Tỷ lệ hồ sơ sức khỏe điện tử đạt xx%.", wrong: 1 },
    { text: "[Tên đơn vị] chủ trì, phối hợp với các cơ quan liên quan.", wrong: 1 },
    { text: "Tỷ lệ hài lòng của người bệnh đạt trên 90%.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const found = toldBy(planLeftovers, `## II. MỤC TIÊU\n\n- ${text}`);
    expect(found).toEqual(Array.from({ length: wrong }, () => "warning template-leftover"));
  });

  it.each([
    { text: "Trang bị hệ thống xếp hàng trong quý III năm 2026.", wrong: 1 },
    { text: "Trang bị hệ thống xếp hàng trong quý III năm 2027.", wrong: 0 },
    { text: "Duy trì kết quả quý III năm 2026.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const found = toldBy(planStaleYear, `## III. NHIỆM VỤ\n\n- ${text}`, { year: 2027 });
    expect(found).toHaveLength(wrong);
  });
});

describe("targets against results", () => {
  const plan = (result: string, target: string) =>
    `## PHẦN I. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2025\n\n- ${result}\n\n## PHẦN II. NỘI DUNG KẾ HOẠCH NĂM 2026\n\n## II. MỤC TIÊU\n\n- ${target}`;

  it.each([
    {
      result: "Tỷ lệ thanh toán viện phí không dùng tiền mặt năm 2025 đạt 60%.",
      target: "Tỷ lệ thanh toán viện phí không dùng tiền mặt đạt từ 50% trở lên.",
      wrong: 1,
    },
    {
      result: "Tỷ lệ thanh toán viện phí không dùng tiền mặt năm 2025 đạt 60%.",
      target: "Tỷ lệ thanh toán viện phí không dùng tiền mặt đạt từ 70% trở lên.",
      wrong: 0,
    },
    {
      result: "Tỷ lệ sai sót hồ sơ bệnh án điện tử là 8%.",
      target: "Tỷ lệ sai sót hồ sơ bệnh án điện tử giảm xuống còn 5%.",
      wrong: 0,
    },
  ])("$result ↔ $target", ({ result, target, wrong }) => {
    const found = toldBy(planContradictions, plan(result, target));
    expect(found.filter((one) => one.endsWith("target-below-result"))).toHaveLength(wrong);
  });
});

describe("another unit's name", () => {
  const issuer = "Trung tâm Y tế Tam Bình";

  it.each([
    { text: "Đẩy mạnh chuyển đổi số tại Trung tâm Y tế Vũng Liêm trong năm 2026.", wrong: 1 },
    { text: "Trung tâm Y tế Vũng Liêm chủ trì triển khai bệnh án điện tử.", wrong: 1 },
    { text: "Đẩy mạnh chuyển đổi số tại Trung tâm Y tế Tam Bình trong năm 2026.", wrong: 0 },
    { text: "Phối hợp với Trung tâm Y tế Vũng Liêm học tập kinh nghiệm.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const found = findingsBy(planForeignUnit, `## II. MỤC TIÊU\n\n- ${text}`, { issuer });
    expect(found).toHaveLength(wrong);
    if (wrong > 0) expect(found[0]).toMatchObject({ severity: "warning", expected: issuer });
  });

  it("is no matter for a department of health, whose units it names", () => {
    const text = "## III. NHIỆM VỤ\n\n- Trung tâm Y tế Vũng Liêm chủ trì triển khai.";
    expect(toldBy(planForeignUnit, text, { issuer: "Sở Y tế Vĩnh Long" })).toEqual([]);
  });
});

describe("symbols one slip away from a document", () => {
  const bases = (text: string) => `## I. CĂN CỨ\n\n- ${text};`;

  it.each([
    {
      text: "Thông tư số 13/2025/TTBYT ngày 06/6/2025 của Bộ trưởng Bộ Y tế",
      right: "13/2025/TT-BYT",
    },
    {
      text: "Thông tư số 13/2025/TT-BTY ngày 06/6/2025 của Bộ trưởng Bộ Y tế",
      right: "13/2025/TT-BYT",
    },
    {
      text: "Nghị định số 365/2025/NĐ-CP ngày 31/12/2025 của Chính phủ quy định chi tiết Luật Bảo vệ dữ liệu cá nhân",
      right: "356/2025/NĐ-CP",
    },
  ])("$text", ({ text, right }) => {
    const found = findingsBy(citationSymbol, bases(text));
    expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "warning citation-symbol-malformed",
    ]);
    expect(found[0]?.suggestion).toContain(right);
  });

  it("leaves a symbol alone that resembles none", () => {
    const text = bases("Nghị định số 1/2025/NĐ-CP ngày 02/01/2025 của Chính phủ về phòng cháy");
    expect(toldBy(citationSymbol, text)).toEqual([]);
  });
});

describe("titles and issuers", () => {
  it.each([
    {
      title: "của Bộ trưởng Bộ Y tế quy định kê đơn thuốc điện tử",
      told: ["warning citation-title-differs"],
    },
    { title: "của Bộ trưởng Bộ Y tế hướng dẫn triển khai hồ sơ bệnh án điện tử", told: [] },
    { title: "của Bộ Y tế về bệnh án điện tử", told: [] },
    {
      title: "của Bộ trưởng Bộ Tài chính hướng dẫn triển khai hồ sơ bệnh án điện tử",
      told: ["warning citation-issuer-differs"],
    },
  ])("13/2025/TT-BYT $title", ({ title, told }) => {
    const text = `## I. CĂN CỨ\n\n- Thông tư số 13/2025/TT-BYT ngày 06/6/2025 ${title};`;
    expect(toldBy(citationTitle, text)).toEqual(told);
  });
});

describe("a basis that is not yet in force", () => {
  const basis = (more = "") =>
    `## I. CĂN CỨ\n\n- Luật An ninh mạng số 116/2025/QH15 ngày 10/12/2025${more};`;
  const code = (text: string, signed: string) =>
    toldBy(citationStatus, text, { year: 2026, signed }).filter((one) =>
      one.endsWith("citation-not-yet-in-force"),
    );

  it("is told on the day of signing, unless the text says so itself", () => {
    expect(code(basis(), "2026-01-13")).toEqual(["warning citation-not-yet-in-force"]);
    expect(code(basis(" (có hiệu lực từ ngày 01/7/2026)"), "2026-01-13")).toEqual([]);
    expect(code(basis(), "2026-07-13")).toEqual([]);
  });
});

describe("parts of a count", () => {
  it.each([
    ["Hiện có 96 máy tính: 60 máy dùng tốt, 36 máy đã dùng trên 7 năm.", 0],
    ["Hiện có 96 máy tính: 60 máy dùng tốt, 36 máy mua trước 5 năm.", 0],
    ["Hiện có 96 máy tính: 60 máy dùng tốt, 39 máy đã dùng trên 7 năm.", 1],
  ])("%s", (text, wrong) => {
    expect(toldBy(sumInText, text)).toHaveLength(wrong);
  });
});

describe("a quote", () => {
  it("ends with a whole word", () => {
    const text = `Nêu tình hình bố trí kinh phí cho các nhiệm vụ, dự án phát triển Chính phủ điện tử, Chính phủ số, chính quyền số, chuyển đổi số của các cơ quan nhà nước năm 2025 (liệt kê danh mục các dự án)`;
    const [quote] = findingsBy(planLeftovers, text).map((one) => one.quote);
    expect(text).toContain(quote);
    expect(quote).toMatch(/nhà nước năm$/);
  });
});
