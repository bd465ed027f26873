/**
 * Finds references to documents in running text: full symbols ("Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020"),
 * party and joint symbols, lists that share their letters ("các Quyết định số 1, 2 và 3/QĐ-BYT"), short forms
 * ("TT 13/2025", "QĐ 130", "nghị định 30 năm 2020"), typed or scanned without marks, broken over lines.
 * What a reference names is decided by the register, not here.
 */
import type { DocumentType } from "../regulation/register-entry.ts";
import { stripMarks } from "../text/fold.ts";
import { oncePerText } from "../text/once-per-text.ts";
import { TYPE_WORDS, typeOfCode } from "./document-types.ts";
import type { Reference } from "./reference.ts";
import { findShortReferences } from "./short-references.ts";
import { parseSymbol, printSymbol, type Symbol, symbolKey } from "./symbol.ts";
import { findDates, type FoundDate } from "./vietnamese-date.ts";

export type { Reference } from "./reference.ts";

const DASH = "[-\u2010-\u2015\u2212]";
const GROUP = "[\\p{L}][\\p{L}\\d]*(?:&\\p{L}[\\p{L}\\d]*)*";
const CODE = `${GROUP}(?:[^\\S\\n]?${DASH}\\s?\\n?${GROUP}){1,3}`;
const SYMBOL = new RegExp(
  [
    // 13/2025/TT-BYT, 91/2025/QH15, 24/2015/TTLT-BYT-BGTVT
    `(?<normative>\\d{1,5}\\s?/\\s?(?:19|20)\\d{2}\\s?/\\s?(?:QH\\d{1,2}|UBTVQH\\d{1,2}|${CODE}))`,
    // 157-NQ/BCSĐ, 04-NQ/TU
    `(?<party>\\d{1,5}\\s?${DASH}\\s?\\p{L}{2,4}\\s?/\\s?(?:TW|TU|BCS[\\p{L}]|\\p{L}{2,8}))`,
    // 749/QĐ-TTg, 1463/BYT-K2ĐT, 271/KH-UBND
    `(?<plain>\\d{1,6}\\s?/\\s?${CODE})`,
    "(?<tcvn>TCVN\\s?\\d{3,6}(?:[-:]\\d{1,4}){1,2})",
  ].join("|"),
  "giu",
);

const TYPE_SOURCE = TYPE_WORDS.map(([pattern]) => pattern.source.replace(/ /g, "\\s+")).join("|");
/** What scans make of "số" stands between the type word and the number. */
const NUMBER_WORD = "(?:s[o6dbe0]?6?|50|6)?\\s*[:.]?\\s*";
const TYPE_BEFORE = new RegExp(`(?:${TYPE_SOURCE})\\s*(?:lien tich\\s*)?${NUMBER_WORD}$`);
/** "Quyết định số 130, 4750 và " in front of "3176/QĐ-BYT". */
const LIST_BEFORE = new RegExp(
  `(?:${TYPE_SOURCE})\\s*(?:so\\s*)?((?:\\d{1,5}(?:/(?:19|20)\\d{2})?\\s*(?:,|;|va)\\s*)+)$`,
);
/** A word that ran into the letters when a space was lost: "749/QĐ-TTgngày". */
const GLUED = /(?<=\p{L})(?:ngày|ngay|của|cua|về)$/u;

/** A word behind a dash of the sentence: "73/2019/NĐ-CP - Nghị định", "749/QĐ-TTg – Chương trình". */
const NEXT_WORD = new RegExp(`(?<=${DASH}[^\\s]*)\\s+${DASH}\\s+\\p{Lu}?\\p{Ll}+$`, "u");

/** All references of a text in order, without overlaps. Positions count UTF-16 units of `text.normalize("NFC")`. */
export const findReferences = oncePerText((text: string): readonly Readonly<Reference>[] => {
  // A document is named by a number, if it is not told by its name alone.
  if (!/\d/.test(text)) return [];
  // Eth is typed for Đ by old keyboards; both are one unit long.
  const printed = text.normalize("NFC").replace(/[ÐƉ]/g, "Đ");
  const nfc = repairDigits(printed);
  const folded = stripMarks(nfc).toLowerCase();
  const full = findFull(nfc, folded);
  const short = withoutOverlaps(findShortReferences(nfc, folded), full);
  const all = [...full, ...short].sort((a, b) => a.start - b.start);
  attachDates(all, folded);
  for (const one of all) one.raw = printed.slice(one.start, one.end);
  return all;
});

/** Scans read 1 as l or I and 0 as O: "số l429/BYT-CNTT". Every position stays. */
function repairDigits(text: string): string {
  return text.replace(
    /(?<![\p{L}\d])(?=[lIO]*\d)[\dlIO]{2,5}(?=\s?\/\s?(?:(?:19|20)\d{2}\s?\/|\p{Lu}{2}))/gu,
    (digits) => digits.replace(/[lI]/g, "1").replace(/O/g, "0"),
  );
}

function findFull(nfc: string, folded: string): Reference[] {
  const found: Reference[] = [];
  for (const match of nfc.matchAll(SYMBOL)) {
    if (/[\d/.,]$/.test(nfc.slice(Math.max(0, match.index - 1), match.index))) continue;
    const raw = match[0].replace(GLUED, "").replace(NEXT_WORD, "");
    const place = { index: match.index, raw, nfc, folded };
    if (match.groups?.["tcvn"] !== undefined) {
      found.push(standardReference(place));
      continue;
    }
    const compact = raw.replace(/\s+/g, "").replace(new RegExp(DASH, "g"), "-");
    const symbol = parseSymbol(compact);
    if (symbol !== null && plausible(symbol, raw)) found.push(...symbolReferences(place, symbol));
  }
  return found;
}

interface SymbolPlace {
  index: number;
  raw: string;
  nfc: string;
  folded: string;
}

/** The symbol itself and, in front of it, the numbers of a list that share its letters. */
function symbolReferences(place: SymbolPlace, symbol: Symbol): Reference[] {
  const { index, raw, nfc, folded } = place;
  const before = folded.slice(Math.max(0, index - 40), index);
  const typeMatch = TYPE_BEFORE.exec(before);
  const list = typeMatch ? null : LIST_BEFORE.exec(folded.slice(Math.max(0, index - 80), index));
  const start = typeMatch ? index - (before.length - typeMatch.index) : index;
  const typeWord = typeMatch ? typeOfWord(typeMatch[0]) : list ? typeOfWord(list[0]) : null;
  const compact = raw.replace(/\s+/g, "").replace(new RegExp(DASH, "g"), "-");
  const make = (own: Symbol, from: number, end: number): Reference => ({
    raw: nfc.slice(from, end),
    start: from,
    end,
    symbol: printSymbol(own),
    key: symbolKey(own),
    printedCode: compact.replace(/^\d+(?:\/\d{4})?[-/]/, ""),
    number: own.number,
    year: own.year,
    typeWord,
    typeOfSymbol: typeOfCode(own.code),
    date: null,
  });
  const shared = list ? listNumbers(list, index) : [];
  return [
    ...shared.map((item) =>
      make(
        { ...symbol, number: item.number, year: item.year ?? symbol.year },
        item.start,
        item.end,
      ),
    ),
    make(symbol, start, index + raw.length),
  ];
}

function listNumbers(
  list: RegExpExecArray,
  end: number,
): { number: string; year: number | null; start: number; end: number }[] {
  const numbers = list[1] ?? "";
  return [...numbers.matchAll(/(\d{1,5})(?:\/((?:19|20)\d{2}))?/g)].map((match) => ({
    number: match[1] ?? "",
    year: match[2] === undefined ? null : Number(match[2]),
    start: end - numbers.length + match.index,
    end: end - numbers.length + match.index + match[0].length,
  }));
}

function standardReference({ index, raw, nfc }: SymbolPlace): Reference {
  const compact = raw.replace(/\s+/g, "");
  return {
    raw: nfc.slice(index, index + raw.length),
    start: index,
    end: index + raw.length,
    symbol: compact.replace(/^TCVN/i, "TCVN "),
    key: compact.toUpperCase(),
    printedCode: compact,
    number: compact.replace(/^\D+/, ""),
    year: null,
    typeWord: "Tiêu chuẩn",
    typeOfSymbol: "Tiêu chuẩn",
    date: null,
  };
}

/** Letters that make a symbol: at least one group of capitals; "07/22 đơn vị" or "24/24 giờ" are none. */
function plausible(symbol: Symbol, raw: string): boolean {
  const letters = symbol.code.replace(/[^\p{L}]/gu, "");
  if (letters.length < 2) return false;
  if (symbol.party) return /\p{Lu}/u.test(raw) || /nq|kh|qd|ct|hd/i.test(symbol.code);
  const printed = raw.replace(/^[\d\s/]+/, "");
  const capitals = printed.match(/\p{Lu}/gu)?.length ?? 0;
  if (capitals >= 2) return true;
  return /^(?:tt|nd|nđ|qd|qđ|nq|ct|kh|cd|cđ|qh\d)/i.test(printed);
}

function typeOfWord(folded: string): DocumentType | null {
  const spaced = folded.replace(/\s+/g, " ");
  for (const [pattern, type] of TYPE_WORDS) if (pattern.test(spaced)) return type;
  return null;
}

/** `full` is in order of place, so a single pass is enough. */
function withoutOverlaps(candidates: Reference[], full: readonly Reference[]): Reference[] {
  let index = 0;
  return candidates.filter((candidate) => {
    while (index < full.length && (full[index]?.end ?? 0) <= candidate.start) index++;
    const other = full[index];
    return other === undefined || other.start >= candidate.end;
  });
}

/**
 * A date belongs to the reference it follows when only "ngày", commas, dashes or spaces stand between, or the name
 * of the issuer ("… của Bộ Y tế ngày …"); days of effect and deadlines are other dates.
 */
const DIRECT = /^[\s,;(–-]*(?:ky|ban hanh|de)?[\s,(–:-]*$/;
const BEHIND_ISSUER = /^[\s,]*(?:cua|do)\s[^\d.;:()]{3,70}$/;
const OTHER_DATE = /hieu luc|ap dung|truoc|sau ngay|tu ngay|den ngay|ket thuc|hoan thanh/;

function attachDates(references: Reference[], folded: string): void {
  const dates = findDates(folded);
  let next = 0;
  for (const [index, reference] of references.entries()) {
    while (next < dates.length && (dates[next]?.start ?? 0) < reference.end) next++;
    const date = dates[next];
    const following = references[index + 1]?.start ?? Infinity;
    if (!date || date.start - reference.end > 90 || date.start >= following) continue;
    if (belongs(folded.slice(reference.end, date.start), date)) reference.date = date;
  }
}

function belongs(between: string, date: FoundDate): boolean {
  if (between.length <= 14 && DIRECT.test(between)) return true;
  return /^ngay/.test(date.raw) && BEHIND_ISSUER.test(between) && !OTHER_DATE.test(between);
}
