/**
 * Finds the statements of the register that carry an answer: every provision, relation and heading is a unit, scored
 * by how much of the question's content it covers and how near it is to one of the ways staff ask for it.
 * O(postings of the question's terms) per question; building is O(register).
 */
import type { Register } from "../../domain/regulation/register.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { type Ask, buildIndex, type Index, type Unit } from "./evidence-index.ts";
import type { Terms } from "./terms.ts";
import { makeVocabulary, type Vocabulary } from "./vocabulary.ts";

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

const unscored = (unit: Unit): Scored => ({
  ...{ unit, score: 1, coverage: 1, ask: 1, body: 1, head: 1, singles: 1, pairs: 1 },
  ...{ missing: 0, key: true },
});

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
