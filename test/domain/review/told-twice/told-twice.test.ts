/** One quantity told in two sentences: other values are a finding, whatever the words; what may be another quantity is none. */
import { describe, expect, it } from "vitest";

import { reviewDocument } from "../../../../src/domain/review/review-document.ts";
import { planCounts } from "../../../../src/domain/review/rules/plan-counts.ts";
import { textAgainstText } from "../../../../src/domain/review/rules/text-against-text.ts";
import { findingsBy, planInput } from "../../../support/review-input.ts";
import { BUDGET_NEAR_MISSES } from "./budget-near-misses.ts";
import { BUDGET_PAIRS } from "./budget-pairs.ts";
import { NEAR_MISSES } from "./near-misses.ts";
import { PAIRS } from "./pairs.ts";

const plan = (first: string, second: string): string =>
  `# KẾ HOẠCH NĂM 2026\n\n${first}\n\nVăn bản này gửi các khoa, phòng.\n\n${second}\n`;

const told = (first: string, second: string): string[] =>
  findingsBy(textAgainstText, plan(first, second), { year: 2026 }).map(
    ({ severity, code, where, alsoAt = [] }) =>
      `${severity} ${code} ${[where, ...alsoAt]
        .map(({ line }) => line)
        .toSorted()
        .join("+")}`,
  );

const MISMATCH = ["warning text-text-mismatch 3+7"];
const filled = (text: string, value: string): string => text.replace(/\{0?\}/g, value);

describe("one quantity in two sentences", () => {
  it.each([...PAIRS, ...BUDGET_PAIRS])(
    "$a / $b",
    ({ a, b, value, other, second = { value, other } }) => {
      expect(told(filled(a, value), filled(b, second.value))).toEqual([]);
      expect(told(filled(a, other), filled(b, second.value))).toEqual(MISMATCH);
      expect(told(filled(a, value), filled(b, second.other))).toEqual(MISMATCH);
      expect(told(filled(b, second.other), filled(a, value))).toEqual(MISMATCH);
    },
  );
});

describe("two quantities", () => {
  it.each(NEAR_MISSES)("%s: %s / %s", (_, a, b) => {
    expect(told(a, b)).toEqual([]);
    expect(told(b, a)).toEqual([]);
  });
});

describe("two quantities round a budget", () => {
  it.each(BUDGET_NEAR_MISSES)("%s / %s", (a, b) => {
    expect(told(a, b)).toEqual([]);
    expect(told(b, a)).toEqual([]);
  });
});

describe("what a sentence points back to", () => {
  const pair = (said: string, again: string): string[] =>
    told(`Dân số vùng dự án là ${said} người.`, `Tờ rơi in cho ${again} người dân nói trên.`);

  it("has the number that was told", () => {
    expect(pair("52.340", "52.340")).toEqual([]);
    expect(pair("52.340", "53.240")).toEqual(MISMATCH);
    expect(pair("53.240", "52.340")).toEqual(MISMATCH);
  });

  it("may be some of them", () => {
    expect(pair("52.340", "1.200")).toEqual([]);
  });
});

describe("more of them than there are", () => {
  it.each([
    ["Tổ quản trị mạng gồm 4 kỹ sư.", "6 kỹ sư của Tổ quản trị mạng phải học an toàn thông tin."],
    ["Khoa Dược có 9 dược sĩ.", "11 dược sĩ của khoa Dược được cấp chữ ký số."],
  ])("%s / %s", (a, b) => {
    expect(told(a, b)).toEqual(MISMATCH);
    expect(told(b, a)).toEqual(MISMATCH);
  });

  it("is found in one sentence of two statements", () => {
    const text = (count: number): string =>
      `Khoa Dược có 9 dược sĩ; ${count} dược sĩ của khoa Dược được cấp chữ ký số.`;
    expect(findingsBy(textAgainstText, text(9))).toEqual([]);
    expect(findingsBy(textAgainstText, text(7))).toEqual([]);
    expect(findingsBy(textAgainstText, text(11))).toHaveLength(1);
  });
});

describe("one cause, one finding", () => {
  const review = (text: string): string[] =>
    reviewDocument({ ...planInput(text), rules: [planCounts, textAgainstText] }).findings.map(
      ({ code }) => code,
    );

  it("counts of units that the rules on plans tell are not told again", () => {
    const plan = "Trung tâm có 24 trạm y tế.\n\nCấp máy tính cho cả 22 trạm y tế.\n";
    expect(review(plan)).toEqual(["count-conflict"]);
  });

  it("what is left of a whole is reckoned in budgets as in plans", () => {
    const text = (left: number): string =>
      `Có 26/33 trạm đã nối mạng.\n\nNăm nay nối mạng cho ${left} trạm chưa nối mạng.\n`;
    const codes = (left: number): string[] =>
      findingsBy(planCounts, text(left), { kind: "budget" }).map(({ code }) => code);
    expect(codes(7)).toEqual([]);
    expect(codes(9)).toEqual(["count-conflict"]);
  });

  it("two sentences that say the same and one that does not are one finding at the odd one", () => {
    const sentences = [
      "Toàn đơn vị có 58 máy in.",
      "Bơm mực cho toàn bộ 58 máy in của đơn vị.",
      "Dán tem kiểm kê cho tất cả 85 máy in của đơn vị.",
    ];
    const [finding, ...more] = findingsBy(textAgainstText, sentences.join("\n\n"));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ where: { line: 5 }, alsoAt: [{ line: 1 }, { line: 3 }] });
    expect(finding).toMatchObject({ found: "85 máy in của", expected: "58 máy in" });
  });

  it("three different numbers are several scopes", () => {
    const counts = [58, 42, 31].map((count) => `Toàn đơn vị có ${count} máy in.`);
    expect(told(counts[0] ?? "", counts.slice(1).join(" "))).toEqual([]);
  });
});

describe("where nothing is certain", () => {
  it("a scan is not held against itself", () => {
    const text = "Đơn vị có 58 máy in.\n\nBơm mực cho toàn bộ 85 máy in của đơn vị.\n";
    expect(findingsBy(textAgainstText, text)).toHaveLength(1);
    expect(findingsBy(textAgainstText, text, { ocr: true })).toEqual([]);
  });

  it("what a draft still asks for says nothing", () => {
    const open = (count: number): string =>
      `[cần bổ sung: nội dung mục "${count}" năm 2026 [1], chép theo bản gốc (đơn vị có ${count} máy in)]`;
    expect(findingsBy(textAgainstText, `${open(58)}\n\n${open(85)}`)).toEqual([]);
  });
});

describe("a long text", () => {
  const lines = (count: number): string =>
    Array.from({ length: count }, (_, at) => `Nơi thứ ${at} có ${(at % 90) + 2} máy in.`).join(
      "\n\n",
    );

  it("its one contradiction is found (a cost by pairs of lines would not come to an end)", () => {
    const text = `${lines(3000)}\n\nCó 6 xe cứu thương.\n\nCả 4 xe cứu thương đã cũ.\n`;
    expect(findingsBy(textAgainstText, text)).toHaveLength(1);
  });
});
