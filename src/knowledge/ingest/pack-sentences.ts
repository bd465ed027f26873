/** Packs texts into pieces of 400–600 characters, cut between paragraphs, list items and sentences. */

const MAX = 600;
const MIN = 250;
const SENTENCE_BORDER = /(?<=[.;:!?…]["”’)]?)\s+(?=[\p{Lu}\d"“(•+-])/u;

export interface Sourced<T> {
  text: string;
  /** Where the text stands; a piece carries the source of its first text. */
  block: T;
}

/** Pieces in order; the texts of one piece are parted by line breaks, its sentences by one blank. */
export function packSentences<T>(sources: readonly Sourced<T>[]): Sourced<T>[] {
  const pieces: Sourced<T>[] = [];
  let current: Sourced<T> | null = null;
  for (const source of sources) {
    for (const [index, sentence] of sentencesOf(source.text).entries()) {
      const separator = index === 0 ? "\n" : " ";
      const joined: number = (current?.text.length ?? 0) + sentence.length + 1;
      // A new paragraph may open a new piece early; a sentence only when the piece is full.
      const fits: boolean =
        joined <= MAX || (current !== null && current.text.length < MIN && joined <= MAX * 1.3);
      if (current !== null && fits) current.text += separator + sentence;
      else {
        current = { text: sentence, block: source.block };
        pieces.push(current);
      }
    }
  }
  return pieces;
}

function sentencesOf(text: string): string[] {
  if (text.length <= MAX) return [text];
  return text.split(SENTENCE_BORDER).flatMap(cutLong);
}

/** A sentence beyond all bounds is cut at a comma or blank. */
function cutLong(sentence: string): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > MAX * 1.3) {
    const window = rest.slice(0, MAX);
    const comma = Math.max(
      window.lastIndexOf("; "),
      window.lastIndexOf(", "),
      window.lastIndexOf("\n"),
    );
    const blank = comma > MIN ? comma + 1 : window.lastIndexOf(" ");
    const at = blank > MIN ? blank : MAX;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  if (rest !== "") parts.push(rest);
  return parts;
}
