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

interface Node {
  next: Map<string, Edge>;
  word: string | null;
}

interface Edge {
  letter: string;
  /** The letter without its marks. */
  plain: string;
  isVowel: boolean;
  emissions: Emissions;
  node: Node;
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

/** Finds the words of a vocabulary behind a token. */
export function makeScanChannel(words: Iterable<string>): (token: string) => Candidates {
  const root: Node = { next: new Map(), word: null };
  for (const word of words) {
    let at = root;
    for (const letter of word) {
      const known = at.next.get(letter) ?? edgeOf(letter);
      at.next.set(letter, known);
      at = known.node;
    }
    at.word = word;
  }
  const memo = new Map<string, Candidates>();
  return (token) => {
    const seen = token
      .toLowerCase()
      .normalize("NFC")
      .replace(/[’‘`´]/gu, "'");
    const known = memo.get(seen);
    if (known !== undefined) return known;
    const plainly = search(root, seen, false);
    // An odd letter is looked for only where the table does not explain the token.
    const found =
      seen.length > 2 && (plainly[0]?.cost ?? Infinity) > EXPLAINED
        ? search(root, seen, true)
        : plainly;
    memo.set(seen, found);
    return found;
  };
}

const plainLetters = new Map<string, string>();

function plainLetter(letter: string): string {
  const known = plainLetters.get(letter) ?? stripMarks(letter);
  plainLetters.set(letter, known);
  return known;
}

function edgeOf(letter: string): Edge {
  const node = { next: new Map<string, Edge>(), word: null };
  const plain = plainLetter(letter);
  const isVowel = /[aeiouy]/u.test(plain);
  return { letter, plain, isVowel, emissions: EMISSIONS.get(letter) ?? [], node };
}

/** A token letter by letter: as it is, and without marks. */
interface Seen {
  text: string;
  plain: readonly string[];
}

function search(root: Node, text: string, mayBeOdd: boolean): Candidates {
  const seen = { text, plain: Array.from(text, plainLetter) };
  const best = new Map<string, number>();
  let limit = LIMIT;
  const walk = (node: Node, at: number, cost: number, mayStill: boolean): void => {
    if (cost > limit) return;
    if (at === text.length && node.word !== null) {
      best.set(node.word, Math.min(cost, best.get(node.word) ?? Infinity));
      limit = Math.min(limit, cost + WORST);
    }
    if (mayStill && at < text.length) walk(node, at + 1, cost + EXTRA_LETTER, false);
    for (const edge of node.next.values()) {
      for (const { to, price, odd } of stepsOver(edge, seen, at))
        if (mayStill || !odd) walk(edge.node, to, cost + price, mayStill && !odd);
    }
  };
  walk(root, 0, 0, mayBeOdd);
  return [...best]
    .filter(([, cost]) => cost <= limit)
    .sort((a, b) => a[1] - b[1])
    .map(([word, cost]) => ({ word, cost }));
}

interface Step {
  to: number;
  price: number;
  /** No table explains it: there is at most one such in a token. */
  odd: boolean;
}

/** All that may have become of a letter, from `at` on. */
function stepsOver(edge: Edge, { text, plain }: Seen, at: number): Step[] {
  const steps: Step[] = [{ to: at, price: LOST_LETTER, odd: true }];
  for (const [emission, price] of edge.emissions)
    if (text.startsWith(emission, at)) steps.push({ to: at + emission.length, price, odd: false });
  const there = text.charAt(at);
  if (there === "" || edge.emissions.some(([emission]) => emission === there)) return steps;
  const price = untoldPrice(edge, there, plain[at] ?? "");
  steps.push({ to: at + 1, price: price ?? WRONG_LETTER, odd: price === null });
  return steps;
}

/** What a letter costs that is read as one sign which the table leaves out for it; null for an odd one. */
function untoldPrice({ letter, plain, isVowel }: Edge, there: string, bare: string): number | null {
  if (there === letter || there === plain) return AS_IT_IS;
  if (bare === plain) return OTHER_MARKS;
  return isVowel && !/\p{L}/u.test(there) ? STRANGE_SIGN : null;
}
