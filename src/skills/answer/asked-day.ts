/**
 * The day for which a question wants the law: "hồi tháng 2/2026 NĐ 73/2019 còn hiệu lực không", "kế hoạch ký ngày
 * 10/12/2025 viện dẫn …". Such a day is no claim: it is taken out of the question. Pure.
 */
import { findReferences } from "../../domain/reference/find-references.ts";
import { isoDate } from "../../domain/reference/vietnamese-date.ts";
import type { IsoDate } from "../../domain/regulation/register-entry.ts";
import { stripMarks } from "../../domain/text/fold.ts";

export interface AskedDay {
  /** The question without the day. */
  text: string;
  day: IsoDate;
}

const DAY = String.raw`(?:ngay\s*)?(?<d>\d{1,2})(?:\s*[/.-]\s*|\s+thang\s+)(?<m>\d{1,2})(?:\s*[/.-]\s*|\s+nam\s+)(?<y>20\d\d)`;
const MONTH = String.raw`(?:(?<pm>dau|giua|cuoi)\s+)?thang\s*(?<mm>\d{1,2})(?:\s*[/-]\s*|\s+nam\s+|\s+)(?<my>20\d\d)`;
const YEAR = String.raw`(?:(?<py>dau|giua|cuoi|het)\s+)?(?:nam\s+)?(?<yy>20\d\d)(?!\s*[-–/]\s*\d)`;
const LAST_YEAR = String.raw`(?:(?<pl>dau|giua|cuoi)\s+)?(?<last>nam (?:ngoai|truoc))`;
const TIME = `(?:${DAY}|${MONTH}|${YEAR}|${LAST_YEAR})`;

/** Words that put a question into a time, whatever it asks. */
const STRONG = new RegExp(
  `\\b(?:hoi|luc|(?:tai |vao )?thoi diem(?: ky| lap| ban hanh)?)\\s+(?:ngay\\s+)?${TIME}`,
);
/** A time of law, not of a plan's purchases. */
const OF_LAW =
  /\b(?:quy dinh|han muc|dinh muc|thue suat|vat|muc phat|luat|van ban|hieu luc|thong tu|nghi dinh)\b/;
/** Words that do so only where the validity of a named document is asked. */
const WEAK = new RegExp(
  `(?<intro>\\b(?:tai|vao|tinh den|den|truoc|ky(?: ban hanh)?|lap|trong|sang)\\s+)?(?:ngay\\s+|dau\\s+|cuoi\\s+|het\\s+)?${TIME}`,
);
const ASKS_VALIDITY =
  /\b(?:con|co|het|van|dang|da|duoc) (?:duoc |bi )?(?:hieu luc|dung|xai|ap dung|gia tri|vien dan|thi hanh|lam can cu)\b|\bvien dan\b.*\b(?:dung|duoc|sai|hop le)\b|\bhieu luc (?:khong|ko|k|chua)\b/;
/** The day is what is asked or claimed of the document, not the time of asking. */
const OF_DOCUMENT =
  /(?:hieu luc|ap dung|bai bo|het han|thay(?: the)?|ban hanh|keo dai|thi hanh|ky)\s+(?:tu|den|vao|ngay|het|nam|thang|\s)*$/;
const ASSERTS_DAY =
  /^[\s,]*(?:dung|phai|ha|co dung|co phai|roi)\b|\b(?:phai|dung) (?:khong|ko|k|hong|chua)\b/;

export function takeAskedDay(text: string, today: IsoDate): AskedDay | null {
  const nfc = text.normalize("NFC");
  const folded = stripMarks(nfc).toLowerCase();
  if (folded.length !== nfc.length) return null;
  const ofLaw = findReferences(nfc).length > 0 || OF_LAW.test(folded);
  const match = (ofLaw ? STRONG.exec(folded) : null) ?? weak(nfc, folded);
  if (match === null) return null;
  const day = dayOf(match, today);
  if (day === null) return null;
  const end = match.index + match[0].length;
  return { text: `${nfc.slice(0, match.index)} ${nfc.slice(end)}`.trim(), day };
}

function weak(nfc: string, folded: string): RegExpExecArray | null {
  const references = findReferences(nfc);
  if (references.length === 0 || !ASKS_VALIDITY.test(folded)) return null;
  const cited = /\bvien dan\b/.test(folded);
  let from = 0;
  while (from < folded.length) {
    const match = WEAK.exec(folded.slice(from));
    if (match === null) return null;
    const start = from + match.index;
    const end = start + match[0].length;
    const ofSymbol = references.some((one) => start < one.end && one.start < end);
    const before = `${folded.slice(0, start)}${match.groups?.["intro"] ?? ""}`;
    const ofDocument = OF_DOCUMENT.test(before) && !cited;
    if (!ofSymbol && !ofDocument && (cited || !ASSERTS_DAY.test(folded.slice(end)))) {
      match.index = start;
      return match;
    }
    from = end;
  }
  return null;
}

/** The day itself; of a month or year the first, at its end the last; before a day the one ahead of it. */
function dayOf(match: RegExpExecArray, today: IsoDate): IsoDate | null {
  const part = match.groups ?? {};
  const year = Number(part["y"] ?? part["my"] ?? part["yy"] ?? Number(today.slice(0, 4)) - 1);
  const month = Number(part["m"] ?? part["mm"] ?? 1);
  const isLate = /cuoi|het/.test(
    `${part["pm"] ?? ""}${part["py"] ?? ""}${part["pl"] ?? ""}${/\b(?:cuoi|het)\b/.exec(match[0])?.[0] ?? ""}`,
  );
  const isBefore = (part["intro"] ?? "").startsWith("truoc");
  if (part["d"] !== undefined) {
    const day = isoDate(year, month, Number(part["d"]));
    return day === null || !isBefore ? day : shift(day, -1);
  }
  const wholeYear = part["mm"] === undefined;
  if (!isLate) {
    const first = isoDate(year, month, 1);
    return first === null || !isBefore ? first : shift(first, -1);
  }
  const next = wholeYear ? isoDate(year + 1, 1, 1) : isoDate(year, month + 1, 1);
  return shift(next ?? `${year + 1}-01-01`, -1);
}

function shift(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
