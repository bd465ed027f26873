/**
 * The register as units to be looked up by their terms: every provision, relation and heading, with the ways in which
 * staff ask for it. Built once, O(register).
 */
import { type EntryPassage, entryPassages } from "../../domain/regulation/entry-passages.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { Provision, RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { type Terms, writtenForm } from "./terms.ts";

export interface Unit {
  entry: RegisterEntry;
  entryId: string;
  passage: EntryPassage;
  provision: Provision | null;
  body: ReadonlySet<string>;
  /** Its ways of being asked for. */
  asks: readonly Ask[];
  /** The terms of all of them. */
  askTerms: ReadonlySet<string>;
  /** Its words as written with marks, see writtenForm. */
  written: ReadonlySet<string>;
}

/** One way in which staff ask for a statement: its terms, each with its weight times its idf, and their sum. */
export interface Ask {
  values: ReadonlyMap<string, number>;
  sum: number;
}

export interface Index {
  units: Unit[];
  heads: Map<RegisterEntry, ReadonlySet<string>>;
  postings: Map<string, number[]>;
  byHead: Map<string, RegisterEntry[]>;
  unitsOf: Map<RegisterEntry, number[]>;
  /** How telling a term of the register is. */
  idf: Map<string, number>;
}

export function buildIndex(register: Register, terms: (text: string) => Terms): Index {
  const index: Index = {
    units: [],
    heads: new Map(),
    postings: new Map(),
    byHead: new Map(),
    unitsOf: new Map(),
    idf: new Map(),
  };
  const asksOf: ReadonlyMap<string, number>[][] = [];
  for (const entry of register.entries) {
    const headTerms = new Set(terms(headOf(entry)).weights.keys());
    index.heads.set(entry, headTerms);
    for (const term of headTerms) push(index.byHead, term, entry);
    for (const passage of entryPassages(entry)) {
      asksOf.push(addUnit(index, register, entry, passage, terms));
    }
  }
  for (const term of [...index.postings.keys(), ...index.byHead.keys()]) {
    const inUnits = index.postings.get(term)?.length ?? 0;
    const inHeads = index.byHead.get(term)?.length ?? 0;
    index.idf.set(term, Math.log(1 + index.units.length / (1 + inUnits + inHeads * 2)));
  }
  for (const [at, unit] of index.units.entries()) {
    unit.asks = (asksOf[at] ?? []).map((weights) => weighAsk(weights, index.idf));
  }
  return index;
}

const headOf = ({ title, type, issuer, shortNames, subjects }: RegisterEntry): string =>
  [title, type, issuer, ...shortNames, ...subjects].join(" | ").replace(/-/g, " ");

const writtenWords = (text: string): ReadonlySet<string> =>
  new Set((text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? []).map(writtenForm));

function weighAsk(weights: ReadonlyMap<string, number>, idf: ReadonlyMap<string, number>): Ask {
  const values = new Map([...weights].map(([term, w]) => [term, w * (idf.get(term) ?? 0)]));
  return { values, sum: [...values.values()].reduce((a, b) => a + b, 0) };
}

/** Adds the unit and returns the terms of its asks, to be weighed once all units are known. */
function addUnit(
  index: Index,
  register: Register,
  entry: RegisterEntry,
  passage: EntryPassage,
  terms: (text: string) => Terms,
): ReadonlyMap<string, number>[] {
  const provision = passage.kind === "provision" ? (entry.provisions[passage.index] ?? null) : null;
  const text = [passage.text, provision?.who, provision?.within, provision?.amount].filter(
    (part) => part !== undefined,
  );
  const body = new Set(terms(text.join(" | ")).weights.keys());
  const asks = (provision?.asks ?? []).map((ask) => terms(ask).weights);
  const at = index.units.length;
  const askTerms = new Set(asks.flatMap((ask) => [...ask.keys()]));
  const entryId = register.idOf(entry);
  const written = writtenWords([...text, ...(provision?.asks ?? []), headOf(entry)].join(" "));
  index.units.push({ entry, entryId, passage, provision, body, asks: [], askTerms, written });
  push(index.unitsOf, entry, at);
  for (const term of new Set([...body, ...askTerms])) push(index.postings, term, at);
  return asks;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
