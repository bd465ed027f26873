/**
 * From which day a clause holds, as its words say: a calendar day, the day of signing, so many days later, or the day
 * the document itself takes effect. Works on text folded in place.
 */
import { parseAmountInWords } from "../../budget/amount-in-words.ts";
import { findDates, isoDate } from "../../reference/vietnamese-date.ts";
import type { IsoDate } from "../register-entry.ts";

export type StartDay =
  | { kind: "date"; iso: IsoDate }
  | { kind: "signing" }
  | { kind: "after-signing"; days: number }
  /** The day on which the document that says so takes effect. */
  | { kind: "own-effect" }
  /** Words that name a day which the text alone does not give: publication, a date that no calendar has. */
  | { kind: "unknown" };

export const TYPE =
  "(?:bo luat|luat|phap lenh|nghi quyet|nghi dinh|thong tu lien tich|thong tu|quyet dinh|chi thi|ke hoach|quy dinh|quy che|cong van|huong dan|van ban)";
const SIGNING = "(?:duoc )?(?:ky|ban hanh|thong qua|phe duyet)";

/** Words that begin a clause of time. */
const START =
  /\b(?:ke )?tu (?:\d{1,2} gio(?: \d{1,2}(?: phut)?)?,? )?(?:(?:thoi diem|ngay|nam ngan sach|nam|khi)(?=[ ,]|$)|(?=\d{1,2}[/.-]\d{1,2}[/.-]\d{4}))/;
const AFTER =
  /\bsau (?:\d{1,3}|[a-z]+(?: [a-z]+){0,3}?)(?: ?\([^)]{2,30}\))?,? ?ngay(?: lam viec)?,? ?(?:ke )?tu (?:khi|ngay)/;

export interface FoundStart {
  day: StartDay;
  start: number;
  end: number;
}

/** The first clause of time in a folded text, from `offset` on; null when there is none. */
export function findStartDay(folded: string, offset = 0): FoundStart | null {
  const rest = folded.slice(offset);
  const after = AFTER.exec(rest);
  const plain = START.exec(rest);
  if (after && (!plain || after.index <= plain.index)) return daysAfter(after, rest, offset);
  if (!plain) return null;
  const start = offset + plain.index;
  const tail = rest.slice(plain.index);
  return { day: startOf(tail, plain[0]), start, end: start + lengthOf(tail, plain[0]) };
}

function startOf(tail: string, words: string): StartDay {
  if (/nam ngan sach$|nam$/.test(words)) return startOfYear(tail.slice(words.length));
  const date = findDates(tail).find((found) => found.start <= words.length + 2);
  if (date) return date.iso === null ? { kind: "unknown" } : { kind: "date", iso: date.iso };
  const behind = tail.slice(words.length).trimStart();
  if (new RegExp(`^${TYPE}[^.;,]{0,60}? nay(?: bat dau)? co hieu luc`).test(behind))
    return { kind: "own-effect" };
  if (/^(?:co hieu luc|bat dau co hieu luc)/.test(behind)) return { kind: "own-effect" };
  const signed = new RegExp(`^(?:${SIGNING}|${TYPE} nay (?:duoc )?${SIGNING})`).test(behind);
  return signed ? { kind: "signing" } : { kind: "unknown" };
}

/** A budget year is the calendar year (Luật Ngân sách nhà nước). */
function startOfYear(behind: string): StartDay {
  const year = /^ ?((?:19|20)\d{2})(?!\d)/.exec(behind)?.[1];
  const iso = year === undefined ? null : isoDate(Number(year), 1, 1);
  return iso === null ? { kind: "unknown" } : { kind: "date", iso };
}

function lengthOf(tail: string, words: string): number {
  const date = findDates(tail).find((found) => found.start <= words.length + 2);
  return date ? date.end : words.length;
}

function daysAfter(match: RegExpExecArray, rest: string, offset: number): FoundStart {
  const start = offset + match.index;
  const end = start + match[0].length;
  const behind = rest.slice(match.index + match[0].length).trimStart();
  const days = countOf(match[0]);
  const signed = new RegExp(`^(?:${SIGNING}|${TYPE} nay (?:duoc )?${SIGNING})`).test(behind);
  const workingDays = /lam viec/.test(match[0]);
  // "Ký" comes first where both are named: "kể từ ngày ký và đăng Công báo".
  if (days === null || !signed || workingDays || /^dang cong bao/.test(behind))
    return { day: { kind: "unknown" }, start, end };
  return { day: { kind: "after-signing", days }, start, end };
}

function countOf(words: string): number | null {
  const digits = /\d{1,3}/.exec(words)?.[0];
  if (digits !== undefined) return Number(digits);
  const spelt = /^sau (.+?)(?: ?\(|,? ngay)/.exec(words)?.[1];
  const value = spelt === undefined ? undefined : parseAmountInWords(spelt)?.values[0];
  return value === undefined || value > 366n ? null : Number(value);
}

/** The calendar day so many days later. */
export function addDays(iso: IsoDate, days: number): IsoDate {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The day itself, where it can be told. */
export function resolveDay(
  day: StartDay,
  known: { signed: IsoDate | null; effective: IsoDate | null },
): IsoDate | null {
  switch (day.kind) {
    case "date":
      return day.iso;
    case "signing":
      return known.signed;
    case "after-signing":
      return known.signed === null ? null : addDays(known.signed, day.days);
    case "own-effect":
      return known.effective;
    case "unknown":
      return null;
  }
}
