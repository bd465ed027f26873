/**
 * Words of change ("tăng", "giảm", "kém", "cũ") and those that look like them once their marks are off: "hạ tầng",
 * "nền tảng", "giám sát", "kèm", "công cụ". Rules read folded text: here the second kind is told by its marks, and where
 * these are missing by the words around it; in the folded text a word that no pattern holds stands in its place.
 */
import { fold, foldInPlace } from "./fold.ts";

/** Behind "thuế", in a text that is folded here: "giá trị gia tăng" tells no change, but of tax as "GTGT" does. */
export const ADDED_VALUE = "gia tri gia gtgt";

/** How each is written; a scan mistakes "ă" for "ã". Any other marks make it another word. */
const MEANT: Readonly<Record<string, RegExp>> = {
  tang: /^t[aăã]ng$/iu,
  giam: /^gi[aảã]m$/iu,
  kem: /^k[eé]m$/iu,
  cu: /^c[uũ]$/iu,
};
/** As long as the word itself, in letters that Vietnamese has not. */
const NEUTRAL: Readonly<Record<string, string>> = {
  tang: "tanz",
  giam: "giaz",
  kem: "kez",
  cu: "cz",
};
const LIKE_CHANGE = /\b(?:tang|giam|kem(?! theo\b)|cu(?! the\b))\b/g;

const OWN_SUMS =
  "(?:kinh phi|du toan|tong|muc|von|nguon|chi|so|don gia|gia|quy mo|ty le|ty trong)\\b";
/**
 * No change of a figure, whatever its marks: what is made stronger, names of illnesses, what a purchase is to better
 * ("để giảm thời gian chờ").
 */
const NEVER = new RegExp(
  [
    "(?<=\\b(?:ha|bao) )tang\\b",
    "\\btang(?= (?:cuong|huyet ap|am (?:thanh|ly))\\b)",
    "\\bgiam(?= (?:thieu|ngheo)\\b)",
    "(?<=\\bsuy )giam\\b",
    `(?<=\\b(?:nham|de(?! (?:nghi|xuat|an)\\b)|giup|gop phan)(?: [a-z]+){0,2} )(?:tang|giam)(?! ${OWN_SUMS})(?= [^\\d%.;,()]*(?:[.;,()]|$))`,
  ].join("|"),
  "g",
);
/** Where the word has no marks: platforms and storeys, gifts; who watches, heads or examines. */
const NEVER_BARE = new RegExp(
  [
    "(?<=\\b(?:nen|phu|qua|trao) )tang\\b(?! (?:them|len|kinh phi|du toan|so voi|khoang)\\b| \\d)",
    "(?<=\\b(?:nha|toa|khu)\\b[^.;,\\d]{0,30}\\d{1,2} )tang\\b(?! ?\\d)",
    "\\btang(?= (?:tret|ham|tren|duoi|kem)\\b| \\d{1,2}(?: (?:nha|khu|toa|day)\\b|[.;)]|$))",
    "\\bgiam(?= (?:sat|doc|thi|ho(?! so\\b)|dinh(?! (?:muc|ky|phi)\\b))\\b)",
  ].join("|"),
  "g",
);

/** As foldInPlace, with only words of change for words of change. */
export function foldChangesInPlace(text: string): string {
  const folded = foldInPlace(text);
  // Most texts have none.
  if (!/tang|giam|\bkem\b|\bcu\b/.test(folded)) return folded;
  const written = (word: string, at: number): string => text.slice(at, at + word.length);
  return folded
    .replace(/\bgia tri gia tang\b/g, ADDED_VALUE)
    .replace(NEVER, neutral)
    .replace(NEVER_BARE, (word, at: number) =>
      written(word, at).toLowerCase() === word ? neutral(word) : word,
    )
    .replace(LIKE_CHANGE, (word, at: number) =>
      MEANT[word]?.test(written(word, at).normalize("NFC")) === false ? neutral(word) : word,
    );
}

const neutral = (word: string): string => NEUTRAL[word] ?? word;

/** As fold, with only words of change for words of change. */
export const foldChanges = (text: string): string => fold(foldChangesInPlace(text));
