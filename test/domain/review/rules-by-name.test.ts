/** Codes that no other test names: a planted defect and its clean counterpart each. */
import { describe, expect, it } from "vitest";

import { citationSymbol } from "../../../src/domain/review/rules/citation-symbol.ts";
import { toldBy } from "../../support/review-input.ts";

const count = (told: readonly string[], code: string): number =>
  told.filter((one) => one.endsWith(` ${code}`)).length;

describe("citation-foreign-unit", () => {
  it.each([
    { code: "YTĐT", wrong: 1 },
    { code: "BVTT", wrong: 0 },
    { code: "UBND", wrong: 0 },
  ])("$code", ({ code, wrong }) => {
    const text = `Số: 12/KH-BVTT\n\n## I. KẾT QUẢ NĂM 2025\n\n- Bệnh viện đã ban hành Kế hoạch số 148/KH-${code} ngày 10/01/2025 về chuyển đổi số.`;
    expect(count(toldBy(citationSymbol, text), "citation-foreign-unit")).toBe(wrong);
  });
});
