/** Reads the text of a candidate word by word: covers, runs and the best single clause. */
import {
  type CandidateScratch,
  closeClause,
  seeInClause,
  seePair,
  seeWord,
} from "./candidate-scratch.ts";
import { AT } from "./feature-names.ts";
import { pairAt, type Question, type Span, wordAt } from "./question-frame.ts";
import { f64, u32 } from "./typed.ts";
import { BREAK } from "./vocabulary.ts";

export function readText(
  question: Question,
  seen: CandidateScratch,
  span: Span,
  row: Float64Array,
): void {
  const { tokens } = question.data;
  let before = -1;
  let run = 0;
  for (let at = span.from; at < span.to; at++) {
    const marked = u32(tokens, at);
    const word = wordAt(question, marked);
    if (word >= 0) {
      const pair = pairAt(question, before, word);
      const idf = f64(question.wordIdf, word);
      run = pair >= 0 ? run + idf : idf;
      if (run > seen.best.run) seen.best.run = run;
      seeWord(question, seen, word, marked);
      if (pair >= 0) seePair(question, seen, pair);
      seeInClause(question, seen, word, pair);
    } else if (marked === BREAK) closeClause(seen);
    before = word;
  }
  closeClause(seen);
  row[AT.logLength] = Math.log(1 + span.to - span.from) / 6;
}
