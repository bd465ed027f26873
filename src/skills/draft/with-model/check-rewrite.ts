/**
 * Whether a rewritten line says what its own lines say, nothing more and nothing less: figures, dates, symbols, numbers
 * in words, names, denials, quotes and words are held against the lines it was made from. Pure; knows no model.
 */
import { overlap, subjectWords } from "../../../domain/plan/subject-key.ts";
import { checkAgainstEvidence, makeEvidence } from "../../../domain/plan/trace.ts";
import { fold, syllables } from "../../../domain/text/fold.ts";
import { withAlike } from "./alike-words.ts";
import { JOINING } from "./joining-words.ts";
import { brokenOrder } from "./kept-order.ts";
import { movedWords, wordsOf } from "./word-places.ts";

const NUMBER_WORDS =
  /\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram|nghin|ngan|trieu|ty)(?:\s+(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|linh|le|nghin|ngan|trieu|ty|ruoi))+\b|\b(?:tram|nghin|ngan|trieu|ty|muoi)\b/g;
/** What is done, under way, to come: a plan says none of it of its own accord. */
const TENSES = /\b(?:da|dang|se|vua|xong|hoan thanh|hoan tat|ket thuc)\b/g;
const DENIALS = /\b(?:khong|chua|chang|dung|cam|mien|tru|ngoai tru|han che)\b/g;
const NAMES =
  /(?:\p{Lu}[\p{Lu}\d-]+|\p{Lu}\p{Ll}+(?:\s+(?:\p{Lu}[\p{L}\d]*|và|,))*\s+\p{Lu}[\p{L}\d]*)/gu;
/** Share of the words of the shorter line that lines which become one must have in common. */
const LEAST_SHARED = 0.3;
/** Words that may go without anything going with them. */
const SOFT = new Set(
  "các những việc công tác tiếp tục đẩy mạnh tăng cường một cách mọi".split(" "),
);

/** Vietnamese sentences on what is wrong; empty for a sound rewrite. */
export function checkRewrite(text: string, from: readonly string[]): string[] {
  const source = withAlike(from.join("\n").normalize("NFC"));
  const clean = withAlike(text.normalize("NFC").trim());
  if (clean === "") return ["Câu trống."];
  return [
    ...figuresBetween(clean, source, "không có trong dòng gốc"),
    ...figuresBetween(source, clean, "bị bỏ mất"),
    ...wordsOfNumbers(clean, source),
    ...namesOf(clean, source),
    ...denialsOf(clean, source),
    ...joinedOf(from),
    ...quotesOf(clean, source),
    ...vocabularyOf(clean, source),
    ...movedWords(clean, source, isTurned(clean, source)),
    ...brokenOrder(clean, source),
    ...formOf(clean, source),
  ];
}

function figuresBetween(text: string, source: string, what: string): string[] {
  const evidence = makeEvidence({ texts: [source], entries: [] });
  return checkAgainstEvidence(text, evidence).map(({ found }) => `"${found}" ${what}.`);
}

function wordsOfNumbers(text: string, source: string): string[] {
  const known = ` ${syllables(source).join(" ")} `;
  return [...syllables(text).join(" ").matchAll(NUMBER_WORDS)]
    .filter(([words]) => !known.includes(` ${words} `))
    .map(([words]) => `Số bằng chữ "${words}" không có trong dòng gốc.`);
}

/** Capitals behind the first word, and acronyms: names of bodies, programmes, products. */
function namesOf(text: string, source: string): string[] {
  const known = fold(source);
  return [...text.matchAll(NAMES)]
    .filter(([name]) => !known.includes(fold(name)))
    .map(([name]) => `Tên "${name}" không có trong dòng gốc.`);
}

/** Names in another order than in the lines. */
function isTurned(text: string, source: string): boolean {
  const known = fold(source);
  const places = [...text.matchAll(NAMES)].map(([name]) => known.indexOf(fold(name)));
  return places.some((place, index) => place < (places[index - 1] ?? 0));
}

function denialsOf(text: string, source: string): string[] {
  const count = (one: string, words: RegExp): number => [...fold(one).matchAll(words)].length;
  return [
    ...(count(text, DENIALS) === count(source, DENIALS)
      ? []
      : ["Từ phủ định, loại trừ khác với dòng gốc."]),
    ...(count(text, TENSES) === count(source, TENSES)
      ? []
      : ["Từ chỉ việc đã xong, đang làm khác với dòng gốc."]),
  ];
}

/** Lines become one only where they speak of one thing, and no two figures of theirs become one goal. */
function joinedOf(from: readonly string[]): string[] {
  if (from.length < 2) return [];
  const [first = [], ...others] = from.map(subjectWords);
  const apart = others.some((words) => overlap(first, words) < LEAST_SHARED);
  const goals = from.filter((line) => /\d\s*%/u.test(line)).length > 1;
  return apart || goals ? ["Các dòng không nói về cùng một việc, không gộp thành một câu."] : [];
}

const QUOTES = /[“”"„«»‹›‘’'＂「」『』]/gu;

function quotesOf(text: string, source: string): string[] {
  const marks = (one: string): string => [...one.matchAll(QUOTES)].join("");
  if (marks(text) !== marks(source)) return ["Dấu ngoặc kép khác với dòng gốc."];
  return [...text.matchAll(/[“"„«‘']([^”"»’']+)[”"»’']/gu)]
    .filter(([quote]) => !source.includes(quote))
    .map(([quote]) => `Trích dẫn ${quote} không có trong dòng gốc.`);
}

const small = (text: string): string[] => wordsOf(text.toLocaleLowerCase("vi"));

function vocabularyOf(text: string, source: string): string[] {
  const [said, given] = [small(text), small(source)];
  const foreign = said.filter((word) => !given.includes(word) && !JOINING.has(word));
  const lost = given.filter(
    (word) => !JOINING.has(word) && !SOFT.has(word) && !said.includes(word),
  );
  return [
    ...(foreign.length > 0
      ? [`Từ không có trong dòng gốc: ${[...new Set(foreign)].slice(0, 8).join(", ")}.`]
      : []),
    ...(lost.length > 0
      ? [`Bỏ sót ý của dòng gốc: ${[...new Set(lost)].slice(0, 8).join(", ")}.`]
      : []),
  ];
}

/** Markup, addresses, what is not seen, and letters and digits of other scripts. */
const ODD =
  /[[\]{}<>|`#*_~\\&@^=$]|https?:|www\.|\p{C}|[\u2028\u2029]|(?![\p{Script=Latin}\p{M}])\p{L}|(?![0-9])\p{N}/gu;

function formOf(text: string, source: string): string[] {
  const wrong =
    [...text.matchAll(ODD)].some(([odd]) => !source.includes(odd)) || /[,;:]\s*[;,.]/u.test(text);
  const long = text.length > 1.3 * source.length + 40;
  return [
    ...(wrong ? ["Có ký hiệu không thuộc văn bản hành chính."] : []),
    ...(long ? ["Câu dài hơn dòng gốc quá nhiều."] : []),
  ];
}
