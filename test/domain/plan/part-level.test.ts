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

describe("a goal in a line", () => {
  const rollLines = (lines: readonly string[], results: { id: string; value: string }[] = []) => {
    const { sections, context } = rolloverPlan({
      plan: aPlan([
        ...["KẾ HOẠCH", "Chuyển đổi số ngành Y tế tỉnh Sông Lô năm 2026"],
        ...["# I. KẾT QUẢ NĂM 2025", "- Đã triển khai.", "# II. MỤC TIÊU NĂM 2026", ...lines],
      ]),
      ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), results },
    });
    const goals = sections.find(({ heading }) => heading.includes("MỤC TIÊU"))?.blocks ?? [];
    const asked = context.missing.filter(({ id }) => id.startsWith("muc-"));
    return { texts: goals.map(({ text }) => text), asked: asked.map(({ id }) => id) };
  };

  it("of less than all is asked about behind its own words", () => {
    const { texts, asked } = rollLines([
      "- 100% trạm y tế cập nhật hồ sơ sức khỏe; 50% dân số được lập hồ sơ sức khỏe điện tử.",
      "- Tỷ lệ thanh toán không dùng tiền mặt năm 2026 đạt 40% trở lên;",
    ]);
    expect(texts).toEqual([
      `100% trạm y tế cập nhật hồ sơ sức khỏe; 50% dân số được lập hồ sơ sức khỏe điện tử ${ASKED}.`,
      `Tỷ lệ thanh toán không dùng tiền mặt năm 2027 đạt 40% trở lên ${ASKED};`,
    ]);
    expect(asked).toEqual(["muc-ct-01", "muc-ct-02"]);
  });

  it.each([
    "- 100% văn bản được ký số.",
    "- Duy trì 95% hồ sơ được xử lý trên môi trường mạng.",
    "- Tỷ lệ máy tính nhiễm mã độc dưới 5%.",
    "- Giảm 20% thời gian chờ khám bệnh của người dân.",
  ])("of all, kept up or a limit is not: %s", (line) => {
    expect(rollLines([line]).asked).toEqual([]);
  });

  it("takes the level that the unit names, and is settled by its result", () => {
    const line = "- 90% cơ sở y tế thanh toán không dùng tiền mặt.";
    const named = rollLines([line], [{ id: "muc-ct-01", value: "95%" }]);
    expect(named.texts).toEqual(["95% cơ sở y tế thanh toán không dùng tiền mặt."]);
    expect(rollLines([line], [{ id: "ct-01", value: "70" }]).texts).toEqual([
      "90% cơ sở y tế thanh toán không dùng tiền mặt.",
    ]);
  });
});

describe("a goal of what the report says has not begun", () => {
  const askOf = (report: string): string => {
    const { context } = rolloverPlan({
      plan: aPlan([
        ...["KẾ HOẠCH", "Chuyển đổi số tại Bệnh viện Sông Lô năm 2026", "# I. KẾT QUẢ NĂM 2025"],
        ...[`- ${report}`, "# II. MỤC TIÊU NĂM 2026"],
        "- Thanh toán viện phí không dùng tiền mặt tại Bệnh viện đạt 50% trở lên.",
      ]),
      ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
    });
    return context.missing.find(({ id }) => id === "muc-ct-01")?.ask ?? "";
  };

  it("tells the two in one question", () => {
    const said = "Chưa triển khai các phương thức thanh toán viện phí không dùng tiền mặt";
    expect(askOf(`${said}.`)).toContain(`phần đánh giá lại ghi: "${said}"`);
    expect(askOf(`${said}, do thói quen còn phổ biến. Máy còn ít.`)).toContain(`"${said}"`);
  });

  it.each(["Chưa triển khai đặt lịch khám qua mạng.", "Đã thanh toán viện phí qua thẻ."])(
    "does not tell of another thing: %s",
    (report) => {
      expect(askOf(report)).not.toContain("phần đánh giá");
    },
  );
});
