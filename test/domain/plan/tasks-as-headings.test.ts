/** Tasks printed as headings with their details below are tasks like any other. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const plan = () =>
  aPlan([
    "KẾ HOẠCH",
    "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
    "# I. MỤC TIÊU",
    "- 95% văn bản được ký số.",
    "# II. NHIỆM VỤ",
    "## 1. Thay 04 bộ phát sóng tại khoa Dược",
    "+ Chủ trì: Tổ CNTT.",
    "+ Thời gian: Trước 31/5/2026.",
    "## 2. Chuyển máy chủ của 03 cơ sở về tỉnh",
    "+ Chủ trì: Phòng Kế hoạch.",
    "+ Thời gian: 2026-2027 (năm 2026 xong cơ sở 1).",
    "## 3. Bảo vệ dữ liệu cá nhân theo Nghị định số 356/2025/NĐ-CP ngày 31/12/2025 của Chính phủ:",
    "rà soát hồ sơ, 02 lần mỗi năm.",
    "+ Chủ trì: Phòng Hành chính.",
    "## 4. Mở rộng phần mềm xét nghiệm cho cơ sở 2",
    "+ Chủ trì: Khoa Xét nghiệm.",
    "+ Thời gian: Hoàn thành trong 6 tháng đầu năm 2026.",
  ]);

const roll = () => {
  const { sections, context } = rolloverPlan({
    ...{ plan: plan(), priorId: "truoc", targetYear: 2027, asOf: "2026-11-22" },
    register: aRegister(),
  });
  const tasks = sections.find(({ heading }) => heading.includes("NHIỆM VỤ"));
  return { texts: tasks?.blocks.map(({ text }) => text) ?? [], context };
};

describe("tasks as headings", () => {
  it("are read with who does them and by when", () => {
    expect(plan().tasks.map(({ content, lead, deadline }) => [content, lead, deadline])).toEqual([
      ["Thay 04 bộ phát sóng tại khoa Dược", "Tổ CNTT", "Trước 31/5/2026"],
      [
        "Chuyển máy chủ của 03 cơ sở về tỉnh",
        "Phòng Kế hoạch",
        "2026-2027 (năm 2026 xong cơ sở 1)",
      ],
      [
        "Bảo vệ dữ liệu cá nhân theo Nghị định số 356/2025/NĐ-CP ngày 31/12/2025 của Chính phủ: rà soát hồ sơ, 02 lần mỗi năm.",
        "Phòng Hành chính",
        null,
      ],
      [
        "Mở rộng phần mềm xét nghiệm cho cơ sở 2",
        "Khoa Xét nghiệm",
        "Hoàn thành trong 6 tháng đầu năm 2026",
      ],
    ]);
  });

  it("are asked about where they are done once; a work of some years is not, and its first step is asked anew", () => {
    const { texts } = roll();
    const [first = ""] = texts;
    expect(first).toContain("1. Thay 04 bộ phát sóng tại khoa Dược [cần bổ sung: việc làm một lần");
    expect(texts).toContain("+ Thời gian: Trong năm 2027, nếu chưa xong.");
    expect(texts).toContain("2. Chuyển máy chủ của 03 cơ sở về tỉnh");
    expect(texts.join("\n")).toContain('viết lại cho năm 2027 câu "Thời gian: 2026-2027');
    expect(texts.find((text) => text.startsWith("4."))).toContain("đã xong chưa");
  });
});
