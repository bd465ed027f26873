/**
 * Words that are no Vietnamese syllable, and the words that they may be: a slip of the keyboard in a question
 * ("thogn"), damage of scanning in a document ("c6ng", "thyc", "tir"). Folded words only. A slip that makes another
 * syllable is not seen here.
 */
import type { Vocabulary } from "./vocabulary.ts";

const ONSET = "(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdghklmnprstvx])?";
/** Nuclei that end a syllable, and nuclei that a final consonant may follow. */
const OPEN =
  "(?:uyu|uya|uoi|uou|ieu|yeu|oai|oay|oao|oeo|uay|uao|ai|ao|au|ay|eo|eu|ia|iu|oa|oe|oi|ua|ue|ui|uo|uu|uy|ya|yu|y|a|e|i|o|u)";
const CLOSED = "(?:uye|uyt|ie|ye|uo|oa|oe|oo|ua|ue|uy|a|e|i|o|u)";
const SYLLABLE = new RegExp(`^${ONSET}(?:${OPEN}|${CLOSED}(?:ch|ng|nh|[cmnpt]))$`);

/** True for a possible Vietnamese syllable without marks. */
export function isSyllable(word: string): boolean {
  return SYLLABLE.test(word);
}

/** What scanning makes of letters, the wrong form first. Seen in scanned plans once their marks are gone. */
const CONFUSIONS: readonly (readonly [string, string])[] = [
  ["ir", "u"],
  ["ii", "u"],
  ["ti", "u"],
  ["rn", "m"],
  ["cl", "d"],
  ["vv", "w"],
  ["6", "o"],
  ["0", "o"],
  ["1", "l"],
  ["1", "i"],
  ["5", "s"],
  ["9", "g"],
  ["d", "o"],
  ["b", "o"],
  ["y", "u"],
];

const LETTERS = "abcdeghiklmnopqrstuvxy";

/** Shorter words are one letter from too many others, unless a digit gives the damage away ("s6"). */
const SHORTEST = 3;
const LONGEST = 9;

/** How much likelier a known confusion is than any other slip of one letter. */
const CONFUSION_FACTOR = 6;

/** Readings with less than this share are dropped. */
const LEAST_SHARE = 0.2;

/** What repair asks of an index. */
export interface WordLookup {
  /** Folded id, -1 when unknown. */
  id(word: string): number;
  /** Documents that hold the word. */
  frequency(id: number): number;
  /** True for words that are right as they are though no syllable: abbreviations. */
  isKnown(word: string): boolean;
}

export interface Reading {
  /** Folded id. */
  id: number;
  /** How likely, among all readings. */
  share: number;
}

function* confused(word: string): Generator<string> {
  for (const [wrong, right] of CONFUSIONS) {
    for (let at = word.indexOf(wrong); at >= 0; at = word.indexOf(wrong, at + 1)) {
      yield word.slice(0, at) + right + word.slice(at + wrong.length);
    }
  }
}

/** All strings one letter away: left out, swapped with the next, put for another, put in. */
export function* slips(word: string, letters: string = LETTERS): Generator<string> {
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at);
    const rest = word.slice(at + 1);
    if (at < word.length) yield before + rest;
    if (at + 1 < word.length)
      yield before + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    for (const letter of letters) {
      if (at < word.length) yield before + letter + rest;
      yield before + letter + word.slice(at);
    }
  }
}

/** What a damaged word may be, likeliest first; empty for a sound word, an abbreviation and a number. */
export function readings(word: string, lookup: WordLookup): Reading[] {
  const shortest = /\d/.test(word) ? 2 : SHORTEST;
  if (word.length < shortest || word.length > LONGEST) return [];
  if (!/[a-z]/.test(word) || isSyllable(word) || lookup.isKnown(word)) return [];
  const weights = new Map<number, number>();
  const weigh = (variant: string, factor: number): void => {
    const id = lookup.id(variant);
    if (id <= 0 || !isSyllable(variant)) return;
    weights.set(id, Math.max(weights.get(id) ?? 0, factor * (1 + lookup.frequency(id))));
  };
  for (const variant of confused(word)) weigh(variant, CONFUSION_FACTOR);
  for (const variant of slips(word)) weigh(variant, 1);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return [...weights]
    .map(([id, weight]) => ({ id, share: weight / total }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share);
}

/** For each sound word (by folded id), the damaged words of an index that may be it, with the share of that reading. */
export function damagedForms(vocabulary: Vocabulary, lookup: WordLookup): Map<number, Reading[]> {
  const forms = new Map<number, Reading[]>();
  for (let id = 1; id < vocabulary.foldedSize; id++) {
    for (const reading of readings(vocabulary.foldedWord(id), lookup)) {
      const list = forms.get(reading.id) ?? [];
      list.push({ id, share: reading.share });
      forms.set(reading.id, list);
    }
  }
  return forms;
}

const DAMAGE_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** All strings that `confused` or `slips` may turn into the word. */
function* damages(word: string): Generator<string> {
  for (const [wrong, right] of CONFUSIONS) {
    for (let at = word.indexOf(right); at >= 0; at = word.indexOf(right, at + 1)) {
      yield word.slice(0, at) + wrong + word.slice(at + right.length);
    }
  }
  yield* slips(word, DAMAGE_LETTERS);
}

/** As `damagedForms`, for one sound word: found from the word, without a look at all the words of an index. */
export function damagedFormsOf(word: string, lookup: WordLookup): Reading[] {
  const id = lookup.id(word);
  if (id <= 0 || !isSyllable(word)) return [];
  const forms = new Map<number, Reading>();
  for (const damaged of damages(word)) {
    const form = lookup.id(damaged);
    if (form <= 0 || form === id || forms.has(form)) continue;
    const reading = readings(damaged, lookup).find((one) => one.id === id);
    if (reading !== undefined) forms.set(form, { id: form, share: reading.share });
  }
  // In the order in which `damagedForms` meets them.
  return [...forms.values()].sort((a, b) => a.id - b.id);
}
