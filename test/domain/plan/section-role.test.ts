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
  ])("%s", (heading, role) => {
    expect(roleOfSection(heading, null, 2026)).toBe(role);
  });
});
