/**
 * Reads a short text that lost its marks ("Ung dung cong nghé thdng tin") back into Vietnamese, by which syllables follow
 * each other in trusted texts. For titles and the like, always shown as a second reading beside the first: a name that
 * the trusted texts do not hold may come out wrong.
 */
import { isOneApart } from "./edit-distance.ts";
import { upperFirst } from "./first-letter.ts";
import { fold } from "./fold.ts";

export interface RestoredText {
  text: string;
  /** 0..1: share of neighbouring syllables that the trusted texts hold side by side. */
  known: number;
}

/** What one wrong letter costs against a syllable that fits but for its marks, in natural logarithms. */
const SLIP_COST = 3;
/** Weight of a syllable by itself where the pair was never seen. */
const BACK_OFF = 0.02;
const START = "^";
/** Any figure: "năm 2026", "điều 5". */
const NUMBER = "#";
const TOKEN = /[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu;

interface Path {
  cost: number;
  words: string[];
  pairs: number;
}

export interface RestoreOptions {
  /** Letters may be wrong too; else only marks are missing. */
  slips?: boolean;
  /** Words that stay as they are. */
  isSettled?: (word: string) => boolean;
}

/** Learns from trusted texts, whose syllables carry their marks. */
export function makeMarkRestorer(
  texts: Iterable<string>,
  { slips = true, isSettled = isAcronym }: RestoreOptions = {},
): (damaged: string) => RestoredText {
  const singles = new Map<string, number>();
  const pairs = new Map<string, number>();
  const byFold = new Map<string, Set<string>>();
  for (const text of texts) {
    let before = START;
    for (const [token] of text.normalize("NFC").matchAll(TOKEN)) {
      if (!/\p{L}/u.test(token)) {
        if (/[.;:\n]/.test(token)) before = START;
        if (!/\d/.test(token)) continue;
        count(singles, NUMBER);
        count(pairs, `${before} ${NUMBER}`);
        before = NUMBER;
        continue;
      }
      const word = token.toLowerCase();
      count(singles, word);
      count(pairs, `${before} ${word}`);
      const folded = fold(word);
      byFold.set(folded, (byFold.get(folded) ?? new Set()).add(word));
      before = word;
    }
  }
  const candidatesOf = (folded: string): ReadonlyMap<string, number> => {
    const found = new Map([...(byFold.get(folded) ?? [])].map((one) => [one, 0]));
    if (!slips || folded.length < 3) return found;
    for (const [other, words] of byFold) {
      if (other === folded || Math.abs(other.length - folded.length) > 1) continue;
      if (isOneApart(other, folded)) for (const one of words) found.set(one, SLIP_COST);
    }
    return found;
  };
  // A title has the words of the one before.
  const memo = new Map<string, ReadonlyMap<string, number>>();
  const candidates = (word: string): ReadonlyMap<string, number> => {
    const folded = fold(word);
    const found = memo.get(folded) ?? candidatesOf(folded);
    memo.set(folded, found);
    return found;
  };
  const costOf = (before: string, word: string): { cost: number; seen: boolean } => {
    const pair = pairs.get(`${before} ${word}`) ?? 0;
    const single = (singles.get(word) ?? 0.1) / 1e6;
    const given = before === START ? 1e4 : (singles.get(before) ?? 1);
    return { cost: -Math.log(pair / given + BACK_OFF * single), seen: pair > 0 };
  };
  return (damaged) => restore(damaged, { candidates, costOf, isSettled });
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

type CostOf = (before: string, word: string) => { cost: number; seen: boolean };

/** The cheapest of the ways so far, with the candidate behind it. */
function cheapest(
  paths: ReadonlyMap<string, Path>,
  { candidate, slip }: { candidate: string; slip: number },
  costOf: CostOf,
): Path {
  let best: Path = { cost: Infinity, words: [], pairs: 0 };
  for (const [before, path] of paths) {
    const { cost, seen } = costOf(before, candidate);
    const total = path.cost + slip + cost;
    if (best.cost <= total) continue;
    best = { cost: total, words: [...path.words, candidate], pairs: path.pairs + Number(seen) };
  }
  return best;
}

/** The cheapest way through the candidates of all words. */
function restore(
  damaged: string,
  {
    candidates,
    costOf,
    isSettled,
  }: {
    candidates: (word: string) => ReadonlyMap<string, number>;
    costOf: CostOf;
    isSettled: (word: string) => boolean;
  },
): RestoredText {
  const tokens = damaged.normalize("NFC").match(TOKEN) ?? [];
  const words = tokens.filter((token) => /[\p{L}\d]/u.test(token)).map(figureOrWord);
  let paths = new Map<string, Path>([[START, { cost: 0, words: [], pairs: 0 }]]);
  for (const word of words) {
    const isFixed = word === NUMBER || isSettled(word);
    const known = isFixed ? new Map<string, number>() : candidates(word);
    const found = known.size === 0 ? new Map([[word.toLowerCase(), 0]]) : known;
    const next = new Map<string, Path>();
    for (const [candidate, slip] of found) {
      next.set(candidate, cheapest(paths, { candidate, slip }, costOf));
    }
    paths = next;
  }
  const [best] = [...paths.values()].sort((a, b) => a.cost - b.cost);
  let at = 0;
  const text = tokens
    .map((token) => {
      if (!/[\p{L}\d]/u.test(token)) return token;
      const word = best?.words[at++] ?? token;
      return word === NUMBER ? token : likeCase(word, token);
    })
    .join("");
  return { text, known: words.length === 0 ? 1 : (best?.pairs ?? 0) / words.length };
}

const figureOrWord = (token: string): string => (/\p{L}/u.test(token) ? token : NUMBER);

/** "UBND", "CNTT": letters that stand for words keep what they are. */
function isAcronym(word: string): boolean {
  return /^\p{Lu}{2,8}$/u.test(word) && !/[aeiouy]/i.test(fold(word).slice(1, -1) || fold(word));
}

function likeCase(word: string, model: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase();
  const first = model.charAt(0);
  return first === first.toLowerCase() ? word : upperFirst(word);
}
