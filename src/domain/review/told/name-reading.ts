/** A text as it is read for names of things of the budget: its words with their places, what is found at one of them. */
import type { Thing, Things } from "./named-things.ts";

export interface Word {
  text: string;
  start: number;
  end: number;
}

export interface Reading {
  text: string;
  folded: string;
  words: readonly Word[];
  things: Things;
}

export interface Hit {
  /** Position of its last word. */
  last: number;
  things: readonly Thing[];
  label: boolean;
  /** No list goes on behind it. */
  ended?: boolean;
}

export const wordsAt = ({ words }: Reading, at: number, count: number): string =>
  words
    .slice(at, at + count)
    .map((word) => word.text)
    .join(" ");

export const betweenWords = ({ folded, words }: Reading, at: number): string =>
  folded.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0);
