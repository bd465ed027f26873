/** Counters of one candidate in the second pass, reused for all: stamps grow, so that nothing needs clearing. */
import type { Question } from "./question-frame.ts";
import { f64 } from "./typed.ts";

export interface CandidateScratch {
  /** Begins a candidate. */
  start(): void;
  stamp: number;
  /** Stamp of the candidate in which a word was last seen; as asked, marks and all; and so on. */
  word: Int32Array;
  exact: Int32Array;
  pair: Int32Array;
  title: Int32Array;
  /** Number of the clause that is read, and the clause in which a word was last seen. */
  clause: number;
  clauseWord: Int32Array;
  clausePair: Int32Array;
  /** Weights met in the clause that is read; `untitled`: by words that the title does not hold. */
  open: { words: number; pairs: number; untitled: number };
  sums: { words: number; pairs: number; titleWords: number; own: number };
  best: { pairs: number; withTitle: number; run: number };
}

export function makeCandidateScratch(question: Question): CandidateScratch {
  const { size } = question;
  const pairs = question.plan.pairs.length;
  const zero = (): Pick<CandidateScratch, "sums" | "best" | "open"> => ({
    sums: { words: 0, pairs: 0, titleWords: 0, own: 0 },
    best: { pairs: 0, withTitle: 0, run: 0 },
    open: { words: 0, pairs: 0, untitled: 0 },
  });
  const scratch: CandidateScratch = {
    start() {
      scratch.stamp++;
      scratch.clause++;
      Object.assign(scratch, zero());
    },
    stamp: 0,
    word: new Int32Array(size),
    exact: new Int32Array(size),
    pair: new Int32Array(pairs),
    title: new Int32Array(size),
    clause: 0,
    clauseWord: new Int32Array(size),
    clausePair: new Int32Array(pairs),
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
  if (open.pairs > best.pairs) best.pairs = open.pairs;
  const withTitle = open.untitled + seen.sums.titleWords;
  if (withTitle > best.withTitle) best.withTitle = withTitle;
  open.words = 0;
  open.pairs = 0;
  open.untitled = 0;
}
