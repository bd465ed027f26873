/** Is an offline answer so far from its question that another wording is worth trying? */
import { findReferences } from "../../../domain/reference/find-references.ts";
import type { AnswerResult } from "../make-answer.ts";
import type { Terms } from "../terms.ts";

/** Below this share of the question's subject words, the answer is about something else. */
const LEAST_SHARE = 0.5;

export type Strength =
  | "strong"
  /** Answered, but hardly with the question's own words. */
  | "weak"
  /** Not found, or asked back. */
  | "none"
  /** Declined, unknown or ambiguous document: the engine knows what it does not know. */
  | "settled";

export function strengthOf(
  question: string,
  { answer }: AnswerResult,
  terms: (text: string) => Terms,
): Strength {
  if (answer.kind === "out-of-scope") return "settled";
  const named = findReferences(question).length > 0;
  if (answer.kind === "not-found" || answer.kind === "clarify") return named ? "settled" : "none";
  if (named || answer.kind === "premise-corrected") return "strong";
  return share(question, answer.facts, terms) < LEAST_SHARE ? "weak" : "strong";
}

function share(question: string, facts: readonly string[], terms: (text: string) => Terms): number {
  const said = new Set(facts.flatMap((fact) => terms(fact).words));
  const words = [...terms(question).weights.keys()].filter((term) => !term.includes(" "));
  if (words.length === 0) return 1;
  return words.filter((word) => said.has(word)).length / words.length;
}
