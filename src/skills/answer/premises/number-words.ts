/** Numbers as staff write them: "1.500", "2,5", "15.000.000", "mười lăm". Patterns read folded text. Pure. */
import { stripMarks } from "../../../domain/text/fold.ts";

const WORD_DIGITS: Readonly<Record<string, number>> = {
  khong: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  nham: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
};

const DIGIT_WORD = "(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)";
const SPELLED = `(?:${DIGIT_WORD} tram(?: (?:linh |le )?${DIGIT_WORD}(?: muoi(?: ${DIGIT_WORD})?)?| muoi(?: ${DIGIT_WORD})?)?|${DIGIT_WORD} muoi(?: ${DIGIT_WORD})?|muoi(?: ${DIGIT_WORD})?|${DIGIT_WORD})`;
export const FIGURE = String.raw`\d{1,3}(?:[.,]\d{3})+(?![\d])|\d+(?:[.,]\d+)?`;
export const NUMBER = `(?:${FIGURE}|${SPELLED})`;

/** With marks, "từ", "sau" and "lắm" are no numbers; without any, single words that may be them are not taken for some. */
export function isNumber(written: string): boolean {
  if (/\d/.test(written)) return true;
  const words = written.toLowerCase().trim().split(/\s+/);
  if (words.length === 1 && /^(?:tu|nam|sau|lam)$/.test(words[0] ?? "")) return false;
  return words.every((word) => MARKED_NUMBER.test(word) || stripMarks(word) === word);
}

const MARKED_NUMBER =
  /^(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|linh|lẻ)$/;

/** "1.500", "2,5", "15.000.000", "mười lăm". */
export function numberValue(text: string): number | null {
  if (/^\d/.test(text)) {
    if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ""));
    return Number(text.replace(",", "."));
  }
  return spelled(text.trim().split(/\s+/));
}

function spelled(words: readonly string[]): number | null {
  let sum = 0;
  let last: number | null = null;
  for (const word of words) {
    if (word === "tram" || word === "muoi") {
      const factor = word === "tram" ? 100 : 10;
      sum += (last ?? 1) * factor;
      last = null;
    } else if (word !== "linh" && word !== "le") {
      const digit = WORD_DIGITS[word];
      if (digit === undefined) return null;
      last = digit;
    }
  }
  return sum + (last ?? 0);
}
