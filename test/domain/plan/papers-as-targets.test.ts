/** A goal that was a paper is reached when the paper is out; the thing that it plans is not. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const LIMIT = "Hiện nay vẫn chưa dùng hồ sơ bệnh án điện tử ở hai khoa lâm sàng.";

function roll(target: string, value: string) {
  const plan = aPlan([
    "KẾ HOẠCH",
    "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
    "# I. KẾT QUẢ THỰC HIỆN NĂM 2025",
    "## 1. Tồn tại, hạn chế",
    `- ${LIMIT}`,
    "# II. MỤC TIÊU, CHỈ TIÊU CỤ THỂ",
    `- ${target}`,
    "- 100% văn bản được ký số.",
  ]);
  const id = plan.targets.find(({ text }) => target.startsWith(text.slice(0, 20)))!.id;
  const input = { plan, priorId: "kh", targetYear: 2027, asOf: "2026-11-22" };
  const results = [{ id, value }];
  const { sections } = rolloverPlan({ ...input, results, register: aRegister() });
  const of = (heading: RegExp): string =>
    sections
      .filter((one) => heading.test(one.heading))
      .flatMap(({ blocks }) => blocks)
      .filter(({ status }) => status !== "dropped")
      .map(({ text }) => text)
      .join("\n");
  return { goals: of(/MỤC TIÊU/u), limits: of(/Tồn tại/u) };
}

describe("a plan as a goal", () => {
  it.each([
    ["Xây dựng Kế hoạch triển khai bệnh án điện tử", "Đã ban hành"],
    ["Ban hành Quy chế bảo đảm an toàn thông tin", "Hoàn thành"],
    ["Lập phương án ứng cứu sự cố", "Đã phê duyệt"],
  ])("is no goal any more once it is there: %s", (target, value) => {
    expect(roll(`${target}.`, value).goals).not.toContain(target.slice(8, 30));
  });

  it("is written anew where it is one of each year, and never 'kept up'", () => {
    const { goals } = roll("Xây dựng Kế hoạch diễn tập năm 2026.", "Đã ban hành");
    expect(goals).toContain("Xây dựng Kế hoạch diễn tập năm 2027");
    expect(goals).not.toMatch(/Duy trì xây dựng/u);
  });

  it("leaves what is still wrong with its thing among the limits", () => {
    expect(roll("Xây dựng Kế hoạch triển khai bệnh án điện tử.", "Đã ban hành").limits).toContain(
      LIMIT,
    );
    expect(roll("100% khoa triển khai bệnh án điện tử.", "100%").limits).not.toContain(LIMIT);
  });
});
