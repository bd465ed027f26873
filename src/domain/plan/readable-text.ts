/** Whether a text that a scan may have spoilt can be read, and how much of it. */
import { isSyllable } from "../document/reading-quality.ts";
import { upperFirst } from "../text/first-letter.ts";
import { stripMarks } from "../text/fold.ts";
import { readLine, type ReadScan, type ReadWord } from "../text/scan/restore-scan.ts";
import { unsureWord } from "./unsure-marks.ts";

/** Whether a line reads as Vietnamese with its marks: sound syllables, most of them marked. */
export function isLegible(text: string): boolean {
  const tokens = text.match(/[\p{L}\p{M}\d|¢€&$]*\p{L}[\p{L}\p{M}\d|¢€&$]*/gu) ?? [];
  const words = tokens
    .map((token) => token.normalize("NFC"))
    .filter((token) => !/^[\p{Lu}\d]{2,}$/u.test(token) || isSyllable(token.toLowerCase()));
  if (words.length === 0) return false;
  const sound = words.filter((word) => isSyllable(word.toLowerCase())).length;
  const marked = words.filter((word) => stripMarks(word) !== word).length;
  return sound >= 0.95 * words.length && marked >= 0.6 * words.length;
}

/** Figures and signs that a scan puts in the place of letters; no syllable has a d or b behind its first letter. */
export function cleanGlyphs(text: string): string {
  return text.replace(/[\p{L}\p{M}\d¢€$&|]*\p{L}[\p{L}\p{M}\d¢€$&|]*/gu, (word) =>
    /\p{Ll}/u.test(word)
      ? word
          .replace(/[60]/g, "o")
          .replace(/[1|]/g, "l")
          .replace(/[¢€&8]/g, "e")
          .replace(/^I(?=\p{Ll})/u, "l")
          .replace(/(?<=\p{L})[db]/gu, "o")
      : word,
  );
}

/** A guess below this helps nobody: the token itself is shown. */
const LIKELY = 0.5;
/** Of the words of a name so many are sure or likely, or letters that a scanner does not mistake. */
const MOST = 0.6;
const LETTERS = /^[A-Z][A-Z\d./-]+$/;

/** A stretch that is not sure, between the signs that become a mark. */
export function shown(stretch: readonly ReadWord[]): string {
  const words = stretch.map(({ text, seen, certainty }) => (certainty >= LIKELY ? text : seen));
  return unsureWord(words.join(" "));
}

/** A name with its unsure words in marks; null where too little of it can be told. */
export function partlyRead(text: string, readScan?: ReadScan): string | null {
  const words = readScan?.(text) ?? [];
  const told = words.filter(
    ({ sure, certainty, seen }) => sure || certainty >= LIKELY || LETTERS.test(seen),
  );
  if (words.length === 0 || told.length < MOST * words.length) return null;
  return upperFirst(readLine(words, shown).replace(/[,;:.]$/u, ""));
}
