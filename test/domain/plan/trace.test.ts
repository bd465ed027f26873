import { describe, expect, it } from "vitest";

import { checkAgainstEvidence, makeEvidence } from "../../../src/domain/plan/trace.ts";
import { anEntry } from "./plan-builders.ts";

const evidence = makeEvidence({
  texts: ["Đạt 98,4% trong năm 2026, 15.000.000 đồng, trước ngày 05/12/2026."],
  entries: [anEntry({ symbol: "13/2025/TT-BYT" })],
  figures: [198_000_000],
});

describe("checkAgainstEvidence", () => {
  it.each([
    {
      rule: "known figures in another spelling",
      text: "98.4% và 15,000,000 đồng, tổng 198.000.000",
      found: [],
    },
    {
      rule: "a date of an entry in long form",
      text: "Thông tư số 13/2025/TT-BYT ngày 06 tháng 6 năm 2025",
      found: [],
    },
    { rule: "a changed number", text: "đạt 99,4%", found: ["99,4"] },
    { rule: "a changed amount", text: "15.000.001 đồng", found: ["15.000.001"] },
    {
      rule: "an invented symbol",
      text: "theo Nghị định 99/2026/NĐ-CP",
      found: ["Nghị định 99/2026/NĐ-CP"],
    },
    { rule: "an invented date", text: "trước ngày 06/12/2026", found: ["ngày 06/12/2026"] },
  ])("$rule", ({ text, found }) => {
    expect(checkAgainstEvidence(text, evidence).map((violation) => violation.found)).toEqual(found);
  });
});
