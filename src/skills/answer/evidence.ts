/**
 * Finds the statements of the register that carry an answer: every provision, relation and heading is a unit, scored
 * by how much of the question's content it covers and how near it is to one of the ways staff ask for it.
 * O(postings of the question's terms) per question; building is O(register).
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
interface Ask {
  values: ReadonlyMap<string, number>;
  sum: number;
}

export interface Scored {
  unit: Unit;
  /** Order of units for one question; not comparable between questions. */
  score: number;
  /** 0..1: share of the question's content that unit and document heading carry. */
  coverage: number;
  /** 0..1: nearness to the best of the unit's `asks`. */
  ask: number;
  /** 0..1: share carried by the statement itself. */
  body: number;
  /** 0..1: share carried by the title and names of the document. */
  head: number;
  /** 0..1: share of the question's single words that unit and heading carry, by how telling they are. */
  singles: number;
  /** 0..1: share of the question's pairs that they carry, by number. */
  pairs: number;
  /** Single words that nothing of it carries. */
  missing: number;
  /** It carries the most telling word or pair of the question itself, not by its heading. */
  key: boolean;
}

export interface Evidence {
  /** Best units for the terms; `only` restricts to documents. */
  find(terms: Terms, options?: { only?: ReadonlySet<RegisterEntry>; limit?: number }): Scored[];
  /** All units of a document, in its order, for who does not look by words. */
  all(entry: RegisterEntry): Scored[];
  /** Known words of the register, for the repair of typing errors. */
  readonly vocabulary: Vocabulary;
  /** Share of the question's content words that the register knows at all. */
  known(terms: Terms): number;
  /** How telling a term is: rare in the register, or not in it at all. */
  telling(term: string): number;
}

export interface Vocabulary {
  has(word: string): boolean;
  /** The known word that was meant, when one letter is wrong, missing, doubled or swapped; else null. */
  repair(word: string, before: string | undefined, after: string | undefined): string | null;
}

interface Index {
  units: Unit[];
  heads: Map<RegisterEntry, ReadonlySet<string>>;
  postings: Map<string, number[]>;
  byHead: Map<string, RegisterEntry[]>;
  unitsOf: Map<RegisterEntry, number[]>;
  /** How telling a term of the register is. */
  idf: Map<string, number>;
}

export function makeEvidence(register: Register, terms: (text: string) => Terms): Evidence {
  const index = buildIndex(register, terms);
  const unheard = Math.log(1 + index.units.length);
  return {
    vocabulary: makeVocabulary(index),
    known: (question) => {
      let all = 0;
      let known = 0;
      for (const term of question.weights.keys()) {
        if (term.includes(" ")) continue;
        all++;
        if (index.idf.has(term)) known++;
      }
      return all === 0 ? 0 : known / all;
    },
    telling: (term) => index.idf.get(term) ?? unheard,
    all: (entry) => (index.unitsOf.get(entry) ?? []).map((at) => unscored(index.units[at] as Unit)),
    find: (question, options = {}) => {
      // A pair that nobody writes says little; a word that nobody writes says that we do not know.
      const rare = (term: string) => (term.includes(" ") && !index.idf.has(term) ? 0.12 : 1);
      const weights = new Map(
        [...question.weights].map(([term, w]) => [
          term,
          w * (index.idf.get(term) ?? unheard) * rare(term),
        ]),
      );
      const sum = [...weights.values()].reduce((a, b) => a + b, 0);
      if (sum === 0) return [];
      const candidates = collect(index, weights, options.only);
      const asked: Asked = { weights, sum, typed: question.typed, key: keyOf(weights, index) };
      const scored = candidates.map((at) => scoreUnit(index, index.units[at] as Unit, asked));
      return scored.sort((a, b) => b.score - a.score).slice(0, options.limit ?? 40);
    },
  };
}

function buildIndex(register: Register, terms: (text: string) => Terms): Index {
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

const unscored = (unit: Unit): Scored => ({
  ...{ unit, score: 1, coverage: 1, ask: 1, body: 1, head: 1, singles: 1, pairs: 1 },
  ...{ missing: 0, key: true },
});

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

/** Units that share a telling term with the question: up to 400, those with most weight first. */
function collect(
  index: Index,
  weights: ReadonlyMap<string, number>,
  only: ReadonlySet<RegisterEntry> | undefined,
): number[] {
  const sums = new Map<number, number>();
  const add = (at: number, weight: number) => sums.set(at, (sums.get(at) ?? 0) + weight);
  for (const [term, weight] of weights) {
    for (const at of index.postings.get(term) ?? []) add(at, weight);
    for (const entry of index.byHead.get(term) ?? []) {
      for (const at of index.unitsOf.get(entry) ?? []) add(at, weight * 0.6);
    }
  }
  let found = [...sums];
  if (only) found = found.filter(([at]) => only.has((index.units[at] as Unit).entry));
  return found
    .sort((a, b) => b[1] - a[1])
    .slice(0, 400)
    .map(([at]) => at);
}

interface Asked {
  weights: ReadonlyMap<string, number>;
  sum: number;
  /** Words as typed with their marks. */
  typed: ReadonlyMap<string, string>;
  /** The most telling term that the register knows. */
  key: string | null;
}

function keyOf(weights: ReadonlyMap<string, number>, index: Index): string | null {
  const known = [...weights].filter(([term]) => index.postings.has(term));
  return known.sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** What a term is worth that is met in folded form only: "máy" is not "mây". */
const OTHER_MARKS = 0.4;

/** 1 where the marks of the term's words agree or are not known. */
function likeness(term: string, unit: Unit, typed: ReadonlyMap<string, string>): number {
  if (typed.size === 0) return 1;
  for (const word of term.split(" ")) {
    const form = typed.get(word);
    if (form !== undefined && !unit.written.has(form)) return OTHER_MARKS;
  }
  return 1;
}

function scoreUnit(index: Index, unit: Unit, { weights, sum, typed, key }: Asked): Scored {
  const head = index.heads.get(unit.entry) ?? NO_TERMS;
  let body = 0;
  let any = 0;
  let inHead = 0;
  const count = { singles: 0, singlesCarried: 0, missing: 0, pairs: 0, pairsCarried: 0 };
  for (const [term, weight] of weights) {
    const inBody = unit.body.has(term);
    const inTitle = head.has(term);
    const carried = inBody || inTitle || unit.askTerms.has(term);
    const share = carried ? likeness(term, unit, typed) : 0;
    if (inBody) body += weight * share;
    if (inTitle) inHead += weight * share;
    any += weight * share;
    countTerm(count, term, weight, share);
  }
  let ask = 0;
  for (const one of unit.asks) ask = Math.max(ask, nearness(one, weights, sum));
  const coverage = any / sum;
  const headShare = inHead / sum;
  const isProvision = unit.passage.kind === "provision" ? 0.1 : 0;
  const score = coverage + 0.9 * ask + 0.6 * (body / sum) + 0.35 * headShare + isProvision;
  return {
    unit,
    score,
    coverage,
    ask,
    body: body / sum,
    head: headShare,
    singles: share(count.singlesCarried, count.singles),
    pairs: share(count.pairsCarried, count.pairs),
    missing: count.missing,
    key: key === null || unit.body.has(key) || unit.askTerms.has(key),
  };
}

const NO_TERMS: ReadonlySet<string> = new Set();

interface TermCount {
  /** Sums of weights. */
  singles: number;
  singlesCarried: number;
  /** Numbers of terms. */
  missing: number;
  pairs: number;
  pairsCarried: number;
}

/** `share`: 0 not carried, 1 carried as typed, less in other marks. */
function countTerm(count: TermCount, term: string, weight: number, share: number): void {
  if (term.includes(" ")) {
    count.pairs++;
    count.pairsCarried += share;
    return;
  }
  count.singles += weight;
  count.singlesCarried += weight * share;
  if (share < 1 && !/^\d{1,2}$/.test(term)) count.missing += 1 - share;
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Dice coefficient of question and ask, weighted by idf. */
function nearness(ask: Ask, weights: ReadonlyMap<string, number>, sum: number): number {
  let shared = 0;
  for (const term of weights.keys()) shared += ask.values.get(term) ?? 0;
  return sum + ask.sum === 0 ? 0 : (2 * shared) / (sum + ask.sum);
}

function makeVocabulary(index: Index): Vocabulary {
  const words = new Map<string, number>();
  const pairs = new Set<string>();
  const note = (term: string, weight: number) => {
    if (term.includes(" ")) pairs.add(term);
    for (const word of term.split(" ")) words.set(word, (words.get(word) ?? 0) + weight);
  };
  for (const [term, list] of index.postings) note(term, list.length);
  for (const [term, list] of index.byHead) note(term, list.length);
  return {
    has: (word) => words.has(word),
    repair: (word, before, after) => {
      if (word.length < 3 || /\d/.test(word) || words.has(word)) return null;
      const rank = (candidate: string) =>
        (pairs.has(`${before ?? ""} ${candidate}`) ? 1000 : 0) +
        (pairs.has(`${candidate} ${after ?? ""}`) ? 1000 : 0) +
        Math.log(words.get(candidate) ?? 1);
      const known = [...edits(word)].filter((candidate) => words.has(candidate));
      return known.sort((a, b) => rank(b) - rank(a))[0] ?? null;
    },
  };
}

const LETTERS = "abcdeghiklmnopqrstuvxyfjwz";

/** All strings one edit away: a letter dropped, added, changed or two neighbours swapped. */
function* edits(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at++) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    if (tail.length > 0) yield head + tail.slice(1);
    if (tail.length > 1) yield head + (tail[1] ?? "") + (tail[0] ?? "") + tail.slice(2);
    for (const letter of LETTERS) {
      if (tail.length > 0) yield head + letter + tail.slice(1);
      yield head + letter + tail;
    }
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
