/**
 * The symbol ("số hiệu") of a document: number, year where it has one, and the letters behind them.
 * Two spellings of one symbol share a key; what is printed is the form of NĐ 30/2020/NĐ-CP.
 */
import { stripMarks } from "../text/fold.ts";

export interface Symbol {
  /** Digits as printed, leading zeros kept. */
  number: string;
  /** Four digits for normative documents, null for the others. */
  year: number | null;
  /** Letters: "TT-BYT", "QH15", "NQ/BCSĐ", "BYT-K2ĐT". */
  code: string;
  /** Party style puts the letters behind a hyphen: 157-NQ/BCSĐ. */
  party: boolean;
}

const NORMATIVE = /^0*(\d{1,5})\/((?:19|20)\d{2})\/([\p{L}\d]+(?:[-&][\p{L}\d]+)*)$/u;
/** "QLCL&CĐT": two offices of one body. */
const PLAIN = /^(\d{1,6})\/([\p{L}\d]+(?:[-&][\p{L}\d]+)*)$/u;
const PARTY = /^(\d{1,5})-([\p{L}]+)\/([\p{L}\d]+)$/u;

/** Printed forms of letter groups that lose their mark or case in the wild. */
const GROUPS: Record<string, string> = {
  QD: "QĐ",
  QB: "QĐ",
  QP: "QĐ",
  ND: "NĐ",
  NP: "NĐ",
  NB: "NĐ",
  CD: "CĐ",
  TTG: "TTg",
  BCSD: "BCSĐ",
  BCD: "BCĐ",
  DVCDS: "DVCĐS",
  DVCBS: "DVCĐS",
  DVCPDS: "DVCĐS",
  K2DT: "K2ĐT",
  YTDT: "YTĐT",
  CDSQG: "CĐSQG",
  CPSQG: "CĐSQG",
  TTR: "TTr",
  CTR: "CTr",
  BKHDT: "BKHĐT",
  BLDTBXH: "BLĐTBXH",
};

/** Repairs marks and case of the letters: "qd-ttg" → "QĐ-TTg", "ND-CP" → "NĐ-CP". */
function canonicalCode(code: string): string {
  const groups = code.split(/([-/&])/);
  return groups
    .map((group, index) => {
      if (/^[-/&]$/.test(group)) return group;
      const key = stripMarks(group).toUpperCase();
      // "CD", "ND" and the like stand for a type only in first place ("NĐ-CP"), never as an office ("BYT-CD").
      const typeOnly = key.length === 2 && index > 0;
      return (typeOnly ? undefined : GROUPS[key]) ?? upper(group);
    })
    .join("");
}

function upper(group: string): string {
  return group.toUpperCase();
}

/** Parses one symbol that stands alone; null when it is none. */
export function parseSymbol(text: string): Symbol | null {
  const compact = text.normalize("NFC").replace(/\s+/g, "");
  return parseNormative(compact) ?? parsePlain(compact) ?? parseParty(compact);
}

function parseNormative(compact: string): Symbol | null {
  const [, , year, code = ""] = NORMATIVE.exec(compact) ?? [];
  if (year === undefined) return null;
  const number = /^\d+/.exec(compact)?.[0] ?? "";
  return { number, year: Number(year), code: canonicalCode(code), party: false };
}

function parsePlain(compact: string): Symbol | null {
  const [, number, code = ""] = PLAIN.exec(compact) ?? [];
  if (number === undefined || !/\p{L}/u.test(code)) return null;
  return { number, year: null, code: canonicalCode(code), party: false };
}

function parseParty(compact: string): Symbol | null {
  const [, number, type = "", body = ""] = PARTY.exec(compact) ?? [];
  if (number === undefined) return null;
  return { number, year: null, code: canonicalCode(`${type}/${body}`), party: true };
}

/** The printed form: "13/2025/TT-BYT", "749/QĐ-TTg", "157-NQ/BCSĐ". */
export function printSymbol(symbol: Symbol): string {
  if (symbol.party) return `${symbol.number}-${symbol.code}`;
  return [symbol.number, symbol.year, symbol.code].filter((part) => part !== null).join("/");
}

/**
 * Key under which spellings of one symbol meet: leading zeros, case, marks and the party hyphen do not count.
 * The letters Đ, B and P of a misread "QĐ" meet too, since canonicalCode repairs them.
 */
export function symbolKey(symbol: Symbol): string {
  const number = symbol.number.replace(/^0+(?=\d)/, "");
  const code = stripMarks(symbol.code)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
  return `${number}/${symbol.year ?? ""}/${code}`;
}

/** symbolKey of a text, or the folded text itself for symbols of another make (TCVN 14423:2026). */
export function keyOf(text: string): string {
  const symbol = parseSymbol(text);
  return symbol ? symbolKey(symbol) : stripMarks(text).toUpperCase().replace(/\s+/g, "");
}
