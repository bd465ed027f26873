import { describe, expect, it } from "vitest";

import { editDistance, isOneApart } from "../../../src/domain/text/edit-distance.ts";

const WORDS = [
  "",
  "a",
  "b",
  "ab",
  "ba",
  "aab",
  "abb",
  "bab",
  "aba",
  "abab",
  "baba",
  "aabb",
  "bbbb",
];

describe("isOneApart", () => {
  it("says of every two words what their distance says", () => {
    for (const one of WORDS)
      for (const other of WORDS)
        expect([one, other, isOneApart(one, other)]).toEqual([
          one,
          other,
          editDistance(one, other) === 1,
        ]);
  });
});
