/**
 * Finds references to documents in running text: full symbols ("Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020"),
 * party and joint symbols, short forms ("TT 13/2025", "QĐ 130", "nghị định 30 năm 2020"), typed or scanned
 * without marks. What a reference names is decided by the register, not here.
 */
import type { DocumentType, IsoDate } from "../regulation/register-entry.ts";
import { stripMarks } from "../text/fold.ts";
import { TYPE_WORDS, typeOfCode } from "./document-types.ts";
import { parseSymbol, printSymbol, type Symbol, symbolKey } from "./symbol.ts";
import { findDates } from "./vietnamese-date.ts";

export interface Reference {
  /** Literally from the text, from the type word (when there is one) to the end of the symbol. */
  raw: string;
  start: number;
  end: number;
  /** Printed form with repaired marks; null for a short form. */
  symbol: string | null;
  /** See symbolKey; null for a short form. */
  key: string | null;
  /** The letters as they stand in the text ("BTTTT-THH"). */
  printedCode: string | null;
  number: string;
  year: number | null;
  /** Type word as written before the number. */
  typeWord: DocumentType | null;
  /** Type that the letters of the symbol stand for. */
  typeOfSymbol: DocumentType | null;
  /** Date written right behind the symbol. */
  date: { iso: IsoDate | null; raw: string; start: number; end: number } | null;
}

const DASH = "[-\u2010-\u2015\u2212]";
const GROUP = "[\\p{L}][\\p{L}\\d]*";
const CODE = `${GROUP}(?:\\s?${DASH}\\s?\\n?${GROUP}){1,3}`;
const SYMBOL = new RegExp(
  [
    // 13/2025/TT-BYT, 91/2025/QH15, 24/2015/TTLT-BYT-BGTVT
    `(?<normative>\\d{1,5}\\s?/\\s?(?:19|20)\\d{2}\\s?/\\s?(?:QH\\d{1,2}|UBTVQH\\d{1,2}|${CODE}))`,
    // 157-NQ/BCSĐ, 04-NQ/TU
    `(?<party>\\d{1,5}\\s?${DASH}\\s?\\p{L}{2,4}\\s?/\\s?(?:TW|TU|BCS[\\p{L}]|\\p{L}{2,8}))`,
    // 749/QĐ-TTg, 1463/BYT-K2ĐT, 271/KH-UBND
    `(?<plain>\\d{1,5}\\s?/\\s?${CODE})`,
    // Old style of the Government: 06/CP is named so in texts
    "(?<tcvn>TCVN\\s?\\d{3,6}(?:[-:]\\d{1,4}){1,2})",
  ].join("|"),
  "giu",
);

const TYPE_BEFORE = new RegExp(
  `(?:${TYPE_WORDS.map(([pattern]) => pattern.source).join("|")})\\s*(?:lien tich\\s*)?(?:s[o6dbe0]?6?|50|6)?\\s*[:.]?\\s*$`,
);

/** "TT 13", "tt46/2018", "QĐ 130", "nghị định 30 năm 2020", "luật 91/2025". */
const SHORT =
  /\b(thong tu|nghi dinh|quyet dinh|nghi quyet|chi thi|cong dien|cong van|ke hoach|luat|ttlt|tt|nd|qd|nq|ct|cv|kh)[ \t]*(?:so[ \t]*)?[:.]?[ \t]*(\d{1,5})(?:\s*\/\s*((?:19|20)\d{2})|\s*(?:\/|-)\s*(\d{2})(?!\d)|\s+nam\s+((?:19|20)\d{2}))?(?![\d/%.,]*\d)(?!\s*(?:\/|-)\s*\p{L}{2})/giu;

/** All references of a text in order, without overlaps. Positions count UTF-16 units of `text.normalize("NFC")`. */
export function findReferences(text: string): Reference[] {
  const nfc = text.normalize("NFC");
  const folded = stripMarks(nfc).toLowerCase();
  const full = findFull(nfc, folded);
  const short = findShort(nfc, folded).filter(
    (candidate) =>
      !full.some((other) => candidate.start < other.end && candidate.end > other.start),
  );
  const all = [...full, ...short].sort((a, b) => a.start - b.start);
  attachDates(all, folded);
  return all;
}

function findFull(nfc: string, folded: string): Reference[] {
  const found: Reference[] = [];
  for (const match of nfc.matchAll(SYMBOL)) {
    if (/[\d/.,]$/.test(nfc.slice(Math.max(0, match.index - 1), match.index))) continue;
    const raw = match[0];
    const isStandard = match.groups?.["tcvn"] !== undefined;
    const compact = raw.replace(/\s+/g, "").replace(new RegExp(DASH, "g"), "-");
    const symbol = isStandard ? null : parseSymbol(compact);
    if (!isStandard && (symbol === null || !plausible(symbol, raw))) continue;
    const before = folded.slice(Math.max(0, match.index - 40), match.index);
    const typeMatch = TYPE_BEFORE.exec(before);
    const start = typeMatch ? match.index - (before.length - typeMatch.index) : match.index;
    found.push({
      raw: nfc.slice(start, match.index + raw.length),
      start,
      end: match.index + raw.length,
      symbol: symbol ? printSymbol(symbol) : compact.replace(/^TCVN/i, "TCVN "),
      key: symbol ? symbolKey(symbol) : compact.toUpperCase(),
      printedCode: compact.replace(/^\d+(?:\/\d{4})?[-/]/, ""),
      number: symbol?.number ?? compact.replace(/^\D+/, ""),
      year: symbol?.year ?? null,
      typeWord: isStandard ? "Tiêu chuẩn" : typeMatch ? typeOfWord(typeMatch[0]) : null,
      typeOfSymbol: symbol ? typeOfCode(symbol.code) : "Tiêu chuẩn",
      date: null,
    });
  }
  return found;
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

function findShort(nfc: string, folded: string): Reference[] {
  const found: Reference[] = [];
  for (const match of folded.matchAll(SHORT)) {
    const [raw, word = "", number = "", slashYear, twoDigits, wordYear] = match;
    const year = Number(slashYear ?? wordYear ?? (twoDigits ? `20${twoDigits}` : "")) || null;
    // "kế hoạch 2026", "luật 2019" name a year, not a number.
    if (year === null && /^(?:19|20)\d{2}$/.test(number) && /^(?:kh|ke hoach|luat)$/.test(word))
      continue;
    const end = match.index + raw.length;
    found.push({
      raw: nfc.slice(match.index, end),
      start: match.index,
      end,
      symbol: null,
      key: null,
      printedCode: null,
      number,
      year,
      typeWord: typeOfWord(word),
      typeOfSymbol: null,
      date: null,
    });
  }
  return found;
}

function typeOfWord(folded: string): DocumentType | null {
  for (const [pattern, type] of TYPE_WORDS) if (pattern.test(folded)) return type;
  return null;
}

/** A date belongs to the reference it follows when only "ngày", commas, dashes or spaces stand between. */
function attachDates(references: Reference[], folded: string): void {
  const dates = findDates(folded);
  for (const reference of references) {
    const date = dates.find((candidate) => candidate.start >= reference.end);
    if (!date || date.start - reference.end > 12) continue;
    const between = folded.slice(reference.end, date.start);
    if (/^[\s,;(–-]*(?:ky|ban hanh)?[\s,(–-]*$/.test(between)) reference.date = date;
  }
}
