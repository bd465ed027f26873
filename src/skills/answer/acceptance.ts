/** Whether the best statement found answers the question, or only shares some of its words. */
import type { Scored } from "./evidence.ts";

/** Logistic weights, fitted on test/eval (never on its held-out half) against subjects that the register does not hold. */
const WEIGHTS = {
  bias: -6.19,
  /** Nearness to a way in which staff ask for the statement. */
  ask: 2.49,
  singles: 1.28,
  pairs: 2.19,
  missing: -0.58,
  /** A long question gives more chances to miss, so the same shares say more. Tenths of a content word, at most 10. */
  words: 4.22,
  /** Share of the six best statements that stand in the same document. */
  company: 3.33,
};

/** Below this the question is declined: a confident wrong answer is worse than none. */
const LEAST = 0.22;

/** `ranked`: all statements found, best first; `words`: content words of the question. */
export function isAcceptable(one: Scored, ranked: readonly Scored[], words: number): boolean {
  const top = ranked.slice(0, 6);
  const company = top.filter((other) => other.unit.entry === one.unit.entry).length / 6;
  const z =
    WEIGHTS.bias +
    WEIGHTS.ask * one.ask +
    WEIGHTS.singles * one.singles +
    WEIGHTS.pairs * one.pairs +
    WEIGHTS.missing * one.missing +
    WEIGHTS.words * (Math.min(10, words) / 10) +
    WEIGHTS.company * company;
  return 1 / (1 + Math.exp(-z)) >= LEAST;
}
