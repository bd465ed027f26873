/** A stretch of time that a question names: "quý này", "tháng 11/2026", "trong 6 tháng tới", "đến cuối năm nay". Pure. */
import { isoDate } from "../../domain/reference/vietnamese-date.ts";
import type { IsoDate } from "../../domain/regulation/register-entry.ts";
import { stripMarks } from "../../domain/text/fold.ts";
import { NUMBERS_TO_TEN } from "../../domain/text/numbers-to-ten.ts";

export interface Window {
  from: IsoDate;
  /** Last day, included. */
  to: IsoDate;
  /** The words, to be taken out of the subject. */
  start: number;
  end: number;
}

type Read = (match: RegExpExecArray, today: IsoDate) => [IsoDate, IsoDate] | null;

const QUARTERS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const yearOf = (day: IsoDate): number => Number(day.slice(0, 4));
const monthOf = (day: IsoDate): number => Number(day.slice(5, 7));
const months = (year: number, first: number, count: number): [IsoDate, IsoDate] => {
  const start = new Date(Date.UTC(year, first - 1, 1));
  const end = new Date(Date.UTC(year, first - 1 + count, 0));
  return [start.toISOString().slice(0, 10), end.toISOString().slice(0, 10)];
};

const FORMS: readonly (readonly [RegExp, Read])[] = [
  [
    /\b(?:tu )?(?:ngay )?(\d{1,2})\/(\d{1,2})\/(20\d\d) (?:den|toi)(?: het)? (?:ngay )?(\d{1,2})\/(\d{1,2})\/(20\d\d)/g,
    (match) => {
      const [from, to] = [dayAt(match, 1), dayAt(match, 4)];
      return from === null || to === null || from > to ? null : [from, to];
    },
  ],
  [
    /\b(?:trong )?(\d{1,3}|mot|hai|ba|bon|nam|sau|chin|muoi) (ngay|tuan|thang|nam) (?:toi|nua|sap toi|ke tiep)\b(?: day)?/g,
    (match, today) => {
      const count = NUMBERS_TO_TEN[match[1] ?? ""] ?? Number(match[1]);
      return [today, later(today, count, match[2] ?? "")];
    },
  ],
  [
    /\b(?:tu (?:nay|gio|hom nay|bay gio) )?(?:den|toi|cho den|cho toi)(?: tan)?(?: truoc)? (?:cuoi|het) (?:nam\b ?)?(nay|sau|toi|20\d\d)?/g,
    (match, today) => {
      if (!/nam|nay|20/.test(match[0])) return null;
      const year = namedYear(match[1] ?? "nay", today);
      return [today, `${year}-12-31`];
    },
  ],
  [
    /\b(?:tu (?:nay|gio|hom nay|bay gio) )?(?:den|toi) (?:ngay )?(\d{1,2})\/(\d{1,2})\/(20\d\d)/g,
    (match, today) => {
      const to = isoDate(Number(match[3]), Number(match[2]), Number(match[1]));
      return to === null || to < today ? null : [today, to];
    },
  ],
  [
    /\bquy (nay|sau|toi|truoc|iv|iii|ii|i|[1-4])(?: ?(?:\/|nam) ?(20\d\d|nay|sau|toi))?\b/g,
    (match, today) => {
      const said = match[1] ?? "";
      const now = Math.ceil(monthOf(today) / 3);
      const moved = /sau|toi/.test(said) ? 1 : said === "truoc" ? -1 : 0;
      const named = QUARTERS[said] ?? Number(said);
      const quarter = Number.isNaN(named) ? now + moved : named;
      const year = match[2] === undefined ? yearOf(today) : namedYear(match[2], today);
      return months(year, (quarter - 1) * 3 + 1, 3);
    },
  ],
  [
    /\bthang (nay|sau|toi|truoc|vua roi|vua qua)\b/g,
    (match, today) => {
      const moved = /sau|toi/.test(match[1] ?? "") ? 1 : match[1] === "nay" ? 0 : -1;
      return months(yearOf(today), monthOf(today) + moved, 1);
    },
  ],
  [
    /\b(?:tu )?thang (\d{1,2})\s*\/\s*(20\d\d)\s*(?:,|va|den|toi|-|–)\s*(?:thang )?(\d{1,2})\s*\/\s*(20\d\d)/g,
    (match) => {
      const [from] = months(Number(match[2]), Number(match[1]), 1);
      const [, to] = months(Number(match[4]), Number(match[3]), 1);
      return from <= to ? [from, to] : null;
    },
  ],
  [
    /\bthang (\d{1,2})(?:\s*\/\s*|\s+nam\s+)(20\d\d|nay|sau)\b/g,
    (match, today) => months(namedYear(match[2] ?? "", today), Number(match[1]), 1),
  ],
  [
    /\btuan (nay|sau|toi)\b/g,
    (match, today) => [today, later(today, match[1] === "nay" ? 7 : 14, "ngay")],
  ],
  [
    /\b(?:nua|6 thang) (dau|cuoi) nam (nay|sau|20\d\d)\b/g,
    (match, today) => months(namedYear(match[2] ?? "", today), match[1] === "dau" ? 1 : 7, 6),
  ],
  [
    /\b(?:trong |cua )?(?:ca )?nam (nay|sau|toi|20\d\d)\b/g,
    (match, today) => months(namedYear(match[1] ?? "", today), 1, 12),
  ],
];

/** The first form that the text has; null where it names no stretch of time. */
export function windowOf(text: string, today: IsoDate): Window | null {
  const folded = stripMarks(text.normalize("NFC")).toLowerCase();
  for (const [form, read] of FORMS) {
    for (const match of folded.matchAll(form)) {
      const span = read(match, today);
      if (span === null) continue;
      const [from, to] = span;
      return { from, to, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}

const dayAt = (match: RegExpExecArray, at: number): IsoDate | null =>
  isoDate(Number(match[at + 2]), Number(match[at + 1]), Number(match[at]));

function namedYear(said: string, today: IsoDate): number {
  if (/^\d/.test(said)) return Number(said);
  return yearOf(today) + (said === "nay" ? 0 : 1);
}

function later(day: IsoDate, count: number, unit: string): IsoDate {
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === "thang") date.setUTCMonth(date.getUTCMonth() + count);
  else if (unit === "nam") date.setUTCFullYear(date.getUTCFullYear() + count);
  else date.setUTCDate(date.getUTCDate() + count * (unit === "tuan" ? 7 : 1));
  return date.toISOString().slice(0, 10);
}
