/**
 * Words of a scan that are not sure. Among the rules they stand between two signs of private use, which part words like
 * white space does; in a draft they stand in a mark of their own, "[đối chiếu: …]".
 */
import { isSyllable } from "../document/reading-quality.ts";
import { OPEN, OPEN_PLACE } from "./open-marks.ts";

const BEGIN = "\uE000";
const END = "\uE001";
const BETWEEN = /\uE000([^\uE000\uE001]*)\uE001/gu;
const STRAY = /[\uE000\uE001]/gu;

/** As the rules of the rollover see it. */
export const unsureWord = (text: string): string =>
  `${BEGIN}${text.replace(/\[/gu, "(").replace(/\]/gu, ")").replace(STRAY, "")}${END}`;

export const isUnsure = (text: string): boolean => text.includes(BEGIN);

/** A text of the draft: each unsure word in its mark, but for what a question quotes. */
export function withUnsureMarks(text: string): string {
  if (!isUnsure(text)) return text;
  return (
    text
      .replace(OPEN_PLACE, withUnsureElided)
      // What a rule has put there asks for itself.
      .replace(BETWEEN, (_, words: string) =>
        words.includes(OPEN) ? words : `[đối chiếu: ${words}]`,
      )
      .replace(STRAY, "")
  );
}

/** A question names a thing by what can be read of it: other tokens of the scan are left out. */
export const withUnsureElided = (text: string): string =>
  isUnsure(text)
    ? text
        .replace(BETWEEN, (_, words: string, at: number) => legible(text, { words, at }))
        .replace(/…(?: …)+/gu, "…")
        .replace(STRAY, "")
    : text;

/** "mức 4", "21 đơn vị": a figure that counts or is counted, and no letter that became one. */
const COUNTS = /(?<!\p{L})(?:mức|độ|cấp|điều|khoản|điểm|phụ lục|bảng|số)\s*$/iu;
const COUNTED =
  /^\uE001?\s*(?:đơn vị|cơ sở|bệnh viện|trạm|trung tâm|xã|phường|phòng|khoa|máy|thủ tục|dịch vụ|hệ thống|lớp|cán bộ|người)(?!\p{L})/iu;

function legible(text: string, { words, at }: { words: string; at: number }): string {
  const behind = text.slice(at + BEGIN.length + words.length);
  const counts = COUNTS.test(text.slice(0, at)) || COUNTED.test(behind);
  if (counts && /^\d{1,3}$/u.test(words)) return words;
  return words
    .split(" ")
    .map((token) => (isReadable(token) ? token : "…"))
    .join(" ");
}

const isReadable = (token: string): boolean => {
  const word = token.replace(/[.,;:()"“”]+/gu, "").toLowerCase();
  return /^[≥>]?\d{1,3}%$|^[yở]$|^[ivx]{1,4}$/u.test(word) || (word.length > 1 && isSyllable(word));
};

/** A question, a reason or a heading: the words alone. */
export const withoutUnsureMarks = (text: string): string => text.replace(STRAY, "");
