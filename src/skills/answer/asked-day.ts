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
const YEAR = String.raw`(?:(?<py>dau|giua|cuoi|het)\s+)?(?:nam\s+)?(?<!\/)(?<yy>20\d\d)(?!\s*[-–/]\s*\d)`;
const MONTH_ONLY = String.raw`(?:(?<po>dau|giua|cuoi)\s+)?thang\s*(?<om>\d{1,2})(?!\s*[/-]\s*\d|\d)(?:\s+(?:nam\s+)?(?<ow>nay|ngoai|truoc))?`;
const OTHER_YEAR = String.raw`(?:(?<pl>dau|giua|cuoi)\s+)?(?<other>nam (?:ngoai|truoc|sau|toi)|sang nam)`;
const THIS_YEAR = String.raw`(?:dau|giua|cuoi|het)\s+(?<now>nam nay)`;
const QUARTER = String.raw`(?:(?:dau|giua|cuoi)\s+)?quy\s*(?<q>[1-4]|iv|iii|ii|i)(?:\s*(?:\/|nam)?\s*(?<qy>20\d\d|nay|ngoai))?\b`;
const TIME = `(?:${DAY}|${MONTH}|${QUARTER}|${MONTH_ONLY}|${YEAR}|${THIS_YEAR}|${OTHER_YEAR})`;

/** Words that put a question into a time, whatever it asks. */
const STRONG = new RegExp(
  `\\b(?:hoi|(?<!hieu )luc|(?:tai |vao )?thoi diem(?: ky| lap| ban hanh)?)\\s+(?:ngay\\s+)?${TIME}`,
);
/** "Ngày 15/04/2026 thì áp dụng nghị định nào", "ký hợp đồng 10/05/2026 thì hạn mức bao nhiêu": the day of the case asked about. */
const CASE = new RegExp(
  `(?:^|\\b(?:ky|lap|trinh|mua|dau thau|xay ra|phat sinh)(?: \\S+){0,3} )(?:vao |tai |den |neu |trong )?${DAY}(?:\\s+(?:thi|ma)\\b|\\s*,)`,
);
/** "Tháng 5/2026 thì chỉ định thầu tối đa bao nhiêu", "quý I/2026, hạn mức là mấy": the time of the case at the head. */
const CASE_MONTH = new RegExp(
  `^(?:(?:the|con|vao|trong|o|neu)\\s+)*(?:${DAY}|${MONTH}|${QUARTER}|${MONTH_ONLY})(?:\\s+(?:thi|ma|con)\\b|\\s*,|(?=.*\\b(?:bao nhieu|toi da|may (?:%|phan tram|trieu|ty))))`,
);
const CASE_YEAR = new RegExp(`^(?:(?:the|con|vao|trong|o|neu)\\s+)*(?:${YEAR}) (?:thi|ma)\\b`);
/** "Ngày 20/8/2026 gói 700 triệu có được chỉ định thầu không": the day of a sum that is held to a limit. */
const OF_SUM = new RegExp(
  `(?<!\\b(?:tu|ke tu|den|truoc|sau|hieu luc|ap dung) )(?:(?:vao|tai|hom|trong) )?(?:${DAY}|${MONTH})(?!\\S)`,
);
const SUM_HELD_TO_LIMIT =
  /\b\d[\d.,]* ?(?:trieu|ty|ti|tr|dong)\b.*\b(?:duoc|vuot|qua|dung|phai)\b.*\b(?:khong|ko|k|chua)\b/;
/** "Giữa năm 2024 hạn mức là bao nhiêu", "mua máy chủ đầu quý 3": a part of a year, quarter or month. */
const PART_OF_TIME = new RegExp(
  `(?<!\\b(?:tu|den|toi|truoc|sau|qua|han|hieu luc|ap dung|ban hanh|ky) )(?=(?:dau|giua|cuoi) )${TIME}`,
);
/** Lists of a stretch of time, see windows.ts. */
const OF_STRETCH =
  /\b(?:thay doi|gi moi|co gi|sap|phai xong|den han|nhung han|viec gi)\b|\b(?:nao|gi)\b.{0,30}\b(?:hieu luc|het han|ban hanh)\b/;
/** "Thế giữa năm ngoái thì sao": nothing but a time. */
const ALONE = new RegExp(
  `^(?:(?:the|con|vay|roi|thi)\\s+)*(?:(?<intro>hoi|vao|tai|luc|den|o|ngay|truoc|sau|tu|tinh den)\\s+)*${TIME}(?:\\s+(?:thi|sao|the nao|ra sao|a|nhi|vay|la|bao nhieu|may|nhieu|gi|con))*[\\s?.!]*$`,
);
/** "Đầu năm 2027 VAT 8% còn áp dụng không", "sang năm … còn … không". */
const AHEAD = new RegExp(
  String.raw`\b(?:(?:den|toi|qua|buoc sang|tu|vao)\s+)?(?:(?<pa>dau|giua)\s+(?:nam\s+)?(?<yy>20\d\d)|(?:dau |giua )?(?<other>nam (?:sau|toi)|sang nam)(?! 20)|sang nam (?<my>20\d\d))\b`,
);
const ASKS_STILL = /\bcon\b.{0,40}\b(?:khong|ko|k|hong|chua|chu|nua)\b/;
/** A time of law, not of a plan's purchases. */
const OF_LAW =
  /\b(?:quy dinh|han muc|dinh muc|thue suat|vat|muc phat|luat|van ban|hieu luc|thong tu|nghi dinh|chi dinh thau|dau thau|duoc phep|bat buoc|nguong|toi da|gioi han)\b/;
/** Words that do so only where the validity of a named document is asked. */
const WEAK = new RegExp(
  `(?<intro>\\b(?:tai|vao|tinh den|den|truoc|ky(?: ban hanh)?|lap|trong|sang)\\s+)?(?:ngay\\s+|dau\\s+|cuoi\\s+|het\\s+)?${TIME}`,
);
const ASKS_VALIDITY =
  /\b(?:con|co|het|van|dang|da|duoc) (?:duoc |bi )?(?:hieu luc|dung|xai|ap dung|gia tri|vien dan|thi hanh|lam can cu)\b|\bvien dan\b.*\b(?:dung|duoc|sai|hop le)\b|\bhieu luc (?:khong|ko|k|chua)\b/;
/** "Phạt đơn vị còn dùng bệnh án giấy từ 2027 bao nhiêu": the time is of the deed. */
export const ASKS_PENALTY =
  /\bphat\b.*\b(?:bao nhieu|may (?:trieu|tien|dong)|the nao|ra sao|muc nao)\b/;
/** The day is what is asked or claimed of the document, not the time of asking. */
const OF_DOCUMENT =
  /(?:hieu luc|ap dung|bai bo|het han|thay(?: the)?|ban hanh|keo dai|thi hanh|ky)\s+(?:tu|den|vao|ngay|het|nam|thang|\s)*$/;
const ASSERTS_DAY =
  /^[\s,]*(?:dung|phai|ha|co dung|co phai|roi)\b|\b(?:phai|dung) (?:khong|ko|k|hong|chua)\b/;

export function takeAskedDay(text: string, today: IsoDate): AskedDay | null {
  const nfc = text.normalize("NFC");
  const folded = stripMarks(nfc).toLowerCase();
  if (folded.length !== nfc.length) return null;
  const match = findTime(nfc, folded);
  if (match === null) return null;
  const day = dayOf(match, today);
  if (day === null) return null;
  const end = match.index + match[0].length;
  return { text: `${nfc.slice(0, match.index)} ${nfc.slice(end)}`.trim(), day };
}

function findTime(nfc: string, folded: string): RegExpExecArray | null {
  const ofLaw = findReferences(nfc).length > 0 || OF_LAW.test(folded);
  if (!ofLaw) return weak(nfc, folded);
  const placed = STRONG.exec(folded) ?? CASE.exec(folded);
  const ahead = ASKS_STILL.test(folded) ? AHEAD.exec(folded) : null;
  return placed ?? ahead ?? weak(nfc, folded) ?? ofCase(folded);
}

function ofCase(folded: string): RegExpExecArray | null {
  if (SUM_HELD_TO_LIMIT.test(folded)) {
    const match = OF_SUM.exec(folded);
    if (match !== null) return match;
  }
  if (OF_STRETCH.test(folded)) return null;
  return CASE_MONTH.exec(folded) ?? CASE_YEAR.exec(folded) ?? PART_OF_TIME.exec(folded);
}

/** The day of a question that names nothing else: what was asked before is meant, on that day. */
export function takeDayAlone(text: string, today: IsoDate): IsoDate | null {
  const match = ALONE.exec(stripMarks(text.normalize("NFC")).toLowerCase().trim());
  return match === null ? null : dayOf(match, today);
}

function weak(nfc: string, folded: string): RegExpExecArray | null {
  const references = findReferences(nfc);
  const isNamed =
    references.length > 0 || /\b(?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet)\b/.test(folded);
  if (!isNamed || !ASKS_VALIDITY.test(folded) || ASKS_PENALTY.test(folded)) return null;
  let from = 0;
  while (from < folded.length) {
    const match = WEAK.exec(folded.slice(from));
    if (match === null) return null;
    const start = from + match.index;
    const end = start + match[0].length;
    const place = { start, end, intro: match.groups?.["intro"] ?? "" };
    if (isAsked(folded, place, references)) {
      match.index = start;
      return match;
    }
    from = end;
  }
  return null;
}

/** The time of asking: not of a symbol, not what is told or claimed of the document. */
function isAsked(
  folded: string,
  { start, end, intro }: { start: number; end: number; intro: string },
  references: readonly { start: number; end: number }[],
): boolean {
  if (references.some((one) => start < one.end && one.start < end)) return false;
  if (isYearOfTitle(folded, start, end)) return false;
  if (/\bvien dan\b/.test(folded)) return true;
  if (OF_DOCUMENT.test(`${folded.slice(0, start)}${intro}`)) return false;
  // "Tháng 3/2026 NĐ 45 có hiệu lực đúng không": a day ahead of the document is the time of asking.
  const isAhead = references.every((one) => end <= one.start);
  return isAhead || !ASSERTS_DAY.test(folded.slice(end));
}

/** "Luật An ninh mạng 2018", "nghị định năm 2020": a bare year behind the name of a document is part of the name. */
function isYearOfTitle(folded: string, start: number, end: number): boolean {
  if (!/^(?:nam\s+)?20\d\d$/.test(folded.slice(start, end).trim())) return false;
  return NAME_AHEAD.test(folded.slice(0, start));
}

const NAME_AHEAD =
  /\b(?:luat|bo luat|nghi dinh|thong tu|quyet dinh|nghi quyet)(?:\s+(?!con\b|co\b|het\b|van\b|dang\b)[\p{L}]+){0,6}\s*$/u;

/**
 * The day itself; of a month the first, of a whole year gone by the last, for a change within it is what matters; of one ahead
 * the first; before a day the one ahead of it.
 */
function dayOf(match: RegExpExecArray, today: IsoDate): IsoDate | null {
  const part = (name: string): string | undefined => match.groups?.[name];
  if (part("om") !== undefined) return monthOnly(part, today);
  if (part("q") !== undefined) return ofQuarter(match, today);
  const year = yearOf(part, today);
  if (part("d") !== undefined) {
    const day = isoDate(year, Number(part("m") ?? 1), Number(part("d")));
    const isBefore = (part("intro") ?? "").startsWith("truoc");
    return day !== null && isBefore ? shift(day, -1) : day;
  }
  const isEnd = /\b(?:cuoi|het)\b/.test(match[0]);
  if (part("mm") !== undefined) return ofMonth(year, Number(part("mm")), { isEnd, match });
  return ofYear(year, { isEnd, match, today });
}

interface Placed {
  isEnd: boolean;
  match: RegExpExecArray;
}

const isAheadOf = (match: RegExpExecArray): boolean => /\btruoc\b/.test(introOf(match));

function ofMonth(year: number, month: number, { isEnd, match }: Placed): IsoDate | null {
  if (isEnd) return lastOf(year, month);
  if (IS_MIDDLE.test(match[0])) return isoDate(year, month, 15);
  const first = isoDate(year, month, 1);
  return first !== null && isAheadOf(match) ? shift(first, -1) : first;
}

function ofYear(
  year: number,
  { isEnd, match, today }: Placed & { today: IsoDate },
): IsoDate | null {
  if (isEnd) return lastOf(year, 12);
  if (IS_MIDDLE.test(match[0])) return isoDate(year, 7, 1);
  const first = isoDate(year, 1, 1);
  if (first !== null && isAheadOf(match)) return shift(first, -1);
  if (/\bdau\b/.test(match[0]) || year > Number(today.slice(0, 4))) return first;
  return year === Number(today.slice(0, 4)) ? today : lastOf(year, 12);
}

const IS_MIDDLE = /\bgiua\b/;
const QUARTERS = ["i", "ii", "iii", "iv"];

/** "Đầu quý 3": of this year unless told. */
function ofQuarter(match: RegExpExecArray, today: IsoDate): IsoDate | null {
  const [said = "", named] = [match.groups?.["q"], match.groups?.["qy"]];
  const quarter = QUARTERS.includes(said) ? QUARTERS.indexOf(said) : Number(said) - 1;
  const thisYear = Number(today.slice(0, 4));
  const year =
    named === "ngoai" ? thisYear - 1 : Number(/^\d/.exec(named ?? "") ? named : thisYear);
  const first = quarter * 3 + 1;
  if (/\bcuoi\b/.test(match[0])) return lastOf(year, first + 2);
  return IS_MIDDLE.test(match[0]) ? isoDate(year, first + 1, 15) : isoDate(year, first, 1);
}

/** The words that place the time, without those of "năm trước" itself. */
const introOf = (match: RegExpExecArray): string => match[0].replace(/\bnam truoc\b/, " ");

/** "Hồi tháng 3": the last such month that has begun, unless its year is told. */
function monthOnly(part: (name: string) => string | undefined, today: IsoDate): IsoDate | null {
  const month = Number(part("om"));
  const thisYear = Number(today.slice(0, 4));
  const isPast = part("ow") === "ngoai" || part("ow") === "truoc";
  const isLater = part("ow") === undefined && month > Number(today.slice(5, 7));
  const year = isPast || isLater ? thisYear - 1 : thisYear;
  if (part("po") === "cuoi") return lastOf(year, month);
  return isoDate(year, month, part("po") === "giua" ? 15 : 1);
}

/** The year that is written, else the next ("sang năm") or the last one ("năm ngoái"). */
function yearOf(part: (name: string) => string | undefined, today: IsoDate): number {
  const isNext = /sau|toi|sang/.test(part("other") ?? "");
  if (part("now") !== undefined) return Number(today.slice(0, 4));
  const other = Number(today.slice(0, 4)) + (isNext ? 1 : -1);
  return Number(part("y") ?? part("my") ?? part("yy") ?? other);
}

function lastOf(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** So many days later, or earlier where below zero. */
export function shift(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
