/** A draft that nobody filled in, read as the prior plan of the next one: each question stands once, with what it knows. */
import { describe, expect, it } from "vitest";

import { withoutCheckMarks } from "../../../src/domain/plan/open-marks.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const HEAD = ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền", "Nguồn giá, ghi chú"];

const drafted = aPlan(
  [
    "KẾ HOẠCH",
    "Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2027",
    "[cần bổ sung: kết quả nổi bật năm 2026 nêu ở phần mở đầu]",
    "# I. NHIỆM VỤ",
    "- Trang bị máy quét cho khoa Khám [cần bổ sung: nhu cầu năm 2027 về Máy quét (kế hoạch trước: 6 Cái)].",
    '- [cần bổ sung: viết lại cho năm 2027 câu "Năm 2026 là năm đầu dùng kho số"].',
    "# II. KINH PHÍ",
    "@1",
    "Hình thức lựa chọn nhà thầu: được chỉ định thầu khi giá không quá 1 tỷ đồng.",
  ],
  [
    [
      HEAD,
      ["1", "Thuê phần mềm", "Tháng", "12", "2.000.000", "24.000.000", "Giá theo kế hoạch 2026."],
      [
        "2",
        "Máy quét",
        "Cái",
        "[cần bổ sung: số lượng]",
        "9.000.000",
        "",
        "Kế hoạch trước: 6 Cái.",
      ],
      ["", "Tổng cộng", "", "", "", "24.000.000", ""],
    ],
  ],
);

describe("questions of the draft before", () => {
  const plan = withoutCheckMarks(drafted);

  it("hand on the number that they know", () => {
    const lines = plan.budgets.flatMap(({ groups }) => groups.flatMap((group) => group.lines));
    expect(lines.map(({ quantity }) => quantity)).toEqual([12, 6]);
  });

  it("do not stand in the text beside the new ones, nor in the title", () => {
    const text = plan.sections.flatMap(({ items }) => items.map((item) => item.text)).join("\n");
    expect(text).toContain("Trang bị máy quét cho khoa Khám.");
    expect(plan.cover.title).toBe("Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2027");
  });

  it("quote what they quoted, and leave no limit of a law as a blank", () => {
    const { sections } = rolloverPlan({
      ...{ priorId: "truoc", targetYear: 2028, asOf: "2027-11-22", register: aRegister(), plan },
    });
    const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join("\n");
    expect(texts).toContain('viết lại cho năm 2028 câu "Năm 2026 là năm đầu dùng kho số"');
    expect(texts).not.toContain("Hình thức lựa chọn nhà thầu");
  });
});
