/** A question without its commas, brackets and signs of asking, folded, words one blank apart. */
import { fold } from "../../domain/text/fold.ts";

export const spoken = (text: string): string =>
  fold(text)
    .replace(/[?!.,;:()"“”]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
