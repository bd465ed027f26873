import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { amountInWords, parseAmountInWords } from "../../../src/domain/budget/amount-in-words.ts";

const TABLE: [bigint, string][] = [
  [15n, "Mười lăm đồng"],
  [21_000n, "Hai mươi mốt nghìn đồng"],
  [105n, "Một trăm linh năm đồng"],
  [1_005n, "Một nghìn không trăm linh năm đồng"],
  [1_080_000n, "Một triệu không trăm tám mươi nghìn đồng"],
  [24_004_000n, "Hai mươi tư triệu không trăm linh bốn nghìn đồng"],
  [101_001_001n, "Một trăm linh một triệu không trăm linh một nghìn không trăm linh một đồng"],
  [625_740_000n, "Sáu trăm hai mươi lăm triệu bảy trăm bốn mươi nghìn đồng"],
  [1_000_000_005n, "Một tỷ không trăm linh năm đồng"],
  [4_852_710_000n, "Bốn tỷ tám trăm năm mươi hai triệu bảy trăm mười nghìn đồng"],
  [
    12_345_678_901n,
    "Mười hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn chín trăm linh một đồng",
  ],
];

describe("amountInWords writes the national administrative form", () => {
  it.each(TABLE)("%s", (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
    expect(parseAmountInWords(words)).toEqual({ values: [amount], noisy: false });
  });
});

describe("words and figures round trip", () => {
  it("for 10,000 amounts to 10^15", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (amount) => {
        expect(parseAmountInWords(amountInWords(amount))?.values).toEqual([amount]);
      }),
      { numRuns: 10_000 },
    );
  });

  it("also without marks, in southern words and with commas", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), (amount) => {
        const southern = amountInWords(amount)
          .replaceAll("nghìn", "ngàn")
          .replaceAll("linh", "lẻ")
          .replaceAll("tỷ", "tỉ,")
          .replaceAll("triệu", "triệu,");
        const unmarked = southern
          .normalize("NFD")
          .replace(/[\u0300-\u036f]/g, "")
          .replace(/đ/g, "d");
        expect(parseAmountInWords(`Bằng chữ: ${southern} chẵn./.`)?.values).toEqual([amount]);
        expect(parseAmountInWords(unmarked)?.values).toEqual([amount]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("parseAmountInWords", () => {
  it.each([
    // Vĩnh Long 2025, Phần II mục V, as a scan reads it.
    [
      "(Bang cha: Niim mucoii ty, nam trim tam muoi tam triéu chin tram sau muoi bay nghin dong)",
      50_588_967_000n,
    ],
    ["Tam ty, chin muwoi bon triéu dong", 8_094_000_000n],
    ["Bảng chữ: Ba tỷ, sáu trăm chín mươi triệu, bốn trăm sáu mươi ngàn đồng./.", 3_690_460_000n],
    ["Hai mươi bốn triệu đồng chẵn", 24_000_000n],
  ])("reads %s", (text, amount) => {
    expect(parseAmountInWords(text)?.values).toContain(amount);
  });

  it.each(["Sáu trăm máy tính", "hai trăm năm", "một triệu năm trăm triệu", "đồng", "", "tỷ đồng"])(
    "gives nothing for %s",
    (text) => {
      expect(parseAmountInWords(text)).toBeNull();
    },
  );
});
