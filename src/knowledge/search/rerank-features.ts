/**
 * Features of a candidate (./feature-names.ts), read from its token stream: how the question's words, pairs and runs
 * lie in its title, in the document's title, in the text and in the best single clause.
 */
import { type CandidateScratch, makeCandidateScratch } from "./candidate-scratch.ts";
import { AT } from "./feature-names.ts";
import type { LexicalData } from "./lexical-data.ts";
import { definedShare, meantCover } from "./meaning-features.ts";
import type { QueryPlan } from "./query-plan.ts";
import {
  clearScratch,
  frameQuestion,
  type Question,
  type SharedScratch,
} from "./question-frame.ts";
import { readText } from "./text-features.ts";
import { readGroup, readTitle } from "./title-features.ts";
import { f64, u32 } from "./typed.ts";

export interface FeatureReader {
  /** Writes the features of a document into `row`, but for those that compare candidates. */
  read(document: number, row: Float64Array): void;
  /** Frees the shared scratch. */
  done(): void;
}

export function makeFeatureReader(
  data: LexicalData,
  plan: QueryPlan,
  scratch: SharedScratch,
): FeatureReader {
  const question = frameQuestion(data, plan, scratch);
  const seen = makeCandidateScratch(question);
  return {
    read(document, row) {
      row.fill(0);
      const from = u32(data.fieldOffsets, document * 2);
      const middle = u32(data.fieldOffsets, document * 2 + 1);
      const to = u32(data.fieldOffsets, document * 2 + 2);
      seen.start();
      readTitle(question, seen, { from, to: middle }, row);
      readGroup(question, u32(data.groupOf, document), row);
      readText(question, seen, { from: middle, to }, row);
      writeCovers(question, seen, row);
      row[AT.defines] = definedShare(question, { from: middle, to });
      row[AT.articleNamed] = plan.articles.includes(u32(data.articles, document)) ? 1 : 0;
      const year = u32(data.years, document);
      row[AT.yearNamed] = plan.years.includes(year) ? 1 : 0;
      row[AT.recency] = year === 0 ? 0 : Math.max(-1, (year - 2015) / 10);
    },
    done() {
      clearScratch(scratch, plan);
    },
  };
}

function writeCovers(question: Question, seen: CandidateScratch, row: Float64Array): void {
  const { sum } = question;
  let differ = 0;
  for (const [index, word] of question.plan.words.entries()) {
    const weight = f64(question.wordWeight, index);
    const met = seen.word[index] === seen.stamp;
    if (word.marked >= 0 && met && seen.exact[index] !== seen.stamp) differ += weight;
  }
  row[AT.wordCover] = seen.sums.words / sum.words;
  row[AT.pairCover] = seen.sums.pairs / sum.pairs;
  row[AT.ownCover] = seen.sums.own / sum.own;
  row[AT.clausePairs] = seen.best.pairs / sum.pairs;
  row[AT.clauseWithTitle] = seen.best.withTitle / sum.words;
  row[AT.longestRun] = seen.best.run / sum.own;
  row[AT.marksDiffer] = differ / sum.words;
  row[AT.meant] = meantCover(question, seen.word, seen.stamp);
  row[AT.meantInTitle] = meantCover(question, seen.title, seen.stamp);
}
