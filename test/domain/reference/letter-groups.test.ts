import { describe, expect, it } from "vitest";

import { looksMisspelt } from "../../../src/domain/reference/letter-groups.ts";
import { editDistance } from "../../../src/domain/text/edit-distance.ts";

describe("looksMisspelt", () => {
  it.each([
    { printed: "QĐ-BTY", meant: "QĐ-BYT", is: true, why: "a swapped pair" },
    { printed: "BYT-TT", meant: "TT-BYT", is: true, why: "groups in the wrong order" },
    { printed: "TTYTQG-GPQLCL", meant: "TTYQG-GPQLCL", is: true, why: "a letter too many" },
    { printed: "TT-BCT", meant: "TT-BYT", is: false, why: "another ministry" },
    { printed: "TB-BYT", meant: "TT-BYT", is: false, why: "another type" },
    { printed: "BTTTT-THH", meant: "QĐ-BTTTT", is: false, why: "an official letter" },
  ])("$printed for $meant: $why", ({ printed, meant, is }) => {
    expect(looksMisspelt(printed, meant)).toBe(is);
  });
});

it("counts edits", () => {
  expect(editDistance("QDBTY", "QDBYT")).toBe(2);
  expect(editDistance("", "abc")).toBe(3);
});
