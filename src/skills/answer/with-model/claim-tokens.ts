/**
 * A sentence as tokens that can be compared: symbols, dates, numbers with their scale, places in a document, syllables
 * and borders. Two spellings of one thing ("06/6/2025" and "ngày 06 tháng 6 năm 2025", "180 triệu" and "180.000.000",
 * "hoà" and "hòa") become equal tokens; everything else stays different on purpose.
 */
import { findReferences, type Reference } from "../../../domain/reference/find-references.ts";
import { findDates } from "../../../domain/reference/vietnamese-date.ts";
import type { DocumentType } from "../../../domain/regulation/register-entry.ts";
import { stripMarks, syllable } from "../../../domain/text/fold.ts";

interface Place {
  start: number;
  end: number;
  /** As written. */
  raw: string;
}

export type ClaimToken = Place &
  (
    | {
        kind: "symbol";
        /** symbolKey, or null for a short form ("TT 13/2025"). */
        key: string | null;
        number: string;
        year: number | null;
        type: DocumentType | null;
        typeOfSymbol: DocumentType | null;
      }
    /** ISO date; what is no day of the calendar stays as written. */
    | { kind: "date"; value: string }
    /** Decimal without separators, scale words counted in: "4500000", "0.5". */
    | { kind: "number"; value: string }
    /** "điều" → "4", "khoản" → "2". */
    | { kind: "locator"; parts: ReadonlyMap<string, string> }
    /** Lower-case syllable with its tone mark at the end, or a sign such as "%". */
    | { kind: "word"; value: string }
    | { kind: "border"; value: Border }
  );

export type Border = "," | ";" | ":" | "." | "-" | "(" | ")" | "“" | "”";

const BORDERS: Record<string, Border> = {
  ",": ",",
  ";": ";",
  ":": ":",
  ".": ".",
  "?": ".",
  "!": ".",
  "…": ".",
  "\n": ".",
  "(": "(",
  ")": ")",
  "[": "(",
  "]": ")",
  "“": "“",
  "”": "”",
  "–": "-",
  "—": "-",
  "•": "-",
  "|": ";",
};

const LEVEL = "điều|khoản|điểm|mục|chương|phụ lục|phần|tiết";
const LOCATOR = new RegExp(
  `(?<![\\p{L}\\p{N}])(${LEVEL})\\s+(\\d+(?:\\.\\d+)*[a-zđ]?|[ivxlc]+|[a-zđ])(?![\\p{L}\\p{N}])`,
  "giu",
);
const SCALES: Record<string, number> = {
  nghìn: 3,
  ngàn: 3,
  triệu: 6,
  tỷ: 9,
  tỉ: 9,
};
const PIECE =
  /(?<number>\d+(?:[.,]\d+)*)(?![\p{L}])(?:\s*(?<scale>nghìn|ngàn|triệu|tỷ|tỉ)(?![\p{L}]))?|(?<word>[\p{L}\p{N}]+)|(?<dash>(?<=\s)-(?=\s)|^-(?=\s))|(?<joint>[-/])|(?<sign>[^\s])|(?<line>\n)/giu;

/** Tokens in order. A straight quote opens and closes by turns. */
export function claimTokens(text: string): ClaimToken[] {
  const nfc = text.normalize("NFC");
  const folded = stripMarks(nfc).toLowerCase();
  const taken: ClaimToken[] = [];
  const add = (tokens: readonly ClaimToken[]) => {
    for (const token of tokens) {
      if (!taken.some((known) => token.start < known.end && known.start < token.end))
        taken.push(token);
    }
  };
  add(findReferences(nfc).map((reference) => symbolToken(reference)));
  add(dateTokens(nfc, folded));
  add(locatorTokens(nfc));
  taken.sort((a, b) => a.start - b.start);
  const tokens: ClaimToken[] = [];
  let at = 0;
  for (const token of taken) {
    tokens.push(...plainTokens(nfc, at, token.start), token);
    at = token.end;
  }
  tokens.push(...plainTokens(nfc, at, nfc.length));
  return pairQuotes(tokens);
}

function symbolToken(reference: Reference): ClaimToken {
  const { start, end, raw, key, number, year, typeWord, typeOfSymbol } = reference;
  return {
    kind: "symbol",
    start,
    end,
    raw,
    key,
    number: number.replace(/^0+(?=\d)/, ""),
    year,
    type: typeWord,
    typeOfSymbol,
  };
}

function dateTokens(nfc: string, folded: string): ClaimToken[] {
  return findDates(folded).map((date) => {
    // A comma or bracket in front belongs to the sentence, not to the date.
    const lead = /^[\s,(-]*/.exec(date.raw)?.[0].length ?? 0;
    const start = date.start + lead;
    const raw = nfc.slice(start, date.end);
    return { kind: "date", start, end: date.end, raw, value: date.iso ?? `? ${raw}` };
  });
}

/** "Điều 4 khoản 2 điểm a" and "điểm a, khoản 2, Điều 4" are one place each. */
function locatorTokens(nfc: string): ClaimToken[] {
  const places: { start: number; end: number; parts: Map<string, string> }[] = [];
  for (const match of nfc.matchAll(LOCATOR)) {
    const level = (match[1] ?? "").toLowerCase();
    const id = (match[2] ?? "").toLowerCase();
    const end = match.index + match[0].length;
    const last = places.at(-1);
    const joined =
      last !== undefined &&
      !last.parts.has(level) &&
      /^(?:[\s,]*|\s*của\s+)$/i.test(nfc.slice(last.end, match.index));
    if (joined) {
      last.parts.set(level, id);
      last.end = end;
    } else places.push({ start: match.index, end, parts: new Map([[level, id]]) });
  }
  return places.map((place) => ({
    kind: "locator",
    ...place,
    raw: nfc.slice(place.start, place.end),
  }));
}

function plainTokens(nfc: string, from: number, to: number): ClaimToken[] {
  const tokens: ClaimToken[] = [];
  for (const match of nfc.slice(from, to).matchAll(PIECE)) {
    const raw = match[0];
    const place = { start: from + match.index, end: from + match.index + raw.length, raw };
    const { number, scale, word, dash, joint } = match.groups ?? {};
    if (number !== undefined) {
      const value = decimal(number, SCALES[scale?.toLowerCase() ?? ""] ?? 0);
      tokens.push({ ...place, kind: "number", value });
    } else if (word !== undefined) tokens.push({ ...place, kind: "word", value: syllable(word) });
    else if (dash !== undefined) tokens.push({ ...place, kind: "border", value: "-" });
    // A hyphen inside a word joins; a stroke ("đồng/tháng") is read as a sign.
    else if (joint === "-") continue;
    else tokens.push(signToken(place));
  }
  return tokens;
}

function signToken(place: Place): ClaimToken {
  const border = BORDERS[place.raw];
  if (border !== undefined) return { ...place, kind: "border", value: border };
  return { ...place, kind: "word", value: place.raw };
}

/** "3.055.800.000" and "3,055,800,000" → "3055800000"; "4,5" with scale 6 → "4500000". */
function decimal(text: string, scale: number): string {
  const grouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(text);
  const plain = grouped ? text.replace(/[.,]/g, "") : text.replace(/,/g, ".");
  const [whole = "", ...rest] = plain.split(".");
  if (rest.length > 1) return plain;
  const fraction = (rest[0] ?? "").padEnd(scale, "0");
  const digits = `${whole}${fraction.slice(0, scale)}`.replace(/^0+(?=\d)/, "");
  const left = fraction.slice(scale).replace(/0+$/, "");
  return left === "" ? digits : `${digits}.${left}`;
}

function pairQuotes(tokens: ClaimToken[]): ClaimToken[] {
  let open = false;
  return tokens.map((token) => {
    if (token.kind !== "word" || token.value !== '"') return token;
    open = !open;
    return { ...token, kind: "border", value: open ? "“" : "”" };
  });
}

/** Same thing said; a short form of a document equals the full one of the same number, year and type. */
export function sameToken(claim: ClaimToken, source: ClaimToken): boolean {
  switch (claim.kind) {
    case "symbol":
      return source.kind === "symbol" && sameSymbol(claim, source);
    case "locator":
      return source.kind === "locator" && placeWithin(claim.parts, source.parts);
    case "date":
    case "number":
    case "word":
    case "border":
      return source.kind === claim.kind && source.value === claim.value;
  }
}

type SymbolToken = Extract<ClaimToken, { kind: "symbol" }>;

export function sameSymbol(claim: SymbolToken, source: SymbolToken): boolean {
  const sourceType = source.type ?? source.typeOfSymbol;
  if (claim.type !== null && claim.type !== sourceType) return false;
  if (claim.key !== null) return claim.key === source.key;
  // A short form is understood only with its type, and with the year that the full form has.
  return claim.number === source.number && claim.type !== null && claim.year === source.year;
}

/** "Điều 4" lies above "Điều 4 khoản 2"; "khoản 2" alone could be of any article. */
export function placeWithin(
  claim: ReadonlyMap<string, string>,
  source: ReadonlyMap<string, string>,
): boolean {
  if (source.has("điều") && !claim.has("điều")) return false;
  return [...claim].every(([level, id]) => source.get(level) === id);
}
