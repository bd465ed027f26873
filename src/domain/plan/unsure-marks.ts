/**
 * Words of a scan that are not sure. Among the rules they stand between two signs of private use, which part words like
 * white space does; in a draft they stand in a mark of their own, "[đối chiếu: …]".
 */
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
      .replace(OPEN_PLACE, withoutUnsureMarks)
      // What a rule has put there asks for itself.
      .replace(BETWEEN, (_, words: string) =>
        words.includes(OPEN) ? words : `[đối chiếu: ${words}]`,
      )
      .replace(STRAY, "")
  );
}

/** A question, a reason or a heading: the words alone. */
export const withoutUnsureMarks = (text: string): string => text.replace(STRAY, "");
