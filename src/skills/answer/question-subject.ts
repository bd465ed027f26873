/**
 * What a question is about: its words without the documents, days and facilities that it names, and without its typing
 * errors.
 */
import { stripMarks, syllables } from "../../domain/text/fold.ts";
import type { Claims } from "./premises/claims.ts";
import { contentSize, isLittle, isMarked, type Terms } from "./terms.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Figures and days that an assertion brings along: they must not lead to statements of the same figure. */
export function assumed(text: string, { mood, quantities, days }: Claims): Place[] {
  if (mood !== "asserted") return [];
  const figures = quantities.flatMap((one) => {
    if (one.dimension !== "count") return one.low < 0 ? [] : [one];
    // "Hồ sơ cấp độ 3 do ai …" is about level 3; "… chỉ cần cấp độ 1 đúng không" says so of something else.
    if (!one.last) return [];
    const number = /\d[\d.,]*/.exec(text.slice(one.start, one.end));
    const start = one.start + (number?.index ?? 0);
    return number ? [{ start, end: start + number[0].length }] : [];
  });
  return [...figures, ...days];
}

interface Place {
  start: number;
  end: number;
}

/** The question with its references replaced by a border, so that "Thông tư 46" is no subject. */
export function blank(text: string, places: readonly Place[]): string {
  let rest = text;
  for (const { start, end } of places.toSorted((a, b) => b.start - a.start)) {
    rest = `${rest.slice(0, start)} | ${rest.slice(end)}`;
  }
  return rest;
}

/** Who asks is no subject: facilities steer the choice of statements (see rank) and leave the words. */
export function subjectTerms(text: string, terms: (text: string) => Terms): Terms {
  const without = terms(withoutFacilities(text).replace(BEGINS, " | "));
  return contentSize(without) >= 2 ? without : terms(text);
}

/** Places are found in the folded text, whose letters stand where those of the text do. */
export function withoutFacilities(text: string): string {
  const folded = stripMarks(text).toLowerCase();
  if (folded.length !== text.length) return folded.replace(FACILITIES, " | ");
  let rest = text;
  for (const match of [...folded.matchAll(FACILITIES)].reverse()) {
    rest = `${rest.slice(0, match.index)} | ${rest.slice(match.index + match[0].length)}`;
  }
  return rest;
}

/** "Bắt đầu áp dụng khi nào", "bắt buộc từ khi nào": asks for the day, names nothing. */
const BEGINS =
  /(?<![\p{L}])(?:bắt đầu|bat dau|(?:bắt buộc|bat buoc)(?=(?: áp dụng| ap dung)? (?:từ|tu|khi)(?![\p{L}])))(?![\p{L}])/giu;

const FACILITIES =
  /\b(?:(?:cho |cua |doi voi |voi |tai |o )?(?:khong phai (?:la )?benh vien|ttyt|trung tam y te|tram y te|tyt|benh vien|bv|phong kham|don vi (?:minh|em|toi)|ben (?:minh|em)))\b(?: (?:(?:duoc|da|co|theo|do|so y te|giay phep|cap phep|hoat dong|hinh thuc|chuc nang|mo hinh|loai|la|nhu|hang (?:[1-4]|i{1,3}|iv)) ){1,6}(?:benh vien|bv)\b)?/g;

/** Replaces words that nobody knows by the known one that was meant; everything else stays as typed. */
export function repair(
  text: string,
  { vocabulary, terms }: { vocabulary: Vocabulary; terms: (text: string) => Terms },
): string {
  const words = syllables(text);
  const marked = isMarked(text);
  let at = -1;
  return text.replace(/[\p{L}\p{N}]+/gu, (typed) => {
    at++;
    const word = words[at] ?? "";
    if (isLittle(typed, marked)) return typed;
    const meant = vocabulary.repair(word, words[at - 1], words[at + 1]);
    const isAbbreviation = meant !== null && terms(typed.toUpperCase()).words.length > 1;
    return meant === null || isAbbreviation ? typed : meant;
  });
}
