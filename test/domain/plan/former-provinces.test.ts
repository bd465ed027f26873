// Provinces merged on 01/07/2025: Nghị quyết 202/2025/QH15.
import { describe, expect, it } from "vitest";

import {
  isOfFormerProvince,
  markFormerUnits,
  placeNow,
  renameProvinces,
} from "../../../src/domain/plan/former-provinces.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const NOW = "2026-11-22";

describe("organs of a merged province", () => {
  it.each([
    ["báo cáo Sở Y tế Trà Vinh hằng quý", "báo cáo Sở Y tế Vĩnh Long hằng quý"],
    ["UBND TỈNH HOÀ BÌNH", "UBND TỈNH PHÚ THỌ"],
    ["SỞ Y TẾ HẢI DƯƠNG", "SỞ Y TẾ HẢI PHÒNG"],
    ["trình UBND tỉnh Hải Dương trước ngày 15/3", "trình UBND thành phố Hải Phòng trước ngày 15/3"],
    ["Sở Y tế Bình Dương", "Sở Y tế Thành phố Hồ Chí Minh"],
    ["Tỉnh ủy Sóc Trăng", "Thành ủy Cần Thơ"],
    ["trên địa bàn tỉnh Bến Tre", "trên địa bàn tỉnh Vĩnh Long"],
    ["các trạm y tế của tỉnh Kon Tum (cũ)", "các trạm y tế của tỉnh Kon Tum (cũ)"],
    ["Sở Y tế Lào Cai", "Sở Y tế Lào Cai"],
    ["tình hình thái bình", "tình hình thái bình"],
  ])("%s", (text, wanted) => {
    expect(renameProvinces(text, NOW).text).toBe(wanted);
  });

  it("stand as they are before the merger", () => {
    expect(renameProvinces("Sở Y tế Trà Vinh", "2025-05-01").text).toBe("Sở Y tế Trà Vinh");
    expect(placeNow("Trà Vinh", "2025-05-01")).toBe("Trà Vinh");
    expect(placeNow("Hải Dương", NOW)).toBe("Hải Phòng");
    expect(placeNow("Việt Trì", NOW)).toBe("Việt Trì");
  });
});

describe("hospitals and centres of a merged province", () => {
  const mark = (text: string) => markFormerUnits(text, NOW, (name) => `<${name}>`).text;
  it("are asked for, not renamed", () => {
    const text = "Phối hợp với Trung tâm Kiểm soát bệnh tật tỉnh Ninh Thuận";
    expect(renameProvinces(text, NOW).text).toBe(text);
    expect(mark(text)).toBe("Phối hợp với <Trung tâm Kiểm soát bệnh tật tỉnh Ninh Thuận>");
    expect(isOfFormerProvince("BỆNH VIỆN ĐA KHOA TỈNH PHÚ YÊN", NOW)).toBe(true);
  });

  it("of another place in it are not", () => {
    expect(mark("các trung tâm y tế trên địa bàn tỉnh Phú Yên")).not.toContain("<");
  });
});

describe("a province that holds others since", () => {
  const noticesOf = (body: string, year: number): string => {
    const plan = aPlan([
      "KẾ HOẠCH",
      `Chuyển đổi số ngành y tế năm ${year}`,
      "# I. NHIỆM VỤ",
      "- Ký số.",
    ]);
    const cover = { ...plan.cover, body };
    const asOf = `${year}-12-31`;
    return rolloverPlan({
      ...{ plan: { ...plan, cover }, priorId: "truoc", targetYear: year + 1, asOf },
      register: aRegister(),
    }).context.notices.join(" ");
  };
  it("is told where the plan was one of the old province", () => {
    expect(noticesOf("Sở Y tế Phú Thọ", 2025)).toMatch(/Phú Thọ gồm cả .*(?:Vĩnh Phúc|Hòa Bình)/u);
    expect(noticesOf("Sở Y tế Phú Thọ", 2026)).not.toContain("gồm cả");
    expect(noticesOf("Sở Y tế Lai Châu", 2025)).not.toContain("gồm cả");
  });
});
