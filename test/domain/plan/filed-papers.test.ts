/** A law among the bases brings its duty: papers that are to be handed in are asked about, and leave once they are. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import type { Provision } from "../../../src/domain/regulation/register-entry.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const FILED =
  "Hồ sơ đánh giá tác động dữ liệu cá nhân phải được nộp trong 60 ngày kể từ ngày đầu xử lý.";

const law = (part: Partial<Provision>, more: Provision[] = []) =>
  makeRegister([
    anEntry({
      ...{
        symbol: "77/2026/QH16",
        type: "Luật",
        issuer: "Quốc hội",
        subjects: ["du-lieu-ca-nhan"],
      },
      ...{ signed: "2025-06-20", effective: "2025-07-01", title: "Luật Dữ liệu riêng" },
      provisions: [
        {
          ...{ locator: "Điều 21 khoản 1", kind: "deadline", fact: FILED, within: "60 ngày" },
          ...{ asks: [], confidence: "high", ...part },
        },
        ...more,
      ],
    }),
  ]);

function roll(register = law({}), value?: string, task = "Bảo vệ dữ liệu cá nhân của người bệnh.") {
  const input = {
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22" as const, register },
    plan: aPlan([
      ...["KẾ HOẠCH", "Chuyển đổi số tại Bệnh viện Sông Lô năm 2026"],
      ...["# I. CĂN CỨ", "- Công văn số 5/SYT-VP ngày 06/6/2025;", "# II. NHIỆM VỤ", `- ${task}`],
    ]),
  };
  const first = rolloverPlan(input);
  const asked = first.context.missing.find(({ ask }) => ask.includes("đã nộp chưa"));
  const { sections } =
    value === undefined || asked === undefined
      ? first
      : rolloverPlan({ ...input, results: [{ id: asked.id, value }] });
  const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  return { asked, line: texts.find((text) => text.startsWith("Bảo đảm hồ sơ")) };
}

describe("papers that a law wants handed in", () => {
  it("are a task with the question whether they are there", () => {
    const { asked, line } = roll();
    expect(line).toContain("theo Khoản 1 Điều 21 Luật số 77/2026/QH16");
    expect(line).toContain(`[cần bổ sung: ${asked?.ask ?? "-"}]`);
  });

  it("leave once they are, and stand without a question when not", () => {
    expect(roll(law({}), "Đã nộp xong tháng 3/2026").line).toBeUndefined();
    expect(roll(law({}), "Chưa").line).toMatch(/77\/2026\/QH16[^[]*\.$/u);
  });

  it.each([
    [
      "what is told within hours of an event",
      law({ fact: "Vi phạm phải được thông báo trong 72 giờ." }),
    ],
    ["what is not certain", law({ confidence: "medium" })],
  ])("are not %s", (_, register) => {
    expect(roll(register).asked).toBeUndefined();
  });

  it("are not asked about in a plan that does not lean on the law", () => {
    expect(roll(law({}), undefined, "Bảo mật mật khẩu của 12 máy.").asked).toBeUndefined();
  });
});
