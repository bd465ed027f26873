/**
 * Which words a scanner may have seen where it printed a token: words whose letters, each by what scanners make of it,
 * give the token. Costs are natural logarithms, so that they add up with those of ./syllable-model.ts.
 */
import { stripMarks } from "../fold.ts";
import { CONFUSIONS } from "./scan-confusions.ts";

/** Words with what each costs, the cheapest first; lower case. */
export type Candidates = readonly { word: string; cost: number }[];

/** A letter read as one that the table does not know for it, one lost, one too many. */
const WRONG_LETTER = 7;
const LOST_LETTER = 7;
const EXTRA_LETTER = 7;
/** The letter itself, with or without its marks, where the table leaves it out. */
const AS_IT_IS = 0.7;
/** Marks that the table does not know for the letter, the letter itself being right. */
const OTHER_MARKS = 4;
/** A vowel with its marks read as a figure or a sign. */
const STRANGE_SIGN = 4.5;
/** Candidates that cost this much more than the cheapest are left out. */
const WORST = 8;
/** A token with a word as cheap as this has no odd letter. */
const EXPLAINED = 4;
/** A dearer word than this is none at all. */
const LIMIT = 11;
/** A word as cheap as this stands in the token plainly: less than any odd letter. */
const PLAINLY = 3;

interface Node {
  next: Map<string, Edge>;
  edges: Edge[];
  word: string | null;
}

interface Edge {
  letter: Letter;
  node: Node;
}

/** A letter of the vocabulary, known by its number. */
interface Letter {
  id: number;
  letter: string;
  /** The letter without its marks. */
  plain: string;
  isVowel: boolean;
  emissions: Emissions;
}

type Emissions = readonly (readonly [string, number])[];

/** What scanners make of each letter, as data, ready to be looked up. */
const EMISSIONS: ReadonlyMap<string, Emissions> = new Map(
  Object.entries(CONFUSIONS).map(([letter, line]) => [
    letter,
    line.split(" ").map((part) => {
      const at = part.lastIndexOf(":");
      return [part.slice(0, at), Number(part.slice(at + 1))] as const;
    }),
  ]),
);

export interface ScanChannel {
  /** All words that may stand behind a token. */
  candidates(token: string): Candidates;
  /** Those of them that cost less than `PLAINLY`. */
  plain(token: string): Candidates;
}

const LONGEST = Math.max(...[...EMISSIONS.values()].flat().map(([emission]) => emission.length));

/** Finds the words of a vocabulary behind a token. */
export function makeScanChannel(words: Iterable<string>): ScanChannel {
  const vocabulary = { root: treeOf(words), places: new Map<string, Place>() };
  return {
    candidates: memoized((seen) => {
      const told = search(vocabulary, seen, { mayBeOdd: false, limit: LIMIT });
      // An odd letter is looked for only where the table does not explain the token.
      const isTold = seen.length <= 2 || (told[0]?.cost ?? Infinity) <= EXPLAINED;
      return isTold ? told : search(vocabulary, seen, { mayBeOdd: true, limit: LIMIT });
    }),
    plain: memoized((seen) =>
      search(vocabulary, seen, { mayBeOdd: false, limit: PLAINLY }).filter(
        ({ cost }) => cost < PLAINLY,
      ),
    ),
  };
}

function memoized(find: (seen: string) => Candidates): (token: string) => Candidates {
  const memo = new Map<string, Candidates>();
  return (token) => {
    const seen = token
      .toLowerCase()
      .normalize("NFC")
      .replace(/[’‘`´]/gu, "'");
    const found = memo.get(seen) ?? find(seen);
    memo.set(seen, found);
    return found;
  };
}

function treeOf(words: Iterable<string>): Node {
  const letters = new Map<string, Letter>();
  const root = emptyNode();
  for (const word of words) {
    let at = root;
    for (const one of word) {
      let edge = at.next.get(one);
      if (edge === undefined) {
        const letter = letters.get(one) ?? letterOf(one, letters.size);
        letters.set(one, letter);
        edge = { letter, node: emptyNode() };
        at.next.set(one, edge);
        at.edges.push(edge);
      }
      at = edge.node;
    }
    at.word = word;
  }
  return root;
}

const emptyNode = (): Node => ({ next: new Map(), edges: [], word: null });

const plainLetters = new Map<string, string>();

function plainLetter(letter: string): string {
  const known = plainLetters.get(letter) ?? stripMarks(letter);
  plainLetters.set(letter, known);
  return known;
}

function letterOf(letter: string, id: number): Letter {
  const plain = plainLetter(letter);
  const emissions = EMISSIONS.get(letter) ?? [];
  return { id, letter, plain, isVowel: /[aeiouy]/u.test(plain), emissions };
}

interface Vocabulary {
  root: Node;
  places: Map<string, Place>;
}

interface Search {
  mayBeOdd: boolean;
  /** Dearer words are not looked for. */
  limit: number;
}

function search(
  { root, places }: Vocabulary,
  text: string,
  { mayBeOdd, limit: most }: Search,
): Candidates {
  const ahead = Array.from({ length: text.length + 1 }, (_, at) => placeOf(places, text, at));
  const best = new Map<string, number>();
  let limit = most;
  const reach = (word: string, cost: number): void => {
    best.set(word, Math.min(cost, best.get(word) ?? Infinity));
    limit = Math.min(limit, cost + WORST);
  };
  const walk = (node: Node, at: number, cost: number, mayStill: boolean): void => {
    const place = ahead[at];
    if (cost > limit || place === undefined) return;
    if (at === text.length && node.word !== null) reach(node.word, cost);
    if (mayStill && at < text.length) walk(node, at + 1, cost + EXTRA_LETTER, false);
    for (const edge of node.edges) {
      for (const { by, price, odd } of stepsOver(edge.letter, place))
        if (mayStill || !odd) walk(edge.node, at + by, cost + price, mayStill && !odd);
    }
  };
  walk(root, 0, 0, mayBeOdd);
  return [...best]
    .filter(([, cost]) => cost <= limit)
    .sort((a, b) => a[1] - b[1])
    .map(([word, cost]) => ({ word, cost }));
}

interface Step {
  /** Signs of the token that it takes. */
  by: number;
  price: number;
  /** No table explains it: there is at most one such in a token. */
  odd: boolean;
}

/** The signs of a token from a place on, as many as one letter may become, with the steps of each letter there. */
interface Place {
  signs: string;
  steps: Step[][];
}

/** Thousands of words ask for the same few letters at the same few signs. */
function placeOf(places: Map<string, Place>, text: string, at: number): Place {
  const signs = text.slice(at, at + LONGEST);
  const place = places.get(signs) ?? { signs, steps: [] };
  places.set(signs, place);
  return place;
}

const stepsOver = (letter: Letter, { signs, steps }: Place): readonly Step[] =>
  (steps[letter.id] ??= stepsOf(letter, signs));

/** All that may have become of a letter, where these signs stand. */
function stepsOf(letter: Letter, signs: string): Step[] {
  const steps: Step[] = [{ by: 0, price: LOST_LETTER, odd: true }];
  const there = signs.charAt(0);
  let isTold = there === "";
  for (const [emission, price] of letter.emissions) {
    if (!signs.startsWith(emission)) continue;
    steps.push({ by: emission.length, price, odd: false });
    isTold ||= emission === there;
  }
  if (isTold) return steps;
  const price = untoldPrice(letter, there);
  steps.push({ by: 1, price: price ?? WRONG_LETTER, odd: price === null });
  return steps;
}

/** What a letter costs that is read as one sign which the table leaves out for it; null for an odd one. */
function untoldPrice({ letter, plain, isVowel }: Letter, there: string): number | null {
  if (there === letter || there === plain) return AS_IT_IS;
  if (plainLetter(there) === plain) return OTHER_MARKS;
  return isVowel && !/\p{L}/u.test(there) ? STRANGE_SIGN : null;
}
