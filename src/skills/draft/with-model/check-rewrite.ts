/**
 * Whether a rewritten line says what its own lines say, nothing more and nothing less: figures, dates, symbols, numbers
 * in words, names, denials, quotes and words are held against the lines it was made from. Pure; knows no model.
 */
import { checkAgainstEvidence, makeEvidence } from "../../../domain/plan/trace.ts";
import { fold, syllables } from "../../../domain/text/fold.ts";

/** Words that join and smooth; any other word must stand in the lines, with its marks. */
const JOINING = new Set(
  "và với các của cho theo tại trong để nhằm đồng thời ngoài ra cũng như bảo đảm thực hiện việc được trên cơ sở tiếp tục gắn kết hợp qua do bằng về đến từ là đẩy mạnh nâng cao".split(
    " ",
  ),
);
const NUMBER_WORDS =
  /\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram|nghin|ngan|trieu|ty)(?:\s+(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|linh|le|nghin|ngan|trieu|ty|ruoi))+\b|\b(?:tram|nghin|ngan|trieu|ty|muoi)\b/g;
const DENIALS = /\b(?:khong|chua|chang|dung|cam|mien|tru|ngoai tru|han che)\b/g;
const NAMES =
  /(?:\p{Lu}[\p{Lu}\d-]+|\p{Lu}\p{Ll}+(?:\s+(?:\p{Lu}[\p{L}\d]*|và|,))*\s+\p{Lu}[\p{L}\d]*)/gu;
/** Words that turn a sentence round by what they stand before. */
const TURNING =
  /^(?:không|chưa|chẳng|đừng|cấm|miễn|trừ|trước|sau|trên|dưới|hơn|kém|tối|ít|nhiều|quá|tăng|giảm|hằng|hàng|mỗi|từ|đến|chủ|phối)$/u;
const FIGURE = /\p{N}|^(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})$/u;
/** Share of the words of the source that may go. */
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
    ...neighboursOf(clean, source),
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

/** Capitals behind the first word, and acronyms: names of bodies, programmes, products, each in its turn. */
function namesOf(text: string, source: string): string[] {
  const known = fold(source);
  const names = [...text.matchAll(NAMES)].map(([name]) => name);
  const foreign = names.filter((name) => !known.includes(fold(name)));
  const places = names.map((name) => known.indexOf(fold(name)));
  const turned = places.some((place, index) => place < (places[index - 1] ?? 0));
  return [
    ...foreign.map((name) => `Tên "${name}" không có trong dòng gốc.`),
    ...(foreign.length === 0 && turned ? ["Tên cơ quan, đơn vị đổi thứ tự so với dòng gốc."] : []),
  ];
}

function denialsOf(text: string, source: string): string[] {
  const count = (one: string): number => [...fold(one).matchAll(DENIALS)].length;
  return count(text) === count(source) ? [] : ["Từ phủ định, loại trừ khác với dòng gốc."];
}

const QUOTES = /[“”"„«»‹›‘’'＂「」『』]/gu;

function quotesOf(text: string, source: string): string[] {
  const marks = (one: string): string => [...one.matchAll(QUOTES)].join("");
  if (marks(text) !== marks(source)) return ["Dấu ngoặc kép khác với dòng gốc."];
  return [...text.matchAll(/[“"„«‘']([^”"»’']+)[”"»’']/gu)]
    .filter(([quote]) => !source.includes(quote))
    .map(([quote]) => `Trích dẫn ${quote} không có trong dòng gốc.`);
}

const wordsOf = (text: string): string[] =>
  [...text.matchAll(/[≥≤<>]|[\p{L}\p{M}\p{N}]+(?:[./,-][\p{L}\p{M}\p{N}]+)*%?/gu)].map(
    ([word]) => word,
  );
const small = (text: string): string[] => wordsOf(text.toLocaleLowerCase("vi"));

function vocabularyOf(text: string, source: string): string[] {
  const [said, given] = [small(text), small(source)];
  const foreign = said.filter((word) => !given.includes(word) && !JOINING.has(word));
  const telling = given.filter((word) => !JOINING.has(word));
  const lost = telling.filter((word) => !said.includes(word));
  return [
    ...(foreign.length > 0
      ? [`Từ không có trong dòng gốc: ${[...new Set(foreign)].slice(0, 8).join(", ")}.`]
      : []),
    ...(lost.length > MAX_LOST * telling.length
      ? [`Bỏ sót ý của dòng gốc: ${[...new Set(lost)].slice(0, 8).join(", ")}.`]
      : []),
  ];
}

/** A figure stands between the words it stood between; "không", "trước", "tối đa" before the word they stood before. */
function neighboursOf(text: string, source: string): string[] {
  const known = new Set(boundIn(source));
  const moved = boundIn(text).filter((bound) => !known.has(bound));
  return moved.map((bound) => `"${bound}" không đi cùng nhau như vậy trong dòng gốc.`);
}

/** Two parts of a sentence may be joined by one word or another. */
const JOINT = /\s(?:và|đồng thời|cùng với|đồng thời với)(?=\s)/giu;

function boundIn(text: string): string[] {
  const words = wordsOf(text.replace(JOINT, " và"));
  const lower = words.map((word) => word.toLocaleLowerCase("vi"));
  return words.flatMap((word, at) => {
    const [before = "", own = "", next = ""] = [lower[at - 1], lower[at], lower[at + 1]];
    if (FIGURE.test(word)) return [`${before} ${word} ${next}`.trim()];
    return TURNING.test(own) ? [`${own} ${next}`.trim()] : [];
  });
}

/** Markup, addresses, what is not seen, and letters and digits of other scripts. */
const ODD =
  /[[\]{}<>|`#*_~\\&@^=$]|https?:|www\.|\p{C}|[\u2028\u2029]|(?![\p{Script=Latin}\p{M}])\p{L}|(?![0-9])\p{N}/gu;

function formOf(text: string, source: string): string[] {
  const wrong = [...text.matchAll(ODD)].some(([odd]) => !source.includes(odd));
  const long = text.length > 1.3 * source.length + 40;
  return [
    ...(wrong ? ["Có ký hiệu không thuộc văn bản hành chính."] : []),
    ...(long ? ["Câu dài hơn dòng gốc quá nhiều."] : []),
  ];
}
