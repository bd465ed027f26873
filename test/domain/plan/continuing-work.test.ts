/** Work that goes on has no end in the next year, whatever day the prior plan gave it. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

function roll(task: string, deadline: string, results: { id: string; value: string }[] = []) {
  const { sections, context } = rolloverPlan({
    plan: aPlan([
      ...["KẾ HOẠCH", "Chuyển đổi số tại Sở Y tế Sông Lô năm 2026"],
      ...["# I. MỤC TIÊU", "- Duy trì tỷ lệ 100% cơ sở khám bệnh dùng thẻ căn cước thay thẻ BHYT."],
      ...["# II. NHIỆM VỤ", `- ${task}`, "+ Đơn vị thực hiện: Văn phòng Sở.", `+ ${deadline}`],
    ]),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-12-31", register: aRegister(), results },
  });
  const section = sections.find(({ heading }) => heading.includes("NHIỆM VỤ"));
  const texts = section?.blocks.map(({ text }) => text) ?? [];
  const day = texts.find((text) => text.includes("Thời gian")) ?? "";
  return { first: texts[0] ?? "", day, asks: context.missing };
}

const DAILY = "Thực hiện quản lý văn bản trên môi trường mạng, bảo đảm 100% văn bản đi có ký số.";
const KEPT =
  "Triển khai mô hình điểm: 100% các cơ sở khám bệnh dùng thẻ căn cước thay thẻ BHYT của người bệnh.";

describe("work that goes on", () => {
  it("is not asked about as done, and its day does not come again", () => {
    const { first, day } = roll(DAILY, "Thời gian hoàn thành: Quý III năm 2026.");
    expect(first).toBe(DAILY);
    expect(day).toBe("+ Thời gian hoàn thành: Thường xuyên trong năm 2027.");
  });

  it("is what a target keeps up at the same share", () => {
    const { first, day } = roll(KEPT, "Thời gian hoàn thành: Quý III năm 2026.");
    expect(first).not.toContain("đã xong chưa");
    expect(day).toContain("Thường xuyên trong năm 2027");
  });

  const STEP = "Thời gian hoàn thành: Trước 15/7/2026 hoàn thành trang bị thiết bị đọc mã.";

  it("asks about the step that its deadline tells, and takes the answer", () => {
    const { day, asks } = roll(KEPT, STEP);
    expect(day).toContain('[cần bổ sung: việc "hoàn thành trang bị thiết bị đọc mã"');
    const id = asks.find(({ ask }) => day.includes(ask))?.id ?? "";
    expect(roll(KEPT, STEP, [{ id, value: "Đúng" }]).day).toBe(
      "+ Thời gian hoàn thành: Thường xuyên trong năm 2027.",
    );
    expect(roll(KEPT, STEP, [{ id, value: "Không" }]).day).toContain(
      "; trong năm 2027 hoàn thành trang bị thiết bị đọc mã.",
    );
  });

  it.each([
    ["of another share", "Triển khai: 60% các cơ sở khám bệnh dùng thẻ căn cước thay thẻ BHYT."],
    ["of other things", "Triển khai: 100% trạm y tế có phần mềm quản lý người bệnh mạn tính."],
  ])("is none %s", (_, task) => {
    const { first } = roll(task, "Thời gian hoàn thành: Quý III năm 2026.");
    expect(first).toContain("đã xong chưa");
  });

  it("keeps the time of what is done within the year by its plan", () => {
    const { day } = roll(DAILY, "Thời gian thực hiện: Năm 2026 và theo lộ trình.");
    expect(day).toBe("+ Thời gian thực hiện: Năm 2027 và theo lộ trình.");
  });
});
