import { describe, expect, it } from "vitest";

import { nextNight } from "../../jobs/schedule.ts";

describe("nextNight", () => {
  it.each([
    ["the evening before", "2026-11-22T13:00:00.000Z", "2026-11-22T17:10:00.000Z"],
    ["just after midnight in Viet Nam", "2026-11-22T17:05:00.000Z", "2026-11-22T17:10:00.000Z"],
    [
      "at the minute itself: the next night",
      "2026-11-22T17:10:00.000Z",
      "2026-11-23T17:10:00.000Z",
    ],
    ["the last night of the year", "2026-12-31T12:00:00.000Z", "2026-12-31T17:10:00.000Z"],
    ["a leap day", "2028-02-28T17:11:00.000Z", "2028-02-29T17:10:00.000Z"],
  ])("is 00:10 in Viet Nam: %s", (_, now, night) => {
    expect(nextNight(now)).toBe(night);
  });
});
