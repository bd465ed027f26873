/**
 * Due dates as a calendar (iCalendar, RFC 5545): all-day events with a stable id, so that a calendar that subscribes
 * replaces them instead of doubling them. Pure: the time stamp comes from outside.
 */
import type { DueDate } from "../domain/regulation/due-dates.ts";
import { fold, slug } from "../domain/text/fold.ts";

export interface CalendarRequest {
  dates: readonly DueDate[];
  name: string;
  /** ISO instant. */
  now: string;
  /** Public address of the web app without a trailing slash; null: events carry no link. */
  baseUrl: string | null;
}

/** Octets of a content line without its line break (RFC 5545, 3.1). */
const LINE_OCTETS = 75;
const SUMMARY_LENGTH = 90;

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (char) => `\\${char}`).replace(/\r?\n/g, "\\n");

/** Folds a long line; never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const char of line) {
    const size = Buffer.byteLength(char);
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += char;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

const compact = (iso: string): string => iso.replace(/[-:]/g, "").replace(/\.\d+/, "");

function nextDay(iso: string): string {
  const next = new Date(`${iso}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Stable over releases as long as document, place and words stay. */
const uidOf = ({ documentId, locator, due, fact }: DueDate): string =>
  `${[documentId, slug(locator ?? ""), due, slug(fold(fact)).slice(0, 40)].join("_")}@can-cu`;

function summaryOf({ fact, name }: DueDate): string {
  const cut = fact.length <= SUMMARY_LENGTH ? fact : `${fact.slice(0, SUMMARY_LENGTH).trimEnd()}…`;
  return `Hạn: ${cut} (${name})`;
}

function event(one: DueDate, { now, baseUrl }: CalendarRequest): string[] {
  const place = one.locator === null ? one.name : `${one.name}, ${one.locator}`;
  const lines = [
    "BEGIN:VEVENT",
    `UID:${uidOf(one)}`,
    `DTSTAMP:${compact(now)}`,
    `DTSTART;VALUE=DATE:${compact(one.due)}`,
    `DTEND;VALUE=DATE:${compact(nextDay(one.due))}`,
    `SUMMARY:${escaped(summaryOf(one))}`,
    `DESCRIPTION:${escaped([one.fact, ...(one.who === null ? [] : [`Đối tượng: ${one.who}`]), `Căn cứ: ${place}`].join("\n"))}`,
    "TRANSP:TRANSPARENT",
  ];
  if (baseUrl !== null) {
    lines.push(`URL:${baseUrl}/tai-lieu/${encodeURIComponent(one.documentId)}`);
  }
  const alarm = [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(summaryOf(one))}`,
    "TRIGGER:-P14D",
    "END:VALARM",
  ];
  return [...lines, ...alarm, "END:VEVENT"];
}

export function makeCalendar(request: CalendarRequest): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Can Cu//Moc thoi han//VI",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(request.name)}`,
    "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ...request.dates.flatMap((one) => event(one, request)),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
