/** Slips of spelling of the prior plan that have one right form: they do not go on into the next one. */
import { MISSPELLINGS } from "../review/misspellings.ts";

const MORE: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})thế chế(?=\s+số)(?!\p{L})/iu, "thể chế"],
  [/(?<!\p{L})sát nhập(?!\p{L})/iu, "sáp nhập"],
  [/(?<=(?<!\p{L})Thủ tướng\s+)chính phủ(?!\p{L})/u, "Chính phủ"],
];

const WRONG = [...MISSPELLINGS, ...MORE].map(
  ([wrong, right]) => [new RegExp(wrong.source, `${wrong.flags}g`), right] as const,
);

export interface Spelt {
  text: string;
  /** "gia đoạn → giai đoạn". */
  slips: string[];
}

export function rightlySpelt(text: string): Spelt {
  const slips: string[] = [];
  const done = WRONG.reduce(
    (words, [wrong, right]) =>
      words.replace(wrong, (found) => {
        const form = likeCase(found, right);
        slips.push(`${found} → ${form}`);
        return form;
      }),
    text,
  );
  return { text: done, slips: [...new Set(slips)] };
}

function likeCase(found: string, right: string): string {
  if (found === found.toLocaleUpperCase("vi")) return right.toLocaleUpperCase("vi");
  const [first = ""] = found;
  return first === first.toLocaleUpperCase("vi") && first !== first.toLocaleLowerCase("vi")
    ? right.charAt(0).toLocaleUpperCase("vi") + right.slice(1)
    : right;
}
