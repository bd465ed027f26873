/**
 * Counts in one sentence that belong together: a whole and its kinds, what is there and what is left, so many for each.
 * Only where the words leave no other reading: parts may overlap ("nữ 70, đảng viên 45") or be a choice.
 */
import { foldInPlace } from "./document-lines.ts";

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
const toNumber = (text: string): number => Number(text.replaceAll(".", ""));

export function sentenceSums(text: string): SentenceSum[] {
  const folded = foldInPlace(text);
  return [...kinds(folded), ...listed(folded), ...left(folded), ...each(folded)].map((one) => ({
    ...one,
    quote: text.slice(one.start, one.start + one.quote.length).trim(),
  }));
}

const KINDS = new RegExp(
  String.raw`${NUM} ([\p{L}]+)((?: [\p{L}]+){0,4}), (?:trong do(?: co)?|gom) ${NUM} \2((?: [\p{L}]+){1,6})(?:,| va|, va) ${NUM} \2((?: [\p{L}]+){1,6})(?=\s*[.;)]|$)`,
  "gu",
);

/** "233 máy vi tính, trong đó 168 máy để bàn và 72 máy xách tay": two kinds of one thing, and no more named. */
function kinds(text: string): SentenceSum[] {
  return [...text.matchAll(KINDS)].flatMap((match) => {
    const whole = toNumber(match[1] ?? "");
    const parts = [toNumber(match[4] ?? ""), toNumber(match[6] ?? "")];
    const sum = parts.reduce((all, part) => all + part, 0);
    // Kinds that are not named may be left out; a small gap is none of them.
    const told = sum > whole || whole - sum <= whole / 50;
    return sum === whole || told ? [made(match, whole, parts, " + ")] : [];
  });
}

const LISTED = new RegExp(
  String.raw`(?:co|tong so|gom) ${NUM} ([\p{L}]+)(?: [\p{L}]+){0,4}: ((?:\d{1,5}[^\d%.;:]{3,60}){2,8})(?=[.;]|$)`,
  "gu",
);

/** "27 đơn vị trực thuộc: 9 bệnh viện, 15 trung tâm y tế, 4 chi cục": a list behind a colon is the whole. */
function listed(text: string): SentenceSum[] {
  return [...text.matchAll(LISTED)].flatMap((match) => {
    const body = match[3] ?? "";
    if (/trong do|chu yeu|nhu|\.\.\.|…|v\.v|con lai/.test(body)) return [];
    const parts = [...body.matchAll(/\d{1,5}/g)].map((one) => toNumber(one[0]));
    return [made(match, toNumber(match[1] ?? ""), parts, " + ")];
  });
}

const LEFT = new RegExp(
  String.raw`(?:hien co|co|tong so) ${NUM} ([\p{L}]+)[^.;\d]{0,30}, (?:da )?(?:hong|thanh ly|het han|khong dung)[^.;\d]{0,40} ${NUM} \2,[^.;\d]{0,6}con (?:lai|su dung|dung|hoat dong)[^.;\d]{0,20} ${NUM} \2`,
  "gu",
);

/** "hiện có 96 bộ, hỏng 12 bộ, còn sử dụng 86 bộ". */
const left = (text: string): SentenceSum[] =>
  [...text.matchAll(LEFT)].map((match) =>
    made(
      match,
      toNumber(match[1] ?? ""),
      [toNumber(match[3] ?? ""), toNumber(match[4] ?? "")],
      " + ",
    ),
  );

const EACH = new RegExp(
  String.raw`${NUM} ([\p{L}]+)[^.;\d]{0,50} cho ${NUM} ([\p{L}]+)[^.;\d]{0,40}, moi \4[^.;\d]{0,20} ${NUM} \2`,
  "gu",
);

/** "30 máy đọc mã QR cho 15 trạm, mỗi trạm 03 máy". */
const each = (text: string): SentenceSum[] =>
  [...text.matchAll(EACH)].map((match) =>
    made(
      match,
      toNumber(match[1] ?? ""),
      [toNumber(match[3] ?? ""), toNumber(match[5] ?? "")],
      " × ",
    ),
  );

function made(
  match: RegExpExecArray,
  whole: number,
  parts: readonly number[],
  sign: " + " | " × ",
): SentenceSum {
  const sum =
    sign === " + "
      ? parts.reduce((all, part) => all + part, 0)
      : parts.reduce((all, part) => all * part, 1);
  return { whole, parts, sum, computation: parts.join(sign), quote: match[0], start: match.index };
}
