/** Plain text as the HTML of the Bot API: escaped, with some parts set off. */
import { patternOf } from "../../domain/text/pattern.ts";

const escape = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Lines that only list sources stay plain. */
const isSourceLine = (line: string): boolean => /^(Nguồn|Đối chiếu)\b/.test(line);

export function renderHtml(text: string, strong: readonly string[] = []): string {
  const longestFirst = strong.filter((part) => part !== "").sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return escape(text);
  const pattern = new RegExp(`(${longestFirst.map(patternOf).join("|")})`);
  const line = (one: string): string =>
    isSourceLine(one)
      ? escape(one)
      : one
          .split(pattern)
          .map((part, at) => (at % 2 === 1 ? `<b>${escape(part)}</b>` : escape(part)))
          .join("");
  return text.split("\n").map(line).join("\n");
}
