/** What a request orders in its own words, and what the chosen part leaves of it. */
import { describe, expect, it } from "vitest";

import { askedPart } from "../../src/assistant/asked-part.ts";
import { fullPlan } from "../domain/plan/asked/asked-plans.ts";

const plan = fullPlan();

describe("a request that orders a section", () => {
  it("makes the plan that section, with what else is wished", () => {
    expect(
      askedPart({ part: "plan", request: "soạn giúp em mục III, thêm 2 máy in" }, plan),
    ).toEqual({
      part: { section: "soạn giúp em mục III" },
      request: "thêm 2 máy in",
      notices: [],
    });
  });

  it.each(["căn cứ", "can cu phap ly", "cho em xin phần căn cứ năm sau", "viết phần nhà ăn"])(
    "may be the name alone, and one that the plan lacks is not the whole plan: %s",
    (request) => {
      expect(askedPart({ part: "plan", request }, plan)).toEqual({
        ...{ part: { section: request }, request: null, notices: [] },
      });
    },
  );

  it("is told as not used where the whole plan or the budget was chosen", () => {
    const request = "soạn mục nhiệm vụ, thêm 2 máy in";
    const whole = askedPart({ part: "plan", wholePlan: true, request }, plan);
    expect(whole).toMatchObject({ part: "plan", request: "thêm 2 máy in" });
    expect(whole.notices[0]).toContain("là cả kế hoạch");
    const money = askedPart({ part: "budget", request }, plan);
    expect(money).toMatchObject({ part: "budget", request: "thêm 2 máy in" });
    expect(money.notices[0]).toContain("là dự toán");
  });

  it.each(["thêm 20 máy tính", "soạn kế hoạch 2027, viết kỹ phần hạn chế", "máy tính"])(
    "is none in: %s",
    (request) => {
      const asked = askedPart({ part: "plan", request }, plan);
      expect(asked).toEqual({ part: "plan", request, notices: [] });
    },
  );
});
