import { describe, expect, it } from "vitest";

import { findDates, isoDate, longDate } from "../../../src/domain/reference/vietnamese-date.ts";

describe("findDates", () => {
  it.each([
    { text: "ngay 06 thang 6 nam 2025", iso: ["2025-06-06"] },
    { text: "ngay 25thango2 nam 2025", iso: ["2025-02-25"] },
    { text: "ngay 12/01/2023 va 5.7.2024", iso: ["2023-01-12", "2024-07-05"] },
    { text: "ngay 18/01/23", iso: ["2023-01-18"] },
    { text: "ngay 31/04/2025", iso: [null] },
    { text: "271812024, 15/15, 2021-2025", iso: [] },
  ])("$text", ({ text, iso }) => {
    expect(findDates(text).map((one) => one.iso)).toEqual(iso);
  });
});

it("prints days under ten and the months 1 and 2 with two digits", () => {
  expect(longDate("2025-06-06")).toBe("ngày 06 tháng 6 năm 2025");
  expect(longDate("2024-02-25")).toBe("ngày 25 tháng 02 năm 2024");
});

it("knows leap days", () => {
  expect(isoDate(2024, 2, 29)).toBe("2024-02-29");
  expect(isoDate(2025, 2, 29)).toBeNull();
});
