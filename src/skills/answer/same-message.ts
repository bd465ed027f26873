/**
 * "Mẫu … thay mẫu nào, phần mềm phải nâng cấp trước khi nào": a later part of one message is asked of what the first
 * part is about, where the documents of that subject say as much of it as any other.
 */
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Outcome, Turn } from "./answer-deps.ts";
import { asNamed, fromContext } from "./follow-ups.ts";
import { rank } from "./select-facts.ts";
import { answerSubject } from "./subject-answer.ts";
import { contentSize } from "./terms.ts";
import type { AnswerContext, Question } from "./understand.ts";

/** Of what the best statement anywhere carries of the part, those of the subject carry at least this. */
const AS_MUCH = 0.8;
/** And of the part itself at least this. */
const LEAST = 0.5;

/** Names the document of the subject that the part is asked of; leaves the question as it is where it stands by itself. */
export function keepToSubject(question: Question, before: AnswerContext | null, turn: Turn): void {
  if (before === null || before.plan !== null || !isOpen(question)) return;
  const [main] = fromContext(before, turn.register);
  if (main === undefined) return;
  if (asksGuidanceAlone(question, turn)) {
    question.named.push(main);
    question.subject = before.subject;
    return;
  }
  if (main.entry.scope !== "national" || !wishesFact(question)) return;
  const meant = ofSubject(question, main.entry, turn);
  if (meant !== null) question.named.push(asNamed(meant));
}

/** It names no document and leans on none yet. */
const isOpen = ({ named, unknown, ambiguous, leaned }: Question): boolean =>
  leaned === null && named.length + unknown.length + ambiguous.length === 0;

/** A wish that a statement of a document answers, of a thing that is named. */
function wishesFact({ intents, mentioned, terms }: Question): boolean {
  if (mentioned.length > 0 || intents.has("list") || intents.has("plan")) return false;
  return contentSize(terms) >= 2 && ASKED.some((intent) => intents.has(intent));
}

/** The document of the subject that says as much of the part as any other does. */
function ofSubject(question: Question, main: RegisterEntry, turn: Turn): RegisterEntry | null {
  const told = bestOf(question, turn);
  const own = bestOf(question, turn, familyOf(main, turn));
  if (own === undefined || own.coverage < LEAST) return null;
  const isBehind = own.coverage < (told?.coverage ?? 0) * AS_MUCH;
  return isBehind || told?.unit.entry === own.unit.entry ? null : own.unit.entry;
}

/** "Nghị định hướng dẫn?": of nothing but the document that was asked about. */
const asksGuidanceAlone = ({ intents, text }: Question, { terms }: Turn): boolean =>
  intents.has("guided-by") && contentSize(terms(fold(text).replace(GUIDANCE, " | "))) === 0;
const GUIDANCE =
  /\b(?:nghi dinh|thong tu|van ban|quyet dinh|quy dinh chi tiet|huong dan|thi hanh|thuc hien|luat|so may|so hieu|ban hanh|nd|tt)\b/g;

/** "Vi phạm thì xử phạt theo nghị định nào": a law hardly ever says; the decree on penalties for its subject does. */
export function penaltyOf({ leaned, ...question }: Question, turn: Turn): Outcome | null {
  if (leaned === null || !PENALTY.test(fold(question.text))) return null;
  const told = answerSubject({ ...question, leaned: null, terms: leaned }, turn);
  const [lead] = told?.draft.statements ?? [];
  return told !== null && /phạt/.test(lead?.text ?? "") ? told : null;
}
const PENALTY = /\bphat\b.*\b(?:nghi dinh|van ban|quy dinh|nd) (?:nao|gi)\b/;

/** Wishes that a statement of a document answers. */
const ASKED = ["deadline", "date", "amount", "who", "obligation"] as const;

function bestOf(question: Question, turn: Turn, only?: ReadonlySet<RegisterEntry>) {
  const found = turn.evidence.find(question.terms, { ...(only ? { only } : {}), limit: 40 });
  return rank(found, question, turn.citer, new Set(), turn.asOf)[0];
}

/** The document itself and the living ones of its main subject. */
function familyOf(main: RegisterEntry, { register, citer }: Turn): ReadonlySet<RegisterEntry> {
  const [subject] = main.subjects;
  const others = register.entries.filter(
    (one) =>
      one.scope === "national" && one.subjects[0] === subject && canBeBasis(citer.status(one)),
  );
  return new Set([main, ...others]);
}
