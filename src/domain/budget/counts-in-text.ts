/**
 * Counts, fractions and percentages in running text: "27.710 lượt", "3.243/415.366", "0,78%". Dates, symbols of
 * documents, versions and names of years are left out.
 */
import type { Micro } from "./fixed.ts";
import { parseNumber } from "./parse-number.ts";

export interface TextNumber {
  value: Micro;
  decimals: number;
  quote: string;
  start: number;
  end: number;
}

const NUMBER = /(?<![\p{L}\d.,/:-])\d[\d.,]*\d|(?<![\p{L}\d.,/:-])\d/gu;

/** Plain numbers of a text, percentages left out. Positions are offsets in `text`. */
export function countsIn(text: string): TextNumber[] {
  const found: TextNumber[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 4);
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    if (/^\s*%|^[/:-]?\p{L}|^\/\d|^-\d/u.test(after)) continue;
    if (
      /(?:năm|nam|tháng|thang|ngày|ngay|quý|số|so|điều|khoản|mức|mục|bảng|cấp)\s*$/iu.test(before)
    )
      continue;
    const number = toNumber(match[0], match.index);
    if (number !== null) found.push(number);
  }
  return found;
}

export interface TextRatio {
  part: TextNumber;
  whole: TextNumber;
  percent: TextNumber;
  quote: string;
  start: number;
}

const N = String.raw`(\d[\d.,]*\d|\d)`;
const WORDS = String.raw`[\p{L}\s]{0,40}?`;
/** Words and commas up to the percentage, without another figure. */
const CLAUSE = String.raw`[^\d%.;:]{0,90}?`;
const LINK = String.raw`(?:chiếm|đạt|tỷ lệ|tỉ lệ|tương (?:ứng|đương)|bằng|=|chiem|dat|ty le|chiém)`;
/** The fraction, then its percentage: "3.243/415.366 lượt chiếm 0,78%", "15/15 (100%)", "9 máy/9 license … 100%". */
const FRACTION_FIRST = new RegExp(
  String.raw`(?<![\p{L}\d.,/-])${N}(${WORDS})\s*\/\s*${N}(?![\d/])(${CLAUSE})(?:[,;]?\s*${LINK}(?:\s+(?:tỷ lệ|tỉ lệ|khoảng|là))*\s*[:=]?\s*|\s*[,;]?\s*\(\s*(?:${LINK}\s*)?)${N}\s*%`,
  "giu",
);
/** The percentage, then its fraction in brackets: "đạt 98,4% (120/122)". */
const PERCENT_FIRST = new RegExp(
  String.raw`(?<![\d.,])${N}\s*%\s*\(\s*(?:${WORDS})${N}(${WORDS})\s*\/\s*${N}(${WORDS})\s*\)`,
  "giu",
);
/** "100% máy trạm cài phần mềm diệt vi-rút (96/96 máy)": what it is a share of stands between them. */
const PERCENT_OF_THING = new RegExp(
  String.raw`(?<!(?:tăng|giảm|thêm|nhất|thiểu|trên|hơn|từ|dưới|gần|khoảng|tang|giam|nhat|thieu|tren)(?: thêm| lên| khoảng)? )(?<![\d.,≥>~] ?)${N}\s*%\s+([^\d%.;:,()]{2,90})\(\s*${N}\s*\/\s*${N}((?:\s+\p{L}+){0,2})\s*\)`,
  "giu",
);
/** "120 trên tổng số 122 cơ sở, đạt 98,4%". */
const OUT_OF = new RegExp(
  String.raw`(?<![\p{L}\d.,/-])${N}(${WORDS})\s+(?:trên|trong)\s+(?:tổng\s+(?:số\s+)?)?${N}(${WORDS})[,;(]?\s*${LINK}(?:\s+(?:tỷ lệ|tỉ lệ|khoảng|là))*\s*[:=]?\s*${N}\s*%`,
  "giu",
);

/** "18.420 lượt, trong đó 9.946 lượt không dùng tiền mặt, chiếm 54%". */
const PART_OF = new RegExp(
  String.raw`(?<![\p{L}\d.,/-])${N}(?!\s*[%/])(${CLAUSE}),?\s*(?:trong đó|trong do)(?:\s+có)?\s+${N}(?!\s*[%/])(${CLAUSE}),?\s*\(?(?:chiếm|đạt|tỷ lệ|tỉ lệ|chiem|dat|ty le)(?:\s+(?:tỷ lệ|tỉ lệ|khoảng|là))*\s*[:=]?\s*${N}\s*%`,
  "giu",
);
/** "Trong 214.600 lượt khám có 160.950 lượt …, đạt 75%". */
const AMONG = new RegExp(
  String.raw`(?:trong|trên) (?:tổng (?:số )?)?${N}(?!\s*[%/])(${WORDS})[,:]? (?:đã |thì )?có ${N}(?!\s*[%/])(${CLAUSE}),?\s*\(?${LINK}(?:\s+(?:tỷ lệ|tỉ lệ|khoảng|là))*\s*[:=]?\s*${N}\s*%`,
  "giu",
);
/** "52.300 phiếu, chiếm 83,7% trong tổng số 62.480 phiếu": the percentage stands between its numbers. */
const BETWEEN = new RegExp(
  String.raw`(?<![\p{L}\d.,/-])${N}(?!\s*[%/])(${WORDS}),?\s*\(?${LINK}(?:\s+(?:tỷ lệ|tỉ lệ|khoảng|là))*\s*[:=]?\s*${N}\s*%\)? (?:trong|trên|của|so với) (?:tổng (?:số )?)${N}(?!\s*%)`,
  "giu",
);
/** "dự toán 2.500 triệu đồng, thực hiện 2.860 triệu đồng (đạt 114,4%)": both in one unit. */
const SPENT_OF = new RegExp(
  String.raw`(?:dự toán|kế hoạch|được giao|du toan|ke hoach)(?:\s+(?:giao|năm|là|được|duyệt))*\s+${N}\s*(tỷ|triệu|nghìn|ty|trieu)?\s*đồng,?\s*(?:đã\s+)?(?:thực hiện|giải ngân|chi|quyết toán|thuc hien)(?:\s+(?:được|là))*\s+${N}\s*(tỷ|triệu|nghìn|ty|trieu)?\s*đồng,?\s*\(?(?:đạt|bằng|tỷ lệ|dat)\s*(?:tỷ lệ\s*)?${N}\s*%`,
  "giu",
);
/** The percentage has another base than the fraction. */
const OTHER_BASE =
  /^\s*(?:kế hoạch|chỉ tiêu|so với|mục tiêu|dự toán|cùng kỳ|KH|năm trước|ke hoach|chi tieu)/u;
const OTHER_SUBJECT = /trong đó|còn lại|(?:^|[,;])\s*riêng|tăng|giảm|trong do|con lai/u;

/** "trên 7 năm", "dưới 1 tuổi": how long and how old, no whole and no other figure of the sentence. */
const AGE =
  /(?<=(?:dưới|trên|hơn|đủ|từ|duoi|tren) )\d{1,2}(?= (?:tuổi|tháng|năm|ngày|giờ|phút|tuoi|thang|nam)(?!\p{L}))/giu;

/** "đến hết tháng 11/2026 đạt 95%", "từ ngày 15/9 đạt 80%", "6/2026: 70%": a month or a day, no fraction. */
function isCalendar(text: string, match: RegExpExecArray): boolean {
  const [, part = "", , whole = ""] = match;
  if (/^20\d\d$/.test(whole) && /^(?:0?[1-9]|1[0-2]|I{1,3}|IV)$/.test(part)) return true;
  return /(?:tháng|ngày|quý|mùng|thang|ngay|quy)\s+$/iu.test(text.slice(0, match.index));
}

/** Patterns with their groups: the part, the whole, the percentage. */
const PLAIN: readonly (readonly [RegExp, [number, number, number]])[] = [
  [PART_OF, [3, 1, 5]],
  [PERCENT_FIRST, [2, 4, 1]],
  [OUT_OF, [1, 3, 5]],
  [AMONG, [3, 1, 5]],
  [BETWEEN, [1, 4, 3]],
];

/** The brackets count what the percentage is of: "máy trạm …" and "máy". */
function isOfThing([, , thing = "", , , unit = ""]: RegExpExecArray): boolean {
  const [counted = ""] = unit.trim().toLowerCase().split(/\s+/);
  return !OTHER_SUBJECT.test(thing) && ` ${thing.toLowerCase()}`.includes(` ${counted}`);
}

/** Fractions with the percentage that belongs to them. */
export function ratiosIn(printed: string): TextRatio[] {
  const text = printed.replace(AGE, (age) => "o".repeat(age.length));
  const found: TextRatio[] = [];
  const add = (
    match: RegExpExecArray,
    [a, b, c]: [number, number, number],
    ofPlan = false,
  ): void => {
    const part = toNumber(match[a] ?? "", match.index);
    const whole = toNumber(match[b] ?? "", match.index);
    const percent = toDecimal(match[c] ?? "", match.index);
    if (part === null || whole === null || percent === null || whole.value === 0n) return;
    if (!ofPlan && OTHER_BASE.test(text.slice(match.index + match[0].length))) return;
    const quote = printed.slice(match.index, match.index + match[0].length);
    found.push({ part, whole, percent, quote, start: match.index });
  };
  for (const match of text.matchAll(FRACTION_FIRST)) {
    if (!OTHER_SUBJECT.test(match[4] ?? "") && !isCalendar(text, match)) add(match, [1, 3, 5]);
  }
  for (const match of text.matchAll(SPENT_OF)) {
    // "đạt 92% kế hoạch": of the very sum that was given.
    if (match[2] === match[4]) add(match, [3, 1, 5], true);
  }
  for (const match of text.matchAll(PERCENT_OF_THING)) {
    if (isOfThing(match)) add(match, [3, 4, 1]);
  }
  for (const [pattern, groups] of PLAIN) {
    for (const match of text.matchAll(pattern)) add(match, groups);
  }
  return found;
}

/** Source of a pattern with one group: a count of whole things, "1.234" or "1234". */
export const WHOLE_NUMBER = String.raw`(\d{1,3}(?:\.\d{3})+|\d{1,6})`;

/** "1.234" as a count: a dot only groups its digits. */
export const wholeNumber = (digits: string): number => Number(digits.replaceAll(".", ""));

function toNumber(text: string, start: number): TextNumber | null {
  const quote = text.replace(/[.,]+$/, "");
  const [reading] = parseNumber(quote);
  if (reading === undefined || reading.style === "malformed") return null;
  const { micro: value, decimals } = reading;
  return { value, decimals, quote, start, end: start + quote.length };
}

/** A percentage: a group of three behind the mark is decimals, "0,781%". */
function toDecimal(text: string, start: number): TextNumber | null {
  const readings = parseNumber(text);
  const reading = readings.find((other) => other.decimals > 0) ?? readings[0];
  if (reading === undefined) return null;
  const { micro: value, decimals } = reading;
  return { value, decimals, quote: text, start, end: start + text.length };
}
