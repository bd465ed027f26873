/** Cuts a line of a scan into words to be read again, what is taken as printed, and the signs between them. */
import { LOAN_WORDS } from "../../document/loan-words.ts";
import { isSyllable } from "../../document/reading-quality.ts";
import { parseSymbol, printSymbol } from "../../reference/symbol.ts";

export interface ScanToken {
  /** Whether white space stands in front. */
  spaced: boolean;
  /** Signs in front, as they go over to the text. */
  before: string;
  /** Of a document's symbol: with the letters that the scan lost; else as seen. */
  text: string;
  seen: string;
  /** Signs behind. */
  after: string;
  kind: "word" | "figure" | "letters" | "sign";
  /** Of what is taken as printed: it has a form that a misread one would hardly have. */
  sure: boolean;
  /** First of its sentence. */
  first: boolean;
  /** A sentence ends behind it. */
  ends: boolean;
}

const OPENING = /^[("“[«{]+/u;
const CLOSING = /[.,;:)\]"”…!?»}]+$/u;
/** Specks that a scanner takes for signs. */
const SPECKS = /^[~_|^°*•·.,;:'‘’`"]+$/u;
/** Stands for itself between words. */
const SIGN = /^(?:[-–—+/%]|\/)$/u;
/** A slash or a dash between words joins two of them. */
const JOINT = /(?<=\p{L}\p{L})(?=[/–—]\p{L}\p{L})|(?<=\p{L}\p{L}[/–—])(?=\p{L}\p{L})/u;

const FIGURE =
  /^(?:[≥≤<>]?\d{1,3}(?:[.,]\d{1,3})*%?|\d{4}|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?|\d{1,3}\/\d{1,3}|\d{1,2}\/\d{4}|\d{4}[-–]\d{4}|24\/24)$/u;
const SYMBOL = /^\d{1,5}(?:\/\d{4})?\/\p{Lu}[\p{L}\d]*(?:-\p{Lu}[\p{L}\d]*)*$/u;

/** "So'Y té", "co so'y té": what is left of "ơ" ends its word. */
const LOST_SPACE = /(?<=\S['’])(?=[Yy](?:[\s.,;)]|$))/gu;

/** The tokens of a line; `acronyms` are letters that stand for words, in capitals. */
export function scanTokens(line: string, acronyms: ReadonlySet<string>): ScanToken[] {
  const tokens: ScanToken[] = [];
  for (const chunk of line.normalize("NFC").replace(LOST_SPACE, " ").split(/\s+/u)) {
    chunk.split(JOINT).forEach((part, index) => {
      const last = tokens.at(-1);
      const token = tokenOf(part, acronyms);
      if (token !== null)
        tokens.push({ ...token, spaced: index === 0, first: last === undefined || last.ends });
      // A sign that drifted off belongs to the word in front.
      else if (last?.after === "" && /^[.,;:]$/u.test(part)) {
        last.after = part;
        last.ends = part !== ",";
      }
    });
  }
  return tokens;
}

const sign = (text: string): Omit<ScanToken, "first" | "spaced"> => ({
  ...{ before: "", text, seen: text, after: "", kind: "sign", sure: true, ends: false },
});

function tokenOf(
  raw: string,
  acronyms: ReadonlySet<string>,
): Omit<ScanToken, "first" | "spaced"> | null {
  if (SIGN.test(raw)) return sign(raw);
  const before = OPENING.exec(raw)?.[0] ?? "";
  const rest = raw.slice(before.length);
  const after = CLOSING.exec(rest)?.[0] ?? "";
  const seen = rest.slice(0, rest.length - after.length);
  // "..." behind a comma.
  if (/^[….]{1,3}$/u.test(rest)) return sign(rest);
  const text = withSymbol(seen);
  if (text === "" || SPECKS.test(text)) return null;
  const kind = kindOf(text, acronyms);
  const ends = /[.;:!?…]/u.test(after);
  return { before, text, seen, after, kind, sure: isSure(seen, kind), ends };
}

/** "583/QD-UBND" → "583/QĐ-UBND". */
function withSymbol(text: string): string {
  const symbol = SYMBOL.test(text) ? parseSymbol(text) : null;
  return symbol === null ? text : printSymbol(symbol);
}

function kindOf(text: string, acronyms: ReadonlySet<string>): ScanToken["kind"] {
  if (SIGN.test(text)) return "sign";
  if (/^[^\p{L}]*\d[^\p{L}]*$/u.test(text) || SYMBOL.test(text)) return "figure";
  // "SO" may be a word in capitals as well.
  if (acronyms.has(text) && !isSyllable(text.toLowerCase())) return "letters";
  return LOAN_WORDS.has(text.toLowerCase()) ? "letters" : "word";
}

/** A share above the whole is a misread one. */
function isSure(text: string, kind: ScanToken["kind"]): boolean {
  if (kind !== "figure") return true;
  const share = /^(\d+)(?:[.,]\d+)?%$/u.exec(text)?.[1];
  if (share !== undefined && Number(share) > 100) return false;
  return FIGURE.test(text) || (SYMBOL.test(text) && !/\p{Ll}/u.test(text.replace("TTg", "")));
}
