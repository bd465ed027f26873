import { describe, expect, it } from "vitest";

import { formatDong, formatQuantity } from "../../../src/domain/budget/format-money.ts";

describe("formatDong", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1_000, "1.000"],
    [1_234_567, "1.234.567"],
    [-62_700_000, "-62.700.000"],
    [9_007_199_254_740_991, "9.007.199.254.740.991"],
    [10n ** 18n, "1.000.000.000.000.000.000"],
  ])("%s → %s", (amount, text) => {
    expect(formatDong(amount)).toBe(text);
  });
});

describe("formatQuantity", () => {
  it.each([
    [12, "12"],
    [1_200, "1.200"],
    [2.5, "2,5"],
    [0.1 + 0.2, "0,3"],
    [1_234.0625, "1.234,0625"],
    [-0.5, "-0,5"],
  ])("%s → %s", (quantity, text) => {
    expect(formatQuantity(quantity)).toBe(text);
  });
});
