/**
 * May a model's reading of a question be answered in its place? Only where the subject stays: staff talk may be put in the
 * words of the register ("cái vụ ghi chép bằng giấy"), a thing of which the register knows nothing ("camera", "lọc thận") may
 * not disappear on the way.
 */
import { entryPassages } from "../../../domain/regulation/entry-passages.ts";
import type { Register } from "../../../domain/regulation/register.ts";
import type { Terms } from "../terms.ts";

/** Share of the question's pairs of words that may be both strange to the register and lost in the reading. */
const MOST_LOST = 0.4;

export function makeSubjectKeeper(
  register: Register,
  terms: (text: string) => Terms,
): (reading: string, question: string) => boolean {
  // Read at once: the first question has a time limit.
  const known = termsOf(register, terms);
  return (reading, question) => {
    const said = new Set(terms(reading).weights.keys());
    const lost = (term: string) => !said.has(term) && !known.has(term);
    const asked = [...terms(question).weights];
    const words = asked.filter(([term]) => !term.includes(" ") && !/^\d+$/.test(term));
    if (words.some(([term]) => lost(term))) return false;
    const pairs = asked.filter(([term, weight]) => term.includes(" ") && weight >= 1);
    if (pairs.length === 0) return words.some(([term]) => said.has(term));
    return pairs.filter(([term]) => lost(term)).length / pairs.length < MOST_LOST;
  };
}

/** Kept for as long as the register lives, which each new one replaces as a whole. */
const kept = new WeakMap<Register, Set<string>>();

/** Everything that the register says or is asked for. */
function termsOf(register: Register, terms: (text: string) => Terms): Set<string> {
  const before = kept.get(register);
  if (before !== undefined) return before;
  const known = new Set<string>();
  kept.set(register, known);
  for (const entry of register.entries) {
    const texts = [entry.title, entry.issuer, ...entry.shortNames];
    texts.push(...entryPassages(entry).map(({ text }) => text));
    for (const { asks } of entry.provisions) texts.push(...asks);
    for (const text of texts) for (const term of terms(text).weights.keys()) known.add(term);
  }
  return known;
}
