/** Features of what a question means: expansions that stand for its words, and clauses that explain a term. */
import { inverseFrequency } from "./postings.ts";
import type { Question, Span } from "./question-frame.ts";
import { f64, i32, u32 } from "./typed.ts";
import { BREAK } from "./vocabulary.ts";

/**
 * Share of what the question means to say, by rarity, that was seen in its own words or in words that stand for
 * them. Half of an expansion counts a quarter: "khám bệnh" is not "khám bệnh, chữa bệnh từ xa".
 */
export function meantCover(question: Question, seen: Int32Array, stamp: number): number {
  const { plan, credit } = question;
  const { places, placeWeights } = plan;
  for (let at = 0; at < places.length; at++) {
    credit[at] = i32(seen, places[at] ?? -1) === stamp ? 1 : 0;
  }
  creditExpansions(question, seen, stamp);
  let sum = 0;
  let all = 1e-6;
  for (let at = 0; at < credit.length; at++) {
    const weight = placeWeights[at] ?? 0;
    all += weight;
    sum += weight * f64(credit, at);
  }
  return sum / all;
}

function creditExpansions(question: Question, seen: Int32Array, stamp: number): void {
  const { credit, expansionIdf, wordIdf } = question;
  let index = 0;
  for (const expansion of question.plan.expansions) {
    let met = 0;
    for (const word of expansion.words) if (i32(seen, word) === stamp) met += f64(wordIdf, word);
    const share = expansion.weight * (met / f64(expansionIdf, index++)) ** 2;
    for (let at = expansion.from; at < expansion.to; at++) {
      if (share > f64(credit, at)) credit[at] = share;
    }
  }
}

/** Words of a clause before "là" that may be the thing that it explains. */
const LONGEST_TERM = 14;

/**
 * How much of what the question asks the meaning of a clause explains: "1. Người lao động là …". The term of the
 * clause must be the end (or the start) of the asked phrase, word by word.
 */
export function definedShare(question: Question, span: Span): number {
  const { data, plan } = question;
  if (plan.defined === null) return 0;
  const is = data.vocabulary.foldedId("la");
  let best = 0;
  let term: number[] = [];
  let open = true;
  for (let at = span.from; at < span.to; at++) {
    const marked = u32(data.tokens, at);
    if (marked === BREAK) {
      term = [];
      open = true;
    } else if (open) {
      const folded = u32(data.foldedOf, marked);
      open = folded !== is && term.length < LONGEST_TERM;
      if (folded === is) best = Math.max(best, explained(question, term));
      else term.push(folded);
    }
  }
  return best;
}

/** Share of the asked phrase, by idf, that the term is; 0 when it is something else. */
function explained(question: Question, term: readonly number[]): number {
  const { data, plan } = question;
  if (plan.defined === null) return 0;
  const { ids, side } = plan.defined;
  // "a) Người bệnh là": the label is no part of the term.
  const labelled = data.vocabulary.foldedWord(term[0] ?? 0).length === 1 && term.length > 1;
  const bare = labelled ? term.slice(1) : term;
  if (bare.length === 0 || bare.length > ids.length) return 0;
  const offset = side === "end" ? ids.length - bare.length : 0;
  if (!bare.every((id, at) => ids[offset + at] === id)) return 0;
  const weigh = (list: readonly number[]): number =>
    list.reduce((sum, id) => sum + inverseFrequency(data.words, id, data.count), 1e-6);
  return Math.sqrt(weigh(bare) / weigh(ids));
}
