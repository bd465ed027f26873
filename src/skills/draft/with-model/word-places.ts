/**
 * What must stay beside what in a rewritten line: a figure before the words that it counts, "không" and "trước" before the
 * word that they turn, a body beside the verb that tells its part. Clauses may change places, nothing inside them may.
 */
import { JOINING } from "./joining-words.ts";

/** Words that turn a sentence round by what they stand before. */
const TURNING =
  /^(?:không|chưa|chẳng|đừng|cấm|miễn|trừ|trước|sau|trên|dưới|hơn|kém|tối|ít|nhiều|quá|tăng|giảm|hằng|hàng|mỗi|từ|đến|chủ|phối|đã|đang|sẽ|vừa|được|bị)$/u;
const FIGURE = /\p{N}/u;
const ROMAN = /^(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})$/u;
const NAME = /^\p{Lu}/u;
/** Two parts of a sentence may be joined by one word or another. */
const JOINT = /\s(?:và|đồng thời|cùng với|đồng thời với)(?=\s)/giu;
/** Where a clause ends; a stop inside "13/2025" or "1.250" is none. */
const CLAUSES = /[;:()\n]+|[,.](?=\s|$)|\s(?=và\s)/u;
/** Words behind a figure or a name that must be the same. */
const BEHIND = 3;

export const wordsOf = (text: string): string[] =>
  [...text.matchAll(/[≥≤<>]|[\p{L}\p{M}\p{N}]+(?:[./,-][\p{L}\p{M}\p{N}]+)*%?/gu)].map(
    ([word]) => word,
  );

const small = (word: string | undefined): string => (word ?? "").toLocaleLowerCase("vi");

/** Words of a rewrite that do not stand so in its source, as a sentence each; names count where their order has changed. */
export function movedWords(text: string, source: string, names: boolean): string[] {
  const known = clausesOf(source);
  return clausesOf(text).flatMap((clause) =>
    clause.flatMap((word, at) => {
      const reach = reachOf(word, at, names);
      if (reach === 0 || known.some((one) => standsIn(one, clause, at, reach))) return [];
      const shown = clause.slice(Math.max(0, at - 1), at + 1 + reach).join(" ");
      return [`"${shown}" không đi cùng nhau như vậy trong dòng gốc.`];
    }),
  );
}

function clausesOf(text: string): string[][] {
  return text
    .replace(JOINT, " và")
    .split(CLAUSES)
    .map(wordsOf)
    .filter((words) => words.length > 0);
}

/** How many words behind it a word is tied to; 0 for one that may stand anywhere. */
function reachOf(word: string, at: number, names: boolean): number {
  if (FIGURE.test(word) || ROMAN.test(word)) return BEHIND;
  if (names && at > 0 && NAME.test(word)) return BEHIND;
  return TURNING.test(small(word)) ? 1 : 0;
}

function standsIn(
  source: readonly string[],
  clause: readonly string[],
  at: number,
  reach: number,
): boolean {
  return source.some((word, place) => {
    if (small(word) !== small(clause[at])) return false;
    if (reach > 1 && !sameBefore(source[place - 1], clause[at - 1])) return false;
    for (let step = 1; step <= reach; step += 1) {
      const [own, said] = [small(source[place + step]), small(clause[at + step])];
      if (own === "" || said === "") return reach > 1 || own === said;
      if (own !== said) return reach > 1 && step > 1 && JOINING.has(said);
    }
    return true;
  });
}

/** "Trong năm 2027", "năm 2027": what joins may come and go. */
function sameBefore(own: string | undefined, said: string | undefined): boolean {
  const [before, now] = [small(own), small(said)];
  return before === now || now === "" || now === "và" || JOINING.has(now);
}
