/** What no plan of today can keep as it stands: asked, once for the whole draft, outside of what is over. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan, aRegister } from "./plan-builders.ts";

function linesOf(lines: readonly string[], year: number): string {
  const { sections } = rolloverPlan({
    plan: aPlan(
      [
        "TRUNG TÂM Y TẾ NAM SƠN",
        "KẾ HOẠCH",
        `Chuyển đổi số của Trung tâm Y tế Nam Sơn năm ${year}`,
        "# I. NHIỆM VỤ",
        ...lines.map((line) => `- ${line}`),
        "# II. TỔ CHỨC THỰC HIỆN",
        "- Phòng Kế hoạch làm đầu mối.",
      ],
      [],
    ),
    priorId: "truoc",
    targetYear: 2027,
    asOf: "2026-11-22",
    register: aRegister(),
    results: [],
  });
  return sections
    .filter(({ heading }) => heading.includes("NHIỆM VỤ") && !heading.includes("KẾT QUẢ"))
    .flatMap(({ blocks }) => blocks.map(({ text }) => text))
    .join("\n");
}

describe("words that are out of date", () => {
  it.each([
    [
      "Cung cấp dịch vụ công mức 3 và 4 cho 12 thủ tục.",
      2026,
      "mức 3 và 4 [cần bổ sung: dịch vụ công trực tuyến tính loại toàn trình",
    ],
    [
      "Bổ sung danh mục dịch vụ công trực tuyến mức độ 3,4.",
      2026,
      "mức độ 3,4 [cần bổ sung: dịch vụ công trực tuyến tính loại toàn trình",
    ],
    ["Vận động người dân cài PC-Covid.", 2024, 'thay cho "PC-Covid"'],
    ["Tập huấn cho cộng tác viên của 24 xã, phường.", 2025, "kế hoạch trước: 24 xã, phường)"],
    [
      "Xây dựng hệ thống phù hợp với Kiến trúc Chính quyền điện tử của tỉnh.",
      2026,
      'kiến trúc số hiện hành thay cho "Kiến trúc Chính quyền điện tử" của kế hoạch trước]',
    ],
    [
      "Tuân thủ khung kiến trúc chính phủ điện tử.",
      2026,
      'thay cho "khung kiến trúc chính phủ điện tử"',
    ],
    [
      "Dự toán chi tiết file Excel đính kèm.",
      2026,
      'nội dung của năm 2027 thay cho "chi tiết file Excel đính kèm" của kế hoạch trước]',
    ],
    [
      "Nâng cấp theo Kiến trúc Chính phủ điện tử Bộ Y tế, phiên bản 2.1.",
      2026,
      'thay cho "Kiến trúc Chính phủ điện tử Bộ Y tế, phiên bản 2.1" của kế hoạch trước',
    ],
    ["Biểu mẫu theo tệp gửi kèm.", 2026, 'thay cho "theo tệp gửi kèm"'],
    ["Triển khai tại 9 huyện, thị xã.", 2026, "kế hoạch trước: 9 huyện, thị xã)"],
  ])("%s", (line, year, wanted) => {
    expect(linesOf([line], year)).toContain(wanted);
  });

  it.each([
    ["Tập huấn cho cộng tác viên của 24 xã, phường.", 2026],
    ["Tuân thủ Khung kiến trúc số Bộ Y tế, Kiến trúc Chính quyền số.", 2026],
    ["Phát triển Chính quyền điện tử theo kiến trúc của tỉnh.", 2026],
    ["Kiểm tra mã độc trong tệp gửi qua thư điện tử.", 2026],
    ["Lập dự toán theo phụ lục kèm theo.", 2026],
    ["Duy trì hệ thống thông tin cấp độ 3 và an toàn mức 4.", 2026],
    ["Nâng chỉ số hài lòng về dịch vụ công từ mức 3,4 điểm.", 2026],
    ["Duy trì mạng nội bộ của 14 trạm y tế xã, phường.", 2025],
    ["Cung cấp 12 dịch vụ công trực tuyến toàn trình.", 2026],
  ])("%s stays", (line, year) => {
    expect(linesOf([line], year)).not.toMatch(/thay cho|sau sắp xếp/u);
  });
});

describe("an architecture that gave way to another", () => {
  const now = anEntry({
    ...{ symbol: "46/QĐ-BYT", type: "Quyết định", title: "Khung kiến trúc số Bộ Y tế" },
    ...{ signed: "2026-07-15", effective: "2026-07-15", subjects: ["kien-truc-so"] },
  });
  const asked = (line: string): string | undefined => {
    const { context } = rolloverPlan({
      plan: aPlan(["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# I. NHIỆM VỤ", `- ${line}`], []),
      ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", results: [] },
      register: makeRegister([...aRegister().entries, now]),
    });
    return context.missing.find(({ ask }) => ask.startsWith("kiến trúc số"))?.ask;
  };

  it("is asked for with what holds now of the body that the line names", () => {
    expect(asked("Phù hợp với Kiến trúc Chính phủ điện tử của Bộ Y tế.")).toMatch(
      /của kế hoạch trước \(Bộ Y tế: Quyết định số 46\/QĐ-BYT\)$/u,
    );
  });

  it("and without it where the line names another body", () => {
    expect(asked("Phù hợp với Kiến trúc Chính phủ điện tử của tỉnh.")).toMatch(/kế hoạch trước$/u);
  });
});
