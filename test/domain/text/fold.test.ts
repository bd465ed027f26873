/** Folding: the quick way over letters that are known says what the definition by Unicode says, for any text. */
import { describe, expect, it } from "vitest";

import { fold, foldInPlace, stripMarks } from "../../../src/domain/text/fold.ts";
import { random } from "../budget/random-budget.ts";

const byDefinition = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D");

const LETTERS = Array.from(
  "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ",
);
const OTHERS = Array.from(" \t\n\u00a0.,;:–—“”…%≥×²½ ÐƉµßİŁſﬁ中ж😀\u0301\u0323\u20ab");

describe("folding", () => {
  const next = random(11);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? "";
  const texts = Array.from({ length: 400 }, (_, at) => {
    const letters = Array.from({ length: at === 0 ? 9_000 : 1 + (at % 40) }, () =>
      next() < 0.8 ? pick(LETTERS) : pick(OTHERS),
    ).join("");
    return [letters, letters.toUpperCase(), letters.normalize("NFD")];
  }).flat();

  it("removes what Unicode calls a mark, and đ", () => {
    for (const text of texts) expect(stripMarks(text)).toBe(byDefinition(text));
  });

  it("makes lower case with single spaces", () => {
    for (const text of texts)
      expect(fold(text)).toBe(byDefinition(text).toLowerCase().replace(/\s+/g, " ").trim());
  });

  it("keeps every position when it folds in place", () => {
    for (const text of texts) {
      const folded = foldInPlace(text);
      expect(folded).toHaveLength(text.length);
      for (let at = 0; at < text.length; at += 1) {
        const letter = byDefinition(text.charAt(at).replace(/[ÐƉ]/, "Đ")).toLowerCase();
        if (letter.length === 1) expect(folded.charAt(at)).toBe(letter);
        else expect(folded.charAt(at)).toBe(text.charAt(at));
      }
    }
  });
});
