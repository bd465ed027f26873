/** Leading numbers and markers of Vietnamese administrative texts: "Phần I", "A.", "II.", "1.", "1.1.", "a)", "-". */
import { stripMarks } from "../../../domain/text/fold.ts";

export type NumberStyle =
  | "appendix"
  | "part"
  | "chapter"
  | "section"
  | "subsection"
  | "article"
  | "letter"
  | "roman"
  | "arabic"
  | "decimal2"
  | "decimal3"
  | "decimal4"
  | "point"
  | "dash"
  | "bullet"
  | "plus";

/** Outer styles first; the order gives depth when styles nest. */
const STYLE_ORDER: readonly NumberStyle[] = [
  "appendix",
  "part",
  "chapter",
  "section",
  "subsection",
  "article",
  "letter",
  "roman",
  "arabic",
  "decimal2",
  "decimal3",
  "decimal4",
  "point",
  "dash",
  "bullet",
  "plus",
];

export interface Numbered {
  style: NumberStyle;
  /** As printed: "II.", "1.2.", "a)", "Phần I". */
  marker: string;
  /** What follows the marker; "" when the marker stands alone. */
  rest: string;
  /** Position in its series, 1-based; null when it has none. */
  ordinal: number | null;
}

export function styleRank(style: NumberStyle): number {
  return STYLE_ORDER.indexOf(style);
}

const WORDS: readonly (readonly [RegExp, NumberStyle])[] = [
  [/^phu\s*luc(?:\s*(?:so\s*)?(?:\d{1,3}|[ivxl|]{1,5}|[a-h])(?![\p{L}\p{N}]))?/iu, "appendix"],
  [
    /^ph[ai@]n\s+(?:thu\s+(?:nam|sau|bay|tam|chin|muoi)|(?:thu\s+)?(?:\d{1,2}|[ivxl1|]{1,6}|nhat|hai|ba|tu|[a-h](?=\s*(?:[.:)–-]|$))))(?![\p{L}\p{N}])/iu,
    "part",
  ],
  [/^chuong\s+(?:\d{1,3}|[ivxl]{1,7})(?![\p{L}\p{N}])/iu, "chapter"],
  [/^tieu\s+muc\s+\d{1,2}(?![\p{L}\p{N}])/iu, "subsection"],
  [/^muc\s+(?:\d{1,2}|[ivx]{1,5})(?![\p{L}\p{N}])/iu, "section"],
  [/^[dp]ieu\s+\d{1,3}[a-zđ]?(?=\s*[.:]|\s*$)/iu, "article"],
];

const ROMAN = /^([IVX]{1,7})\s*[.)/:](?:\s+|(?=\p{Lu}))/u;
/** Scans print I as l, 1 or |. A run of ones is an arabic number; a mixed run is a roman one. */
const OCR_ROMAN = /^((?=[IVXl1|]*[IVXl|])[IVXl1|]{1,5})\s*[.)]\s*(?=\p{Lu})/u;
/** "II.1.", "IV.2.3." below "II.", "IV.2.". */
const ROMAN_DECIMAL =
  /^([IVX]{1,7}(?:\.\d{1,2}){1,3})\s*[.)/:]?(?:\s+|(?=\p{Lu}))(?=["“«(]?\p{Lu})/u;
const DECIMAL = /^((?:\d{1,3}\.){1,4}\d{1,3})\s*[.)/:]?(?:\s+|(?=\p{Lu}))/u;
const ARABIC = /^(\d{1,3})[a-zđ]?\s*[.)](?:\s+|(?=\p{Lu}))/u;
const LETTER = /^([A-HĐ])\s*[.)/](?:\s+|(?=\p{Lu}))/u;
const POINT = /^([a-zđ])(\d?)\s*[).](?:\s+|(?=\p{Lu}))/u;
const SIGN = /^([-–—•●▪◦○■➢*+])\s*(?=\S)/u;

/** The numbering at the start of a line, or null. `ocr` also accepts the forms that scans produce. */
export function parseNumbering(line: string, ocr = false): Numbered | null {
  const text = line.trim();
  return wordNumbering(text) ?? outlineNumbering(text, ocr) ?? signNumbering(text);
}

function wordNumbering(text: string): Numbered | null {
  if (!/^[PCĐDMTpcđdmtB]/u.test(text)) return null;
  const folded = stripMarks(text.slice(0, 40));
  for (const [pattern, style] of WORDS) {
    const match = pattern.exec(folded);
    if (!match) continue;
    const rest = text.slice(match[0].length);
    // "Phụ lục kèm theo", "Mục 2 của Kế hoạch này" are prose: behind the number stands a border.
    if (rest !== "" && !/^\s*[.:–-]|^\s*\(|^\s+[\p{Lu}"“«\d(]/u.test(rest)) return null;
    const marker = text.slice(0, match[0].length).trim();
    const label = /\S+$/.exec(stripMarks(match[0]))?.[0] ?? "";
    return {
      style,
      marker,
      rest: rest.replace(/^\s*[.:–-]\s*/u, "").trim(),
      ordinal: /\d/.test(label) ? Number.parseInt(label, 10) : romanValue(label),
    };
  }
  return null;
}

function outlineNumbering(text: string, ocr: boolean): Numbered | null {
  const mixed = ROMAN_DECIMAL.exec(text);
  if (mixed) {
    const parts = group(mixed).split(".");
    return take(text, mixed, DECIMALS[parts.length] ?? "decimal4", Number(parts.at(-1)));
  }
  const roman = ROMAN.exec(text) ?? (ocr ? OCR_ROMAN.exec(text) : null);
  if (roman) return take(text, roman, "roman", romanValue(group(roman)));
  return decimalNumbering(text) ?? letterNumbering(text);
}

/** By how many numbers stand in it. */
const DECIMALS: Readonly<Record<number, NumberStyle>> = { 2: "decimal2", 3: "decimal3" };

function decimalNumbering(text: string): Numbered | null {
  const decimal = DECIMAL.exec(text);
  if (decimal && !isAmountOrDate(text, group(decimal))) {
    const parts = group(decimal).split(".");
    return take(text, decimal, DECIMALS[parts.length] ?? "decimal4", Number(parts.at(-1)));
  }
  const arabic = ARABIC.exec(text);
  return arabic && take(text, arabic, "arabic", Number(group(arabic)));
}

function letterNumbering(text: string): Numbered | null {
  const letter = LETTER.exec(text);
  if (letter) return take(text, letter, "letter", "ABCDĐEGH".indexOf(group(letter)) + 1);
  const point = POINT.exec(text);
  return point && take(text, point, "point", "abcdđeghiklmnopqrstuvxy".indexOf(group(point)) + 1);
}

const group = (match: RegExpExecArray): string => match[1] ?? "";

function signNumbering(text: string): Numbered | null {
  const sign = SIGN.exec(text);
  if (!sign) return null;
  const mark = sign[1] ?? "-";
  // "-5 %" and "+84…" are figures; "*)" and "**" are no list.
  if (/^[-+*–]\d+(?:[.,]\d|%|\d{3})/.test(text) || /^\*[*)]/.test(text)) return null;
  const style = mark === "+" ? "plus" : /[-–—]/.test(mark) ? "dash" : "bullet";
  return { style, marker: mark, rest: text.slice(sign[0].length).trim(), ordinal: null };
}

/** "1.000 đồng", "10.10 năm 2024", "98.4% …" start with a figure, not with a number of the outline. */
function isAmountOrDate(text: string, digits: string): boolean {
  const parts = digits.split(".");
  if (parts.slice(1).some((part) => part.length === 3 || part.startsWith("0"))) return true;
  // Without a border behind the number only a capital shows that a title begins.
  return !/^\s*[.)/:]|^\s*["“«(]?\p{Lu}/u.test(text.slice(digits.length));
}

function take(
  text: string,
  match: RegExpExecArray,
  style: NumberStyle,
  ordinal: number | null,
): Numbered {
  const marker = match[0].trim();
  return { style, marker, rest: text.slice(match[0].length).trim(), ordinal };
}

/** Value of a roman number, also in its scanned forms ("I11", "Il", "|"); null when it is none. */
export function romanValue(label: string): number | null {
  const clean = label.toUpperCase().replace(/[L1|]/g, "I");
  if (!/^[IVX]+$/.test(clean)) return null;
  const values: Record<string, number> = { I: 1, V: 5, X: 10 };
  let total = 0;
  for (let index = 0; index < clean.length; index += 1) {
    const value = values[clean.charAt(index)] ?? 0;
    total += value < (values[clean.charAt(index + 1)] ?? 0) ? -value : value;
  }
  return total;
}
