/**
 * Folding of Vietnamese text: marks removed, đ → d, lower case, one space.
 * The folded form is for matching only; what a user reads always keeps its marks.
 */

/** Removes marks and đ; keeps case, length per base letter, spacing and punctuation. */
export function stripMarks(text: string): string {
  return mapUnits(text, MARKLESS) ?? decomposed(text);
}

function decomposed(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D");
}

// Every rule folds every cell and sentence of a document: what each letter of Vietnamese text becomes is looked up.
const UNITS = 0xe100;
const REMOVED = 0;
const UNKNOWN = 0xffff;
const LETTER_D = "d".charCodeAt(0);

const MARKLESS = unitTable();
const FOLDED = unitTable();
const IN_PLACE = unitTable();

// Latin letters with what may mark them, general punctuation, and the signs that we set ourselves: everything else is
// left to the slow way.
const KNOWN: readonly (readonly [from: number, to: number])[] = [
  [0x01, 0x370],
  [0x1e00, 0x1f00],
  [0x2000, 0x2300],
  [0xe000, UNITS],
];

for (const [from, to] of KNOWN) {
  for (let code = from; code < to; code += 1) {
    const letter = decomposed(String.fromCharCode(code));
    const lower = letter.toLowerCase();
    MARKLESS[code] = codeOf(letter);
    FOLDED[code] = codeOf(lower);
    IN_PLACE[code] = /[ÐƉ]/.test(letter) ? LETTER_D : lower.length === 1 ? codeOf(lower) : code;
  }
}

function unitTable(): Uint16Array {
  return new Uint16Array(UNITS).fill(UNKNOWN);
}

function codeOf(letter: string): number {
  if (letter === "") return REMOVED;
  return letter.length === 1 ? letter.charCodeAt(0) : UNKNOWN;
}

const room = new Uint16Array(4096);

/** The text with each code unit replaced; null where it holds one that the table does not know. */
function mapUnits(text: string, table: Uint16Array): string | null {
  const { length } = text;
  let at = 0;
  while (at < length && table[text.charCodeAt(at)] === text.charCodeAt(at)) at += 1;
  if (at === length) return text;
  let done = text.slice(0, at);
  let filled = 0;
  for (; at < length; at += 1) {
    const made = table[text.charCodeAt(at)] ?? UNKNOWN;
    if (made === UNKNOWN) return null;
    if (made !== REMOVED) room[filled++] = made;
    if (filled === room.length) {
      done += printed(filled);
      filled = 0;
    }
  }
  return done + printed(filled);
}

const printed = (filled: number): string =>
  String.fromCharCode.apply(null, room.subarray(0, filled) as unknown as number[]);

const UNEVEN = /\s{2}|[^\S ]/;

/** Lower-case, mark-free, white space folded to single spaces and trimmed. */
export function fold(text: string): string {
  const folded = mapUnits(text, FOLDED) ?? decomposed(text).toLowerCase();
  return (UNEVEN.test(folded) ? folded.replace(/\s+/g, " ") : folded).trim();
}

/** Folds marks and case and keeps every position: what has no single-unit base letter stays as it is; eth counts as đ. */
export function foldInPlace(text: string): string {
  return (
    mapUnits(text, IN_PLACE) ??
    text.replace(RUNS, (run) => mapUnits(run, IN_PLACE) ?? foldedUnit(run))
  );
}

const LOOKED_UP = KNOWN.map(([from, to]) => `${unit(from)}-${unit(to - 1)}`).join("");
/** What the tables know, and one by one what they do not. */
const RUNS = new RegExp(`[${LOOKED_UP}]+|[^${LOOKED_UP}]`, "g");

function unit(code: number): string {
  return String.fromCharCode(code);
}

function foldedUnit(unit: string): string {
  const letter = decomposed(unit.replace(/[ÐƉ]/, "Đ")).toLowerCase();
  return letter.length === 1 ? letter : unit;
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
