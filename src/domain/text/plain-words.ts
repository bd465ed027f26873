/** Words alone, folded: "Phần mềm (HIS/LIS)" → "phan mem his lis". */
import { fold } from "./fold.ts";

export const plainWords = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();
