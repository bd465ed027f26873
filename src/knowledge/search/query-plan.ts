/**
 * A question as weighted terms of one index: words and adjacent pairs, question phrases turned down, abbreviations
 * and everyday words expanded.
 */
import { stripMarks } from "../../domain/text/fold.ts";
import type { LexicalData } from "./lexical-data.ts";
import { inverseFrequency } from "./postings.ts";
import type { Synonyms } from "./synonyms.ts";
import { markedForm, wordsOf } from "./vocabulary.ts";

export interface QueryWord {
  /** Folded id. */
  id: number;
  /** Marked id when the question carries marks on the word and the index knows that form; else -1. */
  marked: number;
  /** Times the word counts (question phrases less, expansions their weight). */
  count: number;
  idf: number;
  /** True for a word that the question itself says. */
  own: boolean;
}

export interface QueryPair {
  id: number;
  /** Positions of the two words in `words`. */
  first: number;
  second: number;
  count: number;
  idf: number;
  own: boolean;
}

export interface QueryPlan {
  words: QueryWord[];
  pairs: QueryPair[];
  /** Folded ids of the question in order, -1 for words that the index does not know. */
  sequence: number[];
  /** Same, as folded text. */
  folded: string[];
  /** What stands in for a stretch of the question: places in `sequence`, and the words that do. */
  expansions: { from: number; to: number; weight: number; words: number[] }[];
  /** Place in `words` of each word of `sequence`, -1 for those that the index does not know. */
  places: number[];
  /** Weight of each place of `sequence` in what the question means to say, by rarity. */
  placeWeights: number[];
  /** Article numbers and years that the question names. */
  articles: number[];
  years: number[];
  /** Folded ids of what the question asks the meaning of ("X là gì", "định nghĩa của X"); null for other questions. */
  defined: { ids: number[]; side: "start" | "end" } | null;
}

/** Share that a word counts when it stands in a question phrase only. */
const QUESTION_WEIGHT = 0.3;

/** Pairs weigh more than their idf says: two words in a row are seldom there by chance. */
export const PAIR_WEIGHT = 1.3;

export function planQuery(query: string, data: LexicalData, synonyms: Synonyms): QueryPlan {
  const raw = wordsOf(query).filter((word) => word !== "");
  const folded = raw.map((word) => stripMarks(word.toLowerCase()));
  const question = synonyms.questionWords(folded);
  const count = data.ids.length;
  const plan: QueryPlan = {
    words: [],
    pairs: [],
    sequence: folded.map((word) => data.vocabulary.foldedId(word)),
    folded,
    expansions: [],
    places: [],
    placeWeights: [],
    articles: numbersAfter(folded, "dieu"),
    years: folded.filter((word) => /^(?:19|20)\d{2}$/.test(word)).map(Number),
    defined: null,
  };
  const wordAt = new Map<number, number>();
  const pairAt = new Map<number, number>();

  const addWord = (id: number, marked: number, weight: number, own: boolean): number => {
    const known = wordAt.get(id);
    if (known !== undefined) {
      const word = plan.words[known];
      if (word) word.count += weight;
      return known;
    }
    wordAt.set(id, plan.words.length);
    const idf = inverseFrequency(data.words, id, count);
    return plan.words.push({ id, marked, count: weight, idf, own }) - 1;
  };
  const addPair = (first: number, second: number, weight: number, own: boolean): void => {
    const a = plan.words[first];
    const b = plan.words[second];
    if (a === undefined || b === undefined) return;
    const id = data.pairs.find(a.id, b.id);
    if (id < 0) return;
    const known = plan.pairs[pairAt.get(id) ?? -1];
    if (known) {
      known.count += weight;
      return;
    }
    pairAt.set(id, plan.pairs.length);
    const idf = inverseFrequency(data.pairWords, id, count);
    plan.pairs.push({ id, first, second, count: weight, idf, own });
  };
  /** Adds a run of words; `weightOf` gives the weight at a position. */
  const addRun = (ids: readonly number[], weightOf: (at: number) => number, own: boolean): void => {
    let before = -1;
    for (const [at, id] of ids.entries()) {
      if (id < 0) {
        before = -1;
        continue;
      }
      const word = addWord(id, own ? markedIdOf(raw[at] ?? "", data) : -1, weightOf(at), own);
      if (before >= 0) addPair(before, word, Math.min(weightOf(at - 1), weightOf(at)), own);
      before = word;
    }
  };

  plan.defined = definedPhrase(plan);
  addRun(plan.sequence, (at) => (question[at] === true ? QUESTION_WEIGHT : 1), true);
  const rarest = Math.log(1 + count);
  const idfOf = (id: number): number => (id < 0 ? rarest : inverseFrequency(data.words, id, count));
  plan.placeWeights = plan.sequence.map(
    (id, at) => idfOf(id) * (question[at] === true ? QUESTION_WEIGHT : 1),
  );
  plan.places = plan.sequence.map((id) => wordAt.get(id) ?? -1);
  for (const expansion of synonyms.expand(folded)) {
    const ids = expansion.words.map((word) => data.vocabulary.foldedId(word));
    const meant = ids.reduce((sum, id) => sum + idfOf(id), 0);
    const said = plan.sequence
      .slice(expansion.from, expansion.to)
      .reduce((sum, id) => sum + idfOf(id), 0);
    // A long expansion must not drown the words that were said.
    const weight = expansion.weight * Math.min(1, said / meant);
    addRun(ids, () => weight, false);
    plan.expansions.push({
      from: expansion.from,
      to: expansion.to,
      weight: expansion.weight,
      words: ids.map((id) => wordAt.get(id) ?? -1),
    });
  }
  return plan;
}

/** A word without marks says nothing about marks: they may have been left out. */
function markedIdOf(word: string, data: LexicalData): number {
  const form = markedForm(word);
  return form === stripMarks(form) ? -1 : data.vocabulary.markedId(form);
}

function numbersAfter(words: readonly string[], word: string): number[] {
  return words.flatMap((one, at) => {
    const next = words[at + 1] ?? "";
    return one === word && /^\d{1,3}$/.test(next) ? [Number(next)] : [];
  });
}

/** Phrases behind or before which the thing stands whose meaning is asked, folded. */
const MEANING_BEHIND = ["la gi", "nghia la gi", "duoc hieu la gi", "duoc hieu nhu the nao", "duoc hieu the nao"];
const MEANING_BEFORE = ["dinh nghia cua", "dinh nghia ve", "dinh nghia", "khai niem ve", "khai niem", "the nao la"];

function definedPhrase(plan: QueryPlan): QueryPlan["defined"] {
  const text = ` ${plan.folded.join(" ")} `;
  for (const phrase of MEANING_BEHIND) {
    const at = text.lastIndexOf(` ${phrase} `);
    if (at > 0) return { ids: plan.sequence.slice(0, wordCount(text.slice(0, at))), side: "end" };
  }
  for (const phrase of MEANING_BEFORE) {
    const at = text.indexOf(` ${phrase} `);
    if (at < 0) continue;
    const from = wordCount(text.slice(0, at + phrase.length + 1));
    return { ids: plan.sequence.slice(from), side: "start" };
  }
  return null;
}

function wordCount(text: string): number {
  return text.split(" ").filter((word) => word !== "").length;
}
