/** Puts a verdict on what a question took for granted in front of the statement that tells. */
import type { Scored } from "../evidence.ts";
import type { AnswerDraft } from "../render-answer.ts";
import type { Verdict } from "./check-values.ts";

/** The facts with the telling one first. */
export function ledBy(verdict: Verdict | null, facts: readonly Scored[]): Scored[] {
  if (verdict === null) return [...facts];
  const { fact } = verdict;
  return [fact, ...facts.filter((one) => one.unit !== fact.unit)].slice(0, 5);
}

/** Speaks the verdict in the first statement, which is the one that tells; a wrong claim is a corrected premise. */
export function sayVerdict(draft: AnswerDraft, verdict: Verdict | null): void {
  const [first] = draft.statements;
  if (verdict === null || !first) return;
  first.text = `${verdict.said} ${first.text}`;
  if (isWrongPremise(verdict)) draft.kind = "premise-corrected";
}

/** "… được không" asks; only what was taken for granted is corrected. */
export const isWrongPremise = (verdict: Verdict | null): boolean =>
  verdict !== null && !verdict.right && !verdict.asked;
