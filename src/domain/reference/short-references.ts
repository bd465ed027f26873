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
  "(?!\\s*(?:%|phan tram|nam\\b(?!\\s+(?:19|20)\\d{2})|thang|ngay|tuan|quy\\b(?!\\s+(?:dinh|che|hoach|trinh|tac|chuan))|gio|phut|lan|lat|day|slice|nguoi|don vi|co so|khoa|phong|benh\\b(?!\\s+an)|bo\\b|cai|may|chiec|dong|ngan|nghin|trieu|ty|nhiem vu|muc tieu|chi tieu|noi dung\\b(?!\\s+(?:gi|chinh|nao|la))|diem|tieu chi|giai phap|thanh vien|tinh|xa|huyen|mbps|gb|tb))";
const SHORT = new RegExp(
  `\\b(${WORDS})[ \\t]*(so[ \\t]*)?[:.]?[ \\t]*${NUMBER}${END}${COUNTED}`,
  "giu",
);
/** Further numbers of a list: "QĐ 130, 4750 và 3176". */
const FURTHER = new RegExp(`^\\s*(?:,|;|va|va so|,\\s*so)\\s*(\\d{3,5})${END}${COUNTED}`, "iu");

/** `folded` keeps the positions of `nfc`. Overlaps with full symbols are left to the caller. */
export function findShortReferences(nfc: string, folded: string): Reference[] {
  return [...folded.matchAll(SHORT)].flatMap((match) => {
    const form = formOf(match, nfc);
    return isNumberOfDocument(form) ? withList(nfc, folded, form) : [];
  });
}

function formOf(match: RegExpExecArray, nfc: string): ShortForm {
  const [raw, word = "", saysNumber, number = "", slashYear, twoDigits, wordYear] = match;
  const year = slashYear ?? wordYear ?? (twoDigits === undefined ? null : `20${twoDigits}`);
  return {
    start: match.index,
    end: match.index + raw.length,
    word,
    printed: nfc.slice(match.index, match.index + word.length),
    number,
    year: year === null ? null : Number(year),
    saysNumber,
  };
}

/** The reference itself and the further numbers of its list. */
function withList(nfc: string, folded: string, form: ShortForm): Reference[] {
  const found = [shortReference(nfc, form)];
  let { end } = form;
  while (form.year === null) {
    const further = FURTHER.exec(folded.slice(end, end + 30));
    if (!further) break;
    const number = further[1] ?? "";
    const start = end + further[0].length - number.length;
    end += further[0].length;
    found.push(shortReference(nfc, { ...form, start, end, number }));
  }
  return found;
}

interface ShortForm {
  start: number;
  end: number;
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

function shortReference(nfc: string, form: ShortForm): Reference {
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
