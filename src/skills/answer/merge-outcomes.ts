/** Answers of several questions in one message, each under its question; and what a conversation keeps of them. */
import type { AnswerKind } from "../../domain/answer/answer.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { Outcome } from "./answer-deps.ts";
import type { Halves } from "./coordination.ts";
import { askForQuestion } from "./decline.ts";
import type { Statement } from "./statement.ts";
import type { Terms } from "./terms.ts";
import type { AnswerContext, Question } from "./understand.ts";

export interface PartOutcome {
  asked: string;
  outcome: Outcome;
}

/** Statements below the direct answer that one question of several gets. */
const MOST_REASONS = 3;

export function mergeOutcomes(all: readonly PartOutcome[]): Outcome {
  const parts = withoutEchoes(all);
  const [first, ...rest] = parts;
  if (!first) return askForQuestion();
  if (rest.length === 0) return first.outcome;
  const drafts = parts.map(({ outcome }) => outcome.draft);
  return {
    draft: {
      kind: kindOf(drafts.map(({ kind }) => kind)),
      statements: parts.flatMap(statementsOf),
      cautions: [...new Set(drafts.flatMap(({ cautions }) => cautions))],
      suggestions: drafts.flatMap(({ suggestions }) => suggestions.slice(0, 2)),
      verified:
        drafts
          .map(({ verified }) => verified)
          .filter((day) => day !== null)
          .sort()[0] ?? null,
    },
    about: [...new Set(parts.flatMap(({ outcome }) => outcome.about))],
  };
}

/** The direct answer carries the words of both things. */
export function tellsOfBoth(
  { draft }: Outcome,
  { things }: Halves,
  terms: (text: string) => Terms,
): boolean {
  const leads = draft.statements.filter(({ lead }) => lead === true).map(({ text }) => text);
  const told = terms(leads.join(" | ")).weights;
  return things.every((thing) => [...terms(thing).weights.keys()].every((term) => told.has(term)));
}

/** Both are answered, each by something else. */
export function areApart(outcomes: readonly Outcome[]): boolean {
  const leads = outcomes.map(({ draft }) => draft.statements[0]?.text);
  return (
    outcomes.every(({ draft, answered }) => isAnswer(draft.kind) && answered !== false) &&
    new Set(leads).size === outcomes.length
  );
}

const isAnswer = (kind: AnswerKind): boolean => kind === "answered" || kind === "premise-corrected";

/** A part that has nothing but the direct answer of an earlier one is that answer. */
function withoutEchoes(parts: readonly PartOutcome[]): PartOutcome[] {
  const told = new Set<string>();
  return parts.filter(({ outcome: { draft } }) => {
    const leads = draft.statements.filter(({ lead }) => lead === true).map(({ text }) => text);
    const isEcho =
      draft.opening === undefined && leads.length > 0 && leads.every((text) => told.has(text));
    for (const { text } of draft.statements) told.add(text);
    return !isEcho;
  });
}

/** A corrected premise may not go unsaid; what was answered outweighs what was not found. */
function kindOf(kinds: readonly AnswerKind[]): AnswerKind {
  const order: readonly AnswerKind[] = [
    "premise-corrected",
    "answered",
    "clarify",
    "not-found",
    "out-of-scope",
  ];
  return order.find((kind) => kinds.includes(kind)) ?? "answered";
}

function statementsOf({ asked, outcome: { draft } }: PartOutcome, at: number): Statement[] {
  const part = `${at + 1}. ${headingOf(asked)}`;
  const leads = draft.statements.filter((one) => one.lead === true);
  const others = draft.statements.filter((one) => one.lead !== true);
  // A list is the answer itself; what stands below a direct answer is cut.
  const reasons = leads.length > 0 ? others.slice(0, MOST_REASONS) : others;
  const opening: Statement[] =
    draft.opening === undefined ? [] : [{ text: draft.opening, citations: [], lead: true }];
  return [...opening, ...leads, ...reasons].map((one) => ({ ...one, part }));
}

/** The question as a heading: one line, its first letter large, its end a question mark. */
function headingOf(asked: string): string {
  const line = asked
    .replace(/\s+/g, " ")
    .replace(GREETING, "")
    .replace(PREFACE, "")
    .replace(/[\s,;.?!]+$/, "");
  const short = line.length <= 120 ? line : `${line.slice(0, line.lastIndexOf(" ", 118))} …`;
  return `${short.slice(0, 1).toLocaleUpperCase("vi")}${short.slice(1)}?`;
}

/** "Hai việc: …", "Em có 2 câu hỏi là: …" in front of the first question. */
const PREFACE = /^[^:?]{0,40}(?<![\d/]):\s+/u;

const GREETING =
  /^(?:(?:dạ|vâng|ạ|alo|em|kính|xin)[\s,]+)*(?:chào (?:anh|chị|ad|admin|bạn|em|cả nhà|a|mọi người)[\s,.!]+)?(?:(?:ad|anh|chị|bạn|dạ)[\s,]+)*(?:cho (?:em|mình|tôi|e|hỏi)(?: hỏi)?(?: chút| tí| xíu| thêm)?(?: là)?[\s,:]+)?/iu;

export function remember(
  question: Question,
  outcome: Outcome,
  register: Register,
  before: AnswerContext | null,
): AnswerContext {
  const ids = outcome.about.map((entry) => register.idOf(entry)).slice(0, 5);
  return {
    documentIds: ids.length > 0 ? ids : (before?.documentIds ?? []),
    subject: question.subject,
    facility: question.facility ?? before?.facility ?? null,
    plan: outcome.plan === true ? question.text : null,
  };
}
