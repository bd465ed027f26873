/** One fund by its names. */
import { expect, it } from "vitest";

import { fundKey } from "../../../src/domain/plan/funding.ts";

it.each([
  ["Nguồn Quỹ phát triển sự nghiệp", "Quỹ phát triển hoạt động sự nghiệp"],
  ["Quỹ PTSN", "Quỹ phát triển hoạt động sự nghiệp"],
  ["NSNN", "Ngân sách nhà nước"],
])("%s is %s", (one, other) => {
  expect(fundKey(one)).toBe(fundKey(other));
});

it("another fund is none of it", () => {
  expect(fundKey("Quỹ phát triển khoa học")).not.toBe(fundKey("Quỹ phát triển sự nghiệp"));
});
