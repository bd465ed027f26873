/**
 * "Vận hành PACS từ tháng 3/2026": since when a work goes on was a matter of the year in which it began. In the next year it
 * goes on all the same, without that day; a cell that told nothing else says that it goes on.
 */
import { upperFirst } from "../text/first-letter.ts";
import { plainDate } from "./days-in-line.ts";

const DAY = String.raw`(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(20\d{2})|(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(20\d{2})`;
const MONTH = String.raw`(?:đầu\s+|giữa\s+|cuối\s+)?(?:tháng|quý)\s+(?:\d{1,2}|I{1,3}|IV)(?:\s*[/-]\s*|\s+năm\s+)(20\d{2})`;
/** A year alone may tell which things are meant: "số hóa hồ sơ từ năm 2019". */
const START = String.raw`(?:(?:bắt đầu|kể|tính|áp dụng|thực hiện|triển khai)\s+)*từ\s+(?:${DAY}|${MONTH})|(?:bắt đầu|kể|áp dụng)\s+từ\s+(?:đầu\s+)?năm\s+(20\d{2})`;
const END = String.raw`(?=\s*[.,;)]|\s*$)(?!\s*,?\s*(?:đến|tới)(?!\p{L}))`;
const LEADING = new RegExp(
  String.raw`^(\s*(?:(?:[-–+*•]|\d{1,2}[.)]|\p{Ll}\))\s+)?)(?:${START}),\s+(?!(?:đến|tới)\s)`,
  "iu",
);
const INNER = new RegExp(String.raw`\s*\((?:${START})\)|(?:^|,?\s+)(?:${START})${END}`, "giu");
/** The law's day stands with its law. */
const BY_LAW =
  /(?<!\p{L})theo\s+(?:\p{L}+\s+){0,2}(?:điểm|khoản|điều|luật|nghị|thông|quyết)(?!\p{L})/iu;
/** Since when something is not done any more says what holds now. */
const CEASES = /^\s*(?:[-–+*•]\s+)?(?:không|bỏ|ngừng|dừng|chấm dứt|thôi)(?!\p{L})/iu;
const GOES_ON = "Thường xuyên";

export interface Started {
  text: string;
  /** What left, as printed; "" for nothing. */
  said: string;
}

/** Starts that lie before the new year leave the text; later ones, spans and days of the law stay. */
export function withoutPastStart(printed: string, targetYear: number): Started {
  const same = { text: printed, said: "" };
  if (BY_LAW.test(printed) || CEASES.test(printed) || printed.includes("[")) return same;
  const said: string[] = [];
  const isPast = (groups: readonly unknown[]): boolean => {
    const year = groups.find((one) => typeof one === "string" && /^20\d{2}$/.test(one));
    return typeof year === "string" && Number(year) < targetYear;
  };
  const led = printed.replace(LEADING, (found: string, marker: string, ...groups: unknown[]) => {
    if (!isPast(groups)) return found;
    said.push(found.slice(marker.length).replace(/,\s*$/u, "").trim());
    return marker;
  });
  const text = led.replace(INNER, (found: string, ...groups: unknown[]) => {
    if (!isPast(groups)) return found;
    said.push(found.replace(/^[\s,(]+|\)$/gu, ""));
    return "";
  });
  const [first] = said;
  if (first === undefined) return same;
  const marker = MARKER.exec(text)?.[0] ?? "";
  const rest = text.slice(marker.length).replace(/^[\s,;.]+/u, "");
  if (rest === "") return { text: GOES_ON, said: first };
  const capital = /^\p{Lu}/u.test(printed.slice(MARKER.exec(printed)?.[0].length ?? 0));
  return { text: `${marker}${capital ? upperFirst(rest) : rest}`, said: first };
}

const FIRST_MONTH =
  /(?<!\p{L})từ\s+(?:tháng|quý)\s+(?:(?:\d{1,2}|[IVX]{1,4})\s*[/.-]\s*20\d{2}|(?:\d{1,2}|[IVX]{1,4})\s+năm\s+20\d{2})/giu;

/** "Không in phim … từ tháng 7/2026": the months since when a thing is not done stay, as days of the law do. */
export const ceasedSince = (text: string): string[] =>
  CEASES.test(text)
    ? (text.match(FIRST_MONTH) ?? []).map((found) =>
        plainDate(found.replace(/^từ\s+(?:tháng|quý)\s+/iu, "").replace(/^\S+\s+năm\s+/iu, "")),
      )
    : [];

/** The sign or number of a list. */
const MARKER = /^\s*(?:(?:[-–+*•]|\d{1,2}[.)]|\p{Ll}\))\s+)?/u;
