/** Figures of the year before the plan's own in the goals of the plan that follows. */
import { describe, expect, it } from "vitest";

import { statesBaseline, withBaselineOf } from "../../../src/domain/plan/baselines.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const OPEN = "[cần bổ sung: kết quả năm 2026]";

describe("what a goal starts from a year later", () => {
  it.each([
    ["Ký số đạt 95% (năm 2025: 82%)", `Ký số đạt 95% (năm 2026: ${OPEN})`],
    ["Chờ khám còn 45 phút (năm 2025 là 60 phút)", `Chờ khám còn 45 phút (năm 2026: ${OPEN})`],
    ["Tăng từ 5 trạm (năm 2025) lên 12 trạm", `Tăng từ ${OPEN} (năm 2026) lên 12 trạm`],
    ["Nâng từ 70% năm 2025 lên 85%", `Nâng từ ${OPEN} (năm 2026) lên 85%`],
    ["Tăng 05 dịch vụ so với năm 2025 (12 dịch vụ)", `Tăng 05 dịch vụ so với năm 2026 (${OPEN})`],
    [
      "Tăng 15% so với cùng kỳ năm 2025 (năm 2025: 12.400 lượt)",
      `Tăng 15% so với cùng kỳ năm 2026 (năm 2026: ${OPEN})`,
    ],
  ])("%s", (text, next) => {
    expect(statesBaseline(text, 2026)).toBe(true);
    expect(withBaselineOf(text, 2026, null)).toBe(next);
  });

  it("of two years in a row the first is open, and takes the result with what it counts", () => {
    const plan = aPlan([
      ...["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# I. MỤC TIÊU, CHỈ TIÊU"],
      "- Tỷ lệ xét nghiệm trả kết quả điện tử: 2025: 40%; 2026: 70%.",
    ]);
    const { sections } = rolloverPlan({
      ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), plan },
    });
    const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    expect(texts).toContain(`Tỷ lệ xét nghiệm trả kết quả điện tử: năm 2026: ${OPEN}; 2027: 70%.`);
    expect(withBaselineOf("Tăng từ 5 trạm (năm 2025) lên 12 trạm", 2026, "8")).toBe(
      "Tăng từ 8 trạm (năm 2026) lên 12 trạm",
    );
  });

  it("a comparison alone asks for no deadline of the law", () => {
    const plan = aPlan([
      ...["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# I. MỤC TIÊU, CHỈ TIÊU"],
      "- Phấn đấu tăng gấp đôi số bệnh án điện tử so với 2025.",
    ]);
    const { sections } = rolloverPlan({
      ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), plan },
    });
    const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    expect(texts).toContain("Phấn đấu tăng gấp đôi số bệnh án điện tử so với 2026.");
  });
});
