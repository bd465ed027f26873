/**
 * Changes told in percentage points, and averages told with what they are made of: "từ 38% lên 45%, tăng 7 điểm %",
 * "đạt 82,5%, tăng 12,5 điểm % so với năm 2025 (70%)", "04 lớp với 240 lượt người, bình quân 60 người/lớp".
 */
import { wholeNumber } from "../budget/counts-in-text.ts";
import { foldChangesInPlace } from "../text/change-words.ts";
import { foldInPlace } from "../text/fold.ts";
import { decimalsOf, hundredths } from "./text-growth.ts";

export interface ToldFigure {
  holds: boolean;
  quote: string;
  expected: string;
  found: string;
  computation: string;
}

const PERCENT = String.raw`(\d{1,3}(?:[.,]\d{1,2})?)\s*%`;
const WORDS = String.raw`[^\d%.;]{0,60}?`;
const YEAR = String.raw`(?:\(?\s*(?:cuoi |dau )?nam 20\d\d\)?)?`;
const POINTS = String.raw`(tang|giam)(?: len| them| khoang| duoc)*\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(diem(?: phan tram| %)?|%)`;

const FORMS: readonly (readonly [
  RegExp,
  { before: number; after: number; sign: number; by: number; unit: number },
])[] = [
  [
    new RegExp(
      String.raw`\btu ${PERCENT}${WORDS}${YEAR}${WORDS}\b(?:len|xuong|den) ${PERCENT}${WORDS}${YEAR}\s*[,(]\s*(?:tuc (?:la )?)?${POINTS}`,
      "g",
    ),
    { before: 1, after: 2, sign: 3, by: 4, unit: 5 },
  ],
  [
    new RegExp(
      String.raw`${PERCENT}${WORDS}[,(]\s*${POINTS}\s*so voi ${WORDS}${YEAR}${WORDS}\(\s*[^\d()]{0,14}${PERCENT}`,
      "g",
    ),
    { after: 1, sign: 2, by: 3, unit: 4, before: 5 },
  ],
];

/** The difference of two percentages; said in per cent it may also be the growth of the first. */
export function pointsIn(text: string): ToldFigure[] {
  if (!text.includes("%")) return [];
  const told = changesIn(text);
  const more = gapsIn(text).filter((gap) => !told.some(({ quote }) => quote.includes(gap.quote)));
  return [...told, ...more];
}

function changesIn(text: string): ToldFigure[] {
  const folded = foldChangesInPlace(text);
  return FORMS.flatMap(([pattern, at]) =>
    [...folded.matchAll(pattern)].map((match) => {
      const of = (group: number): string => match[group] ?? "";
      const sign = of(at.sign) === "tang" ? 1 : -1;
      const inPoints = of(at.unit) !== "%";
      const rise = hundredths(of(at.after)) - hundredths(of(at.before));
      return {
        holds: isRise({ rise, before: of(at.before), by: of(at.by), sign, inPoints }),
        quote: text.slice(match.index, match.index + match[0].length),
        expected: `${rise < 0 ? "giảm" : "tăng"} ${print(Math.abs(rise))} điểm %`,
        found: `${sign < 0 ? "giảm" : "tăng"} ${of(at.by)}${inPoints ? " điểm %" : "%"}`,
        computation: `Từ ${of(at.before)}% đến ${of(at.after)}%`,
      };
    }),
  );
}

interface Rise {
  /** Hundredths of a percent. */
  rise: number;
  before: string;
  by: string;
  sign: number;
  inPoints: boolean;
}

/** "tăng 8 điểm" of 37,6 % and 45,3 %: rounded to what is printed. */
function isRise({ rise, before, by, sign, inPoints }: Rise): boolean {
  const said = sign * hundredths(by);
  const unit = 10 ** (2 - decimalsOf(by));
  if (Math.abs(rise - said) < unit) return true;
  const growth = (rise * 10_000) / Math.max(hundredths(before), 1);
  return !inPoints && Math.abs(growth - said) <= unit;
}

const ANY_SHARE = /(?<![\d.,/])(\d{1,3}(?:[.,]\d{1,2})?)\s*%/g;
const GAP =
  /(?:tang|giam|cao hon|thap hon|nhieu hon|it hon|hon|kem|vuot|chenh(?: lech)?(?: nhau)?|cach nhau)(?: [a-z]+){0,8}?[ (]+(\d{1,3}(?:[.,]\d{1,2})?)\s*diem(?: phan tram| ?%)/g;
/** A gap to something that stands elsewhere. */
const ELSEWHERE =
  /\b(?:binh quan|trung binh|toan (?:tinh|nganh|quoc)|muc tieu|chi tieu|ke hoach|moi nam|hang nam)\b/;

/** "Nhóm I chiếm 66,6%, nhóm II chiếm 33,4%, chênh nhau 33,2 điểm phần trăm": two shares and what is between them, no more. */
function gapsIn(text: string): ToldFigure[] {
  return sentencesOf(text).flatMap((sentence) => {
    const folded = foldChangesInPlace(sentence);
    const [gap, ...gaps] = [...folded.matchAll(GAP)];
    if (gap === undefined || gaps.length > 0 || ELSEWHERE.test(folded)) return [];
    const from = gap.index + gap[0].length;
    const said = gap[1] ?? "";
    const shares = [...folded.matchAll(ANY_SHARE)].filter(
      ({ index }) => index < gap.index || index >= from,
    );
    const [one, other, ...more] = shares.map(([, share = ""]) => share);
    if (one === undefined || other === undefined || more.length > 0) return [];
    const right = Math.abs(hundredths(one) - hundredths(other));
    const decimals = Math.min(...[one, other, said].map(decimalsOf));
    return [
      {
        holds: Math.abs(right - hundredths(said)) < 10 ** (2 - decimals),
        quote: sentence.slice(gap.index, from),
        expected: `${print(right)} điểm %`,
        found: `${said} điểm %`,
        computation: `${one}% và ${other}%`,
      },
    ];
  });
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+(?=\p{Lu})|\n/u);

const print = (value: number): string => String(value / 100).replace(".", ",");

const COUNT = String.raw`(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d{1,7})(?![\d.,/]*\d)(?!\s*%)`;
const AVERAGE =
  /\b(?:binh quan|trung binh)(?:,? (?:khoang|dat|la|gan))*:? (\d{1,3}(?:\.\d{3})+|\d{1,4})(?:,(\d{1,2}))? ([a-z]+(?: [a-z]+)?)\s*\/\s*(?:mot |1 )?([a-z]+)/g;
const AVERAGE_EACH =
  /\b(?:binh quan|trung binh)(?: moi| mot) ([a-z]+)(?: [a-z]+)?(?: (?:co|la|khoang|dat|gan))* (\d{1,3}(?:\.\d{3})+|\d{1,4})(?:,(\d{1,2}))? ([a-z]+(?: [a-z]+)?)/g;
/** No thing that is counted in the sentence. */
const NO_THING = /^(?:ngay|thang|nam|gio|phut|tuan|quy|lan)$/;

interface Average {
  index: number;
  end: number;
  value: number;
  decimals: number;
  thing: string;
  per: string;
  printed: string;
}

/** So many in all, so many groups, and so many for each: only where one sentence tells all three once. */
export function averagesIn(text: string): ToldFigure[] {
  const folded = foldInPlace(text);
  return averages(folded).flatMap((one) => {
    if (NO_THING.test(one.per)) return [];
    const from =
      Math.max(folded.lastIndexOf(". ", one.index), folded.lastIndexOf("; ", one.index)) + 1;
    const sentence = folded.slice(from, one.index);
    const groups = countsOf(sentence, one.per);
    const all = countsOf(sentence, one.thing);
    const [count, ...moreGroups] = groups;
    const [total, ...moreTotals] = all;
    if (count === undefined || total === undefined || moreGroups.length + moreTotals.length > 0)
      return [];
    if (count === 0 || total <= count) return [];
    const exact = total / count;
    const unit = 10 ** -one.decimals;
    // Rounded or cut off at the printed digit.
    const holds = Math.abs(exact - one.value) < unit;
    return [
      {
        holds,
        quote: text.slice(one.index, one.end),
        expected: exact.toFixed(exact % 1 === 0 ? 0 : 1).replace(".", ","),
        found: one.printed,
        computation: `${total} chia ${count}`,
      },
    ];
  });
}

function averages(folded: string): Average[] {
  const made = (
    match: RegExpExecArray,
    [whole, part, thing, per]: readonly [number, number, number, number],
  ): Average => {
    const decimals = match[part] ?? "";
    return {
      index: match.index,
      end: match.index + match[0].length,
      value: Number(`${(match[whole] ?? "").replaceAll(".", "")}.${decimals || "0"}`),
      decimals: decimals.length,
      thing: match[thing] ?? "",
      per: match[per] ?? "",
      printed: decimals === "" ? (match[whole] ?? "") : `${match[whole] ?? ""},${decimals}`,
    };
  };
  return [
    ...[...folded.matchAll(AVERAGE)].map((match) => made(match, [1, 2, 3, 4])),
    ...[...folded.matchAll(AVERAGE_EACH)].map((match) => made(match, [2, 3, 4, 1])),
  ];
}

/** Numbers of a thing, its first word behind them ("240 lượt người", "240 người"). */
function countsOf(sentence: string, thing: string): number[] {
  const [first = ""] = thing.split(" ").filter((word) => word !== "luot");
  const pattern = new RegExp(`${COUNT} (?:luot )?${first}\\b`, "g");
  return [...sentence.matchAll(pattern)].map((match) => wholeNumber(match[1] ?? ""));
}
