/**
 * Words of a question that were typed without the space between them ("khámbệnh", "thietbi yte"): cut into syllables of
 * the index that follow each other there. What is a word or an abbreviation of its own stays whole.
 */
import { stripMarks } from "../../domain/text/fold.ts";
import type { LexicalData } from "./lexical-data.ts";
import { documentFrequency } from "./postings.ts";
import { markedForm } from "./vocabulary.ts";
import { isSyllable, type WordLookup } from "./word-repair.ts";

const SHORTEST = 3;
/** More letters in a row are no slip; the work grows with them. */
const LONGEST = 60;
const LONGEST_SYLLABLE = 7;
/** A word of the index this much rarer than the pairs that it hides is taken for a slip. */
const SLIP_RATIO = 0.02;

interface PairData {
  pairs: Pick<LexicalData["pairs"], "find">;
  pairWords: LexicalData["pairWords"];
}

export interface SplitContext {
  data: PairData & Pick<LexicalData, "count" | "vocabulary">;
  lookup: WordLookup;
}

/** The words as written, run-together ones cut. */
export function splitMerged(words: readonly string[], context: SplitContext): string[] {
  return words.flatMap((word) => cut(word, context) ?? [word]);
}

interface Way {
  /** Sum of log probabilities. */
  score: number;
  /** Documents of its rarest pair. */
  rarest: number;
  pieces: string[];
}

function cut(word: string, { data, lookup }: SplitContext): string[] | null {
  const folded = stripMarks(word.toLowerCase());
  if (word.length < SHORTEST || word.length > LONGEST || folded.length !== word.length) return null;
  if (!/^[a-z]+$/.test(folded) || isSyllable(folded) || lookup.isKnown(folded)) return null;
  // Scans have lost the marks that a question has.
  const best = bestWay(word, folded, { data, lookup }) ?? bestWay(folded, folded, { data, lookup });
  if (best === null || best.pieces.length < 2) return null;
  const id = lookup.id(folded);
  const known = id > 0 ? lookup.frequency(id) : 0;
  if (known >= Math.max(1, SLIP_RATIO * best.rarest)) return null;
  let at = 0;
  return best.pieces.map((piece) => word.slice(at, (at += piece.length)));
}

/** The likeliest chain of syllables: at each place the best way by its last syllable. */
function bestWay(word: string, folded: string, { data, lookup }: SplitContext): Way | null {
  const ways: Map<number, Way>[] = Array.from(
    { length: word.length + 1 },
    () => new Map<number, Way>(),
  );
  ways[0]?.set(-1, { score: 0, rarest: Infinity, pieces: [] });
  for (let at = 0; at < word.length; at++) {
    const here = ways[at];
    if (here === undefined || here.size === 0) continue;
    for (let end = at + 1; end <= Math.min(word.length, at + LONGEST_SYLLABLE); end++) {
      const id = syllableId(word.slice(at, end), folded.slice(at, end), { data, lookup });
      if (id > 0) extend(here, ways[end], { id, piece: word.slice(at, end), data, lookup });
    }
  }
  const whole = [...(ways[word.length]?.values() ?? [])];
  return whole.sort((a, b) => b.score - a.score)[0] ?? null;
}

interface Step extends SplitContext {
  id: number;
  piece: string;
}

function extend(
  from: ReadonlyMap<number, Way>,
  to: Map<number, Way> | undefined,
  { id, piece, data, lookup }: Step,
): void {
  for (const [last, way] of from) {
    const together = last < 0 ? lookup.frequency(id) : pairFrequency(data, last, id);
    if (together === 0) continue;
    const score = way.score + Math.log(together / (last < 0 ? data.count : lookup.frequency(last)));
    if (score <= (to?.get(id)?.score ?? -Infinity)) continue;
    const rarest = last < 0 ? way.rarest : Math.min(way.rarest, together);
    to?.set(id, { score, rarest, pieces: [...way.pieces, piece] });
  }
}

/** Folded id of a piece that is a syllable of the index in the form in which it is written; else -1. */
function syllableId(piece: string, folded: string, { data, lookup }: SplitContext): number {
  if (!isSyllable(folded) || (folded.length === 1 && !/[oy]/.test(folded))) return -1;
  const form = markedForm(piece);
  const marked = form !== stripMarks(form);
  if (marked && data.vocabulary.markedId(form) < 0) return -1;
  const id = lookup.id(folded);
  return id > 0 && lookup.frequency(id) > 0 ? id : -1;
}

/** Documents that hold two words in a row; 0 where either is not known. */
export function pairFrequency(
  data: PairData,
  first: number | undefined,
  second: number | undefined,
): number {
  if (first === undefined || second === undefined || first < 0 || second < 0) return 0;
  const pair = data.pairs.find(first, second);
  return pair < 0 ? 0 : documentFrequency(data.pairWords, pair);
}
