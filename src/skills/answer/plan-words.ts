/** The words that a question has for the thing a plan is asked about, and how much of it a text names. */
import type { Turn } from "./answer-deps.ts";
import { without } from "./plan-follow-ups.ts";
import { planQuery, unitsOf, yearsOf } from "./plan-units.ts";

/**
 * `bare`: the question `text` without its words of asking. "Thanh" of "thanh toán" counts as well, though it is of a place
 * elsewhere.
 */
export function wordsOfThing(bare: string, text: string, turn: Turn): string[] {
  const thing = without(bare, [...unitsOf(text, turn), ...yearsOf(text).map(String)]);
  const keys = [...turn.terms(planQuery(thing)).weights.keys()];
  const isOwn = (word: string) => !turn.frame.has(word);
  const beside = keys.filter((key) => key.includes(" ") && key.split(" ").some(isOwn));
  const paired = new Set(beside.flatMap((key) => key.split(" ")));
  return keys.filter((key) => !key.includes(" ") && (isOwn(key) || paired.has(key)));
}

/** Sum of what the words tell, each by the share that `partOf` gives it. */
export function toldOf(
  words: readonly string[],
  turn: Pick<Turn, "evidence">,
  partOf: (word: string) => number = () => 1,
): number {
  return words.reduce((sum, word) => sum + turn.evidence.telling(word) * partOf(word), 0);
}
