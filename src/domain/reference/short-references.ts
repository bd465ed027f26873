/**
 * Short forms of references, without the letters of the symbol: "TT 13/2025", "QĐ 130", "QĐ 4750 và 130",
 * "nghị định 30 năm 2020". Only ./find-references.ts uses this.
 *
 * The abbreviations are also words of other things ("máy CT 64 lát", "kế hoạch 5 năm"), so a count is never a reference.
 */
import { TYPE_WORDS } from "./document-types.ts";
import type { Reference } from "./reference.ts";

const WORDS =
  "thong tu|nghi dinh|quyet dinh|nghi quyet|chi thi|cong dien|cong van|ke hoach|luat|ttlt|tt|nd|qd|nq|ct|cv|kh";
const NUMBER =
  "(\\d{1,5})(?:\\s*\\/\\s*((?:19|20)\\d{2})|\\s*(?:\\/|-)\\s*(\\d{2})(?!\\d)|\\s+nam\\s+((?:19|20)\\d{2}))?";
/** Not the beginning of a longer figure, a percentage or a full symbol. */
const END = "(?![\\d/%.,]*\\d)(?!\\s*(?:\\/|-)\\s*\\p{L}{2})";
/** What is counted or measured is no number of a document. */
const COUNTED =
  "(?!\\s*(?:%|phan tram|nam\\b(?!\\s+(?:19|20)\\d{2})|thang|ngay|tuan|quy\\b|gio|phut|lan|lat|day|slice|nguoi|don vi|co so|khoa|phong|benh|bo\\b|cai|may|chiec|dong|ngan|nghin|trieu|ty|nhiem vu|muc tieu|chi tieu|noi dung|diem|tieu chi|giai phap|thanh vien|tinh|xa|huyen|mbps|gb|tb))";
const SHORT = new RegExp(
  `\\b(${WORDS})[ \\t]*(so[ \\t]*)?[:.]?[ \\t]*${NUMBER}${END}${COUNTED}`,
  "giu",
);
/** Further numbers of a list: "QĐ 130, 4750 và 3176". */
const FURTHER = new RegExp(`^\\s*(?:,|;|va|va so|,\\s*so)\\s*(\\d{3,5})${END}${COUNTED}`, "iu");

/** `folded` keeps the positions of `nfc`. Overlaps with full symbols are left to the caller. */
export function findShortReferences(nfc: string, folded: string): Reference[] {
  const found: Reference[] = [];
  for (const match of folded.matchAll(SHORT)) {
    const [raw, word = "", saysNumber, number = "", slashYear, twoDigits, wordYear] = match;
    const year = Number(slashYear ?? wordYear ?? (twoDigits ? `20${twoDigits}` : "")) || null;
    const printed = nfc.slice(match.index, match.index + word.length);
    if (!isNumberOfDocument({ word, printed, number, year, saysNumber })) continue;
    let end = match.index + raw.length;
    found.push(shortReference(nfc, { start: match.index, end, word, number, year }));
    for (;;) {
      const further = FURTHER.exec(folded.slice(end, end + 30));
      if (!further || year !== null) break;
      const start = end + further[0].length - (further[1] ?? "").length;
      end += further[0].length;
      found.push(shortReference(nfc, { start, end, word, number: further[1] ?? "", year: null }));
    }
  }
  return found;
}

interface ShortForm {
  word: string;
  printed: string;
  number: string;
  year: number | null;
  saysNumber: string | undefined;
}

function isNumberOfDocument({ word, printed, number, year, saysNumber }: ShortForm): boolean {
  // "kế hoạch 5 năm 2021-2025" counts years.
  if (/^(?:kh|ke hoach)$/.test(word) && number.length === 1) return saysNumber !== undefined;
  if (year !== null) return true;
  // "kế hoạch 2026", "luật 2019" name a year, not a number.
  if (/^(?:19|20)\d{2}$/.test(number) && /^(?:kh|ke hoach|luat|nq|nghi quyet)$/.test(word))
    return false;
  // One digit behind a bare word is an item of a list or a count.
  if (number.length === 1 && saysNumber === undefined) return false;
  // A computed tomograph and a customer have the same two letters.
  const ambiguous = word === "ct" || word === "kh";
  return !ambiguous || saysNumber !== undefined || (printed !== word && number.length >= 2);
}

function shortReference(
  nfc: string,
  form: { start: number; end: number; word: string; number: string; year: number | null },
): Reference {
  const type = TYPE_WORDS.find(([pattern]) => pattern.test(form.word))?.[1] ?? null;
  return {
    raw: nfc.slice(form.start, form.end),
    start: form.start,
    end: form.end,
    symbol: null,
    key: null,
    printedCode: null,
    number: form.number,
    year: form.year,
    typeWord: type,
    typeOfSymbol: null,
    date: null,
  };
}
