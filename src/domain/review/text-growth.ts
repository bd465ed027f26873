/** Growth told with both its figures: "86.420 lượt, tăng 8,2% so với năm 2025 (79.870 lượt)", "từ 120 lên 150 máy, tăng 25%". */
import { abs, divideRound, halfUnit, MICRO, type Micro } from "../budget/fixed.ts";
import { parseNumber } from "../budget/parse-number.ts";
import { foldChangesInPlace } from "../text/change-words.ts";

export interface Growth {
  before: string;
  after: string;
  /** As printed, with its sign: "tăng 8,2%". */
  said: string;
  /** Hundredths of a percent, below zero for a fall. */
  right: number;
  holds: boolean;
  quote: string;
  start: number;
}

const NUM = String.raw`(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d{1,7})(?![\d.,]*\d)(?!\s*%)`;
const WORDS = String.raw`[^\d%.;()]{0,60}?`;
const CHANGE = String.raw`(tang|giam)(?: len| them| khoang)*\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*%`;
const SINCE = String.raw`\s*so voi (?:cung ky )?(?:nam )?(?:20\d\d)?[^\d%.;()]{0,30}`;

const FORMS: readonly [RegExp, { before: number; after: number; sign: number; percent: number }][] =
  [
    [
      new RegExp(`${NUM}${WORDS}[,(]\\s*${CHANGE}${SINCE}\\(\\s*[^\\d()]{0,14}${NUM}`, "g"),
      { after: 1, sign: 2, percent: 3, before: 4 },
    ],
    [
      new RegExp(
        `\\btu ${NUM}${WORDS}(?:\\(?nam 20\\d\\d\\)?)?[^\\d%.;]{0,12}(?:len|xuong|den) ${NUM}${WORDS}(?:\\(?nam 20\\d\\d\\)?)?\\s*[,(]\\s*${CHANGE}`,
        "g",
      ),
      { before: 1, after: 2, sign: 3, percent: 4 },
    ],
  ];

export function growthsIn(text: string): Growth[] {
  if (!/%/.test(text)) return [];
  const folded = foldChangesInPlace(text);
  return FORMS.flatMap(([pattern, at]) =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      const before = valueOf(match[at.before]);
      const after = valueOf(match[at.after]);
      const printed = match[at.percent] ?? "";
      if (before === null || after === null || before === 0n) return [];
      const sign = match[at.sign] === "tang" ? 1 : -1;
      const decimals = decimalsOf(printed);
      const said = hundredths(printed) * sign;
      const exact = divideRound((after - before) * 10_000n * MICRO, before);
      const gap = abs(exact - BigInt(said) * MICRO);
      return [
        {
          before: match[at.before] ?? "",
          after: match[at.after] ?? "",
          said: `${sign > 0 ? "tăng" : "giảm"} ${printed}%`,
          right: Number(divideRound(exact, MICRO)),
          // Rounded or cut off at the printed digit.
          holds: gap <= halfUnit(decimals) * 200n,
          quote: text.slice(match.index, match.index + match[0].length),
          start: match.index,
        },
      ];
    }),
  );
}

function valueOf(text = ""): Micro | null {
  const [reading] = parseNumber(text);
  return reading === undefined || reading.style === "malformed" ? null : reading.micro;
}

/** "12,5" as 1250. */
export const hundredths = (text: string): number => {
  const [whole = "0", part = ""] = text.split(/[.,]/);
  return Number(whole) * 100 + Number(part.padEnd(2, "0"));
};

export const decimalsOf = (text: string): number => text.split(/[.,]/)[1]?.length ?? 0;
