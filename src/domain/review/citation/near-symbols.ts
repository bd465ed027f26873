/**
 * Symbols that no document bears, one slip away from one that does: letters exchanged or glued together ("TT-BTY",
 * "TTBYT"), figures exchanged ("365/2025" for "356/2025") with the date and title of the known document.
 */
import type { Register } from "../../regulation/register.ts";
import type { RegisterEntry } from "../../regulation/register-entry.ts";
import { fold } from "../../text/fold.ts";
import type { DocumentLines } from "../document-lines.ts";
import type { Finding } from "../finding.ts";
import type { CitationIssue } from "./citation-issue.ts";
import type { CitedReference } from "./cited-references.ts";
import { matchName } from "./name-match.ts";
import { CITATION_FORM_BASIS, citationForm, nameWithDate } from "./printed-form.ts";

/** The known document that an unknown reference can only mean; null when none or several fit. */
export function nearSymbol(cited: CitedReference, register: Register): CitationIssue | null {
  const { reference, behind, entry } = cited;
  const symbol = reference.symbol;
  if (entry !== null || symbol === null) return null;
  const day = reference.date?.iso ?? null;
  const start = /^(\d+\/\d{4})\//.exec(symbol)?.[1];
  const meant = register.entries.filter((one) => {
    if (one.scope !== "national") return false;
    const sameStart = start !== undefined && one.symbol.startsWith(`${start}/`);
    if (sameStart && one.type === reference.typeWord) return day === null || one.signed === day;
    if (day === null || one.signed !== day || matchName(one.title, behind) < 0.5) return false;
    return isSlip(symbol, one.symbol) || hasOtherNumber(symbol, one, behind);
  });
  const [only, ...more] = meant;
  if (only === undefined || more.length > 0) return null;
  return {
    cited,
    code: "citation-symbol-malformed",
    severity: "warning",
    message: `Không có văn bản ${symbol}; theo ${start !== undefined && only.symbol.startsWith(start) ? "số" : "ngày và tên"} thì đây là ${only.symbol}.`,
    expected: nameWithDate(only),
    found: symbol,
    basis: CITATION_FORM_BASIS,
    suggestion: `Ghi: ${citationForm(only)}.`,
  };
}

/** Day, type, letters and nearly the whole title are those of the known document; the number alone is another. */
const hasOtherNumber = (symbol: string, one: RegisterEntry, behind: string): boolean =>
  symbol.replace(/^\d+/, "") === one.symbol.replace(/^\d+/, "") &&
  matchName(one.title, behind) >= 0.8;

/** The same characters in another order, or one of them another. */
function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const apart = Array.from(a).filter((char, index) => char !== b.charAt(index)).length;
  return apart === 1 || (apart > 0 && sorted(a) === sorted(b));
}

const sorted = (text: string): string => Array.from(text).sort().join("");

const GLUED =
  /(?<![\p{L}\d/])(\d{1,4}\/20\d{2})\/((?:TT|NĐ|QĐ|NQ|TTLT)[A-ZĐ]{2,8})(?![\p{L}\d/-])/gu;
/** "13-2025/TT-BYT": a hyphen or a stop between number and year. */
const OTHER_MARK =
  /(?<![\p{L}\d/.-])(\d{1,4}\s?[-–.]\s?20\d{2})\/((?:(?:TT|NĐ|QĐ|NQ|TTLT)-[A-ZĐ]{2,8}[a-z]?)|QH\d{2})(?![\p{L}\d/-])/gu;
/** "57/NQ-TW": the marks of a symbol of the Party changed about. */
const PARTY_TURNED = /(?<![\p{L}\d/])(\d{1,4})\/((?:NQ|CT|KL|QĐ)-(?:TW|BCSĐ))(?![\p{L}\d/-])/gu;

const WRONG_MARKS: readonly { pattern: RegExp; what: string }[] = [
  { pattern: GLUED, what: "thiếu dấu gạch nối" },
  { pattern: OTHER_MARK, what: "sai dấu giữa số và năm" },
  { pattern: PARTY_TURNED, what: "đặt nhầm dấu gạch nối và dấu gạch chéo" },
];

/** The letters and numbers of a known document with other marks between them: "13/2025/TTBYT", "13-2025/TT-BYT". */
export function wrongMarks(lines: DocumentLines, register: Register): Finding[] {
  return WRONG_MARKS.flatMap(({ pattern, what }) =>
    [...lines.text.matchAll(pattern)].flatMap((match) => {
      const [quote] = match;
      const line = lines.lineAt(match.index);
      const entry = register.entries.find(({ symbol }) => bareOf(symbol) === bareOf(quote));
      if (line === undefined || entry === undefined || entry.symbol === quote) return [];
      return [
        {
          code: "citation-symbol-malformed",
          severity: lines.unsure ? ("info" as const) : ("warning" as const),
          where: line.where,
          quote,
          message: `Ký hiệu ${quote} ${what}; văn bản này là ${entry.symbol}.`,
          expected: nameWithDate(entry),
          found: quote,
          basis: CITATION_FORM_BASIS,
          suggestion: `Ghi: ${citationForm(entry)}.`,
        },
      ];
    }),
  );
}

const bareOf = (symbol: string): string => fold(symbol).replace(/[^\p{L}\d]/gu, "");
