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
    expect(texts).toContain("+ Thời gian: Trong năm 2027.");
    expect(texts).toContain("2. Chuyển máy chủ của 03 cơ sở về tỉnh");
    expect(texts.join("\n")).toContain('viết lại cho năm 2027 câu "năm 2026 xong cơ sở 1');
    expect(texts.find((text) => text.startsWith("4."))).toContain("đã xong chưa");
  });
});

describe("what a plan says beside its tasks", () => {
  const rows = [
    ["Mã", "Tên nhiệm vụ", "Đơn vị chủ trì", "Sản phẩm", "Hạn hoàn thành"],
    ["A", "BỆNH ÁN ĐIỆN TỬ", "", "", ""],
    [
      "A1",
      "Ban hành Quy chế bệnh án điện tử",
      "Phòng KHTH (BS. Lê Văn An)",
      "Quy chế",
      "28/02/2026",
    ],
    ["A2", "Chạy thử bệnh án điện tử tại khoa Nội", "Phòng KHTH", "Báo cáo", "Tháng 4/2026"],
    ["A3", "Triển khai ở toàn bộ 7 khoa", "Phòng KHTH", "7/7 khoa", "30/9/2026"],
  ];
  const { sections, context } = rolloverPlan({
    plan: aPlan(
      [
        "KẾ HOẠCH",
        "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
        "# I. ĐÁNH GIÁ NĂM 2025",
        "## 1. Việc đã làm được",
        "### a) Xét nghiệm",
        "- Phần mềm xét nghiệm chạy tại 2/3 cơ sở; trả trực tuyến 12.400 phiếu.",
        "## 2. Việc chưa làm được",
        "- Mạng nội bộ của khoa Dược hay bị nghẽn.",
        "## 3. Bài học kinh nghiệm",
        "- Trưởng khoa phải dùng phần mềm trước thì nhân viên mới theo.",
        "# II. MỤC TIÊU",
        "- Hoàn thành bệnh án điện tử trong năm 2026; giảm thời gian chờ của người bệnh.",
        "- Tỷ lệ thanh toán không dùng tiền mặt đạt 65% (năm 2025: 51,3%).",
        "# III. NHIỆM VỤ",
        "Bảng phân công nhiệm vụ năm 2026",
        "@1",
      ],
      [rows],
    ),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
  });
  const blocks = sections.flatMap((section) => section.blocks);
  const texts = blocks.map(({ text }) => text);

  it("titles of groups and of tables are no tasks, and a title tells what its rows are about", () => {
    expect(context.missing.map(({ ask }) => ask).join("\n")).not.toMatch(/"(?:BỆNH ÁN|Bảng phân)/u);
    const table = blocks.find((block) => block.rows !== undefined)?.rows ?? [];
    const days = ["A1", "A2", "A3"].map((label) => table.find(([first]) => first === label)?.[4]);
    expect(days).toEqual([
      "Trong năm 2027",
      "Trong năm 2027",
      "Hoàn thành phần còn thiếu trong năm 2027",
    ]);
  });

  it("what counts the year before is no state of things; limits and lessons wait for the unit", () => {
    expect(texts.join("\n")).not.toContain("12.400");
    expect(texts).toContain("Mạng nội bộ của khoa Dược hay bị nghẽn.");
    expect(texts).toContain("Trưởng khoa phải dùng phần mềm trước thì nhân viên mới theo.");
  });

  it("a goal is kept up or finished, not both; what it starts from waits for the result", () => {
    expect(texts.join("\n")).not.toMatch(/Hoàn thành bệnh án điện tử[^;]*Duy trì/u);
    expect(texts).toContain(
      "Tỷ lệ thanh toán không dùng tiền mặt đạt 65% (năm 2026: [cần bổ sung: kết quả năm 2026]).",
    );
  });
});
