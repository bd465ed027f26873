/**
 * Words that the register knows, for the repair of typing errors: the known word one edit away, first the one that
 * stands beside its neighbours in the register.
 */
import type { Index } from "./evidence-index.ts";

export interface Vocabulary {
  has(word: string): boolean;
  /** The known word that was meant, when one letter is wrong, missing, doubled or swapped; else null. */
  repair(word: string, before: string | undefined, after: string | undefined): string | null;
}

export function makeVocabulary(index: Index): Vocabulary {
  const words = new Map<string, number>();
  const pairs = new Set<string>();
  const note = (term: string, weight: number) => {
    if (term.includes(" ")) pairs.add(term);
    for (const word of term.split(" ")) words.set(word, (words.get(word) ?? 0) + weight);
  };
  for (const [term, list] of index.postings) note(term, list.length);
  for (const [term, list] of index.byHead) note(term, list.length);
  return {
    has: (word) => words.has(word),
    repair: (word, before, after) => {
      if (word.length < 3 || /\d/.test(word) || words.has(word)) return null;
      const rank = (candidate: string) =>
        (pairs.has(`${before ?? ""} ${candidate}`) ? 1000 : 0) +
        (pairs.has(`${candidate} ${after ?? ""}`) ? 1000 : 0) +
        Math.log(words.get(candidate) ?? 1);
      const known = [...edits(word)].filter((candidate) => words.has(candidate));
      return known.sort((a, b) => rank(b) - rank(a))[0] ?? null;
    },
  };
}

const LETTERS = "abcdeghiklmnopqrstuvxyfjwz";

/** All strings one edit away: a letter dropped, added, changed or two neighbours swapped. */
function* edits(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at++) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    if (tail.length > 0) yield head + tail.slice(1);
    if (tail.length > 1) yield head + (tail[1] ?? "") + (tail[0] ?? "") + tail.slice(2);
    for (const letter of LETTERS) {
      if (tail.length > 0) yield head + letter + tail.slice(1);
      yield head + letter + tail;
    }
  }
}
