/**
 * How likely a syllable follows the two before it, learnt from trusted texts whose marks are right. A small model of a
 * narrow kind of text: what it never saw gets a share of its own, so that a name it does not know is not forced into one it knows.
 */

/** Begin of a sentence. */
export const START = "^";
/** Any figure: "năm 2026", "điều 5". */
export const FIGURE = "#";
/** Number of any word that the trusted texts do not hold. */
export const UNKNOWN = -1;

export interface SyllableModel {
  /** All words that were seen, lower case, NFC; the place of one is its number. */
  words: readonly string[];
  /** Letters that stand for words ("UBND", "HIS"), as trusted texts write them. */
  acronyms: ReadonlySet<string>;
  /** Number of a word; UNKNOWN for one that was never seen. */
  idOf(word: string): number;
  /** Whether the two were ever seen side by side. */
  areSeen(before: number, word: number): boolean;
  /** Whether the three were ever seen behind each other, none of them a figure or unknown. */
  isPhrase(first: number, second: number, third: number): boolean;
  /** 0..1: how often the word has a capital where no sentence begins. */
  capitalShare(word: number): number;
  /** 0..1: of `word` anywhere. */
  alone(word: number): number;
  /** 0..1: of `word` behind `before` alone. */
  afterOne(before: number, word: number): number;
  /** 0..1: of `word` behind `first` and `second`. */
  afterTwo(first: number, second: number, word: number): number;
}

interface Followers {
  /** All that followed. */
  total: number;
  /** How many different words followed. */
  kinds: number;
}

/** Words and figures of a text in order; a full stop or the like begins a sentence. */
function sentencesIn(text: string): string[][] {
  return text
    .normalize("NFC")
    .split(/[.;:!?\n]+(?=\s|$)/u)
    .map((sentence) => sentence.match(/\p{L}[\p{L}\p{M}]*|\d[\d.,/%]*/gu) ?? []);
}

/** Learns from trusted texts. */
export function learnSyllables(texts: Iterable<string>): SyllableModel {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const idOf = (word: string): number => {
    const known = ids.get(word);
    if (known !== undefined) return known;
    ids.set(word, words.length);
    words.push(word);
    return words.length - 1;
  };
  const singles: number[] = [];
  const capitals: number[] = [];
  const pairs = new Map<number, number>();
  const triples = new Map<number, number>();
  const start = idOf(START);
  const acronyms = new Set<string>();
  // As they are printed, with capitals: few words make up all of the text.
  const printed = new Map<string, Printed>();
  for (const text of texts) {
    for (const acronym of acronymsIn(text)) acronyms.add(acronym);
    for (const sentence of sentencesIn(text)) {
      let first = start;
      let second = start;
      for (const token of sentence) {
        let known = printed.get(token);
        if (known === undefined) {
          const id = idOf(/\p{L}/u.test(token) ? token.toLowerCase() : FIGURE);
          known = { id, isCapital: /^\p{Lu}/u.test(token) };
          printed.set(token, known);
        }
        const { id, isCapital } = known;
        if (second !== start && isCapital) capitals[id] = (capitals[id] ?? 0) + 1;
        singles[id] = (singles[id] ?? 0) + 1;
        add(pairs, second * SPAN + id);
        add(triples, (first * SPAN + second) * SPAN + id);
        [first, second] = [second, id];
      }
    }
  }
  return makeModel({ ids, words, singles, capitals, pairs, triples, acronyms });
}

interface Printed {
  id: number;
  isCapital: boolean;
}

/** Words in capitals between others that are not: a heading in capitals holds none. */
function acronymsIn(text: string): string[] {
  return text
    .normalize("NFC")
    .split(/[.;:!?\n]+/u)
    .flatMap((part) => {
      if (!/\p{Lu}[\p{Lu}\d]/u.test(part)) return [];
      const words = part.match(/[\p{L}\p{M}\d]*\p{L}[\p{L}\p{M}\d]*/gu) ?? [];
      const capitals = words.filter((word) => /^\p{Lu}[\p{Lu}\d]+$/u.test(word));
      return capitals.length * 2 < words.length ? capitals : [];
    });
}

/** More words than any trusted texts hold: keys of two and three words are numbers. */
const SPAN = 65_536;

function add(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

interface Counts {
  ids: ReadonlyMap<string, number>;
  words: readonly string[];
  singles: readonly number[];
  capitals: readonly number[];
  pairs: ReadonlyMap<number, number>;
  triples: ReadonlyMap<number, number>;
  acronyms: ReadonlySet<string>;
}

/** Interpolated after Witten and Bell: the more kinds followed, the more is left to the shorter context. */
function makeModel({
  ids,
  words,
  singles,
  capitals,
  pairs,
  triples,
  acronyms,
}: Counts): SyllableModel {
  const afterPair = followers(triples);
  const afterSingle = followers(pairs);
  const total = singles.reduce((sum, count) => sum + count, 0);
  const once = singles.filter((count) => count === 1).length;
  const unknown = once / Math.max(1, total);
  const alone = (id: number): number =>
    id === UNKNOWN ? unknown : ((singles[id] ?? 0) / Math.max(1, total)) * (1 - unknown);
  const afterOne = (before: number, id: number): number => {
    const shorter = alone(id);
    const seen = before === UNKNOWN ? undefined : afterSingle.get(before);
    if (seen === undefined) return shorter;
    const pair = id === UNKNOWN ? 0 : (pairs.get(before * SPAN + id) ?? 0);
    return (pair + seen.kinds * shorter) / (seen.total + seen.kinds);
  };
  const afterTwo = (first: number, second: number, id: number): number => {
    const shorter = afterOne(second, id);
    if (first === UNKNOWN || second === UNKNOWN) return shorter;
    const key = first * SPAN + second;
    const seen = afterPair.get(key);
    if (seen === undefined) return shorter;
    const triple = id === UNKNOWN ? 0 : (triples.get(key * SPAN + id) ?? 0);
    return (triple + seen.kinds * shorter) / (seen.total + seen.kinds);
  };
  const figure = ids.get(FIGURE) ?? UNKNOWN;
  return {
    words,
    acronyms,
    idOf: (word) => ids.get(word) ?? UNKNOWN,
    areSeen: (before, word) => pairs.has(before * SPAN + word),
    isPhrase: (first, second, third) =>
      ![first, second, third].some((word) => word === UNKNOWN || word === figure) &&
      triples.has((first * SPAN + second) * SPAN + third),
    capitalShare: (word) => (capitals[word] ?? 0) / Math.max(1, singles[word] ?? 0),
    alone,
    afterOne,
    afterTwo,
  };
}

function followers(counts: ReadonlyMap<number, number>): Map<number, Followers> {
  const found = new Map<number, Followers>();
  for (const [key, count] of counts) {
    const context = Math.floor(key / SPAN);
    const known = found.get(context) ?? { total: 0, kinds: 0 };
    found.set(context, { total: known.total + count, kinds: known.kinds + 1 });
  }
  return found;
}
