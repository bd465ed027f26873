/** A goal of less than all in a table goes over with the question whether its level stays; what the unit names takes its place. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const ROWS = [
  ["TT", "Nội dung", "Mục tiêu 2026", "Phân công"],
  ["1", "Tỷ trọng thanh toán viện phí không dùng tiền mặt", "≥15%", "Phòng Tài chính"],
  ["2", "Tỷ lệ hồ sơ được ký số", "100%", "Phòng Tổ chức"],
  ["3", "Triển khai thanh toán điện tử", "Duy trì", "Phòng Tài chính"],
  ["4", "Tỷ lệ máy tính nhiễm mã độc", "≤2%", "Phòng Tổ chức"],
];
const ASKED = "[cần bổ sung: giữ hay nâng mức này theo kết quả năm trước]";

function roll(results: { id: string; value: string }[] = []) {
  const { sections, context } = rolloverPlan({
    plan: aPlan(
      [
        ...["KẾ HOẠCH", "Chuyển đổi số tại Bệnh viện Sông Lô năm 2026"],
        ...["# I. KẾT QUẢ NĂM 2025", "- Đã triển khai.", "# II. MỤC TIÊU NĂM 2026", "@1"],
      ],
      [ROWS],
    ),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), results },
  });
  const blocks = sections.flatMap((section) => section.blocks);
  const goals = blocks.find(({ rows }) => rows)?.rows?.map((row) => row[2]) ?? [];
  return { goals, context, texts: blocks.map(({ text }) => text) };
}

describe("a goal in a table", () => {
  it("of less than all is asked about; all, what is kept up and limits are not", () => {
    const { goals, context } = roll();
    expect(goals.slice(1)).toEqual([`≥15% ${ASKED}`, "100%", "Duy trì", "≤2%"]);
    expect(context.missing.find(({ id }) => id === "muc-ct-01")?.ask).toContain(
      "mức năm 2027 của chỉ tiêu",
    );
  });

  it.each([
    ["20%", "≥20%"],
    ["≥ 25", "≥25%"],
    ["giữ nguyên", "≥15%"],
    ["Đúng", "≥15%"],
  ])("takes the answer %s", (value, goal) => {
    expect(roll([{ id: "muc-ct-01", value }]).goals[1]).toBe(goal);
  });

  it("is settled by its result, and the line that asks for it tells the goal", () => {
    expect(roll([{ id: "ct-01", value: "11" }]).goals[1]).toBe("≥15%");
    expect(roll().texts).toContain(
      "Tỷ trọng thanh toán viện phí không dùng tiền mặt (chỉ tiêu ≥ 15%): [cần bổ sung: kết quả năm 2026]",
    );
  });
});
