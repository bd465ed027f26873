/** Times named in a text as spans of days: a day, a month, a quarter, a year ("trước 30/6/2027", "quý II năm 2027"). */
import { isoDate } from "../reference/vietnamese-date.ts";
import type { IsoDate } from "../regulation/register-entry.ts";

export interface TimePoint {
  /** First and last day that the words can mean. */
  from: IsoDate;
  to: IsoDate;
  start: number;
  end: number;
  /** It is the last time for something: "trước", "đến hết", "hoàn thành trong". */
  isLimit: boolean;
  /** "trước ngày 01/7/2027": the day before is its last one. */
  isBefore: boolean;
}

const QUARTERS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const LIMIT = String.raw`(?<limit>(?:truoc|cham nhat|xong|den het|den|het|hoan thanh|trong|vao|cuoi)(?: (?:la|trong|truoc|vao|het|den))*\s+)?`;
const POINT = new RegExp(
  String.raw`${LIMIT}(?:(?:ngay )?(?<day>\d{1,2})(?:\/| thang )(?<dayMonth>\d{1,2})(?:\/| nam )(?<dayYear>20\d\d)` +
    String.raw`|(?:thang )(?<month>\d{1,2})(?:\/| nam )(?<monthYear>20\d\d)|(?<!\d\/)(?<bareMonth>\d{1,2})\/(?<bareYear>20\d\d)` +
    String.raw`|quy (?<quarter>iv|i{1,3}|[1-4])(?:\/| nam )(?<quarterYear>20\d\d)|nam (?<year>20\d\d))(?!\d|\s*[-–]\s*20\d\d)`,
  "g",
);

/** Times of a folded text that keeps the positions of the original. */
export function timePoints(folded: string): TimePoint[] {
  return [...folded.matchAll(POINT)].flatMap((match) => {
    const span = spanOf(match.groups ?? {});
    if (span === null) return [];
    const limit = match.groups?.["limit"];
    const told = { isLimit: limit !== undefined, isBefore: /\btruoc\s*$/.test(limit ?? "") };
    return [{ ...span, start: match.index, end: match.index + match[0].length, ...told }];
  });
}

/** "từ tháng 9/2027": something begins then; told with its marks, for without them "điện tử" ends alike. */
export const isStart = (text: string, { start }: TimePoint): boolean =>
  /(?<!\p{L})từ\s+(?:ngày\s+)?$/iu.test(text.slice(0, start));

function spanOf(groups: Record<string, string | undefined>): { from: IsoDate; to: IsoDate } | null {
  const { day, dayMonth, dayYear, month, monthYear, bareMonth, bareYear } = groups;
  const { quarter, quarterYear, year } = groups;
  if (day !== undefined) {
    const date = isoDate(Number(dayYear), Number(dayMonth), Number(day));
    return date === null ? null : { from: date, to: date };
  }
  if (month !== undefined) return months(Number(monthYear), Number(month), Number(month));
  if (bareMonth !== undefined)
    return months(Number(bareYear), Number(bareMonth), Number(bareMonth));
  if (quarter !== undefined) {
    const last = (QUARTERS[quarter] ?? Number(quarter)) * 3;
    return months(Number(quarterYear), last - 2, last);
  }
  return months(Number(year), 1, 12);
}

function months(year: number, first: number, last: number): { from: IsoDate; to: IsoDate } | null {
  const from = isoDate(year, first, 1);
  const days = new Date(Date.UTC(year, last, 0)).getUTCDate();
  const to = isoDate(year, last, days);
  return from === null || to === null ? null : { from, to };
}

/** Both cannot be the time of one thing: they share no day, and no last day. */
export const excludes = (a: TimePoint, b: TimePoint): boolean =>
  (a.to < b.from && !endsBefore(b, a)) || (b.to < a.from && !endsBefore(a, b));

/** "trước ngày 01/7/2027" beside "30/6/2027", "trước tháng 7/2027" beside "quý II/2027": one and the same last day. */
const endsBefore = (a: TimePoint, { to }: TimePoint): boolean =>
  a.isBefore && Date.parse(a.from) - Date.parse(to) === DAY;

const DAY = 86_400_000;
