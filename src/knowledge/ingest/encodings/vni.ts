/** VNI-Windows: a base letter followed by one sign that stands for its marks ("Keá hoaïch" → "Kế hoạch"). */

/** Signs behind a vowel, as windows-1252 shows them → combining marks. */
const SIGNS: Record<string, string> = {
  ù: "\u0301",
  ø: "\u0300",
  û: "\u0309",
  õ: "\u0303",
  ï: "\u0323",
  â: "\u0302",
  á: "\u0302\u0301",
  à: "\u0302\u0300",
  å: "\u0302\u0309",
  ã: "\u0302\u0303",
  ä: "\u0302\u0323",
  ê: "\u0306",
  é: "\u0306\u0301",
  è: "\u0306\u0300",
  ú: "\u0306\u0309",
  ü: "\u0306\u0303",
  ë: "\u0306\u0323",
};

/** Letters with a code of their own. */
const LETTERS: Record<string, string> = {
  ñ: "đ",
  ô: "ơ",
  ö: "ư",
  í: "í",
  ì: "ì",
  æ: "ỉ",
  ó: "ĩ",
  ò: "ị",
  î: "ỵ",
};

const VOWELS = "aeiouyôö";

/** Converts text whose VNI bytes were read as windows-1252 (or pasted from such a font). */
export function vniToUnicode(text: string): string {
  let converted = "";
  let previous = "";
  for (const letter of text) {
    const lower = letter.toLowerCase();
    const sign = SIGNS[lower];
    const own = LETTERS[lower];
    if (sign !== undefined && VOWELS.includes(previous) && previous !== "") converted += sign;
    else if (own !== undefined) converted += letter === lower ? own : own.toUpperCase();
    else converted += letter;
    previous = lower;
  }
  return converted.normalize("NFC");
}
