/**
 * One measure asked of two things at once: "phần mềm và máy in chịu thuế bao nhiêu", "giá trần máy tính, máy scan". The
 * question of either thing by itself; whether two answers are needed is for the caller to see. Pure.
 */
import { foldInPlace } from "../../domain/text/fold.ts";

export interface Halves {
  /** The things, as typed. */
  things: readonly [string, string];
  /** The question asked of either. */
  texts: readonly [string, string];
}

const MEASURE =
  /\b(?:thue|vat|gtgt|gia|tran|toi da|dinh muc|phat|luu(?: tru)?|han muc|muc|bao nhieu (?:tien|trieu|phan tram|%|nam)|may (?:trieu|nam|phan tram|%))\b/;
const JOINT = /\s+(?:va|voi|cung|lan|hay|hoac)\s+|\s*,\s*(?:va\s+)?/g;
/** A thing begins behind these. */
const BEFORE =
  "cua|cho|voi|ve|la|thi|thue|gtgt|vat|suat|gia|toi da|tran|muc|dinh muc|phat|luu|luu tru|chiu|mua|thue|trang bi|han muc|tien|neu|nhieu|khi";
/** A thing ends ahead of these. */
const BEHIND =
  "co|duoc|chiu|thi|la|bi|gia|thue|vat|gtgt|may(?= (?:trieu|nam|phan tram|%|tien|cai))|bao|nhieu|toi da|tran|phai|luu|theo|trong|nam|moi|hien|tu|khi|can|vuot|ra sao|the nao|dinh muc|bay gio|dang|deu|khong|ko|nay";
const LAST_BEFORE = new RegExp(
  `(?:^|[,.;:?!]|\\b(?:${BEFORE})\\b)\\s*((?:(?!\\b(?:${BEFORE})\\b)[^,.;:?!])*)$`,
);
const FIRST_BEHIND = new RegExp(`^((?:thue |gia |vat )?.*?)(?=\\s+(?:${BEHIND})\\b|[,.;:?!]|$)`);
const MOST_WORDS = 5;

/** null where no measure is asked of two things. */
export function halvesOf(text: string): Halves | null {
  const nfc = text.normalize("NFC");
  const folded = foldInPlace(nfc);
  if (!MEASURE.test(folded) || /\d\s*\//.test(folded)) return null;
  for (const joint of folded.matchAll(JOINT)) {
    const start = joint.index;
    const end = start + joint[0].length;
    const left = LAST_BEFORE.exec(folded.slice(0, start))?.[1]?.trim() ?? "";
    const right = FIRST_BEHIND.exec(folded.slice(end))?.[1]?.trim() ?? "";
    if (!isThing(left) || !isThing(right)) continue;
    const from = start - left.length;
    const to = end + right.length;
    const things = [nfc.slice(from, start), nfc.slice(end, to)] as const;
    const of = (thing: string) => `${nfc.slice(0, from)}${thing}${nfc.slice(to)}`.trim();
    return { things, texts: [of(things[0]), of(things[1])] };
  }
  return null;
}

const isThing = (said: string): boolean => {
  const words = said.split(/\s+/).filter(Boolean);
  return words.length >= 1 && words.length <= MOST_WORDS && said.length > 2 && !/\d/.test(said);
};
