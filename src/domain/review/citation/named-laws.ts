/** Laws that a text names by title and year, without their number: "Luật An toàn thông tin mạng năm 2015". */
import type { Reference } from "../../reference/reference.ts";
import { keyOf, parseSymbol } from "../../reference/symbol.ts";
import type { Register } from "../../regulation/register.ts";
import { syllables } from "../../text/fold.ts";
import type { DocumentLines } from "../document-lines.ts";

export function findNamedLaws(
  lines: DocumentLines,
  numbered: readonly Reference[],
  register: Register,
): Reference[] {
  const found: Reference[] = [];
  for (const entry of register.entries) {
    const symbol = parseSymbol(entry.symbol);
    if (entry.type !== "Luật" || entry.signed === null || symbol === null) continue;
    const words = syllables(entry.title);
    const name = words[0] === "luat" ? words : ["luat", ...words];
    if (name.length > 14) continue;
    const pattern = new RegExp(
      `\\b${name.join("[\\s,]+")}\\s+nam\\s+${entry.signed.slice(0, 4)}\\b`,
      "g",
    );
    for (const match of lines.folded.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (numbered.some((one) => one.start < end && one.end > start)) continue;
      found.push({
        raw: lines.text.slice(start, end),
        start,
        end,
        symbol: entry.symbol,
        key: keyOf(entry.symbol),
        printedCode: null,
        number: symbol.number,
        year: symbol.year,
        typeWord: "Luật",
        typeOfSymbol: null,
        date: null,
      });
    }
  }
  return found;
}
