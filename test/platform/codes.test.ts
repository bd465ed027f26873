import { describe, expect, it } from "vitest";

import { looksLikeCode } from "../../src/assistant/dialogue/account-turn.ts";
import { newCode } from "../../src/platform/ids.ts";

describe("codes that people type", () => {
  it("every code is known as one when it is sent to a chat alone, with and without hyphens", () => {
    // One in forty drawn at random has no digit.
    const codes = Array.from({ length: 2000 }, newCode);
    const sent = codes.flatMap((code) => [code, code.replaceAll("-", "").toLowerCase()]);
    expect(sent.filter((code) => !looksLikeCode(code))).toEqual([]);
  });
});
