/** Counters of one candidate in the second pass, reused for all: stamps grow, so that nothing needs clearing. */
import type { Question } from "./question-frame.ts";
import { f64, i16, i32 } from "./typed.ts";

export interface CandidateScratch {
  /** Begins a candidate. */
  start(): void;
  stamp: number;
  /** Stamp of the candidate in which a word was last seen; as asked, marks and all; and so on. */
  word: Int32Array;
  exact: Int32Array;
  pair: Int32Array;
  triple: Int32Array;
  title: Int32Array;
  /** Number of the clause that is read, and the clause in which a word was last seen. */
  clause: number;
  clauseWord: Int32Array;
  clausePair: Int32Array;
  /** Weights met in the clause that is read; `untitled`: by words that the title does not hold. */
  open: { words: number; pairs: number; untitled: number };
  /** Where a word was last seen in the text, and its best nearness to its neighbours. */
  last: Int32Array;
  nearest: Float64Array;
  sums: { words: number; pairs: number; triples: number; titleWords: number; own: number };
  best: { words: number; pairs: number; withTitle: number; run: number };
  beginning: number;
}

const NOWHERE = -1000;

export function makeCandidateScratch(question: Question): CandidateScratch {
  const { size } = question;
  const pairs = question.plan.pairs.length;
  const zero = (): Pick<CandidateScratch, "sums" | "best" | "open" | "beginning"> => ({
    sums: { words: 0, pairs: 0, triples: 0, titleWords: 0, own: 0 },
    best: { words: 0, pairs: 0, withTitle: 0, run: 0 },
    open: { words: 0, pairs: 0, untitled: 0 },
    beginning: 0,
  });
  const scratch: CandidateScratch = {
    start() {
      scratch.stamp++;
      scratch.clause++;
      scratch.last.fill(NOWHERE);
      scratch.nearest.fill(0);
      Object.assign(scratch, zero());
    },
    stamp: 0,
    word: new Int32Array(size),
    exact: new Int32Array(size),
    pair: new Int32Array(pairs),
    triple: new Int32Array(question.tripleWeight.length),
    title: new Int32Array(size),
    clause: 0,
    clauseWord: new Int32Array(size),
    clausePair: new Int32Array(pairs),
    last: new Int32Array(size),
    nearest: new Float64Array(size),
    ...zero(),
  };
  return scratch;
}

/** A word of the question in the candidate, wherever it stands. */
export function seeWord(
  question: Question,
  seen: CandidateScratch,
  word: number,
  marked: number,
): void {
  if (seen.word[word] !== seen.stamp) {
    seen.word[word] = seen.stamp;
    seen.sums.words += f64(question.wordWeight, word);
    seen.sums.own += f64(question.ownIdf, word);
  }
  if (question.marked[word] === marked || question.plain[marked] === 1) {
    seen.exact[word] = seen.stamp;
  }
}

/** The word's weight when the title had not held it before. */
export function seeTitleWord(question: Question, seen: CandidateScratch, word: number): number {
  if (seen.title[word] === seen.stamp) return 0;
  seen.title[word] = seen.stamp;
  const weight = f64(question.wordWeight, word);
  seen.sums.titleWords += weight;
  return weight;
}

/** The pair's weight when the candidate had not held it before. */
export function seePair(question: Question, seen: CandidateScratch, pair: number): number {
  if (seen.pair[pair] === seen.stamp) return 0;
  seen.pair[pair] = seen.stamp;
  const weight = f64(question.pairWeight, pair);
  seen.sums.pairs += weight;
  return weight;
}

export function seeTriple(
  question: Question,
  seen: CandidateScratch,
  first: number,
  second: number,
): void {
  if (first < 0) return;
  const triple = i16(question.tripleGrid, first * question.plan.pairs.length + second);
  if (triple < 0 || seen.triple[triple] === seen.stamp) return;
  seen.triple[triple] = seen.stamp;
  seen.sums.triples += f64(question.tripleWeight, triple);
}

/** `pair`: the pair that the word closes, -1 for none. */
export function seeInClause(
  question: Question,
  seen: CandidateScratch,
  word: number,
  pair: number,
): void {
  if (seen.clauseWord[word] !== seen.clause) {
    seen.clauseWord[word] = seen.clause;
    const weight = f64(question.wordWeight, word);
    seen.open.words += weight;
    if (seen.title[word] !== seen.stamp) seen.open.untitled += weight;
  }
  if (pair >= 0 && seen.clausePair[pair] !== seen.clause) {
    seen.clausePair[pair] = seen.clause;
    seen.open.pairs += f64(question.pairWeight, pair);
  }
}

/** Ends a clause: keeps the best, clears for the next. */
export function closeClause(seen: CandidateScratch): void {
  const { open, best } = seen;
  seen.clause++;
  if (open.words === 0) return;
  if (open.words > best.words) best.words = open.words;
  if (open.pairs > best.pairs) best.pairs = open.pairs;
  const withTitle = open.untitled + seen.sums.titleWords;
  if (withTitle > best.withTitle) best.withTitle = withTitle;
  open.words = 0;
  open.pairs = 0;
  open.untitled = 0;
}

/** How near the word stands to its neighbours in the question: 1 each side by side, less with each word between. */
export function seeNear(
  question: Question,
  seen: CandidateScratch,
  word: number,
  at: number,
): void {
  seen.last[word] = at;
  const near = question.near[word];
  if (near === undefined) return;
  let sum = 0;
  for (const other of near) sum += 1 / Math.max(1, at - i32(seen.last, other));
  if (sum > f64(seen.nearest, word)) seen.nearest[word] = sum;
}
