/** Dates as printed in Vietnamese documents: "ngày 06 tháng 6 năm 2025", "06/6/2025", "ngay 12/01/2023". */
import type { IsoDate } from "../regulation/register-entry.ts";

export interface FoundDate {
  /** null when the words name a date that does not exist or lack a part. */
  iso: IsoDate | null;
  raw: string;
  start: number;
  end: number;
}

const LONG = /ngay\s*(\d{1,2})\s*(?:thang|thing|théng)\s*(\d{1,2})\s*(?:nam|nim|thang)\s*(\d{4})/g;
const SHORT = /(?:ngay\s*|-\s*|,\s*|\(\s*)?\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\b/g;

/** ISO date when day, month and year name a real day, else null. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    year > 1900 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

/** Dates in a folded text, in order, without overlaps. `folded` must keep the positions of the original. */
export function findDates(folded: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const pattern of [LONG, SHORT]) {
    for (const match of folded.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && end > other.start)) continue;
      const iso = isoDate(Number(match[3]), Number(match[2]), Number(match[1]));
      found.push({ iso, raw: match[0], start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** dd/mm/yyyy, as users read dates. */
export function displayDate(iso: IsoDate): string {
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
}

/** "ngày 06 tháng 6 năm 2025": two digits for days under 10 and months 1, 2 (NĐ 30/2020, Phụ lục I mục II.4). */
export function longDate(iso: IsoDate): string {
  const month = Number(iso.slice(5, 7));
  const monthText = month < 3 ? `0${month}` : String(month);
  return `ngày ${iso.slice(8, 10)} tháng ${monthText} năm ${iso.slice(0, 4)}`;
}
