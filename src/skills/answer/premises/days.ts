/**
 * Days that a question claims and days that a statement of the register names, down to the day, the month or the year:
 * "31/12/2030", "tháng 9/2025", "trước 2030". Pure.
 */
import { findDates } from "../../../domain/reference/vietnamese-date.ts";
import type { IsoDate, Provision } from "../../../domain/regulation/register-entry.ts";
import { stripMarks } from "../../../domain/text/fold.ts";

export interface ClaimedDay {
  /** "2030", "2025-09" or "2030-12-31". */
  value: string;
  /** As written, with the word before it where that says how it is meant. */
  raw: string;
  start: number;
  end: number;
  /** "trước 2030": the time ends where this begins. */
  before: boolean;
}

const MONTH = /\bthang\s*(\d{1,2})(?:\s*[/-]\s*|\s+nam\s+|\s+)(20\d\d)\b/g;
const YEAR =
  /\b(truoc|den|toi|het|cuoi|cham nhat|han|han chot|xong|keo dai|(?<!dien )tu|sau|sang|ky|hanh|vao|la)\s+((?:(?:la|het|cuoi|dau|tan|nam|vao|tu)\s+){0,3})(20[0-4]\d)\b(?!\s*[-–/]\s*\d)/g;

/** Days, months and years that the question says something falls on; `taken` are places that belong to symbols. */
export function claimedDays(
  text: string,
  taken: readonly { start: number; end: number }[] = [],
): ClaimedDay[] {
  const nfc = text.normalize("NFC");
  const folded = stripMarks(nfc).toLowerCase();
  if (folded.length !== nfc.length) return [];
  const found: ClaimedDay[] = [];
  const add = (one: ClaimedDay) => {
    const overlaps = (other: { start: number; end: number }) =>
      one.start < other.end && other.start < one.end;
    if (!found.some(overlaps) && !taken.some(overlaps)) found.push(one);
  };
  for (const date of findDates(folded)) {
    if (date.iso === null) continue;
    const raw = nfc.slice(date.start, date.end).replace(/^[\s,(-]+/, "");
    const before = /\btruoc\s+(?:ngay\s*)?$/.test(folded.slice(0, date.start + 5).trimEnd());
    add({ value: date.iso, raw, start: date.start, end: date.end, before });
  }
  for (const match of folded.matchAll(MONTH)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const before = /\btruoc\s*$/.test(folded.slice(0, start));
    const value = `${match[2] ?? ""}-${(match[1] ?? "").padStart(2, "0")}`;
    add({ value, raw: nfc.slice(start, end), start, end, before });
  }
  for (const match of folded.matchAll(YEAR)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = match[1] === "truoc" && !/het|cuoi/.test(match[2] ?? "");
    const raw = nfc.slice(match.index, end);
    add({ value: match[3] ?? "", raw, start, end, before });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Days that a statement names: in its words, and as its due, first and last day. */
export function statedDays(text: string, provision: Provision | null): string[] {
  const folded = stripMarks(text.normalize("NFC")).toLowerCase();
  const days = findDates(folded)
    .map((date) => date.iso)
    .filter((iso) => iso !== null);
  const months = [...folded.matchAll(MONTH)].map(
    (match) => `${match[2] ?? ""}-${(match[1] ?? "").padStart(2, "0")}`,
  );
  const years = [...folded.matchAll(YEAR)].map((match) => match[3] ?? "");
  const typed = [provision?.due, provision?.from, provision?.until].filter(
    (day) => day !== undefined,
  );
  return [...new Set([...days, ...months, ...years, ...typed])];
}

/** Equal as far as both are told; "trước 01/01/2027" and "đến hết 31/12/2026" are one. */
export function sameDay(claim: ClaimedDay, stated: string): boolean {
  const [a, b] = [claim.value, stated];
  if (a.startsWith(b) || b.startsWith(a)) return true;
  return nextDay(a) === b || nextDay(b) === a || (claim.before && lastBefore(a) === b);
}

function nextDay(day: string): IsoDate | null {
  if (day.length !== 10) return null;
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** The day before a year or month begins. */
function lastBefore(value: string): IsoDate | null {
  const first = `${value}-01-01`.slice(0, 10);
  const start = Date.parse(first);
  return Number.isNaN(start) ? null : new Date(start - 86_400_000).toISOString().slice(0, 10);
}
