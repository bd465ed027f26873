/** Answers of several questions in one, and what a conversation keeps of them. */
import type { Register } from "../../domain/regulation/register.ts";
import type { Outcome } from "./answer-deps.ts";
import { askForQuestion } from "./decline.ts";
import type { AnswerContext, Question } from "./understand.ts";

export function mergeOutcomes(outcomes: readonly Outcome[]): Outcome {
  const [first, ...rest] = outcomes;
  if (!first) return askForQuestion();
  for (const next of rest) {
    const { draft } = first;
    if (next.draft.opening !== undefined) {
      draft.statements.push({ text: next.draft.opening, citations: [] });
    }
    draft.statements.push(...next.draft.statements.map((one) => ({ ...one, lead: false })));
    draft.cautions.push(...next.draft.cautions);
    if (draft.kind === "not-found" || draft.kind === "out-of-scope") draft.kind = next.draft.kind;
    draft.verified =
      [draft.verified, next.draft.verified].filter((day) => day !== null).sort()[0] ?? null;
    first.about.push(...next.about);
  }
  return first;
}

export function remember(
  question: Question,
  outcome: Outcome,
  register: Register,
  before: AnswerContext | null,
): AnswerContext {
  const ids = outcome.about.map((entry) => register.idOf(entry)).slice(0, 5);
  return {
    documentIds: ids.length > 0 ? ids : (before?.documentIds ?? []),
    subject: question.text,
    facility: question.facility ?? before?.facility ?? null,
    plan: outcome.plan === true ? question.text : null,
  };
}
