/**
 * Counts in one sentence that belong together: a whole and its kinds, what is there and what is left, so many for each.
 * Only where the words leave no other reading: parts may overlap ("nữ 70, đảng viên 45") or be a choice.
 */
import { wholeNumber } from "../budget/counts-in-text.ts";
import { foldChangesInPlace } from "../text/change-words.ts";

export interface SentenceSum {
  whole: number;
  parts: readonly number[];
  /** What the parts come to. */
  sum: number;
  /** The parts with their sign between them: "168 + 72", "15 × 3". */
  computation: string;
  quote: string;
  start: number;
}

const NUM = String.raw`(\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d.,]*\d)(?!\s*[%/])`;

export function sentenceSums(text: string): SentenceSum[] {
  const folded = foldChangesInPlace(text);
  const made = [...kinds(folded), ...listed(folded), ...inOne(folded), ...perGroup(folded)];
  const known = new Set(made.map((one) => `${one.whole} ${one.sum}`));
  const more = madeUp(folded).filter((one) => !known.has(`${one.whole} ${one.sum}`));
  // "…, 138 trạm y tế xã cùng các đơn vị khác": what is left over has no number.
  const isOpen = ({ sum, whole, start }: SentenceSum): boolean =>
    sum < whole && OPEN.test(folded.slice(start));
  const whole = [...made, ...more].filter((one) => !isOpen(one));
  return whole.map((one) => ({
    ...one,
    quote: text.slice(one.start, one.start + one.quote.length).trim(),
  }));
}

const OPEN =
  /^(?:[^.;]|\.\d)*\b(?:cung|va)(?: voi)?(?: (?:cac|mot so|nhung|nhieu))? [^.;\d]*\bkhac\b/;
const MADE_UP = /\b(bao gom|gom co|gom|chia ra|cu the la|trong do co|trong do)\b[: ]/;
const COUNT = /(?<![\d.,/:-])(\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d.,/:-]*\d)(?!\s*%) ([\p{L}]+)/gu;
/** Figures that are no counts of things, by the word behind or in front of them. */
const NO_COUNT =
  /^(?:nam|thang|ngay|gio|phut|tuoi|mbps|gb|tb|dong|trieu|nghin|ty|lan|dot|trong|tren|den)$/;
const NO_COUNT_BEFORE =
  /\b(?:nam|thang|ngay|quy|(?<!tong )so|dieu|khoan|muc|tren|duoi|hon|khoang|cap|luat|tuan|thu)\s*$/;
/** Parts that may overlap, or more than one whole. */
const OVERLAP =
  /\b(?:nu|dang vien|tuoi|dan toc|trinh do|trong do.*trong do|bien che|kiem nhiem|so voi|tang|giam|it nhat|dat|moi|mot nguoi)\b|%|\bdong\b|\.\.\.|…|v\.v/;
const PEOPLE = /^(?:nguoi|vien|can|nhan|bien)$/;
const PROFESSION = /^(?:bac|dieu|ho|duoc|ky|y|nu)$/;
const GENERIC =
  /^(?:don|co|nguoi|vien|can|nhan|thiet|may|luot|ho|van|phieu|don|bai|giuong|lop|phong|khoa|to)$/;

/** "186 máy tính, bao gồm 142 máy để bàn và 44 máy xách tay": a whole and all it is made up of. */
function madeUp(text: string): SentenceSum[] {
  const sums: SentenceSum[] = [];
  for (const sentence of text.matchAll(/[^.;]+(?:\.\d{3}[^.;]*)*/g)) {
    const marker = MADE_UP.exec(sentence[0]);
    if (marker === null) continue;
    const behind = sentence[0].slice(marker.index + marker[0].length);
    const whole = countsOf(sentence[0].slice(0, marker.index)).at(-1);
    const parts = countsOf(behind);
    if (whole === undefined || parts.length < 2 || parts.length > 8 || OVERLAP.test(behind))
      continue;
    if (sentence[0].slice(whole.end, marker.index).length > 60) continue;
    const values = parts.map((part) => part.value);
    const sum = values.reduce((all, part) => all + part, 0);
    if (sum !== whole.value && !isWholeOf(whole, parts, sum, marker[1] ?? "")) continue;
    const start = sentence.index + whole.start;
    const quote = text.slice(start, sentence.index + sentence[0].length).slice(0, 200);
    sums.push({
      whole: whole.value,
      parts: values,
      sum,
      computation: values.join(" + "),
      quote,
      start,
    });
  }
  return sums;
}

interface Count {
  value: number;
  unit: string;
  start: number;
  end: number;
}

function countsOf(text: string): Count[] {
  return [...text.matchAll(COUNT)].flatMap((match) => {
    const unit = match[2] ?? "";
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    if (NO_COUNT.test(unit) || NO_COUNT_BEFORE.test(before)) return [];
    const value = wholeNumber(match[1] ?? "");
    return [{ value, unit, start: match.index, end: match.index + match[0].length }];
  });
}

/** "36 biểu mẫu, gồm 21 biểu mẫu bệnh án và 15 phiếu theo dõi": a general word, or the first of two kinds bears it. */
const isKindOf = ({ unit }: Count, parts: readonly Count[]): boolean =>
  GENERIC.test(unit) || (parts.length === 2 && parts[0]?.unit === unit);

/** The parts are all of it: a word for "made up of", or more than there is, or a small gap, of one kind of thing. */
function isWholeOf(whole: Count, parts: readonly Count[], sum: number, marker: string): boolean {
  const alike = parts.every((part) => part.unit === whole.unit);
  if (isStaff(whole, parts)) return isWholeStaff(whole.value, parts, sum, marker);
  if (whole.value < 3 || sum > whole.value * 2 || sum * 2 < whole.value) return false;
  if (!alike && !isKindOf(whole, parts)) return false;
  if (!marker.startsWith("trong do")) return true;
  // Two kinds that nearly make it up are all of it; of more kinds some may go unnamed.
  const gap = whole.value / (parts.length === 2 ? 7 : 50);
  return alike && (sum > whole.value || whole.value - sum <= gap);
}

/** "gồm 02 bác sĩ, 03 điều dưỡng, 02 hộ sinh, 02 y sĩ": so many kinds are all of a small staff. */
function isWholeStaff(
  whole: number,
  parts: readonly Count[],
  sum: number,
  marker: string,
): boolean {
  if (sum > whole) return sum < whole * 3;
  return parts.length >= 4 && !marker.startsWith("trong do") && whole - sum <= whole / 4;
}

/** Doctors and nurses among the staff: others go unnamed, but there are no more of them than there are people. */
const isStaff = (whole: Count, parts: readonly Count[]): boolean =>
  PEOPLE.test(whole.unit) && parts.every((part) => PROFESSION.test(part.unit));

const KINDS = new RegExp(
  String.raw`${NUM} ([\p{L}]+)((?: [\p{L}]+){0,4}), (?:trong do(?: co)?|gom) ${NUM} \2((?: [\p{L}]+){1,6})(?:,| va|, va) ${NUM} \2((?: [\p{L}]+){1,6})(?=\s*[.;)]|$)`,
  "gu",
);

/** "233 máy vi tính, trong đó 168 máy để bàn và 72 máy xách tay": two kinds of one thing, and no more named. */
function kinds(text: string): SentenceSum[] {
  return [...text.matchAll(KINDS)].flatMap((match) => {
    const whole = wholeNumber(match[1] ?? "");
    const parts = [wholeNumber(match[4] ?? ""), wholeNumber(match[6] ?? "")];
    const sum = parts.reduce((all, part) => all + part, 0);
    // Kinds that are not named may be left out; a small gap is none of them.
    if (OVERLAP.test(match[0].slice(match[0].search(/trong do|gom/)))) return [];
    const told = sum > whole || whole - sum <= whole / 50;
    return sum === whole || told ? [made(match, whole, parts, " + ")] : [];
  });
}

const LISTED = new RegExp(
  String.raw`(?:co|tong so|gom) ${NUM} ([\p{L}]+)(?: [\p{L}]+){0,4}: ((?:\d{1,5}[^\d%.;:]{3,60}){2,8})(?=[.;]|$)`,
  "gu",
);

/** "36 máy đã dùng trên 7 năm" counts the machines, not their years. */
const LISTED_PART =
  /(?<!\b(?:tren|duoi|qua|hon|den|tu|toi thieu|it nhat) )\b\d{1,5}\b(?! (?:nam|thang|ngay|tuoi|gio|gb|tb|mbps|inch)\b)/g;

/** "27 đơn vị trực thuộc: 9 bệnh viện, 15 trung tâm y tế, 4 chi cục": a list behind a colon is the whole. */
function listed(text: string): SentenceSum[] {
  return [...text.matchAll(LISTED)].flatMap((match) => {
    const body = match[3] ?? "";
    if (/trong do|chu yeu|nhu|\.\.\.|…|v\.v|con lai/.test(body)) return [];
    const parts = [...body.matchAll(LISTED_PART)].map((one) => wholeNumber(one[0]));
    return parts.length < 2 ? [] : [made(match, wholeNumber(match[1] ?? ""), parts, " + ")];
  });
}

type Sign = " + " | " × ";

/** Ways to tell a whole and two parts in one pattern, by the groups in which they stand. */
const IN_ONE: readonly { words: RegExp; whole: number; parts: readonly number[]; sign: Sign }[] = [
  {
    // "hiện có 96 bộ, hỏng 12 bộ, còn sử dụng 86 bộ"
    words: new RegExp(
      String.raw`(?:hien co|co|tong so) ${NUM} ([\p{L}]+)[^.;\d]{0,30}, (?:da )?(?:hong|thanh ly|het han|khong dung)[^.;\d]{0,40} ${NUM} \2,[^.;\d]{0,6}con (?:lai|su dung|dung|hoat dong)[^.;\d]{0,20} ${NUM} \2`,
      "gu",
    ),
    whole: 1,
    parts: [3, 4],
    sign: " + ",
  },
  {
    // "30 máy đọc mã QR cho 15 trạm, mỗi trạm 03 máy"
    words: new RegExp(
      String.raw`${NUM} ([\p{L}]+)[^.;\d]{0,50} cho ${NUM} ([\p{L}]+)[^.;\d]{0,40}, moi \4[^.;\d]{0,20} ${NUM} \2`,
      "gu",
    ),
    whole: 1,
    parts: [3, 5],
    sign: " × ",
  },
  {
    // "cho 96 trạm y tế, mỗi trạm 02 máy tính, tổng số 192 máy tính"
    words: new RegExp(
      String.raw`\bcho ${NUM} ([\p{L}]+)(?: [\p{L}]+){0,4}, moi \2(?: [\p{L}]+){0,3} ${NUM} ([\p{L}]+)[^.;\d]{0,40}[,(] ?(?:tong(?: so| cong)?|la|=)(?: la|:)? ${NUM} \4`,
      "gu",
    ),
    whole: 5,
    parts: [1, 3],
    sign: " × ",
  },
  {
    // "38/42 bác sĩ …, còn 4 bác sĩ chưa …"
    words: new RegExp(
      String.raw`(?<![\d/.,])(\d{1,3}(?:\.\d{3})+|\d{1,6})\s*/\s*(\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d/]) ([\p{L}]+)[^.;\d]{0,80}[,;(] ?(?:hien |chi )?con (?:lai )?${NUM} \3\b[^.;,\d]{0,60}`,
      "gu",
    ),
    whole: 2,
    parts: [1, 4],
    sign: " + ",
  },
];

const inOne = (text: string): SentenceSum[] =>
  IN_ONE.flatMap(({ words, whole, parts, sign }) =>
    [...text.matchAll(words)].map((match) => {
      const numberAt = (group: number): number => wholeNumber(match[group] ?? "");
      return made(match, numberAt(whole), parts.map(numberAt), sign);
    }),
  );

const GROUPS = "(lop|dot|buoi|khoa hoc|khoa|phong|tram|xa|phuong|don vi|doi|to|nhom|ban)";
const PERSONS = "(?:nguoi|hoc vien|can bo|nhan vien|vien chuc|luot|bac si|dieu duong)";
const PER_GROUP = new RegExp(
  String.raw`${NUM} ${GROUPS}\b[^.;\d]{0,60}[,;(:] ?moi \2(?: [\p{L}]+){0,3} ${NUM} ${PERSONS}\b`,
  "gu",
);
const IN_ALL = new RegExp(
  String.raw`(?:\btong(?: so| cong)?|\bcho|\bca thay|=|\bvoi|\bla)(?: la|:)? ${NUM} (?:luot )?${PERSONS}\b`,
  "gu",
);

/** "5 lớp tập huấn, mỗi lớp 30 người, tổng số 150 lượt người", and the same with the whole in front. */
function perGroup(text: string): SentenceSum[] {
  return [...text.matchAll(PER_GROUP)].flatMap((match) => {
    const from =
      Math.max(text.lastIndexOf(". ", match.index), text.lastIndexOf(";", match.index)) + 1;
    const behind = text.slice(match.index + match[0].length);
    const to = match.index + match[0].length + (/[.;]/.exec(behind)?.index ?? behind.length);
    const outside = [
      { text: text.slice(from, match.index), at: from },
      { text: text.slice(match.index + match[0].length, to), at: match.index + match[0].length },
    ];
    const wholes = outside.flatMap((part) => [...part.text.matchAll(IN_ALL)]);
    const [whole, ...more] = wholes;
    if (whole === undefined || more.length > 0) return [];
    return [
      {
        ...made(
          match,
          wholeNumber(whole[1] ?? ""),
          [wholeNumber(match[1] ?? ""), wholeNumber(match[3] ?? "")],
          " × ",
        ),
        quote: text.slice(from, to).trim(),
        start: from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0),
      },
    ];
  });
}

function made(
  match: RegExpExecArray,
  whole: number,
  parts: readonly number[],
  sign: Sign,
): SentenceSum {
  const sum =
    sign === " + "
      ? parts.reduce((all, part) => all + part, 0)
      : parts.reduce((all, part) => all * part, 1);
  return { whole, parts, sum, computation: parts.join(sign), quote: match[0], start: match.index };
}
