import { describe, expect, it } from "vitest";

import {
  openProfileQuestions,
  profilePart,
  readProfileField,
  symbolSuffixOf,
} from "../../../src/domain/unit/unit-profile.ts";

describe("unit profile", () => {
  it("asks for what is missing, in order, and for nothing twice", () => {
    const fields = openProfileQuestions({ name: "Trung tâm Y tế Suối Xanh", code: "TTYT" });
    expect(fields.map(({ field }) => field)).toEqual([
      "parentBody",
      "province",
      "place",
      "signerTitle",
      "signerName",
      "facility",
    ]);
  });

  it.each([
    ["signerTitle", "giám đốc", { signerTitle: "GIÁM ĐỐC" }],
    ["facility", "bệnh viện", { facility: "hospital" }],
    ["facility", "cơ sở khác", { facility: "non-hospital" }],
    ["recipients", "Sở Y tế; Lưu: VT", { recipients: ["Sở Y tế", "Lưu: VT"] }],
  ] as const)("%s: %s", (field, typed, part) => {
    const check = readProfileField(field, typed);
    expect(check.ok && profilePart(field, check.value)).toEqual(part);
  });

  it.each([
    ["code", "trung tâm"],
    ["symbolFormat", "05/KH"],
    ["name", " "],
  ] as const)("%s refuses %s", (field, typed) => {
    expect(readProfileField(field, typed).ok).toBe(false);
  });

  it("prints the symbol in the unit's own form", () => {
    expect(symbolSuffixOf({ code: "TTYT" })).toBe("KH-TTYT");
    expect(symbolSuffixOf({ code: "BVTT", symbolFormat: "KH-{mã}-CNTT" })).toBe("KH-BVTT-CNTT");
    expect(symbolSuffixOf({})).toBeNull();
  });
});
