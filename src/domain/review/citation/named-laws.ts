/**
 * Laws that a text names by title and date or year, without their number: "Luật Khám bệnh, chữa bệnh ngày 09 tháng 01
 * năm 2023" is their form in a list of bases (NĐ 30/2020/NĐ-CP), "Luật An toàn thông tin mạng năm 2015" in prose.
 */
import type { Reference } from "../../reference/reference.ts";
import { keyOf, parseSymbol, type Symbol } from "../../reference/symbol.ts";
import { findDates } from "../../reference/vietnamese-date.ts";
import type { Register } from "../../regulation/register.ts";
import type { RegisterEntry } from "../../regulation/register-entry.ts";
import { syllables } from "../../text/fold.ts";
import type { DocumentLines } from "../document-lines.ts";

/** Longer titles ("Luật sửa đổi, bổ sung một số điều của …") are never named without their number. */
const MAX_WORDS = 14;

export function findNamedLaws(
  lines: DocumentLines,
  numbered: readonly Reference[],
  register: Register,
): Reference[] {
  if (!/\bluat\s/.test(lines.folded)) return [];
  return register.entries.flatMap((entry) => {
    const symbol = parseSymbol(entry.symbol);
    const pattern = symbol === null ? null : patternOf(entry);
    if (symbol === null || pattern === null) return [];
    return [...lines.folded.matchAll(pattern)]
      .map((match) => namedLaw(lines, match, { entry, symbol }))
      .filter((law) => !numbered.some((one) => one.start < law.end && one.end > law.start));
  });
}

/** Title words with any space or comma between, then the year of signing. */
function patternOf(entry: RegisterEntry): RegExp | null {
  if (entry.type !== "Luật" || entry.signed === null) return null;
  const words = syllables(entry.title);
  const name = words[0] === "luat" ? words : ["luat", ...words];
  if (name.length > MAX_WORDS) return null;
  const day =
    "(?:\\s+ngay\\s+\\d{1,2}(?:\\s+thang\\s+|\\s*/\\s*)\\d{1,2}(?:\\s+|\\s*/\\s*))?(?:\\s*nam\\s+)?";
  return new RegExp(`\\b${name.join("[\\s,]+")}${day}${entry.signed.slice(0, 4)}\\b`, "g");
}

function namedLaw(
  lines: DocumentLines,
  match: RegExpExecArray,
  { entry, symbol }: { entry: RegisterEntry; symbol: Symbol },
): Reference {
  const start = match.index;
  const date = findDates(match[0])[0];
  const end = date ? start + date.start : start + match[0].length;
  return {
    raw: lines.text.slice(start, end).trim(),
    start,
    end,
    symbol: entry.symbol,
    key: keyOf(entry.symbol),
    printedCode: null,
    number: symbol.number,
    year: symbol.year,
    typeWord: "Luật",
    typeOfSymbol: null,
    date: date ? { ...date, start: start + date.start, end: start + date.end } : null,
  };
}
