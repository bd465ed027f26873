/** The law that a title says it details: "quy định chi tiết một số điều của Luật Khám bệnh, chữa bệnh". */
import type { Register } from "../../regulation/register.ts";

const DETAILS =
  /(?:quy định chi tiết|hướng dẫn thi hành|biện pháp thi hành)[^;.]{0,60}?(?<!\p{L})(luật .*)$/iu;
/** No further word of the name comes. */
const ENDS = /^\s*(?:$|[.;(:”"]|số \d|năm \d|ngày \d)/u;
/** A short name of capitals alone; other words can be compared. */
const ONLY_WORDS = /^luật(?: \p{Ll}+){1,5}(?=\s*(?:$|[.;(:”"]|số \d))/u;

/** Lower-case name of the law of the register that the title details; null where it names none we know. */
export function detailedLaw(title: string, register: Register): string | null {
  const said = DETAILS.exec(title)?.[1]?.toLowerCase().replace(/\s+/g, " ");
  if (said === undefined) return null;
  const names = register.entries
    .filter(({ type }) => type === "Luật")
    .map((entry) => entry.title.toLowerCase())
    .filter((name) => said.startsWith(name) && ENDS.test(said.slice(name.length)));
  return names.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Lower-case name of a law that the title details and that has no word in common with the known one. */
export function unlikeLaw(title: string, known: string): string | null {
  const said = DETAILS.exec(title)?.[1];
  if (said === undefined || /\p{Lu}{2}/u.test(said)) return null;
  const name = ONLY_WORDS.exec(said.toLowerCase().replace(/\s+/g, " "))?.[0];
  const words = new Set(known.split(/[ ,]+/).slice(1));
  const isOther =
    name
      ?.split(" ")
      .slice(1)
      .every((word) => !words.has(word)) === true;
  return isOther ? name : null;
}
