/** A step that the report of the prior plan announces and no task takes up is put up to the unit. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan, aRegister } from "./plan-builders.ts";

function drafted(report: string, tasks: readonly string[] = [], answer = "") {
  const plan = aPlan([
    ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
    ...["# I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025", "## 1. An toàn thông tin", "### a) Kết quả đạt được"],
    `- Đã ban hành quy chế an ninh mạng. ${report}`,
    ...["# II. NHIỆM VỤ", "## 1. Hạ tầng số", "- Thay 6 máy in."],
    ...["## 2. Bảo đảm an toàn thông tin", "- Sao lưu hằng ngày.", ...tasks],
  ]);
  const roll = (results: { id: string; value: string }[]) =>
    rolloverPlan({
      ...{ plan, priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
      results,
    });
  const asked = roll([]).context.missing.find(({ ask }) => ask.includes("phần đánh giá"));
  const { sections } = roll(
    asked === undefined || answer === "" ? [] : [{ id: asked.id, value: answer }],
  );
  const home = sections.find(({ heading }) => heading.includes("2. Bảo đảm"));
  return { asked, lines: home?.blocks.map(({ text }) => text).join("\n") ?? "" };
}

const STEP = "Tiến tới đề nghị Công an tỉnh thẩm định cấp độ an toàn hệ thống thông tin cấp độ 2.";
const WORDS = "đề nghị Công an tỉnh thẩm định cấp độ an toàn hệ thống thông tin cấp độ 2";

describe("a step that the report announces", () => {
  it.each([
    STEP,
    "Đang trình Sở Y tế phê duyệt hồ sơ đề xuất cấp độ hệ thống thông tin.",
    "Trung tâm dự kiến thuê dịch vụ giám sát an toàn thông tin tập trung.",
  ])("is asked about in the part of its subject: %s", (step) => {
    const { asked, lines } = drafted(step);
    expect(asked?.ask).toMatch(/^năm 2027 có thực hiện việc "/u);
    expect(lines).toContain(asked?.ask);
  });

  it.each([
    ["Có", `Đ${WORDS.slice(1)}.`],
    ["Lập hồ sơ cấp độ 2, trình quý I/2027", "Lập hồ sơ cấp độ 2, trình quý I/2027."],
  ])("is a task of the year where the unit says so: %s", (answer, line) => {
    expect(drafted(STEP, [], answer).lines).toContain(line);
  });

  it.each(["Đã xong", "Không", "Đã hoàn thành tháng 10/2026"])("is none: %s", (answer) => {
    expect(drafted(STEP, [], answer).lines).not.toContain("thẩm định");
  });

  it.each([
    [
      "a task says the same",
      STEP,
      ["- Trình Công an tỉnh thẩm định cấp độ 2 của hệ thống thông tin."],
    ],
    ["it foretells a result", "Dự kiến đến hết năm đạt 95% đơn thuốc điện tử.", []],
    [
      "it names no subject",
      "Tiến tới xây dựng tập thể đoàn kết, vững mạnh, hoàn thành nhiệm vụ.",
      [],
    ],
    ["it is told as done", "Đã đề nghị Công an tỉnh thẩm định cấp độ 2 hệ thống thông tin.", []],
  ])("is not asked about where %s", (_, report, tasks) => {
    expect(drafted(report, tasks).asked).toBeUndefined();
  });
});

describe("a step towards what the law wants by a day that lies ahead", () => {
  const law = (fact: string, due: string) =>
    makeRegister([
      anEntry({
        ...{ symbol: "81/2026/NĐ-CP", type: "Nghị định", issuer: "Chính phủ" },
        ...{ signed: "2026-08-19", effective: "2026-08-19", subjects: ["an-toan-thong-tin"] },
        provisions: [
          {
            ...{ locator: "Điều 9", kind: "deadline", fact, due },
            ...{ asks: [], confidence: "high" },
          },
        ],
      }),
    ]);
  const APPROVAL =
    "Hệ thống thông tin đang đầu tư phải hoàn thành thẩm định cấp độ trước ngày 01/07/2027.";
  const roll = (fact: string, due: string, answer?: string, report = STEP) => {
    const input = {
      ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22" as const },
      register: law(fact, due),
      plan: aPlan([
        ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
        ...["# I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025", "### a) Kết quả đạt được", `- ${report}`],
        ...["# II. NHIỆM VỤ", "## 1. Bảo đảm an toàn thông tin", "- Sao lưu hằng ngày."],
      ]),
    };
    const first = rolloverPlan(input);
    const asked = first.context.missing.find(({ ask }) => ask.includes("phần đánh giá"));
    const { sections, context } =
      answer === undefined || asked === undefined
        ? first
        : rolloverPlan({ ...input, results: [{ id: asked.id, value: answer }] });
    const lines = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    return { asked, line: lines.find((text) => /^Bảo đảm .*81\/2026/u.test(text)), context, lines };
  };

  it("is the task that the law sets, with its day; only whether it is done is asked", () => {
    const { asked, line, lines } = roll(APPROVAL, "2027-07-01");
    expect(asked?.ask).toMatch(/^việc "đề nghị Công an tỉnh thẩm định .*" đã xong chưa/u);
    expect(line).toBe(
      `Bảo đảm hệ thống thông tin đang đầu tư hoàn thành thẩm định cấp độ trước ngày 01/07/2027 theo Điều 9 Nghị định số 81/2026/NĐ-CP [cần bổ sung: ${asked?.ask ?? ""}].`,
    );
    expect(lines.some((text) => text.includes("có thực hiện việc"))).toBe(false);
  });

  it.each(["Đã xong", "Đã hoàn thành tháng 11/2026"])("leaves when done: %s", (answer) => {
    const { line } = roll(APPROVAL, "2027-07-01", answer);
    expect(line).toBeUndefined();
  });

  it.each(["Chưa", "Đang làm"])("stands without a question when not done: %s", (answer) => {
    expect(roll(APPROVAL, "2027-07-01", answer).line).toMatch(/81\/2026\/NĐ-CP\.$/u);
  });

  it("is no task of the year where its day comes before the year begins: it is to be looked into", () => {
    const { line, context, asked } = roll(APPROVAL.replace("01/07", "01/01"), "2027-01-01");
    expect(line).toBeUndefined();
    expect(context.notices.join()).toMatch(/Đến hạn trước khi năm 2027 bắt đầu .*81\/2026/u);
    expect(asked?.ask).toMatch(/^năm 2027 có thực hiện việc/u);
  });

  it.each([
    ["of another thing", "Đơn thuốc phải được kết nối trước ngày 01/01/2027.", "2027-01-01"],
    ["of another act", "Hồ sơ cấp độ phải được lưu trữ trước ngày 01/01/2027.", "2027-01-01"],
    ["whose day is over", "Hệ thống phải hoàn thành thẩm định cấp độ.", "2026-11-01"],
  ])("is asked about as before where the duty is one %s", (_, fact, due) => {
    expect(roll(fact, due).asked?.ask).toMatch(/^năm 2027 có thực hiện việc/u);
  });
});
