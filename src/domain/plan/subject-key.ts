/** What a line is about, as folded words without figures, years and filler; for matching lines of two plans. */
import { syllables } from "../text/fold.ts";
import { oncePerText } from "../text/once-per-text.ts";

const FILLER = new Set(
  "va cua cac la tai cho den tren theo duoc trong voi nam ty le dat tro len it nhat so ve mot nhung co tu thuc hien trien khai tiep tuc duy tri".split(
    " ",
  ),
);

export function subjectKey(text: string): string {
  return subjectWords(text).join(" ");
}

export const subjectWords = oncePerText((text: string): readonly string[] =>
  syllables(text).filter((word) => !FILLER.has(word) && !/\d/.test(word) && word.length > 1),
);

/** Share of the smaller set's words that both texts have, 0..1. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a);
  const right = new Set(b);
  const smaller = Math.min(left.size, right.size);
  if (smaller === 0) return 0;
  let both = 0;
  for (const word of left) if (right.has(word)) both++;
  return both / smaller;
}
