/** Shares as texts tell them: "32,5%", "hơn một nửa", "ba phần tư", "tỷ lệ 60:40", "cứ 100 đồng thì có 65 đồng". */
import { MICRO, type Micro } from "../../budget/fixed.ts";
import { foldInPlace } from "../../text/fold.ts";
import { readPercent } from "../share-of-total.ts";

export interface SaidShare {
  start: number;
  end: number;
  /** In percent. */
  value: Micro;
  decimals: number;
  bound: "is" | "over" | "under" | "about";
  quote: string;
}

export const saidShares = (text: string): SaidShare[] => [
  ...byHundred(text),
  ...percentsIn(text),
  ...ratiosIn(text),
];

const OVER = "hon|tren|qua|vuot|it nhat|toi thieu|khong duoi";
const UNDER =
  "duoi|chua bang|khong bang|chua day|chua den|chua toi|khong qua|khong den|it hon|toi da|thap hon|gan";
const ABOUT = "khoang|xap xi|uoc|chung|tam";
const FRACTION =
  "(?:mot|hai|ba|bon|nam|sau|bay|tam|chin) phan (?:hai|ba|tu|nam|sau|bay|tam|chin|muoi)";
const SHARE = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?:(${OVER}|${UNDER}|${ABOUT}) )?(?:(\d{1,3}(?:[.,]\d{1,2})?)(?:\s*%| phan tram)|((?:mot|1|phan) nua|(?<=(?:qua|gan|hon|non|chua den|chua toi) )nua|1/2|${FRACTION}|[1-9]/(?:[3-9]|10))(?![\p{L}\d/]))`,
  "gu",
);
/** "tỷ lệ 60:40", "tỷ lệ A/B là 50/30/20": figures that come to about a hundred. */
const RATIO =
  /\b(?:ty le|co cau|ti le)[^.;\d%]{0,120}?(?<![\d.,])(\d{1,2}(?:[.,]\d)?(?: ?[:/–-] ?\d{1,2}(?:[.,]\d)?){1,3})(?![\d%]|[.,:/–-]\d|\s*%)/g;

const NEARLY = new RegExp(String.raw`\b(?:${ABOUT}|gan|vao khoang)(?: (?:la|o muc|bang))* ?$`);

function ratiosIn(text: string): SaidShare[] {
  return [...foldInPlace(text).matchAll(RATIO)].flatMap((match) => {
    const from = match.index + match[0].length - (match[1] ?? "").length;
    const parts = [...(match[1] ?? "").matchAll(/\d+(?:[.,]\d)?/g)];
    const sum = parts.reduce((all, [digits]) => all + Number(digits.replace(",", ".")), 0);
    if (sum < 90 || sum > 110) return [];
    return parts.map(({ 0: quote, index }): SaidShare => {
      const start = from + index;
      const { value, decimals } = readPercent(quote);
      const bound = NEARLY.test(match[0].slice(0, -(match[1] ?? "").length)) ? "about" : "is";
      return { start, end: start + quote.length, value, decimals, bound, quote };
    });
  });
}

function percentsIn(text: string): SaidShare[] {
  return [...foldInPlace(text).matchAll(SHARE)].flatMap((match): SaidShare[] => {
    const [all, word, percent, fraction] = match;
    const start = match.index;
    const at = { start, end: start + all.length, quote: text.slice(start, start + all.length) };
    const bound = boundOf(word, fraction !== undefined);
    if (percent !== undefined) {
      const { value, decimals } = readPercent(percent);
      return [{ ...at, value, decimals, bound }];
    }
    const value = fractionOf(fraction ?? "");
    return value === null ? [] : [{ ...at, value, decimals: 0, bound }];
  });
}

const DIGITS = ["mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"];

/** "một nửa", "hai phần ba", "3/4": in percent; null for more than the whole. */
function fractionOf(words: string): Micro | null {
  if (/nua$/.test(words)) return 50n * MICRO;
  const [part, whole] = words.split(/ phan |\//).map((word) => BigInt(numberOf(word)));
  if (part === undefined || whole === undefined || part >= whole) return null;
  return (100n * MICRO * part) / whole;
}

const numberOf = (word: string): number =>
  /\d/.test(word) ? Number(word) : DIGITS.indexOf(word.replace("bon", "tu")) + 1;

/** A fraction in words is never meant to the percent; "gần một nửa" is a little less than it. */
function boundOf(word: string | undefined, fraction: boolean): SaidShare["bound"] {
  if (word === undefined) return fraction ? "about" : "is";
  if (word === "gan" || new RegExp(`^(?:${ABOUT})$`).test(word)) return "about";
  return new RegExp(`^(?:${OVER})$`).test(word) ? "over" : "under";
}

const OF = String.raw`(100|1\.000|10|mot tram|mot nghin|muoi|\d) dong`;
const PART = String.raw`(\d{1,3}(?:,\d{1,2})?) dong`;
const BY_HUNDRED = [
  new RegExp(
    String.raw`\b(?:cu|moi|trong(?: moi)?|cua moi|binh quan) ${OF}\b[^.;\d]{0,60}?(?<!\d)${PART}(?!\p{L})`,
    "gu",
  ),
  new RegExp(
    String.raw`(?<![\d.,])${PART} ?(?:tren|trong|/|cua)(?: moi| cu)? ?${OF}(?!\p{L})`,
    "gu",
  ),
];
const HUNDREDS: Readonly<Record<string, bigint>> = {
  "mot tram": 100n,
  "mot nghin": 1_000n,
  "1.000": 1_000n,
  muoi: 10n,
};

/** "Cứ 100 đồng thì có 65 đồng từ …", "33 đồng trên 100 đồng". */
function byHundred(text: string): SaidShare[] {
  const folded = foldInPlace(text);
  return BY_HUNDRED.flatMap((pattern, form) =>
    [...folded.matchAll(pattern)].flatMap((match): SaidShare[] => {
      const [, one = "", two = ""] = match;
      const [of, part] = form === 0 ? [one, two] : [two, one];
      const whole = HUNDREDS[of] ?? BigInt(of);
      const { value, decimals } = readPercent(part);
      if (whole < 3n || value >= whole * MICRO) return [];
      const end = match.index + match[0].length;
      const start = form === 0 ? end - part.length - " dong".length : match.index;
      const quote = text.slice(start, end);
      const bound = whole >= 100n ? "is" : "about";
      return [{ start, end, value: (value * 100n) / whole, decimals, bound, quote }];
    }),
  );
}
