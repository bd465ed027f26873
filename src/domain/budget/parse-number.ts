/**
 * Reads one cell or token that should be a number, in the two styles met in Vietnamese plans
 * (15,000,000 and 3.344.000; 1.386,000 triệu; 977,45 tỷ; 60.000đ; ≥15%).
 *
 * A text may have several readings ("1.234"): all are given, the likelier first; who knows the table decides.
 * Nothing is guessed from letters except as a reading of low certainty.
 */
import { stripMarks } from "../text/fold.ts";
import { micro } from "./fixed.ts";

export type NumberStyle =
  | "plain"
  | "dot-grouped"
  | "comma-grouped"
  | "space-grouped"
  | "comma-decimal"
  | "dot-decimal"
  /** Separators that fit neither style: "15.00.000", "15,000.000" read as grouped. */
  | "malformed"
  /** Stored as a number in a spreadsheet. */
  | "stored";

export type NumberUnit = "percent" | "dong" | "thousand" | "million" | "billion";
export type Qualifier = "at-least" | "at-most" | "more-than" | "less-than" | "about";
export type Certainty = "certain" | "likely" | "low";

export interface NumberReading {
  /** Exact value: digits × 10^-decimals, in the printed unit. */
  digits: bigint;
  decimals: number;
  /** The same value in millionths. */
  micro: bigint;
  style: NumberStyle;
  unit: NumberUnit | null;
  qualifier: Qualifier | null;
  certainty: Certainty;
}

type Core = Pick<NumberReading, "digits" | "decimals" | "style" | "certainty">;

/** Đồng per unit; null for a share. */
export const dongPer: Record<NumberUnit, bigint | null> = {
  percent: null,
  dong: 1n,
  thousand: 1_000n,
  million: 1_000_000n,
  billion: 1_000_000_000n,
};

const BLANK = /^(?:[-–—_.…\s]*|x|kh[oô]ng c[oó])$/iu;
const FOOTNOTE = /\s*(?:\(\*+\)|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\]|(?<=\d{3}[\d.,]*)\s\(\d\))$/u;
const QUALIFIERS: readonly [RegExp, Qualifier][] = [
  [/^(?:≥|>=|⩾|tu\b|it nhat|toi thieu|khong duoi|tren bang)\s*/, "at-least"],
  [/^(?:≤|<=|⩽|toi da|khong qua|khong vuot qua)\s*/, "at-most"],
  [/^(?:>|hon|tren)\s*/, "more-than"],
  [/^(?:<|duoi|gan)\s*/, "less-than"],
  [/^(?:~|≈|khoang|uoc|uoc tinh|xap xi)\s*/, "about"],
];
const UNITS: readonly [RegExp, NumberUnit][] = [
  [/^%$/, "percent"],
  [/^(?:ty|ti)(?: ?dong| ?d| ?vnd)?$/, "billion"],
  [/^(?:trieu|trd|tr)(?: ?dong| ?d| ?vnd)?$/, "million"],
  [/^(?:nghin|ngan)(?: ?dong| ?d| ?vnd)?$/, "thousand"],
  [/^(?:dong|d|vnd|₫)$/, "dong"],
];

/** Readings of a text, the likeliest first; none when it is blank, a dash or no number. */
export function parseNumber(text: string): NumberReading[] {
  const plain = text.trim();
  if (PLAIN.test(plain)) return [finish(plainCore(plain), null, null)];
  if (plain.length > 48 || BLANK.test(plain) || !/\d/.test(plain)) return [];
  const { body, qualifier } = takeQualifier(plain.normalize("NFC").replace(FOOTNOTE, ""));
  const { core, unit, negative } = takeUnit(body);
  if (core === null) return [];
  return settle(coreReadings(core), unit).map((reading) =>
    finish(negative ? { ...reading, digits: -reading.digits } : reading, unit, qualifier),
  );
}

/** Đồng has no decimals: "60.000đ" has one reading. */
function settle(readings: Core[], unit: NumberUnit | null): Core[] {
  const [first] = readings;
  if (unit !== "dong" || first?.certainty !== "likely" || first.decimals > 0) return readings;
  return [{ ...first, certainty: "certain" }];
}

/** The one likely reading of the commonest forms, 15.000.000 and 15,000,000 and 12, without weighing others. */
export function parseGrouped(text: string): NumberReading | null {
  if (PLAIN.test(text)) return finish(plainCore(text), null, null);
  const dots = DOTTED.test(text);
  if (!dots && !COMMAS.test(text)) return null;
  const digits = text.replaceAll(dots ? "." : ",", "");
  return finish(core(digits, 0, dots ? "dot-grouped" : "comma-grouped", "certain"), null, null);
}

const PLAIN = /^\d{1,15}$/;
const DOTTED = /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/;
const COMMAS = /^[1-9]\d{0,2}(?:,\d{3}){2,}$/;

/** Reading of a number stored in a spreadsheet cell; `numberFormat` tells the decimals that are shown. */
export function parseStoredNumber(value: number, numberFormat?: string): NumberReading[] {
  if (!Number.isFinite(value)) return [];
  // 15 significant digits are what a double holds: 68970000.00000001 is 68970000.
  const text = Number(value.toPrecision(15)).toString();
  const exact = /^-?\d+(?:\.\d+)?$/.exec(text) ? text : value.toFixed(6);
  const decimals = /\.(\d+)$/.exec(exact)?.[1]?.length ?? 0;
  const core: Core = {
    digits: BigInt(exact.replace(".", "")),
    decimals,
    style: "stored",
    certainty: "certain",
  };
  return [finish(core, numberFormat?.includes("%") === true ? "percent" : null, null)];
}

function finish(core: Core, unit: NumberUnit | null, qualifier: Qualifier | null): NumberReading {
  const { digits, decimals, style, certainty } = core;
  return { digits, decimals, micro: micro(digits, decimals), style, unit, qualifier, certainty };
}

function takeQualifier(text: string): { body: string; qualifier: Qualifier | null } {
  const folded = stripMarks(text).toLowerCase();
  for (const [pattern, qualifier] of QUALIFIERS) {
    const match = pattern.exec(folded);
    // Folding keeps one letter per letter in NFC, so the length of the match holds for the original.
    if (match) return { body: text.slice(match[0].length).trim(), qualifier };
  }
  return { body: text, qualifier: null };
}

interface TakenUnit {
  /** null when other words stand around the number. */
  core: string | null;
  unit: NumberUnit | null;
  negative: boolean;
}

const CORE = /^([\d.,'\s\u00a0\u202f]*\d|[\dOolISsB|.,]*\d[\dOolISsB|.,]*)\s*(.*)$/u;

/** "+9,8" says in a column of changes that it is a rise. */
const SIGN = /^[-−–+](?=\d)/;

/** Splits "60.000đ/buổi" into its number and unit. */
function takeUnit(text: string): TakenUnit {
  const none: TakenUnit = { core: null, unit: null, negative: false };
  const bracketed = /^\((\S.*)\)$/.exec(text);
  const inner = bracketed?.[1] ?? text;
  const match = CORE.exec(inner.replace(SIGN, ""));
  if (!match) return none;
  const core = match[1] ?? "";
  const rest = bareUnit(match[2] ?? "");
  const negative = /^[-−–](?=\d)/.test(inner) || (bracketed !== null && /^[\d.,]{4,}$/.test(inner));
  if (rest === "") return { core, unit: null, negative };
  const unit = UNITS.find(([pattern]) => pattern.test(rest))?.[1];
  return unit === undefined ? none : { core, unit, negative };
}

/** Folded unit without what it is counted by: "đ/buổi" → "d". */
function bareUnit(text: string): string {
  return stripMarks(text.toLowerCase())
    .replace(/[.,;]$/, "")
    .replace(/^\(|\)$/g, "")
    .replace(/\s*\/\s*[\p{L}\d ,()%-]{1,24}$/u, "")
    .trim();
}

function coreReadings(raw: string): Core[] {
  const text = raw.trim().replace(/[.,]+$/, "");
  if (/[A-Za-z|]/.test(text)) return confusedReadings(text);
  if (/[\s\u00a0\u202f']/.test(text)) return spacedReadings(text);
  return separatorReadings(text);
}

const plainCore = (digits: string): Core => ({
  digits: BigInt(digits),
  decimals: 0,
  style: "plain",
  certainty: "certain",
});

function separatorReadings(text: string): Core[] {
  const dots = text.split(".").length - 1;
  const commas = text.split(",").length - 1;
  if (dots + commas === 0) return /^\d+$/.test(text) ? [plainCore(text)] : [];
  if (/[.,]{2}|^[.,]/.test(text)) return malformed(text);
  if (dots > 0 && commas > 0) return mixedReadings(text);
  return dots > 0 ? oneSeparator(text, ".") : oneSeparator(text, ",");
}

/** Only dots or only commas. */
function oneSeparator(text: string, mark: "." | ","): Core[] {
  const groups = text.split(mark);
  const grouped: NumberStyle = mark === "." ? "dot-grouped" : "comma-grouped";
  const decimal: NumberStyle = mark === "." ? "dot-decimal" : "comma-decimal";
  const last = groups.at(-1) ?? "";
  const wellGrouped =
    groups.slice(1).every((group) => group.length === 3) && /^[1-9]\d{0,2}$/.test(groups[0] ?? "");
  if (groups.length === 2) {
    const asDecimal = core(groups.join(""), last.length, decimal, "certain");
    if (!wellGrouped) return [asDecimal];
    return [
      core(groups.join(""), 0, grouped, "likely"),
      core(groups.join(""), 3, decimal, "likely"),
    ];
  }
  // "2,872,600" beside "13.731,450" is a slip for "2.872,600": kept as a second reading.
  if (wellGrouped) {
    return [
      core(groups.join(""), 0, grouped, "certain"),
      core(groups.join(""), 3, "malformed", "low"),
    ];
  }
  return malformed(text);
}

/** Both separators: the last one before the decimals, the others between thousands. */
function mixedReadings(text: string): Core[] {
  const mark = text.lastIndexOf(",") > text.lastIndexOf(".") ? "," : ".";
  const at = text.lastIndexOf(mark);
  const whole = text.slice(0, at);
  const decimals = text.slice(at + 1);
  const style: NumberStyle = mark === "," ? "comma-decimal" : "dot-decimal";
  const other = mark === "," ? "." : ",";
  if (whole.includes(mark) || !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return malformed(text);
  const digits = whole.replaceAll(other, "") + decimals;
  const reading = core(digits, decimals.length, style, "certain");
  // "15,000.000" may be a slip for 15.000.000.
  return decimals.length === 3 ? [reading, core(digits, 0, "malformed", "low")] : [reading];
}

function spacedReadings(text: string): Core[] {
  if (/^[1-9]\d{0,2}(?:[\s\u00a0\u202f']\d{3})+$/u.test(text)) {
    const digits = text.replace(/\D/g, "");
    return [core(digits, 0, "space-grouped", digits.length > 6 ? "certain" : "likely")];
  }
  // "19 85 000": blanks alone, and none of the groups they should make.
  if (/^\d+(?:[\s\u00a0\u202f']\d+){2,}$/u.test(text)) return malformed(text);
  return separatorReadings(text.replace(/[\s\u00a0\u202f']/gu, "")).map((reading) => ({
    ...reading,
    certainty: "low",
  }));
}

/** Letters for digits, as OCR confuses them; only where digits are the greater part. */
function confusedReadings(text: string): Core[] {
  const digits = text.replace(/\D/g, "").length;
  if (digits * 2 < text.replace(/[.,]/g, "").length) return [];
  const repaired = text
    .replace(/[Oo]/g, "0")
    .replace(/[lI|]/g, "1")
    .replace(/[Ss]/g, "5")
    .replace(/B/g, "8");
  return separatorReadings(repaired).map((reading) => ({ ...reading, certainty: "low" }));
}

function malformed(text: string): Core[] {
  const digits = text.replace(/\D/g, "");
  if (digits === "") return [];
  const readings = [core(digits, 0, "malformed", "low")];
  const last = /[.,](\d{1,3})$/.exec(text)?.[1];
  if (last !== undefined) readings.push(core(digits, last.length, "malformed", "low"));
  return readings;
}

function core(digits: string, decimals: number, style: NumberStyle, certainty: Certainty): Core {
  return { digits: BigInt(digits), decimals, style, certainty };
}
