import { describe, expect, it } from "vitest";

import { roleOfSection } from "../../../src/domain/plan/section-role.ts";

describe("roleOfSection", () => {
  it.each([
    ["V. NHÌN LẠI NĂM 2025", "results"],
    ["NHỮNG VIỆC ĐÃ LÀM ĐƯỢC TRONG NĂM 2025", "results"],
    ["MỘT NĂM CỦA CHÚNG TA: 2025", "results"],
    ["ĐÍCH CẦN ĐẠT", "targets"],
    ["VIỆC PHẢI LÀM TRONG NĂM 2026", "tasks"],
    ["PHÂN CÔNG", "organisation"],
    ["NGUỒN LỰC", "budget"],
    ["NGUỒN NHÂN LỰC SỐ", "other"],
    ["CHƯƠNG TRÌNH GIAI ĐOẠN 2021-2025", "other"],
    ["DỊCH VỤ CÔNG NĂM 2026", "other"],
    ["KẾT QUẢ NĂM 2025 VÀ PHƯƠNG HƯỚNG NĂM 2026", "other"],
    ["KẾT QUẢ NĂM 2025, NHIỆM VỤ NĂM 2026", "other"],
    ["ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2025", "results"],
    ["KẾT QUẢ THỰC HIỆN NĂM 2025 VÀ 3 THÁNG ĐẦU NĂM 2026", "results"],
    ["ĐẶC ĐIỂM TÌNH HÌNH", "other"],
  ])("%s", (heading, role) => {
    expect(roleOfSection(heading, null, 2026)).toBe(role);
  });

  it("a part on the plan year below a report is no part of the report", () => {
    expect(roleOfSection("Mục tiêu năm 2026", "results", 2026)).toBe("targets");
    expect(roleOfSection("Mục tiêu", "results", 2026)).toBe("results");
    expect(roleOfSection("Mục tiêu năm 2025", "results", 2026)).toBe("results");
  });
});
