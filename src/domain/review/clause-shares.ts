/**
 * A count, its share, and the whole that the same line counts: "Trong 388 viên chức, 291 người đã được cấp chữ ký số,
 * bằng 75 %", "cấp 5.260 giấy, liên thông 5.155 giấy, đạt 98 %", "đã quét 12.400 trang, đạt 62 % kế hoạch (20.000
 * trang)". Fractions and "trong đó" are read by ../budget/counts-in-text.ts.
 */
import { WHOLE_NUMBER as COUNT, wholeNumber } from "../budget/counts-in-text.ts";
import { foldInPlace } from "../text/fold.ts";
import { isShareOf, readPercent } from "./share-of-total.ts";

interface ClauseShare {
  holds: boolean;
  quote: string;
  expected: string;
  found: string;
  computation: string;
}

const PERCENT = String.raw`(\d{1,3}(?:[.,]\d{1,2})?)\s*%`;
/** The count, what it is, and its share in the next clause or in brackets. */
const SHARED = new RegExp(
  String.raw`(?<![\d.,/%-])${COUNT} ([a-z]+)([^\d%,.;:()/]{0,80})(?:,\s*|\s*\()(?:(?:chiem|dat|bang|tuong (?:ung|duong))(?: voi)?(?: ty le| khoang)*\s*:?\s*)${PERCENT}`,
  "g",
);
const COUNTED = new RegExp(String.raw`(?<![\d.,/%-])${COUNT} ([a-z]+)`, "g");
/** The whole stands in brackets behind the share. */
const WHOLE_BEHIND = new RegExp(
  String.raw`^\)?\s*(?:(?:so voi |cua )?(?:ke hoach|chi tieu|tong so|muc tieu|dan so)[^.;,()%\d]{0,30})\(${COUNT} ([a-z]+)`,
);
/** The share is one of another thing. */
const OTHER_BASE =
  /^\)?\s*(?:so voi\b|cua\b|tong\b|so\b|trong\b|tren\b|ke hoach|chi tieu|muc tieu|du toan|dinh muc|cung ky|dan so|nhu cau)/;
/** What was counted in another year or is not all of it. */
const OTHER_TIME = /\b(?:cung ky|nam truoc|nam ngoai|so voi|ke hoach|chi tieu|luy ke|them)\b/;
const PEOPLE: ReadonlySet<string> = new Set(
  "nguoi can vien nhan lao bac dieu duoc ho ky y hoc".split(" "),
);
/** What passes by is counted again and again. */
const NO_WHOLE = /^(?:trieu|ty|nghin|ngan|dong|nam|thang|ngay|gio|phut|lan|tuoi|km|quy)$/;

/** A part, the whole that the line leaves, and where they stand; folded text. */
export interface CountedShare {
  part: number;
  whole: number;
  unit: string;
  index: number;
}

interface Counted extends CountedShare {
  end: number;
  count: string;
  printed: string;
  /** All numbers that may be the whole. */
  wholes: readonly number[];
}

function countedIn(folded: string): Counted[] {
  return [...folded.matchAll(SHARED)].flatMap((match): Counted[] => {
    const [all, count = "", unit = "", , printed = ""] = match;
    if (NO_WHOLE.test(unit) || Number(printed.replace(",", ".")) >= 100) return [];
    const part = wholeNumber(count);
    const end = match.index + all.length;
    const wholes = wholesOf(folded, { start: match.index, count: part, unit }, end);
    const [whole] = wholes;
    if (whole === undefined) return [];
    return [{ part, whole, unit, index: match.index, end, count, printed, wholes }];
  });
}

/** Parts whose share names one whole only. */
export const countedShares = (folded: string): CountedShare[] =>
  folded.includes("%") ? countedIn(folded).filter(({ wholes }) => new Set(wholes).size === 1) : [];

export function clauseShares(text: string): ClauseShare[] {
  if (!text.includes("%")) return [];
  return countedIn(foldInPlace(text)).flatMap((one): ClauseShare[] => {
    const { part, whole, printed, wholes, index, end, count } = one;
    const share = { ...readPercent(printed), of: "" };
    const amount = { amount: BigInt(part), slack: 0n };
    const holds = wholes.some((of) => isShareOf(amount, { amount: BigInt(of), slack: 0n }, share));
    if (!holds && new Set(wholes).size > 1) return [];
    return [
      {
        holds,
        quote: text.slice(index, end),
        expected: `${String(Math.round((part / whole) * 10_000) / 100).replace(".", ",")}%`,
        found: `${printed}%`,
        computation: `${count} / ${whole.toLocaleString("vi-VN")}`,
      },
    ];
  });
}

/** Larger numbers of the same thing in front of the count, or the one in brackets behind its share. */
function wholesOf(
  text: string,
  part: { start: number; count: number; unit: string },
  end: number,
): number[] {
  const behind = text.slice(end);
  const bracketed = WHOLE_BEHIND.exec(behind);
  if (bracketed !== null)
    return isSameThing(bracketed[2] ?? "", part.unit) ? [wholeNumber(bracketed[1] ?? "")] : [];
  if (OTHER_BASE.test(behind)) return [];
  return [...text.slice(0, part.start).matchAll(COUNTED)]
    .filter((match) => isSameThing(match[2] ?? "", part.unit))
    .filter(({ index }) => {
      const from = clauseStart(text, index);
      const years = text.slice(from, end).match(/\bnam 20\d\d\b/g) ?? [];
      return new Set(years).size < 2 && !OTHER_TIME.test(clauseAt(text, index, part.start));
    })
    .map((match) => wholeNumber(match[1] ?? ""))
    .filter((whole) => whole > part.count);
}

/** Words for what is counted that mean one thing: all words for people do. */
export const isSameThing = (a: string, b: string): boolean =>
  a === b || (PEOPLE.has(a) && PEOPLE.has(b));

const clauseStart = (text: string, index: number): number =>
  Math.max(text.lastIndexOf(". ", index), text.lastIndexOf("; ", index)) + 1;

/** From the last full stop in front of a count to the next one. */
function clauseAt(text: string, index: number, limit: number): string {
  const end = /[.;]\s/.exec(text.slice(index, limit));
  return text.slice(clauseStart(text, index), end === null ? limit : index + end.index);
}
