/** Dates as printed in Vietnamese documents: "ngày 06 tháng 6 năm 2025", "06/6/2025", "ngay 12/01/2023". */
import type { IsoDate } from "../regulation/register-entry.ts";

export interface FoundDate {
  /** null when the words name a date that does not exist or lack a part. */
  iso: IsoDate | null;
  raw: string;
  start: number;
  end: number;
  /** Why the words are no right date: "tháng" in the place of "năm", or a day that no calendar has. */
  flaw: "month-word-twice" | "no-such-day" | null;
}

/** "o" stands for a zero that a scan misread ("thango2"). */
const LONG =
  /ngay\s*(\d{1,2})\s*(?:thang|thing)\s*(o?\d{1,2})\s*(?:(nam|nim)|(thang))\s*(\d{4})\b/g;
const SHORT = /(?:ngay\s*|-\s*|,\s*|\(\s*)?\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\b/g;
/** Two digits for the year are a date only behind "ngày". */
const SHORT_YEAR = /ngay\s*(\d{1,2})\s*\/\s*(\d{1,2})\s*\/\s*(\d{2})\b(?!\s*\/)/g;

/** ISO date when day, month and year name a real day, else null. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    year > 1900 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

/** Dates in a folded text, in order, without overlaps. `folded` must keep the positions of the original. */
export function findDates(folded: string): FoundDate[] {
  const long = [...folded.matchAll(LONG)].map((match) =>
    dateOf(match, {
      parts: partsOf(match[5], match[2]?.replace("o", "0"), match[1]),
      wordTwice: match[4] !== undefined,
    }),
  );
  const short = [...folded.matchAll(SHORT)].map((match) =>
    dateOf(match, { parts: partsOf(match[3], match[2], match[1]), wordTwice: false }),
  );
  const twoDigits = [...folded.matchAll(SHORT_YEAR)].map((match) =>
    dateOf(match, { parts: partsOf(`20${match[3] ?? ""}`, match[2], match[1]), wordTwice: false }),
  );
  const all = [...long, ...short, ...twoDigits].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return all.filter((date) => {
    if (date.start < end) return false;
    end = date.end;
    return true;
  });
}

function dateOf(
  match: RegExpExecArray,
  { parts, wordTwice }: { parts: DateParts; wordTwice: boolean },
): FoundDate {
  const iso = isoDate(parts.year, parts.month, parts.day);
  const slip = wordTwice ? "month-word-twice" : null;
  return {
    iso,
    raw: match[0],
    start: match.index,
    end: match.index + match[0].length,
    flaw: iso === null ? "no-such-day" : slip,
  };
}

interface DateParts {
  year: number;
  month: number;
  day: number;
}

const partsOf = (year?: string, month?: string, day?: string): DateParts => ({
  year: Number(year),
  month: Number(month),
  day: Number(day),
});

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
