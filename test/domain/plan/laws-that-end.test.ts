/** A law that a task names without its number and that ends within the plan's year. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const law = { type: "Luật", issuer: "Quốc hội" } as const;
const register = makeRegister([
  anEntry({
    ...{ ...law, symbol: "49/2010/QH12", signed: "2010-06-17", effective: "2011-01-01" },
    ...{ title: "Luật Bưu chính", relations: [] },
  }),
  anEntry({
    ...{ ...law, symbol: "99/2025/QH15", signed: "2025-11-20", effective: "2026-07-01" },
    title: "Luật Bưu chính và chuyển phát",
    relations: [
      { kind: "replaces", target: "49/2010/QH12", from: "2026-07-01", confidence: "high" },
    ],
  }),
]);

function drafted(line: string, asOf: string) {
  const plan = aPlan(["KẾ HOẠCH", "Chuyển đổi số năm 2025", "# I. NHIỆM VỤ", `- ${line}`]);
  const input = { plan, priorId: "truoc", targetYear: 2026, asOf, register };
  const { sections, context } = rolloverPlan(input);
  return {
    text: sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join("\n"),
    notices: context.notices.join("\n"),
  };
}

describe("a law named without a number", () => {
  it("tells the day on which it ends and what takes its place, once the law that follows it is signed", () => {
    const { text, notices } = drafted(
      "Gửi kết quả theo Điều 9 của Luật Bưu chính năm 2010.",
      "2025-12-31",
    );
    expect(text).toContain(
      "Luật Bưu chính năm 2010 (hết hiệu lực từ ngày 01/07/2026, thay bằng Luật số 99/2025/QH15).",
    );
    expect(notices).toContain("49/2010/QH12 hết hiệu lực từ ngày 01/07/2026");
    expect(notices).toContain("văn bản thay thế là Luật số 99/2025/QH15");
  });

  it("stands as it is before that", () => {
    const { text } = drafted("Gửi kết quả theo Luật Bưu chính năm 2010.", "2025-10-31");
    expect(text).toContain("theo Luật Bưu chính năm 2010.");
  });
});

describe("a stage that is over", () => {
  it("is asked for by the work that it is a stage of", () => {
    const { text } = drafted(
      "Kiện toàn tổ giúp việc về dữ liệu giai đoạn 2022-2025.",
      "2025-12-31",
    );
    expect(text).toContain(
      '[cần bổ sung: giai đoạn hoặc mốc năm mới của "Kiện toàn tổ giúp việc về dữ liệu"]',
    );
  });
});
