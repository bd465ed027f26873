/**
 * A sentence that names the plan's own year beside the new one: moved on, both would become one year ("từ 01/7/2027 đến
 * 30/6/2027"). What of it can be told apart leaves or is asked for by itself; the rest is to be written anew.
 */
import { daysByLaw, plainDate } from "./days-in-line.ts";
import { withoutPeriods, withoutYearLists, type Years } from "./several-years.ts";
import { isNextYears } from "./shift-years.ts";

const TIME = String.raw`(?:(?:ngày|tháng|quý|năm|cuối|giữa|đầu)\s+)*(?:[\dIVX]{1,4}\s*[/.-]\s*){0,2}(?:năm\s+)?`;

/** "từ 01/7/2026 đến 30/6/2027", "quý IV/2026 - quý I/2027": from the one year into the other; null for none. */
export function rangeOver(
  sentence: string,
  { from, to }: Years,
): { start: number; end: number } | null {
  const range = new RegExp(
    String.raw`(?:(?:kể\s+)?từ\s+)?${TIME}${from}\s*(?:đến(?:\s+hết)?|tới|[-–])\s*${TIME}${to}(?!\d)`,
    "iu",
  ).exec(sentence);
  // "2026-2027" alone is a period.
  if (range === null || /^20\d{2}\s*[-–]\s*20\d{2}$/u.test(range[0])) return null;
  if (/^(?:kể\s+)?(?:từ\s+)?(?:năm\s+)?20\d{2}/iu.test(range[0])) return null;
  return { start: range.index, end: range.index + range[0].length };
}

/** "5 trạm trong năm 2026, 7 trạm trong năm 2027": what falls to each year stands in front of it. */
export function withoutOwnFigure(
  sentence: string,
  { from, to }: Years,
): { text: string; work: string } | null {
  const part = (year: number): string =>
    String.raw`\d[\d.,]*\s*(?:%|\p{L})[^,;:.()\d]{0,40}?\s*\(?(?:(?:trong|vào|của)\s+)?năm ${year}(?!\d)\)?`;
  const found = new RegExp(`(${part(from)})\\s*(?:[,;]|và)\\s*(?=${part(to)})`, "iu").exec(
    sentence,
  );
  if (found === null) return null;
  const text = sentence.slice(0, found.index) + sentence.slice(found.index + found[0].length);
  return { text, work: found[1] ?? "" };
}

const YEARS = /(?<![\d,]|\d\.)(?:\d{1,2}\s*[/.-]\s*){0,2}(20\d{2})(?!\d|[.,]\d{3}|\/\p{L})/gu;

/** Whether the own year and the new one would become one. */
export function becomesOne(sentence: string, { from, to }: Years): boolean {
  const lawful = daysByLaw(sentence);
  const apart = withoutYearLists(withoutPeriods(sentence));
  const named = [...apart.matchAll(YEARS)].flatMap(({ index, 0: found, 1: year }) =>
    lawful.has(plainDate(found)) ? [] : [{ year: Number(year), before: apart.slice(0, index) }],
  );
  return (
    named.some(({ year }) => year === from) &&
    named.some(({ year, before }) => year > from && year <= to && !isNextYears(before))
  );
}
