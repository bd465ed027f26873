/** Features of a candidate's title and of the title of the document that it stands in. */
import { type CandidateScratch, seePair, seeTitleWord, seeWord } from "./candidate-scratch.ts";
import { AT } from "./feature-names.ts";
import { inverseFrequency } from "./postings.ts";
import { pairAt, type Question, type Span, wordAt } from "./question-frame.ts";
import { f64, u32 } from "./typed.ts";
import { BREAK } from "./vocabulary.ts";

/** Saturation in short fields: a repeat says little, length a bit. */
function shortImpact(length: number, mean: number): number {
  return 1.5 / (1 + 0.5 * (0.7 + (0.3 * length) / mean));
}

export function readTitle(
  question: Question,
  seen: CandidateScratch,
  span: Span,
  row: Float64Array,
): void {
  const { data } = question;
  const length = span.to - span.from;
  if (length === 0) return;
  const sums = { said: 0, all: 1e-6, words: 0, pairs: 0 };
  let run = 0;
  let before = -1;
  for (let at = span.from; at < span.to; at++) {
    const marked = u32(data.tokens, at);
    const idf =
      marked === BREAK ? 0 : inverseFrequency(data.words, u32(data.foldedOf, marked), data.count);
    const word = wordAt(question, marked);
    const pair = pairAt(question, before, word);
    sums.all += idf;
    run = pair >= 0 ? run + idf : idf;
    if (word >= 0) {
      sums.said += idf;
      seeWord(question, seen, word, marked);
      sums.words += seeTitleWord(question, seen, word);
      if (run > seen.best.run) seen.best.run = run;
    }
    if (pair >= 0) sums.pairs += seePair(question, seen, pair);
    before = word;
  }
  const impact = shortImpact(length, data.meanTitle);
  row[AT.titleWords] = (sums.words * impact) / question.sum.words;
  row[AT.titlePairs] = (sums.pairs * impact) / question.sum.pairs;
  row[AT.titleInQuery] = sums.said / sums.all;
}

export function readGroup(question: Question, group: number, row: Float64Array): void {
  let known = question.groups.get(group);
  if (known === undefined) {
    known = groupFeatures(question, group);
    question.groups.set(group, known);
  }
  row[AT.groupWords] = known.words;
  row[AT.groupNamed] = known.named;
}

function groupFeatures(question: Question, group: number): { words: number; named: number } {
  const { data } = question;
  const title = data.groupTokens.subarray(
    u32(data.groupOffsets, group),
    u32(data.groupOffsets, group + 1),
  );
  const words = new Set<number>();
  for (const marked of title) {
    const word = wordAt(question, marked);
    if (word >= 0) words.add(word);
  }
  let sum = 0;
  for (const word of words) sum += f64(question.wordWeight, word);
  return {
    words: (sum * shortImpact(title.length, data.meanGroupTitle)) / question.sum.words,
    named: named(
      question,
      Array.from(title, (marked) => u32(data.foldedOf, marked)),
    ),
  };
}

/** What a title begins with before the name that tells the document from others, folded, longest first. */
const TYPES = [
  "van ban hop nhat",
  "thong tu lien tich",
  "bo luat",
  "phap lenh",
  "nghi dinh",
  "nghi quyet",
  "quyet dinh",
  "thong tu",
  "chi thi",
  "ke hoach",
  "luat",
].map((type) => type.split(" "));

/** A name that the question does not introduce by its type ("… lưu trữ …") may be there by chance. */
const UNTYPED_NAME = 0.4;

/** 1 when the question names the document with its type ("luật lưu trữ"), less without. */
function named(question: Question, title: readonly number[]): number {
  const { vocabulary } = question.data;
  const words = title.map((id) => vocabulary.foldedWord(id));
  const type = TYPES.find((one) => one.every((word, at) => words[at] === word)) ?? [];
  const name = words.slice(type.length);
  if (name.length === 0) return 0;
  const { folded } = question.plan;
  for (let at = 0; at + name.length <= folded.length; at++) {
    if (!name.every((word, offset) => folded[at + offset] === word)) continue;
    if (type.length > 0 && folded[at - 1] === type[type.length - 1]) return 1;
    if (name.length > 1) return UNTYPED_NAME;
  }
  return 0;
}
