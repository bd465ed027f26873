/** Slips of spelling of the prior plan that have one right form: they do not go on into the next one. */
import { isMisspelt, MISSPELLINGS } from "../review/misspellings.ts";

const MORE: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})thế chế(?=\s+số)(?!\p{L})/iu, "thể chế"],
  [/(?<!\p{L})sát nhập(?!\p{L})/iu, "sáp nhập"],
  [/(?<!\p{L})công(?= giám định (?:BHYT|bảo hiểm y tế))/iu, "cổng"],
  [/(?<!\p{L})BHXXH(?!\p{L})/u, "BHXH"],
  [
    /(?<=(?<!\p{L})theo quy định tại) theo(?=\s+(?:Quyết định|Thông tư|Nghị định|Luật)(?!\p{L}))/u,
    "",
  ],
  [/(?<=(?<!\p{L})Bộ trưởng) bộ(?=\s+Bộ\s)/iu, ""],
  [/(?<=(?<!\p{L})Thủ tướng\s+)chính phủ(?!\p{L})/u, "Chính phủ"],
];

type Slip = readonly [RegExp, string];

const everywhere = ([wrong, right]: Slip): Slip => [
  new RegExp(wrong.source, `${wrong.flags}g`),
  right,
];
const WRONG = MISSPELLINGS.map(everywhere);
const OFTEN_WRONG = MORE.map(everywhere);

export interface Spelt {
  text: string;
  /** "gia đoạn → giai đoạn". */
  slips: string[];
}

export function rightlySpelt(text: string): Spelt {
  const slips: string[] = [];
  const wrong = isMisspelt(text) ? [...WRONG, ...OFTEN_WRONG] : OFTEN_WRONG;
  const done = wrong.reduce(
    (words, [form, right]) =>
      words.replace(form, (found) => {
        const rightly = likeCase(found, right);
        slips.push(right === "" ? `bỏ "${found.trim()}" thừa` : `${found} → ${rightly}`);
        return rightly;
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
