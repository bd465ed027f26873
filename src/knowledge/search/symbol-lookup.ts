/**
 * Finds the documents that a question names: by full symbol ("46/2018/TT-BYT"), by short form ("TT 13",
 * "nghị định 30 năm 2020"). Exact: what is not named so is left to ranking.
 */
import { typeOfCode } from "../../domain/reference/document-types.ts";
import { findReferences, type Reference } from "../../domain/reference/find-references.ts";
import { keyOf, parseSymbol } from "../../domain/reference/symbol.ts";

export interface NamedDocuments {
  documentIds: Set<string>;
  /** The question without the names, for ranking inside the documents. */
  rest: string;
}

export interface SymbolLookup {
  find(query: string): NamedDocuments;
}

interface Entry {
  id: string;
  number: string;
  year: number | null;
  type: string | null;
}

export function makeSymbolLookup(
  documents: Iterable<{ id: string; symbol: string | null; year: number | null }>,
): SymbolLookup {
  const byKey = new Map<string, string[]>();
  const byNumber = new Map<string, Entry[]>();
  for (const { id, symbol, year } of documents) {
    if (symbol === null) continue;
    const parsed = parseSymbol(symbol);
    push(byKey, keyOf(symbol), id);
    if (parsed === null) continue;
    const number = plainNumber(parsed.number);
    push(byNumber, number, {
      id,
      number,
      year: parsed.year ?? year,
      type: typeOfCode(parsed.code),
    });
  }

  const idsOf = (reference: Reference): string[] => {
    if (reference.key !== null) return byKey.get(reference.key) ?? [];
    const { year, typeWord } = reference;
    return (byNumber.get(plainNumber(reference.number)) ?? [])
      .filter((entry) => year === null || entry.year === year)
      .filter((entry) => typeWord === null || fits(typeWord, entry.type))
      .map((entry) => entry.id);
  };

  return {
    find(query) {
      const nfc = query.normalize("NFC");
      const documentIds = new Set<string>();
      let rest = "";
      let from = 0;
      for (const reference of findReferences(nfc)) {
        const ids = idsOf(reference);
        if (ids.length === 0) continue;
        for (const id of ids) documentIds.add(id);
        rest += `${nfc.slice(from, reference.start)} `;
        from = reference.end;
      }
      return { documentIds, rest: rest + nfc.slice(from) };
    },
  };
}

/** Symbols of the National Assembly do not tell a law from a code or a resolution: type null there. */
function fits(typeWord: string, type: string | null): boolean {
  return type === null
    ? /^(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh)$/.test(typeWord)
    : type === typeWord;
}

function plainNumber(number: string): string {
  return number.replace(/^0+(?=\d)/, "");
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
