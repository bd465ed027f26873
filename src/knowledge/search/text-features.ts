/** Reads the text of a candidate word by word: covers, runs, triples, nearness and the best single clause. */
import {
  type CandidateScratch,
  closeClause,
  seeInClause,
  seeNear,
  seePair,
  seeTriple,
  seeWord,
} from "./candidate-scratch.ts";
import { AT } from "./feature-names.ts";
import { pairAt, type Question, type Span, wordAt } from "./question-frame.ts";
import { f64, u32 } from "./typed.ts";
import { BREAK } from "./vocabulary.ts";

/** Words of the text that count as its beginning. */
const BEGINNING = 80;

/** What lies right before the place that is read. */
interface Trail {
  word: number;
  pair: number;
  run: number;
}

export function readText(
  question: Question,
  seen: CandidateScratch,
  span: Span,
  row: Float64Array,
): void {
  const { tokens } = question.data;
  const beginning = Math.min(span.from + BEGINNING, span.to);
  const trail: Trail = { word: -1, pair: -1, run: 0 };
  for (let at = span.from; at < span.to; at++) {
    if (at === beginning) seen.beginning = seen.sums.words + seen.sums.pairs;
    const marked = u32(tokens, at);
    const word = wordAt(question, marked);
    if (word >= 0) {
      seeWord(question, seen, word, marked);
      step(question, seen, trail, word);
      seeNear(question, seen, word, at);
      continue;
    }
    if (marked === BREAK) closeClause(seen);
    trail.word = -1;
    trail.pair = -1;
  }
  closeClause(seen);
  if (span.to === beginning) seen.beginning = seen.sums.words + seen.sums.pairs;
  row[AT.logLength] = Math.log(1 + span.to - span.from) / 6;
}

function step(question: Question, seen: CandidateScratch, trail: Trail, word: number): void {
  const idf = f64(question.wordIdf, word);
  const pair = pairAt(question, trail.word, word);
  trail.run = pair >= 0 ? trail.run + idf : idf;
  if (trail.run > seen.best.run) seen.best.run = trail.run;
  if (pair >= 0) {
    seePair(question, seen, pair);
    seeTriple(question, seen, trail.pair, pair);
  }
  seeInClause(question, seen, word, pair);
  trail.word = word;
  trail.pair = pair;
}
