/**
 * When a word that was read again stands without a mark: by how certain its reading is, how much the token looks like it,
 * and what trusted texts have beside it. A figure, a scrap or a sign never does so by its neighbours alone.
 */
import { fold } from "../fold.ts";
import type { ScanToken } from "./scan-tokens.ts";
import { FIGURE, type SyllableModel, UNKNOWN } from "./syllable-model.ts";

/** The likeliest words of a token, with their share of all ways to read the sentence and their cost. */
export interface Reading {
  words: number[];
  share: number;
  cost: number;
}

export const NOT_READ: Reading = { words: [UNKNOWN], share: 0, cost: 0 };

/** The tokens next to one. */
export interface Beside {
  before: ScanToken | undefined;
  next: ScanToken | undefined;
}

/** Fitted on four plans set in type, printed as pages and read by an engine that knows no Vietnamese. */
const SURE = 0.985;
/** Least certainty of a word that two phrases of trusted texts bear out, and of their other words. */
const NEARLY_SURE = 0.95;
const KNOWN_BESIDE = 0.9;
/** Natural logarithms, like all costs here. A word that explains the token so badly is never sure. */
const FARTHEST_SURE = 6.5;
/** In a token of two signs either of them may be all that was left of the word. */
const FARTHEST_OF_TWO = 5.6;
function isFar({ cost }: Reading, seen: string, text: string): boolean {
  if (text.length === 1 && seen.length > 1) return true;
  if (isScrap(seen, text)) return true;
  return cost > (seen.length > 2 ? FARTHEST_SURE : FARTHEST_OF_TWO);
}
/** A lone consonant begins its word, or is no more than a scrap of it: "dap g" is no "đáp ở". */
const isScrap = (seen: string, text: string): boolean =>
  /^[b-df-hj-np-tv-xz]$/.test(fold(seen)) && !fold(text).startsWith(fold(seen));

interface Place {
  tokens: readonly ScanToken[];
  readings: readonly Reading[];
  at: number;
}

/** Whether the word read at a place is sure. */
export function isSure(
  model: SyllableModel,
  { tokens, readings, at }: Place,
  { text, certainty }: { text: string; certainty: number },
): boolean {
  const token = tokens[at];
  const read = readings[at] ?? NOT_READ;
  if (token === undefined || isGlyph(token)) return false;
  if (isStrayFigure(token, { before: tokens[at - 1], next: tokens[at + 1] })) return false;
  const alone = certainty >= SURE && !isFar(read, token.seen, text);
  return (
    (alone && isBorneOut(model, readings, at)) ||
    (isWord(token, text) && isInPhrases(model, readings, { at, certainty }))
  );
}

/** "¢", "€", "£" as a word of its own may be all that was left of several: "c¢ nhan", "¢ thanh tich". */
const isGlyph = ({ kind, seen }: ScanToken): boolean => kind === "word" && !/[\p{L}\d]/u.test(seen);

/** "so 6 15/QD", "639/BTTTT-THH 4": a short figure beside another one is a letter, a speck or the number of a note. */
const isStrayFigure = ({ kind, text, after }: ScanToken, { before, next }: Beside): boolean =>
  kind === "figure" &&
  /^\d{1,2}$/u.test(text) &&
  ((next?.kind === "figure" && !after.includes(",")) ||
    (before?.kind === "figure" && before.after === ""));

/**
 * A word stands beside one that trusted texts have seen beside it. A figure, a sign or the end of the sentence says
 * nothing.
 */
function isBorneOut(model: SyllableModel, readings: readonly Reading[], at: number): boolean {
  const figure = model.idOf(FIGURE);
  const own = (readings[at] ?? NOT_READ).words;
  const [first = UNKNOWN, last = first] = [own[0], own.at(-1)];
  if (first === figure || first === UNKNOWN) return true;
  const sides = [
    [readings[at - 1]?.words.at(-1) ?? figure, first],
    [last, readings[at + 1]?.words[0] ?? figure],
  ].filter((side) => !side.includes(figure));
  return sides.length === 0 || sides.some(([before = 0, word = 0]) => model.areSeen(before, word));
}

/** Phrases of three words around it, with its neighbours as they are read. */
function phrasesAround(model: SyllableModel, readings: readonly Reading[], at: number): number {
  const wordAt = (place: number): number => {
    const { words, share } = readings[place] ?? NOT_READ;
    return words.length === 1 && (place === at || share >= KNOWN_BESIDE)
      ? (words[0] ?? UNKNOWN)
      : UNKNOWN;
  };
  const starts = [at - 2, at - 1, at];
  return starts.filter((one) => model.isPhrase(wordAt(one), wordAt(one + 1), wordAt(one + 2)))
    .length;
}

/**
 * A word that is as good as certain is sure in one phrase that trusted texts hold, however little the token looks like it;
 * one nearly so, in two.
 */
function isInPhrases(
  model: SyllableModel,
  readings: readonly Reading[],
  { at, certainty }: { at: number; certainty: number },
): boolean {
  if (certainty < NEARLY_SURE) return false;
  return phrasesAround(model, readings, at) >= (certainty >= SURE ? 1 : 2);
}

/** Two letters at least, no sign in the token that parts words, and no name with capitals of its own. */
const isWord = ({ kind, seen }: ScanToken, text: string): boolean =>
  kind === "word" &&
  seen.length > 1 &&
  text.length > 1 &&
  !/[/|+]|\p{Lu}.*\p{Ll}.*\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(seen) &&
  !isScrap(seen, text);
