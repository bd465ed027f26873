import { describe, expect, it } from "vitest";

import { parseNumber, parseStoredNumber } from "../../../src/domain/budget/parse-number.ts";

const short = (text: string): string[] =>
  parseNumber(text).map((reading) =>
    [
      `${reading.digits}e-${reading.decimals}`,
      reading.style,
      reading.certainty,
      ...(reading.unit === null ? [] : [reading.unit]),
      ...(reading.qualifier === null ? [] : [reading.qualifier]),
    ].join(" "),
  );

describe("parseNumber reads both styles, units and qualifiers", () => {
  it.each([
    ["15,000,000", "15000000e-0 comma-grouped certain"],
    ["3.344.000", "3344000e-0 dot-grouped certain"],
    ["1.386,000", "1386000e-3 comma-decimal certain"],
    ["1,386.50", "138650e-2 dot-decimal certain"],
    ["977,45 tỷ", "97745e-2 comma-decimal certain billion"],
    ["60.000đ", "60000e-0 dot-grouped certain dong"],
    ["60.000đ/buổi", "60000e-0 dot-grouped certain dong"],
    ["98.4%", "984e-1 dot-decimal certain percent"],
    ["10 %", "10e-0 plain certain percent"],
    ["≥15%", "15e-0 plain certain percent at-least"],
    ["khoảng 5 triệu đồng", "5e-0 plain certain million about"],
    ["hơn 1,5 tỷ", "15e-1 comma-decimal certain billion more-than"],
    ["15 000 000", "15000000e-0 space-grouped certain"],
    ["15 00 000", "1500000e-0 malformed low"],
    ["0,125", "125e-3 comma-decimal certain"],
    ["08", "8e-0 plain certain"],
    ["12*", "12e-0 plain certain"],
    ["15.000.000 (1)", "15000000e-0 dot-grouped certain"],
    ["-5.000.000", "-5000000e-0 dot-grouped certain"],
  ])("%s", (text, first) => {
    expect(short(text)[0]).toBe(first);
  });

  it("keeps both readings of a group of three", () => {
    expect(short("1.234")).toEqual(["1234e-0 dot-grouped likely", "1234e-3 dot-decimal likely"]);
  });

  it("gives a slip between styles as a second reading of low certainty", () => {
    expect(short("2,872,600")[1]).toBe("2872600e-3 malformed low");
    expect(short("15,000.000")[1]).toBe("15000000e-0 malformed low");
  });

  it("reads letters that OCR confuses with digits only with low certainty", () => {
    expect(short("l5.OOO.000")[0]).toBe("15000000e-0 dot-grouped low");
    expect(short("15.00.000")[0]).toBe("1500000e-0 malformed low");
  });

  it.each(["-", "", "…", "Năm 2026", "3.243/415.366", "5 - 7", "200.000 (người/ngày)", "x"])(
    "%s is no number",
    (text) => {
      expect(parseNumber(text)).toEqual([]);
    },
  );
});

describe("parseStoredNumber", () => {
  it.each([
    { value: 68970000.00000001, digits: 68970000n, decimals: 0 },
    { value: 0.08, digits: 8n, decimals: 2 },
    { value: 1234.5, digits: 12345n, decimals: 1 },
  ])("$value keeps fifteen significant digits", ({ value, digits, decimals }) => {
    expect(parseStoredNumber(value)[0]).toMatchObject({ digits, decimals });
  });
});
