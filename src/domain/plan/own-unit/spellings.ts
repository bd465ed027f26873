/** Patterns of Vietnamese names: white space of any length, tone marks in their old and their new place. */
import { patternOf } from "../../text/pattern.ts";

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;

/** "Hóa" and "Hoá", "Thủy" and "Thuỷ": the mark stands over either letter. */
function spellings(word: string): string[] {
  const parts = word.normalize("NFD");
  const tone = TONE.exec(parts)?.[0];
  const base = parts.replace(TONE, "").normalize("NFC");
  const pair = /(?<!q)(?:o[ae]|uy)$/iu.exec(base);
  if (tone === undefined || pair === null) return [word];
  const at = pair.index;
  return [1, 2].map((letters) =>
    `${base.slice(0, at + letters)}${tone}${base.slice(at + letters)}`.normalize("NFC"),
  );
}

/** Source of a pattern that meets the name as it may be written. */
export function nameSource(name: string): string {
  return name
    .normalize("NFC")
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [first = "", ...others] = spellings(word).map(patternOf);
      return others.length === 0 ? first : `(?:${[first, ...others].join("|")})`;
    })
    .join("\\s+");
}

/** The source with nothing of a word on either side. */
export function standing(source: string, flags = "gu"): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, flags);
}
