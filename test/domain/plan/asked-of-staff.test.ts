/** What the results form asks for: targets with their measure, tasks, and nothing that is a heading, a sum or a price. */
import { describe, expect, it } from "vitest";

import { aPlan } from "./plan-builders.ts";

const planOf = (lines: string[], tables: string[][][]) =>
  aPlan(["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026", ...lines], tables);

describe("the measure of a target", () => {
  it.each(["ĐVT", "Đơn vị tính", "Đơn vị", "ĐV tính", "Đơn vị đo"])("column %s", (header) => {
    const { targets } = planOf(
      ["# I. CHỈ TIÊU", "@1"],
      [
        [
          ["TT", "Chỉ tiêu", header, "Năm 2026"],
          ["1", "Khoa dùng bệnh án điện tử", "khoa", "24"],
          ["2", "Tỷ lệ người bệnh nhận kết quả qua ứng dụng", "%", "40"],
          ["3", "Phòng mổ hội chẩn từ xa", "phòng", "2"],
        ],
      ],
    );
    expect(targets.map(({ unit }) => unit)).toEqual(["khoa", "%", "phòng"]);
  });

  it("bodies under Đơn vị are no measure; a share without a measure is one of a hundred", () => {
    const { targets } = planOf(
      ["# I. CHỈ TIÊU", "@1"],
      [
        [
          ["TT", "Chỉ tiêu", "Đơn vị", "Năm 2026"],
          ["1", "Tỷ lệ hồ sơ nộp trực tuyến", "Khoa Khám bệnh", "40"],
          ["2", "Tỷ lệ bác sĩ/10.000 dân", "Phòng Tổ chức", "12"],
          ["3", "Số máy trạm có phần mềm diệt mã độc", "Tổ Công nghệ thông tin", "60"],
        ],
      ],
    );
    expect(targets.map(({ unit }) => unit)).toEqual(["%", null, null]);
  });
});

describe("tasks", () => {
  it("are none of the rows of a budget, sums, tax or ways to do the work", () => {
    const { tasks, budgets, tables } = planOf(
      [
        "# I. NHIỆM VỤ",
        "## 1. Nhiệm vụ cụ thể",
        "- Nâng cấp hệ thống quản lý văn bản.",
        "## 2. Giải pháp",
        "- Lãnh đạo trực tiếp chỉ đạo.",
        "# II. KINH PHÍ",
        "@1",
      ],
      [
        [
          ["STT", "Nội dung", "Diễn giải", "Số tiền (đồng)"],
          ["A", "Phần mềm", "", "192.000.000"],
          ["1", "Phần mềm LIS", "12 tháng x 16.000.000 đồng/tháng", "192.000.000"],
          ["", "Thuế GTGT 8%", "", "15.360.000"],
          ["", "Tổng cộng", "", "207.360.000"],
        ],
      ],
    );
    expect(tasks.map(({ content }) => content)).toEqual(["Nâng cấp hệ thống quản lý văn bản."]);
    expect(budgets).toHaveLength(1);
    expect(tables[0]?.kind).toBe("budget");
  });
});
