/**
 * Words that stand for other words: abbreviations, everyday words of staff and the terms of statutes, and the
 * phrases that only dress a question. Data: corpus/synonyms.json and, merged with it, a file of the users' own.
 * No I/O here: callers hand over parsed JSON.
 */
import { z } from "zod";

import { stripMarks, syllable, syllables } from "../../domain/text/fold.ts";
import { isSyllable } from "./word-repair.ts";

const Phrase = z.string().trim().min(1).max(120);

export const SynonymEntry = z.strictObject({
  /** What a question says: any of these. */
  says: z.array(Phrase).min(1),
  /** What documents say instead; all are looked for. */
  means: z.array(Phrase).min(1),
  /** Share of a full query term that an expansion counts; absent: DEFAULT_WEIGHT. */
  weight: z.number().min(0).max(1).optional(),
  /** True: `means` stand for `says` as well. */
  bothWays: z.boolean().optional(),
});
export type SynonymEntry = z.infer<typeof SynonymEntry>;

export const SynonymFile = z.strictObject({
  /** What the file is, for those who extend it. */
  about: z.string().optional(),
  entries: z.array(SynonymEntry),
  /** Question phrases whose words count little. */
  questionPhrases: z.array(Phrase).optional(),
});
export type SynonymFile = z.infer<typeof SynonymFile>;

export interface Expansion {
  /** Folded syllables. */
  words: string[];
  weight: number;
  /** Position of the first and behind the last syllable in the query that it stands for. */
  from: number;
  to: number;
}

export interface Synonyms {
  /**
   * Expansions for folded syllables of a query; the longest match at a place wins over shorter ones inside it.
   * `written`: the same words as typed, so that "AI" is no "ai" (who) and "VAT" no "vật".
   */
  expand(words: readonly string[], written?: readonly string[]): Expansion[];
  /** For each syllable, true when it stands inside a question phrase. */
  questionWords(words: readonly string[], written?: readonly string[]): boolean[];
  /** True for a word of one syllable that an entry explains: an abbreviation, not a slip. */
  isKnown(word: string): boolean;
  readonly size: number;
}

/** Abbreviations and everyday words in place of the statute's: below a word that the user typed himself. */
const DEFAULT_WEIGHT = 0.7;

interface Rule {
  words: string[];
  /** An abbreviation that is also a syllable: counts in capitals only. */
  inCapitals: boolean;
  expansions: { words: string[]; weight: number }[];
}

/**
 * Validates and merges files; a later file adds to an earlier one and its weight wins for the same pair.
 * Throws ZodError for a file that does not fit the schema.
 */
export function makeSynonyms(files: readonly unknown[]): Synonyms {
  const parsed = files.map((file) => SynonymFile.parse(file));
  const rules = new Map<string, Rule>();
  const add = (says: string, means: string, weight: number): void => {
    const from = syllables(says);
    const to = syllables(means);
    if (from.length === 0 || to.length === 0 || from.join(" ") === to.join(" ")) return;
    const rule = rules.get(from.join(" ")) ?? {
      words: from,
      inCapitals: isAmbiguous(says, from),
      expansions: [],
    };
    rule.expansions = rule.expansions.filter((known) => known.words.join(" ") !== to.join(" "));
    rule.expansions.push({ words: to, weight });
    rules.set(from.join(" "), rule);
  };
  for (const entry of parsed.flatMap((file) => file.entries)) {
    const weight = entry.weight ?? DEFAULT_WEIGHT;
    for (const says of entry.says) {
      for (const means of entry.means) {
        add(says, means, weight);
        if (entry.bothWays === true) add(means, says, weight);
      }
    }
  }
  const byFirst = groupByFirst([...rules.values()]);
  const phrases = groupByFirst(
    parsed
      .flatMap((file) => file.questionPhrases ?? [])
      .map((phrase) => ({ words: syllables(phrase), written: writtenWords(phrase) })),
  );
  return {
    expand: (words, written) => expand(words, byFirst, capitalsOf(words, written)),
    questionWords: (words, written) => markPhrases(words, phrases, written),
    isKnown: (word) => rules.has(word),
    size: rules.size,
  };
}

/** Rules by their first syllable, longest first. */
function groupByFirst<T extends { words: string[] }>(rules: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const rule of rules) {
    const first = rule.words[0];
    if (first === undefined) continue;
    groups.set(first, [...(groups.get(first) ?? []), rule]);
  }
  for (const group of groups.values()) group.sort((a, b) => b.words.length - a.words.length);
  return groups;
}

function startsAt(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, offset) => words[at + offset] === word);
}

function isAmbiguous(says: string, words: readonly string[]): boolean {
  return words.length === 1 && says === says.toUpperCase() && isSyllable(words[0] ?? "");
}

/** Which words are in capitals; none where the whole question is, all where it is not known. */
function capitalsOf(words: readonly string[], written: readonly string[] | undefined): boolean[] {
  if (written === undefined) return words.map(() => true);
  const capitals = written.map((word) => word === word.toUpperCase());
  const isShouted = written.length > 2 && capitals.every(Boolean);
  return isShouted ? words.map(() => false) : capitals;
}

function expand(
  words: readonly string[],
  byFirst: Map<string, Rule[]>,
  capitals: readonly boolean[],
): Expansion[] {
  const found: Expansion[] = [];
  let covered = 0;
  for (let at = 0; at < words.length; at++) {
    const rule = (byFirst.get(words[at] ?? "") ?? []).find(
      (one) => startsAt(words, at, one.words) && (!one.inCapitals || capitals[at] === true),
    );
    if (rule === undefined || at + rule.words.length <= covered) continue;
    covered = at + rule.words.length;
    for (const { words: meant, weight } of rule.expansions) {
      // "khám chữa bệnh (KCB)": what the question already says needs no expansion.
      if (words.some((_, place) => startsAt(words, place, meant))) continue;
      found.push({ words: meant, weight, from: at, to: covered });
    }
  }
  return found;
}

interface Phrase {
  words: string[];
  /** With its marks. */
  written: string[];
}

const writtenWords = (text: string): string[] =>
  (text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? []).map(syllable);

/** "Thang máy" is no "tháng mấy": a phrase typed with marks must have those of the phrase. */
function isTyped(typed: readonly string[], { written }: Phrase): boolean {
  return typed.every((word) => stripMarks(word) === word) || written.join(" ") === typed.join(" ");
}

function markPhrases(
  words: readonly string[],
  phrases: Map<string, Phrase[]>,
  written?: readonly string[],
): boolean[] {
  const marks = words.map(() => false);
  const typed = written?.map(syllable);
  for (let at = 0; at < words.length; at++) {
    const phrase = (phrases.get(words[at] ?? "") ?? []).find(
      (one) =>
        startsAt(words, at, one.words) &&
        (typed === undefined || isTyped(typed.slice(at, at + one.words.length), one)),
    );
    if (phrase === undefined) continue;
    marks.fill(true, at, at + phrase.words.length);
    at += phrase.words.length - 1;
  }
  return marks;
}
