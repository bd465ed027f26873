/**
 * Whether a rewritten line says what its own lines say, nothing more and nothing less: figures, dates, symbols, numbers
 * in words, names, denials, quotes and words are held against the lines it was made from. Pure; knows no model.
 */
import { checkAgainstEvidence, makeEvidence } from "../../../domain/plan/trace.ts";
import { fold, syllables } from "../../../domain/text/fold.ts";

/** Words that join and smooth; any other word must stand in the lines. */
const JOINING = new Set(
  "va, voi, cac, cua, cho, theo, tai, trong, de, nham, dong, thoi, ngoai, ra, cung, nhu, bao, dam, thuc, hien, viec, duoc, tren, co, so, tiep, tuc, gan, ket, hop, qua, do, bang, ve, den, tu, la, day, manh, nang, cao"
    .split(/,?\s+/)
    .filter((word) => word !== ""),
);
const NUMBER_WORDS =
  /\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram|nghin|ngan|trieu|ty)(?:\s+(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|linh|le|nghin|ngan|trieu|ty|ruoi))+\b|\b(?:tram|nghin|ngan|trieu|ty|muoi)\b/g;
const DENIALS = /\b(?:khong|chua|chang|dung|cam|mien|tru|ngoai tru|han che)\b/g;
const NAMES =
  /(?:\p{Lu}[\p{Lu}\d-]+|\p{Lu}\p{Ll}+(?:\s+(?:\p{Lu}[\p{L}\d]*|và|,))*\s+\p{Lu}[\p{L}\d]*)/gu;
/** Share of the words of a rewrite that may be new, and of the source that may go. */
const MAX_FOREIGN = 0.12;
const MAX_LOST = 0.15;

/** Vietnamese sentences on what is wrong; empty for a sound rewrite. */
export function checkRewrite(text: string, from: readonly string[]): string[] {
  const source = from.join("\n").normalize("NFC");
  const clean = text.normalize("NFC").trim();
  if (clean === "") return ["Câu trống."];
  return [
    ...figuresBetween(clean, source, "không có trong dòng gốc"),
    ...figuresBetween(source, clean, "bị bỏ mất"),
    ...wordsOfNumbers(clean, source),
    ...namesOf(clean, source),
    ...denialsOf(clean, source),
    ...quotesOf(clean, source),
    ...vocabularyOf(clean, source),
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
    .map(([name]) => name)
    .filter((name) => !known.includes(fold(name)))
    .map((name) => `Tên "${name}" không có trong dòng gốc.`);
}

function denialsOf(text: string, source: string): string[] {
  const count = (one: string): number => [...fold(one).matchAll(DENIALS)].length;
  return count(text) === count(source) ? [] : ["Từ phủ định, loại trừ khác với dòng gốc."];
}

function quotesOf(text: string, source: string): string[] {
  return [...text.matchAll(/[“"]([^”"]+)[”"]/gu)]
    .filter(([, quoted = ""]) => !source.includes(quoted))
    .map(([quote]) => `Trích dẫn ${quote} không có trong dòng gốc.`);
}

function vocabularyOf(text: string, source: string): string[] {
  const said = syllables(text).filter((word) => word.length > 1);
  const given = syllables(source).filter((word) => word.length > 1);
  const telling = given.filter((word) => !JOINING.has(word));
  const foreign = said.filter((word) => !given.includes(word) && !JOINING.has(word));
  const lost = telling.filter((word) => !said.includes(word));
  return [
    ...(foreign.length > MAX_FOREIGN * said.length
      ? [`Nhiều từ không có trong dòng gốc: ${[...new Set(foreign)].slice(0, 8).join(", ")}.`]
      : []),
    ...(lost.length > MAX_LOST * telling.length
      ? [`Bỏ sót ý của dòng gốc: ${[...new Set(lost)].slice(0, 8).join(", ")}.`]
      : []),
  ];
}

function formOf(text: string, source: string): string[] {
  const odd = /[[\]{}<>|`#]|https?:|\p{Cc}/u.exec(text);
  const wrong = odd !== null && !source.includes(odd[0]);
  const long = text.length > 1.3 * source.length + 40;
  return [
    ...(wrong ? ["Có ký hiệu không thuộc văn bản hành chính."] : []),
    ...(long ? ["Câu dài hơn dòng gốc quá nhiều."] : []),
  ];
}
