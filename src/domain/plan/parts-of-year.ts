/**
 * Parts of a year as plans name them: "6 tháng đầu năm 2026", "nửa cuối năm", "quý III–IV/2026", "từ tháng 7 đến hết tháng
 * 12/2026". A part that is told as a time of the work counts; one of which a figure is told ("số liệu 6 tháng đầu năm") is none.
 */
import { foldInPlace } from "../text/fold.ts";

export interface PartOfYear {
  start: number;
  end: number;
}

const OF_YEAR = String.raw`(?:\s*(?:cua )?(?:\/|nam)\s*20\d\d)?`;
const JOIN = String.raw`\s*(?:-|–|,|&|va|den(?: het)?)\s*`;
const QUARTER = "(?:iv|i{1,3}|[1-4])";
const MONTH = String.raw`\d{1,2}(?:\/20\d\d)?`;
const PART = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:0?6|sau) thang (?:dau|cuoi)(?: cua)?(?: nam(?: 20\d\d)?)?` +
    String.raw`|nua (?:dau|cuoi|sau)(?: cua)? nam(?: 20\d\d)?|(?:dau|giua|cuoi) nam(?: 20\d\d)?` +
    String.raw`|(?:tu )?quy ${QUARTER}(?:${JOIN}(?:quy )?${QUARTER})*${OF_YEAR}` +
    String.raw`|(?:tu )?thang ${MONTH}(?:${JOIN}(?:thang )?${MONTH})*(?: nam 20\d\d)?` +
    String.raw`|(?:ngay )?\d{1,2}\/\d{1,2}\/20\d\d)(?![\p{L}\d/])`,
  "gu",
);
/** What stands in front of the time of a work. */
const ADVERBIAL =
  /(?:^|[,;:.(–]|(?<![\p{L}])(?:trong|vao|tu|den|het|truoc|hoan thanh|xong|va|thoi gian|thi diem|chay thu))\s*$/u;

const isTime = (before: string): boolean => ADVERBIAL.test(before.replace(/^\s*[-+*]\s+/, ""));

/** In order; positions are those of `text`. */
export function partsOfYear(text: string): PartOfYear[] {
  const folded = foldInPlace(text);
  return [...folded.matchAll(PART)]
    .filter(({ index, 0: found }) => found.startsWith("tu ") || isTime(folded.slice(0, index)))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

const LEADING = /^(?:(?:trong|vao|den het|den|truoc|tu|bat dau tu)\s+)*$/;

/** A text without the time that it begins with: "Quý I/2026: lập hồ sơ" → "lập hồ sơ". */
export function withoutLeadingPart(text: string): string {
  const [first] = partsOfYear(text);
  if (first === undefined || !LEADING.test(foldInPlace(text.slice(0, first.start)).trimStart()))
    return text;
  return text.slice(first.end).replace(/^[\s,:–-]+/u, "");
}

/** Verbs of the steps that one work goes through, folded. */
const STEP =
  /(?<![a-z])(?:khao sat|ra soat|lap|xay dung|thiet ke|trinh|tham dinh|phe duyet|dau thau|lua chon nha thau|mua sam|mua|lap dat|cai dat|cau hinh|trien khai|thi diem|chay thu|van hanh|nghiem thu|ban giao|chuan hoa|dua vao|hoan thanh|hoan thien|mo rong|nang cap|chuyen doi|so hoa|ket noi|tich hop|ban hanh)(?![a-z])/gu;

/** "6 tháng đầu năm khảo sát, 6 tháng cuối năm triển khai": several parts of one year, each with a step of its own. */
export function isStepByStep(text: string): boolean {
  if (partsOfYear(text).length < 2) return false;
  const steps = new Set([...foldInPlace(text).matchAll(STEP)].map(([verb]) => verb));
  return steps.size >= 2;
}
