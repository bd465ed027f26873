/** A letter or a decision and the plan that it brings, in one file. */
import { describe, expect, it } from "vitest";

import { withPlanInside } from "../../../src/domain/review/plan-inside.ts";
import { planInput } from "../../support/review-input.ts";

const facts = (kind: string, text: string) => withPlanInside(planInput(text, { kind })).year;
const plan = `TỜ TRÌNH

Kính gửi: Ủy ban nhân dân tỉnh.

KẾ HOẠCH

Chuyển đổi số ngành y tế năm 2027

## I. MỤC TIÊU

- 100% trạm y tế dùng chữ ký số.`;

describe("withPlanInside", () => {
  it("takes the plan behind a letter for what it is, with its own year", () => {
    expect(withPlanInside(planInput(plan, { kind: "other" }))).toMatchObject({
      kind: "plan",
      year: 2027,
    });
  });

  it.each([
    { kind: "budget", text: plan },
    { kind: "other", text: plan.replace("KẾ HOẠCH\n", "") },
    { kind: "other", text: plan.replace("năm 2027", "") },
    { kind: "regulation", text: plan.replace("## I. MỤC TIÊU", "Điều 1.") },
  ])("leaves $kind as it is", ({ kind, text }) => {
    expect(withPlanInside(planInput(text, { kind })).kind).toBe(kind);
    expect(facts(kind, text)).toBe(2026);
  });
});
