/**
 * What is left to do against what was done: "291 trong 388 người đã được cấp chữ ký số" and "cấp cho 97 người còn lại",
 * "12.400 trang, đạt 62 % kế hoạch (20.000 trang)" and "số hóa 7.600 trang còn lại". For any thing that is counted;
 * units under fixed names are weighed more closely in ./rules/plan-counts.ts.
 */
import { WHOLE_NUMBER as COUNT, wholeNumber } from "../budget/counts-in-text.ts";
import { countedShares, isSameThing } from "./clause-shares.ts";
import type { Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { tellingWords } from "./subject-words.ts";

const FRACTION = new RegExp(String.raw`(?<![\d/.,])${COUNT}\s*/\s*${COUNT}(?![\d/]) ([a-z]+)`, "g");
/** "16 trạm dùng phần mềm, trong đó 13 trạm ký số". */
const AMONG = new RegExp(
  String.raw`(?<![\d.,-])${COUNT} ([a-z]+)\b[^.;%]{0,70}?,? trong do(?: da| co)* ${COUNT} \2\b`,
  "g",
);
const REST = new RegExp(
  String.raw`(?<![\d/.,])${COUNT} ([a-z]+)((?: [a-z]+){0,4}?) (?:con lai|(?:con |hien )?chua(?! benh)(?! chay))\b`,
  "g",
);
const NO_THING = /^(?:nam|thang|ngay|gio|dong|trieu|ty|lan|phut|tuoi|dot|buoc|quy)$/;

interface Done {
  line: ProseLine;
  left: number;
  computation: string;
  unit: string;
  words: ReadonlySet<string>;
}

export function leftOfWhole(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const lines = prose.lines.filter(({ kind, part }) => kind !== "row" && part !== "bases");
  const done = lines.flatMap(doneIn);
  if (done.length === 0) return [];
  return lines.flatMap((line) =>
    [...line.own.matchAll(REST)].flatMap((match): Finding[] => {
      const [, count = "", unit = ""] = match;
      // "chữa cháy", "chữa bệnh" read the same without their marks.
      const printed = line.text.slice(match.index, match.index + match[0].length);
      if (NO_THING.test(unit) || /chữa$/iu.test(printed)) return [];
      const same = done.filter((one) => isSameThing(one.unit, unit));
      const rest = wholeNumber(count);
      if (same.some(({ left }) => left === rest)) return [];
      const about = workOf(line, match);
      const related = same.filter(({ words }) => shares(words, about, same.length));
      const [first, ...more] = related;
      if (first === undefined || more.length > 0) return [];
      return [told(line, match, { first, rest })];
    }),
  );
}

/** A thing counted as done once only leaves little doubt; of several the words must tell which is meant. */
function shares(a: ReadonlySet<string>, b: ReadonlySet<string>, others: number): boolean {
  const common = [...a].filter((word) => b.has(word)).length;
  return common >= (others === 1 ? 1 : 2);
}

function doneIn(line: ProseLine): Done[] {
  const made = (left: number, computation: string, unit: string, index: number): Done => ({
    ...{ line, left, computation, unit },
    words: wordsOf(sentenceAt(line.own, index), unit),
  });
  const fractions = [...line.own.matchAll(FRACTION)].map((match) => {
    const [part, whole] = [wholeNumber(match[1] ?? ""), wholeNumber(match[2] ?? "")];
    return made(whole - part, `${match[1]}/${match[2]}`, match[3] ?? "", match.index);
  });
  const among = [...line.own.matchAll(AMONG)].map((match) => {
    const [whole, part] = [wholeNumber(match[1] ?? ""), wholeNumber(match[3] ?? "")];
    return made(whole - part, `${match[3]} trong ${match[1]}`, match[2] ?? "", match.index);
  });
  const shared = countedShares(line.own).map(({ part, whole, unit, index }) =>
    made(whole - part, `${print(part)} trong ${print(whole)}`, unit, index),
  );
  return [...fractions, ...among, ...shared].filter(({ left }) => left > 0);
}

const WORDS = ["khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];
const CARRIED = new RegExp(
  String.raw`(?:^|[,;(] ?)(\d{1,3}|${WORDS.slice(1).join("|")}) ([a-z]+)(?: [a-z]+){0,3} (?:chuyen|phai chuyen|duoc chuyen) sang (?:nam|ke hoach|quy)\b`,
  "g",
);

/** "xong 13/17 nhiệm vụ, bốn nhiệm vụ chuyển sang năm sau": both in one sentence, so the rest is all that is not done. */
export function carriedOver(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  return prose.lines.flatMap((line) =>
    line.kind === "row"
      ? []
      : [...line.own.matchAll(CARRIED)].flatMap((match) => {
          const [, count = "", unit = ""] = match;
          const rest = WORDS.includes(count) ? WORDS.indexOf(count) : wholeNumber(count);
          const sentence = sentenceAt(line.own, match.index);
          const [first, ...more] = doneIn({ ...line, own: sentence }).filter(
            (one) => one.unit === unit,
          );
          const isRest = first === undefined || more.length > 0 || first.left === rest;
          return isRest ? [] : [told(line, match, { first: { ...first, line }, rest })];
        }),
  );
}

const print = (count: number): string => count.toLocaleString("vi-VN");

/** What is still to be done with them: the words around the rest. */
const workOf = (line: ProseLine, match: RegExpExecArray): Set<string> =>
  wordsOf(sentenceAt(line.own, match.index), match[2] ?? "");

const wordsOf = (text: string, unit: string): Set<string> => {
  const words = tellingWords(text.replace(/\b(?:con lai|chua co|chua|trong do)\b/g, " "));
  words.delete(unit);
  return words;
};

function sentenceAt(text: string, index: number): string {
  const start = Math.max(...[". ", "; "].map((mark) => text.lastIndexOf(mark, index)), -1) + 1;
  const end = /[.;](?:\s|$)/.exec(text.slice(index));
  return text.slice(start, end === null ? text.length : index + end.index);
}

function told(
  line: ProseLine,
  match: RegExpExecArray,
  { first, rest }: { first: Done; rest: number },
): Finding {
  const quote = quoteOf(line, match.index, match[0].length);
  return {
    code: "count-conflict",
    severity: "warning",
    where: line.where,
    quote,
    expected: print(first.left),
    found: print(rest),
    message: `Đã có ${first.computation} nên còn ${print(first.left)}, văn bản ghi “${quote}”.`,
    suggestion: "Đối chiếu lại số đã làm và số còn lại.",
    ...(first.line === line ? {} : { alsoAt: [first.line.where] }),
  };
}
