/** A task that goes on with what the report says has not begun is put to the unit. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

function roll(task: string, results: { id: string; value: string }[] = []) {
  const { sections, context } = rolloverPlan({
    plan: aPlan([
      "KẾ HOẠCH",
      "Chuyển đổi số tại Bệnh viện Sông Lô năm 2026",
      "# I. KẾT QUẢ NĂM 2025",
      "## 1. Tồn tại, hạn chế",
      "- Chưa triển khai đặt lịch khám, tái khám qua mạng.",
      "# II. NHIỆM VỤ",
      `- ${task}`,
      "- Trực hệ thống.",
    ]),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), results },
  });
  const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  return { line: texts.findLast((text) => text.includes("lịch")) ?? "", context };
}

describe("a task that goes on", () => {
  const task = "Tiếp tục tổ chức đặt lịch khám, tái khám qua mạng cho người bệnh.";

  it("is asked about where the report says that it has not begun", () => {
    expect(roll(task).line).toMatch(
      /người bệnh \[cần bổ sung: "tổ chức đặt lịch khám, tái khám qua mạng cho người bệnh" đã triển khai chưa \(kế hoạch trước ghi: "Chưa triển khai đặt lịch khám, tái khám qua mạng"\)\]\./u,
    );
  });

  it("begins, or goes on, as the unit answers", () => {
    const id =
      roll(task).context.missing.find(({ ask }) => ask.includes("đã triển khai chưa"))?.id ?? "";
    expect(roll(task, [{ id, value: "chưa" }]).line).toBe(
      "Tổ chức đặt lịch khám, tái khám qua mạng cho người bệnh.",
    );
    expect(roll(task, [{ id, value: "rồi, đã triển khai" }]).line).toBe(task);
  });

  it.each(["Tiếp tục lập lịch trực cấp cứu.", "Triển khai đặt lịch khám, tái khám qua mạng."])(
    "%s is none of it",
    (other) => {
      expect(roll(other).line).not.toContain("đã triển khai chưa");
    },
  );
});
