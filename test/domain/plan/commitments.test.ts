/** Promises of the organisation that are kept once, and numbers of several levels where a line left. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { runOn } from "../../../src/domain/plan/run-on.ts";
import { aBlock } from "../../support/draft-fixture.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const COVER = ["SỞ Y TẾ", "KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2026"];

function rolled(line: string, answer?: string) {
  const input = {
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
    plan: aPlan([...COVER, "# I. TỔ CHỨC THỰC HIỆN", `- ${line}`, "- Các khoa thực hiện."]),
  };
  const asked = rolloverPlan(input).context.missing.find(({ ask }) => ask.includes("đã xong chưa"));
  const results =
    answer === undefined || asked === undefined ? [] : [{ id: asked.id, value: answer }];
  const { sections } = rolloverPlan({ ...input, results });
  return { asked, texts: sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)) };
}

describe("what the organisation finishes once", () => {
  const LINE =
    "Phòng Kế toán: bố trí kinh phí, hoàn thành chọn nhà thầu tủ mạng trong tháng 4/2026.";

  it("is asked about", () => {
    const { asked, texts } = rolled(LINE);
    expect(asked?.ask).toBe('việc làm một lần "hoàn thành chọn nhà thầu tủ mạng" đã xong chưa');
    expect(texts.join()).toContain("đã xong chưa].");
  });

  it("is named whole, whichever way its day is written", () => {
    const { asked } = rolled(
      "Phòng Kế toán: hoàn thành chọn nhà thầu tủ mạng trước ngày 30 tháng 4 năm 2026.",
    );
    expect(asked?.ask).toContain('"hoàn thành chọn nhà thầu tủ mạng"');
  });

  it("leaves the line once it is done; the rest of the line stays", () => {
    expect(rolled(LINE, "Đã xong").texts).toContain("Phòng Kế toán: bố trí kinh phí.");
  });

  it.each(["Chưa", "Đang chấm thầu", "Gia hạn đến tháng 5/2027"])("%s: it goes on", (answer) => {
    expect(rolled(LINE, answer).texts.join()).toContain("hoàn thành chọn nhà thầu tủ mạng");
  });

  it("leaves the line where nobody goes on with it; an answer that says neither is asked again", () => {
    expect(rolled(LINE, "Không mua nữa").texts).toContain("Phòng Kế toán: bố trí kinh phí.");
    expect(rolled(LINE, "Theo tờ trình").texts.join()).toContain("đã xong chưa].");
  });

  it.each([
    "Tổ Tin học: tổng hợp, hoàn thành báo cáo trước ngày 15/12/2026.",
    "Phòng Kế toán: hoàn thành quyết toán trong quý I/2026.",
    "Tổ Tin học: theo dõi, hoàn thành nhiệm vụ được giao.",
    "Phòng Kế toán: phân bổ dự toán, hoàn thành mua sắm trước ngày 30 tháng 9 năm 2026.",
    "Phòng Kế toán: hoàn thành việc giải ngân trong tháng 11/2026.",
    "Phòng Vật tư: hoàn thành thủ tục lựa chọn nhà thầu, xong trước ngày 30/6/2026.",
  ])("%s is none of it", (line) => {
    expect(rolled(line).asked).toBeUndefined();
  });
});

it("numbers of two levels run on", () => {
  const all = ["1.1. Một.", "1.2. Bỏ.", "1.3. Hai.", "2.1. Bỏ.", "2.2. Ba."];
  const lines = all.filter((text) => !text.endsWith("Bỏ.")).map((text) => aBlock(text));
  expect(runOn(lines, all).map(({ text }) => text)).toEqual(["1.1. Một.", "1.2. Hai.", "2.1. Ba."]);
});
