/** How long something may take, as words: "trong 05 ngày làm việc", "72 giờ sau khi …". */

export interface Length {
  /** Least number of hours that the words can mean. */
  hours: number;
  /** Working days: a weekend may lie between them. */
  working: boolean;
  start: number;
  end: number;
}

const HOURS: Readonly<Record<string, number>> = { gio: 1, ngay: 24, tuan: 168, thang: 720 };
/** "tháng 3" and "ngày 05" are times, "6 tháng đầu năm" and "24/24 giờ" no lengths. */
const LENGTH =
  /(?<![\d/.,-])(\d{1,3}) (gio|ngay|tuan|thang)( lam viec)?\b(?! (?:dau|cuoi) nam)(?!\s*\/)/g;

/** Lengths of time in a folded text. */
export function lengthsIn(folded: string): Length[] {
  return [...folded.matchAll(LENGTH)].map((match) => {
    const [all, count = "", unit = "", working] = match;
    const hours = Number(count) * (HOURS[unit] ?? 1);
    const at = { start: match.index, end: match.index + all.length };
    return { hours, working: working !== undefined, ...at };
  });
}

const WEEKEND = 48;

/** Longer than allowed, however its days are counted. */
export const isLonger = (said: Length, allowed: Length): boolean =>
  said.hours > allowed.hours + (allowed.working && !said.working ? WEEKEND : 0);
