/**
 * Quantities in staff Vietnamese and in statements of the register: shares, money, spans of time, counts of things, each
 * with its bound. Read the same way on both sides, so that "mười lăm triệu", "15tr" and "15.000.000 đồng" meet.
 * Pure.
 */
import { stripMarks } from "../../../domain/text/fold.ts";
import { FIGURE, isNumber, NUMBER, numberValue } from "./number-words.ts";

export type Dimension = "percent" | "money" | "time" | "count";
export type Bound = "at-most" | "at-least" | "exact";

export interface Quantity {
  dimension: Dimension;
  /** What is counted, folded ("bang", "cap"); "" for the other dimensions. */
  unit: string;
  /** Percent, đồng, hours or number. A range has two different ends. */
  low: number;
  high: number;
  bound: Bound;
  /** As written. */
  raw: string;
  start: number;
  end: number;
}

/** Factor and dimension of a unit behind a number; the first that fits counts. */
const UNITS: readonly (readonly [RegExp, Dimension, number])[] = [
  [/^\s*(?:%|phan tram\b|pt\b(?!\s*(?:font|chu)))/, "percent", 1],
  [/^\s*(?:ty|ti)\b(?! le\b)(?:\s*(?:dong|vnd|d)\b)?/, "money", 1e9],
  [/^\s*(?:trieu|tr|cu)\b(?:\s*(?:dong|vnd|d)\b)?|^\s*trd\b/, "money", 1e6],
  [/^\s*(?:nghin|ngan|k)\b(?:\s*(?:dong|vnd|d)\b)?/, "money", 1e3],
  [/^\s*(?:dong|vnd)\b|^d\b/, "money", 1],
  [/^\s*(?:gio|tieng|h)\b/, "time", 1],
  [/^\s*phut\b/, "time", 1 / 60],
  [/^\s*ngay\b(?:\s*lam viec\b)?/, "time", 24],
  [/^\s*tuan\b/, "time", 168],
  [/^\s*thang\b(?!\s*\d)/, "time", 730],
  [/^\s*nam\b(?!\s*(?:19|20)\d\d)/, "time", 8760],
];

const AT_MOST =
  /(?:toi da|khong qua|khong vuot qua|khong vuot|duoi|cham nhat|tran|nhieu nhat|den|toi|trong vong|trong|het|<=|≤)\s*(?:la\s*|con\s*)?$/;
const AT_LEAST = /(?:toi thieu|it nhat|tu|tren|hon|khong duoi|>=|≥)\s*(?:la\s*)?$/;

/** All quantities of a text, in order. */
export function quantitiesOf(text: string): Quantity[] {
  const nfc = text.normalize("NFC");
  const folded = stripMarks(nfc).toLowerCase();
  if (folded.length !== nfc.length) return [];
  const found = [
    ...ranges(nfc, folded),
    ...singles(nfc, folded),
    ...labelled(nfc, folded),
    ...exemptions(nfc, folded),
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return found.filter((one) => {
    if (one.start < end) return false;
    end = one.end;
    return true;
  });
}

/** "Phần mềm không chịu thuế phải không": a state of tax beside the rates. */
function exemptions(nfc: string, folded: string): Quantity[] {
  return [...folded.matchAll(EXEMPT)].map((match) => ({
    dimension: "percent",
    unit: "",
    low: EXEMPTION,
    high: EXEMPTION,
    bound: "exact",
    raw: nfc.slice(match.index, match.index + match[0].length),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const EXEMPT =
  /(?:khong|ko) (?:phai )?chiu (?:thue|vat|gtgt)\b(?! hay khong)|mien (?:thue|vat)|\bkct\b/g;
/** Stands for "không chịu thuế" among rates. */
const EXEMPTION = -1;

interface Unit {
  dimension: Dimension;
  factor: number;
  unit: string;
  length: number;
}

/** "3–5 triệu", "từ 20 đến 30 triệu", "13–14". */
function ranges(nfc: string, folded: string): Quantity[] {
  const found: Quantity[] = [];
  const pattern = new RegExp(
    `(?<![\\d./,])(${FIGURE})(\\s*(?:trieu|ty|gio|ngay|mm|%))?\\s*(?:[-–—]|den|toi)\\s*(${FIGURE})(?![\\d/])`,
    "g",
  );
  for (const match of folded.matchAll(pattern)) {
    const after = match.index + match[0].length;
    const unit = unitAt(folded, after);
    if (unit === null) continue;
    const [low, high] = [numberValue(match[1] ?? ""), numberValue(match[3] ?? "")];
    if (low === null || high === null || low >= high) continue;
    found.push(
      quantity(nfc, {
        start: match.index,
        end: after + unit.length,
        unit,
        values: [low, high],
        bound: "exact",
      }),
    );
  }
  return found;
}

function singles(nfc: string, folded: string): Quantity[] {
  const found: Quantity[] = [];
  const pattern = new RegExp(`(?<![\\p{L}\\d./,])(${NUMBER})(?![\\d/])`, "gu");
  for (const match of folded.matchAll(pattern)) {
    const after = match.index + match[0].length;
    const number = numberValue(match[1] ?? "");
    const unit = unitAt(folded, after);
    if (number === null || unit === null || !isFigure(nfc, folded, match, unit)) continue;
    const half = /^\s*ruoi\b/.exec(folded.slice(after + unit.length));
    const whole = half && unit.dimension !== "count" ? number + 0.5 : number;
    const end = after + unit.length + (half?.[0].length ?? 0);
    found.push(
      quantity(nfc, {
        start: match.index,
        end,
        unit,
        values: [whole, whole],
        bound: boundAt(folded, match.index, end),
      }),
    );
  }
  return found;
}

/** A number of something: not of a place, a day, or a word that only looks like one. */
function isFigure(nfc: string, folded: string, match: RegExpExecArray, unit: Unit): boolean {
  const after = match.index + match[0].length;
  const before = folded.slice(0, match.index);
  // "Chính" is no "chín h": a spelled number stands apart from its unit.
  if (!/\d/.test(match[0]) && /^\p{L}/u.test(folded.slice(after))) return false;
  if (/\b(?:dieu|khoan|diem|chuong|phan|phu luc)\s*$/.test(before)) return false;
  // "Kế hoạch 2026 mua …": a year counts nothing.
  if (unit.dimension === "count" && /^20[1-3]\d$/.test(match[0].trim())) return false;
  // "tháng 9 năm 2026", "năm tháng": a spelled number counts before money, shares and spans only.
  if (unit.dimension === "count" && !/\d/.test(match[0]) && !isSpelledCount(nfc, match, unit))
    return false;
  return !isOfDate(folded, match.index, after) && isNumber(nfc.slice(match.index, after));
}

/** "Hai mẫu", "ba nhóm": with its marks, ahead of a thing that documents count. */
const isSpelledCount = (nfc: string, match: RegExpExecArray, { unit }: Unit): boolean =>
  /^(?:hai|ba|bốn|sáu|bảy|tám|chín|mười)$/iu.test(
    nfc.slice(match.index, match.index + match[0].length).trim(),
  ) && /^(?:mau|mo|nhom|cach|buoc|loai|hinh|dieu)$/.test(unit);

/** "cấp độ 2", "mức 6", "cỡ chữ 13", "nhóm 3": the thing stands before its number. */
function labelled(nfc: string, folded: string): Quantity[] {
  const found: Quantity[] = [];
  const pattern =
    /\b(cap(?: do)?|muc(?: do)?|co(?: chu)?(?: [a-z]+){0,3}?|hang|loai|vat|gtgt|thue suat(?: la)?)\s+(\d{1,2})(?:\s*[-–—]\s*(\d{1,2}))?(?![\d/.,]\d|%)/g;
  for (const match of folded.matchAll(pattern)) {
    const low = Number(match[2]);
    const high = Number(match[3] ?? match[2]);
    const unit = (match[1] ?? "").split(" ")[0] ?? "";
    const end = match.index + match[0].length;
    // "mức 5 triệu", "mức 8%": the number has a unit of its own.
    if (unitAt(folded, end, true) !== null) continue;
    if (unit === "co" && !/^(?:cỡ|co chu|CỠ|Cỡ)/.test(nfc.slice(match.index))) continue;
    const isTax = /^(?:vat|gtgt|thue)/.test(unit);
    found.push(
      quantity(nfc, {
        start: isTax ? end - (match[2] ?? "").length : match.index,
        end,
        unit: isTax
          ? { dimension: "percent", factor: 1, unit: "", length: 0 }
          : { dimension: "count", factor: 1, unit, length: 0 },
        values: [low, high],
        bound: boundAt(folded, match.index, end),
      }),
    );
  }
  return found;
}

function quantity(
  nfc: string,
  of: {
    start: number;
    end: number;
    unit: Unit;
    values: readonly [number, number];
    bound: Bound;
  },
): Quantity {
  const { start, end, unit, values, bound } = of;
  return {
    dimension: unit.dimension,
    unit: unit.unit,
    low: values[0] * unit.factor,
    high: values[1] * unit.factor,
    bound,
    raw: nfc.slice(start, end).trim(),
    start,
    end,
  };
}

/** The unit right behind a number: a measure, else the thing that is counted. */
function unitAt(folded: string, at: number, measuresOnly = false): Unit | null {
  const rest = folded.slice(at);
  for (const [pattern, dimension, factor] of UNITS) {
    const match = pattern.exec(rest);
    if (match) return { dimension, factor, unit: "", length: match[0].length };
  }
  if (measuresOnly) return null;
  const thing = /^\s?([a-z]{2,})/.exec(rest);
  if (!thing || NO_THING.test(thing[1] ?? "")) return null;
  // "14 ký tự": the second syllable belongs to the thing.
  const more = /^ ([a-z]{2,})/.exec(rest.slice(thing[0].length));
  const tail = more && !NO_THING.test(more[1] ?? "") ? more[0].length : 0;
  return { dimension: "count", factor: 1, unit: thing[1] ?? "", length: thing[0].length + tail };
}

/** Words behind a number that count nothing. */
const NO_THING =
  /^(?:dung|phai|khong|ko|la|thi|va|hay|co|cua|theo|quy|ve|con|da|duoc|ha|nhi|nua|roi|cho|den|toi|tai|tren|duoi|do|nay|nao|trong|moi|lan)$/;

/** "ngày 31/12", "tháng 9", "năm 2026" are no spans of time. */
function isOfDate(folded: string, start: number, end: number): boolean {
  if (/[/.-]$/.test(folded.slice(0, start)) && /\d[/.-]$/.test(folded.slice(0, start))) return true;
  return (
    /\b(?:ngay|thang|quy|dieu|khoan|muc|so)\s*$/.test(folded.slice(0, start)) &&
    /^(?:\d{1,2}|[a-z ]+)\s*(?:thang|nam|\/)/.test(folded.slice(start, end + 6))
  );
}

function boundAt(folded: string, start: number, end: number): Bound {
  const before = folded.slice(Math.max(0, start - 24), start);
  if (/^\s*(?:dong\s*)?tro len\b/.test(folded.slice(end))) return "at-least";
  if (/^\s*(?:dong\s*)?tro xuong\b/.test(folded.slice(end))) return "at-most";
  if (AT_MOST.test(before)) return "at-most";
  return AT_LEAST.test(before) ? "at-least" : "exact";
}

/** May both be said of one thing: the same dimension, and the same thing counted. */
export function comparable(a: Quantity, b: Quantity): boolean {
  return a.dimension === b.dimension && a.unit === b.unit;
}

/** The claim says what the statement says; a span within 2 % is the same (30 ngày and 1 tháng). */
export function agrees(claim: Quantity, stated: Quantity): boolean {
  const near = (a: number, b: number) =>
    Math.abs(a - b) <= 0.02 * Math.max(Math.abs(a), Math.abs(b));
  if (near(claim.low, stated.low) && near(claim.high, stated.high)) return true;
  if (claim.low !== claim.high || stated.low === stated.high) return false;
  return claim.low >= stated.low * 0.999 && claim.low <= stated.high * 1.001;
}
