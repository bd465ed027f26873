/**
 * Content terms of a question or of a register text: folded syllables and adjacent pairs, abbreviations put in full,
 * question phrases and little words left out. Both sides go through the same door, so "BAĐT", "EMR" and
 * "bệnh án điện tử" meet.
 */
import { syllables } from "../../domain/text/fold.ts";

/** What this module needs of the synonyms (src/knowledge/search/synonyms.ts). */
export interface TermSynonyms {
  expand(words: readonly string[]): { words: string[]; weight: number; from: number; to: number }[];
  questionWords(words: readonly string[]): boolean[];
}

/** Little words that carry no subject. Folded. */
const LITTLE = new Set(
  (
    "a ad ah ai anh ban bi boi cac cai cho chi chua chu co con cua cung da dang dc de den di do duoc em gi gio ha " +
    "hay het hoac hoi k khi ko khong la lai lam luc ma minh moi mot nao nay neu nen nhe nhi nhu nhung nhieu o oi " +
    "phai qua ra roi sao se so tai tat theo the thi thoi toi tren trong truoc tu tung va vay ve vi viec voi vua xin y " +
    "nua sau sang bang dk nha chao giup nho day kia rang bay"
  ).split(" "),
);

/** Folded syllables that look little but name things when they stand in a pair ("y tế", "số hóa"). */
const SUBJECT_PAIRS =
  /^(?:y te|so hoa|ky so|chu ky|van ban|bao cao|bao hiem|nha nuoc|bang ke|dan so|tu xa|tai san)$/;

export interface Terms {
  /** Canonical syllables in order, little words included (for pairs). */
  words: string[];
  /** Content unigrams and pairs with their weights. */
  weights: Map<string, number>;
}

const UNIGRAM = 0.5;
const PAIR = 1;

export function makeTerms(synonyms: TermSynonyms): (text: string) => Terms {
  return (text) => {
    const raw = syllables(text);
    const phrases = synonyms.questionWords(raw);
    const words = canonical(raw, phrases, synonyms);
    const weights = new Map<string, number>();
    for (const [at, word] of words.entries()) {
      const next = words[at + 1];
      const pair = next === undefined || word === "|" || next === "|" ? null : `${word} ${next}`;
      if (word !== "|" && isContent(word)) raise(weights, word, UNIGRAM);
      if (pair !== null && isPair(word, next ?? "", pair)) raise(weights, pair, PAIR);
    }
    return { words, weights };
  };
}

function canonical(raw: string[], phrases: boolean[], synonyms: TermSynonyms): string[] {
  const expansions = synonyms.expand(raw);
  const words: string[] = [];
  for (let at = 0; at < raw.length; ) {
    const best = shortest(expansions, at);
    if (best) {
      words.push(...best.words);
      at = best.to;
      continue;
    }
    if (phrases[at] === true) words.push("|");
    else words.push(raw[at] ?? "");
    at++;
  }
  return words;
}

type Expansion = ReturnType<TermSynonyms["expand"]>[number];

/** The full form with the fewest words: what it leaves out ("hồ sơ" of "hồ sơ bệnh án điện tử") need not be matched. */
function shortest(expansions: readonly Expansion[], at: number): Expansion | undefined {
  return expansions
    .filter(
      ({ from, to, weight, words }) => from === at && weight >= 0.6 && words.length > to - from,
    )
    .sort((a, b) => a.words.length - b.words.length)[0];
}

function isContent(word: string): boolean {
  return !LITTLE.has(word) && (word.length > 1 || /\d/.test(word));
}

function isPair(word: string, next: string, pair: string): boolean {
  if (SUBJECT_PAIRS.test(pair)) return true;
  return (isContent(word) || isContent(next)) && !(LITTLE.has(word) && LITTLE.has(next));
}

function raise(weights: Map<string, number>, term: string, weight: number): void {
  if (!weights.has(term)) weights.set(term, weight);
}
