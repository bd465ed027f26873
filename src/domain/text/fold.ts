/**
 * Folding of Vietnamese text: marks removed, đ → d, lower case, one space.
 * The folded form is for matching only; what a user reads always keeps its marks.
 */

/** Removes marks and đ; keeps case, length per base letter, spacing and punctuation. */
export function stripMarks(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D");
}

/** Lower-case, mark-free, white space folded to single spaces and trimmed. */
export function fold(text: string): string {
  return stripMarks(text).toLowerCase().replace(/\s+/g, " ").trim();
}

/** Folds marks and case and keeps every position: what has no single-unit base letter stays as it is; eth counts as đ. */
export function foldInPlace(text: string): string {
  const folded = stripMarks(text.replace(/[ÐƉ]/g, "Đ")).toLowerCase();
  if (folded.length === text.length) return folded;
  return Array.from({ length: text.length }, (_, index) => {
    const letter = stripMarks(text.charAt(index)).toLowerCase();
    return letter.length === 1 ? letter : text.charAt(index);
  }).join("");
}

/** Folded syllables: runs of letters and digits. */
export function syllables(text: string): string[] {
  return stripMarks(text.toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Lower case, tone mark at the end: old and new places of the mark meet ("hoà", "hòa"), different tones do not. */
export function syllable(word: string): string {
  const parts = word.toLowerCase().normalize("NFD");
  return parts.replace(TONES, "").normalize("NFC") + (parts.match(TONES)?.join("") ?? "");
}

/** kebab-case ASCII slug of a Vietnamese title. */
export function slug(text: string): string {
  return syllables(text).join("-");
}
