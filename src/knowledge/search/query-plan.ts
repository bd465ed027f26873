/**
 * A question as weighted terms of one index: words and adjacent pairs, question phrases turned down, abbreviations
 * and everyday words expanded.
 */
import { stripMarks } from "../../domain/text/fold.ts";
import type { LexicalData } from "./lexical-data.ts";
import { inverseFrequency } from "./postings.ts";
import { pairFrequency, splitMerged } from "./split-words.ts";
import type { Synonyms } from "./synonyms.ts";
import { markedForm, wordsOf } from "./vocabulary.ts";
import { isSyllable, type Reading, readings, type WordLookup } from "./word-repair.ts";

/** What of an index a plan is made from. */
export type PlanData = Pick<LexicalData, "count" | "vocabulary" | "words" | "pairWords"> & {
  pairs: Pick<LexicalData["pairs"], "find">;
};

/** What a plan is made against. */
export interface PlanContext {
  data: PlanData;
  synonyms: Synonyms;
  lookup: WordLookup;
  /** Damaged words of the index by the sound word that they may be. */
  damaged: { get(id: number): readonly Reading[] | undefined };
}

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
  /** Damaged forms of the word in the index; a hit in one counts its share. */
  damaged: readonly Reading[];
}

export interface QueryPair {
  /** The pair, then the pairs with a damaged word in it. */
  ids: number[];
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

/** A hit in a damaged form counts this share of its likelihood. */
export const DAMAGED_WEIGHT = 0.8;

/** Pairs weigh more than their idf says: two words in a row are seldom there by chance. */
export const PAIR_WEIGHT = 1.3;

export function planQuery(query: string, context: PlanContext): QueryPlan {
  const { data, synonyms } = context;
  const raw = splitMerged(
    wordsOf(query).filter((word) => word !== ""),
    context,
  );
  const written = raw.map((word) => stripMarks(word.toLowerCase()));
  const sequence = repairSequence(written, context);
  const folded = written.map((word, at) => {
    const id = sequence[at] ?? -1;
    return id < 0 ? word : data.vocabulary.foldedWord(id);
  });
  const question = synonyms.questionWords(folded);
  const plan: QueryPlan = {
    words: [],
    pairs: [],
    sequence,
    folded,
    expansions: [],
    places: [],
    placeWeights: [],
    articles: numbersAfter(folded, "dieu"),
    years: folded.filter((word) => /^(?:19|20)\d{2}$/.test(word)).map(Number),
    defined: null,
  };
  const writer = makePlanWriter(plan, context);
  const weightAt = (at: number): number => (question[at] === true ? QUESTION_WEIGHT : 1);
  const markedAt = (at: number): number =>
    written[at] === folded[at] ? markedIdOf(raw[at] ?? "", data) : -1;
  plan.defined = definedPhrase(plan);
  writer.addRun(sequence, { weightAt, markedAt, own: true });
  plan.placeWeights = sequence.map((id, at) => writer.idfOf(id) * weightAt(at));
  plan.places = sequence.map((id) => writer.placeOf(id));
  for (const expansion of synonyms.expand(folded, raw)) {
    const ids = expansion.words.map((word) => data.vocabulary.foldedId(word));
    const sum = (list: readonly number[]): number =>
      list.reduce((total, id) => total + writer.idfOf(id), 0);
    // A long expansion must not drown the words that were said.
    const said = sum(sequence.slice(expansion.from, expansion.to));
    const weight = expansion.weight * Math.min(1, said / sum(ids));
    writer.addRun(ids, { weightAt: () => weight, markedAt: () => -1, own: false });
    plan.expansions.push({
      from: expansion.from,
      to: expansion.to,
      weight: expansion.weight,
      words: ids.map((id) => writer.placeOf(id)),
    });
  }
  return plan;
}

interface Run {
  weightAt: (at: number) => number;
  markedAt: (at: number) => number;
  own: boolean;
}

interface PlanWriter {
  /** Adds a run of words and its pairs; -1 parts it. */
  addRun(ids: readonly number[], run: Run): void;
  /** Place in the plan's words, -1 for none. */
  placeOf(id: number): number;
  /** Idf of a word; that of the rarest for one that the index does not know. */
  idfOf(id: number): number;
}

function makePlanWriter(plan: QueryPlan, { data, damaged }: PlanContext): PlanWriter {
  const wordAt = new Map<number, number>();
  const pairAt = new Map<string, number>();
  const { count } = data;
  const rarest = Math.log(1 + count);

  const addWord = (id: number, marked: number, weight: number, own: boolean): number => {
    const known = wordAt.get(id);
    const word = plan.words[known ?? -1];
    if (known !== undefined && word !== undefined) {
      word.count += weight;
      return known;
    }
    wordAt.set(id, plan.words.length);
    const idf = inverseFrequency(data.words, id, count);
    return (
      plan.words.push({ id, marked, count: weight, idf, own, damaged: damaged.get(id) ?? [] }) - 1
    );
  };
  const addPair = (first: number, second: number, weight: number, own: boolean): void => {
    const key = `${first} ${second}`;
    const known = plan.pairs[pairAt.get(key) ?? -1];
    if (known !== undefined) {
      known.count += weight;
      return;
    }
    const ids = pairIds(plan.words[first], plan.words[second], data);
    const [main] = ids;
    if (main === undefined) return;
    pairAt.set(key, plan.pairs.length);
    const idf = inverseFrequency(data.pairWords, main, count);
    plan.pairs.push({ ids, first, second, count: weight, idf, own });
  };

  return {
    addRun(ids, { weightAt, markedAt, own }) {
      let before = -1;
      for (const [at, id] of ids.entries()) {
        if (id < 0) {
          before = -1;
          continue;
        }
        const word = addWord(id, markedAt(at), weightAt(at), own);
        if (before >= 0) addPair(before, word, Math.min(weightAt(at - 1), weightAt(at)), own);
        before = word;
      }
    },
    placeOf: (id) => wordAt.get(id) ?? -1,
    idfOf: (id) => (id < 0 ? rarest : inverseFrequency(data.words, id, count)),
  };
}

/** The pair of two words, then those with a damaged form of either, as far as the index has them. */
function pairIds(
  first: QueryWord | undefined,
  second: QueryWord | undefined,
  data: PlanData,
): number[] {
  if (first === undefined || second === undefined) return [];
  return [
    [first.id, second.id] as const,
    ...first.damaged.map((form) => [form.id, second.id] as const),
    ...second.damaged.map((form) => [first.id, form.id] as const),
  ]
    .map(([a, b]) => data.pairs.find(a, b))
    .filter((id) => id >= 0);
}

/** A word of the index this much rarer than its likeliest reading is taken for a slip. */
const SLIP_RATIO = 0.02;

/** Folded ids of a question's words; a slip of the keyboard is read as the word that fits its neighbours best. */
function repairSequence(words: readonly string[], { data, lookup }: PlanContext): number[] {
  const ids = words.map((word) => data.vocabulary.foldedId(word));
  return ids.map((id, at) => {
    const word = words[at] ?? "";
    if (isSyllable(word) && id >= 0) return id;
    const options = readings(word, lookup);
    let best = id;
    let bestScore = 0;
    for (const option of options) {
      const fits =
        pairFrequency(data, ids[at - 1], option.id) + pairFrequency(data, option.id, ids[at + 1]);
      const score = option.share * (1 + Math.log(1 + fits));
      if (score > bestScore) {
        best = option.id;
        bestScore = score;
      }
    }
    const isRare = id < 0 || lookup.frequency(id) < SLIP_RATIO * lookup.frequency(best);
    return isRare ? best : id;
  });
}

/** A word without marks says nothing about marks: they may have been left out. */
function markedIdOf(word: string, data: PlanData): number {
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
const MEANING_BEHIND = [
  "la gi",
  "nghia la gi",
  "duoc hieu la gi",
  "duoc hieu nhu the nao",
  "duoc hieu the nao",
];
const MEANING_BEFORE = [
  "dinh nghia cua",
  "dinh nghia ve",
  "dinh nghia",
  "khai niem ve",
  "khai niem",
  "the nao la",
];

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
