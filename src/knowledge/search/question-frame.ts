/**
 * What all candidates of one question share in the second pass: its words and pairs as small tables that
 * the token streams are read against.
 */
import type { LexicalData } from "./lexical-data.ts";
import { PAIR_WEIGHT, type QueryPlan } from "./query-plan.ts";
import { i16, u32 } from "./typed.ts";

/** A stretch of the token stream. */
export interface Span {
  from: number;
  to: number;
}

export interface Question {
  data: LexicalData;
  plan: QueryPlan;
  /** Number of words. */
  size: number;
  /** Word by marked id, -1 for the others; shared scratch. */
  wordOf: Int16Array;
  /** Pair by its two words, -1 for none. */
  pairGrid: Int16Array;
  /** Marked form asked for, -1 for none. */
  marked: Int32Array;
  wordIdf: Float64Array;
  /** Idf of the words that the question itself says, 0 for those of expansions. */
  ownIdf: Float64Array;
  wordWeight: Float64Array;
  pairWeight: Float64Array;
  sum: { words: number; pairs: number; own: number };
  /** What the words of each expansion weigh together. */
  expansionIdf: Float64Array;
  /** Scratch: credit of each place of the question. */
  credit: Float64Array;
  /** Features of document titles already read. */
  groups: Map<number, { words: number; named: number }>;
  /** 1 for a marked id whose form has no mark: it may have lost them. */
  plain: Uint8Array;
}

/** Scratch of an index that questions share, one after the other. */
export interface SharedScratch {
  /** One place for each marked form, -1 between questions. */
  wordOf: Int16Array;
  plain: Uint8Array;
  /** Marked forms by folded word: those of word w from formOffsets[w] on. */
  forms: Uint32Array;
  formOffsets: Uint32Array;
}

export function makeSharedScratch(
  data: Pick<LexicalData, "vocabulary" | "foldedOf">,
): SharedScratch {
  const { marked, folded } = data.vocabulary.serialise();
  const formOffsets = new Uint32Array(folded.length + 1);
  for (const word of data.foldedOf) formOffsets[word + 1] = u32(formOffsets, word + 1) + 1;
  for (let word = 0; word < folded.length; word++) {
    formOffsets[word + 1] = u32(formOffsets, word + 1) + u32(formOffsets, word);
  }
  const forms = new Uint32Array(marked.length);
  const fill = formOffsets.slice();
  for (const [form, word] of data.foldedOf.entries()) {
    const at = u32(fill, word);
    forms[at] = form;
    fill[word] = at + 1;
  }
  return {
    wordOf: new Int16Array(marked.length).fill(-1),
    plain: Uint8Array.from(marked, (form, id) => (form === folded[u32(data.foldedOf, id)] ? 1 : 0)),
    forms,
    formOffsets,
  };
}

/** Sets, or with -1 clears, the place of a word's forms. */
function setForms(scratch: SharedScratch, folded: number, place: number): void {
  const end = u32(scratch.formOffsets, folded + 1);
  for (let at = u32(scratch.formOffsets, folded); at < end; at++) {
    scratch.wordOf[u32(scratch.forms, at)] = place;
  }
}

export function clearScratch(scratch: SharedScratch, plan: QueryPlan): void {
  for (const word of plan.words) {
    setForms(scratch, word.id, -1);
    for (const form of word.damaged) setForms(scratch, form.id, -1);
  }
}

export function frameQuestion(
  data: LexicalData,
  plan: QueryPlan,
  scratch: SharedScratch,
): Question {
  const { wordOf, plain } = scratch;
  const size = plan.words.length;
  // Sound words last: a damaged form that is also a word of the question stands for itself.
  for (const [index, word] of plan.words.entries()) {
    for (const form of word.damaged) setForms(scratch, form.id, index);
  }
  for (const [index, word] of plan.words.entries()) setForms(scratch, word.id, index);
  const pairGrid = new Int16Array(size * size).fill(-1);
  for (const [index, pair] of plan.pairs.entries()) {
    pairGrid[pair.first * size + pair.second] = index;
  }
  const wordWeight = Float64Array.from(plan.words, (word) => word.count * word.idf);
  const pairWeight = Float64Array.from(plan.pairs, (pair) => pair.count * pair.idf * PAIR_WEIGHT);
  const ownIdf = Float64Array.from(plan.words, (word) => (word.own ? word.idf : 0));
  return {
    data,
    plan,
    size,
    wordOf,
    plain,
    pairGrid,
    marked: Int32Array.from(plan.words, (word) => word.marked),
    wordIdf: Float64Array.from(plan.words, (word) => word.idf),
    ownIdf,
    wordWeight,
    pairWeight,
    sum: {
      words: total(wordWeight),
      pairs: total(pairWeight),
      own: total(ownIdf),
    },
    expansionIdf: Float64Array.from(plan.expansions, ({ words }) =>
      words.reduce((sum, word) => sum + (plan.words[word]?.idf ?? 0), 1e-6),
    ),
    credit: new Float64Array(plan.sequence.length),
    groups: new Map(),
  };
}

/** Word of the question by marked id, -1 when it is none (nor is a break). */
export function wordAt(question: Question, marked: number): number {
  return i16(question.wordOf, marked);
}

/** Pair of two words of the question, -1 when either is none or they are no pair. */
export function pairAt(question: Question, first: number, second: number): number {
  return first < 0 || second < 0 ? -1 : i16(question.pairGrid, first * question.size + second);
}

/** Never 0, to divide by. */
function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 1e-6);
}
