import { describe, expect, it } from "vitest";

import { diffDrafts } from "../../../src/domain/draft/draft-diff.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aRegister, samplePlan } from "../plan/plan-builders.ts";

const draftWith = (results: { id: string; value: string }[], request?: string) =>
  makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: samplePlan(),
    priorId: "truoc",
    part: "plan",
    asOf: "2026-11-22",
    results,
    ...(request === undefined ? {} : { request }),
  });

describe("diffDrafts", () => {
  it("is empty for two drafts out of the same inputs", async () => {
    const diff = diffDrafts(await draftWith([]), await draftWith([]));
    expect(diff).toEqual({ differences: [], answered: [], opened: [] });
  });

  it("shows the reported result, the target that is now kept up, and the question answered", async () => {
    const diff = diffDrafts(await draftWith([]), await draftWith([{ id: "ct-01", value: "97,5" }]));
    expect(diff.answered).toEqual(["ct-01", "muc-ct-01"]);
    expect(diff.differences.map(({ kind, after }) => [kind, after])).toEqual([
      ["changed", "95% văn bản trao đổi trên môi trường mạng trong năm 2026: 97,5% (đạt)"],
      ["changed", "Duy trì 97,5% văn bản trao đổi trên môi trường mạng trong năm 2027."],
    ]);
  });

  it("shows lines and total of the budget that a request changed", async () => {
    const diff = diffDrafts(await draftWith([]), await draftWith([], "thêm 20 máy tính"));
    const budget = diff.differences.filter(({ where }) => where === "Dự toán");
    expect(budget.map(({ after }) => after)).toContain("Máy vi tính để bàn: 20 × 20.000.000 đồng");
  });
});
