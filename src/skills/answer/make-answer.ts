/**
 * The answer skill, offline: a question in staff Vietnamese → statements of the register and of stored documents, each with
 * its citation, or an honest "không tìm thấy". Everything here is lookup and rule; no model is needed.
 */
import type { Answer } from "../../domain/answer/answer.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { IsoDate, RegisterEntry } from "../../domain/regulation/register-entry.ts";
import type { Outcome, PassageSearch, Turn } from "./answer-deps.ts";
import { answerChanges } from "./changes-answer.ts";
import { askForQuestion, chooseOne, isOffTopic, notFound, offTopic } from "./decline.ts";
import { answerDocuments } from "./document-answer.ts";
import { makeEvidence } from "./evidence.ts";
import { makeNameFinder } from "./named-laws.ts";
import { makeOutsideSubjects } from "./outside-subjects.ts";
import {
  answerFromPlans,
  answerFromUploads,
  namesUnknownUnit,
  planPlaces,
  unitsOf,
} from "./passage-answer.ts";
import { type AnswerDraft, renderAnswer } from "./render-answer.ts";
import { makeCiter } from "./statement.ts";
import { answerSubject } from "./subject-answer.ts";
import { makeTerms, type TermSynonyms } from "./terms.ts";
import {
  type AnswerContext,
  contentSize,
  type NamedDocument,
  type Question,
  understand,
} from "./understand.ts";

export type { AnswerContext } from "./understand.ts";

export interface AnswerRequest {
  question: string;
  asOf: IsoDate;
  unit: string;
  context: AnswerContext | null;
}

export interface AnswerResult {
  answer: Answer;
  /** What the answer was made of, so that it can be put in other words. */
  draft: AnswerDraft;
  context: AnswerContext;
}

export interface AnswerDeps {
  register: Register;
  synonyms: TermSynonyms;
  searchPassages: PassageSearch;
}

/** Questions longer than this are cut: nobody asks so long, and every step is linear in the text. */
const MAX_QUESTION = 2000;

export function makeAnswer(deps: AnswerDeps): (request: AnswerRequest) => Promise<AnswerResult> {
  const terms = makeTerms(deps.synonyms);
  const evidence = makeEvidence(deps.register, terms);
  const findNames = makeNameFinder(deps.register);
  const outside = makeOutsideSubjects(deps.register);
  return async ({ question: text, asOf, unit, context }) => {
    const citer = makeCiter(deps.register, asOf);
    const turn: Turn = { ...deps, evidence, terms, citer, asOf, unit, outside };
    const parts = splitQuestions(text.slice(0, MAX_QUESTION));
    const outcomes: Outcome[] = [];
    let memory = context;
    for (const part of parts) {
      const question = understand(part, {
        register: deps.register,
        terms,
        vocabulary: evidence.vocabulary,
        context: memory,
      });
      addNamedLaws(question, findNames(terms(part).words.join(" "), asOf));
      const outcome = await answerOne(question, memory, turn);
      outcomes.push(outcome);
      memory = remember(question, outcome, deps.register, memory);
    }
    const merged = merge(outcomes.length > 0 ? outcomes : [askForQuestion()]);
    return {
      answer: renderAnswer(merged.draft, asOf),
      draft: merged.draft,
      context: memory ?? { documentIds: [], subject: "", facility: null },
    };
  };
}

async function answerOne(
  question: Question,
  context: AnswerContext | null,
  turn: Turn,
): Promise<Outcome> {
  if (isOffTopic(question)) return offTopic(question);
  const pointed = question.followUp ? fromContext(context, turn.register) : [];
  if (question.named.length > 0) {
    return withPlans(answerDocuments(question, question.named, turn), turn);
  }
  if (pointed.length > 0) return answerPointed(question, pointed, context, turn);
  if (question.ambiguous.length > 0) return chooseOne(question, turn);
  if (question.unknown.length > 0) {
    return (await answerFromUploads(question, turn)) ?? notFound(question, turn);
  }
  if (contentSize(question.terms) === 0) return answerChanges(question, turn) ?? askForQuestion();
  return answerBySubject(question, turn);
}

async function answerPointed(
  question: Question,
  pointed: readonly NamedDocument[],
  context: AnswerContext | null,
  turn: Turn,
): Promise<Outcome> {
  const outcome = answerDocuments(question, pointed, turn);
  const wider = outcome.answered === false ? widerAnswer(question, context, turn) : null;
  return withPlans(wider ?? outcome, turn);
}

/** "Nó bị phạt bao nhiêu": the document does not say, another one may, for the subject of the question before. */
function widerAnswer(
  question: Question,
  context: AnswerContext | null,
  turn: Turn,
): Outcome | null {
  if (context === null) return null;
  return answerSubject(
    { ...question, terms: turn.terms(`${context.subject} | ${question.text}`) },
    turn,
  );
}

async function answerBySubject(question: Question, turn: Turn): Promise<Outcome> {
  const listed = question.intents.has("changes") && asksWhichChange(question.text);
  const changes = listed ? answerChanges(question, turn) : null;
  if (changes) return changes;
  if (asksPlan(question)) {
    const named = unitsOf(question.text).length > 0 || namesUnknownUnit(question.text, turn);
    const plans = await answerFromPlans(question, turn);
    if (plans ?? named) return plans ?? notFound(question, turn);
  }
  const isOutside = turn.outside(question.text) !== null;
  const subject = isOutside ? null : answerSubject(question, turn);
  return subject ? withPlans(subject, turn) : answerWithoutRegister(question, turn);
}

/** Nothing in the register carries it: uploaded texts, changes of status, or an honest refusal. */
async function answerWithoutRegister(question: Question, turn: Turn): Promise<Outcome> {
  const quoted = await answerFromUploads(question, turn);
  if (quoted) return quoted;
  const changes = question.intents.has("changes") ? answerChanges(question, turn) : null;
  if (changes) return changes;
  return turn.evidence.known(question.terms) < 0.5 ? offTopic(question) : notFound(question, turn);
}

/** What changes are listed for: "sắp hết hiệu lực", "mới có hiệu lực"; else the change is told by its facts. */
function asksWhichChange(text: string): boolean {
  return /sắp|sap |mới có hiệu lực|moi co hieu luc|chưa có hiệu lực|chua co hieu luc|mới ban hành|moi ban hanh|văn bản nào|van ban nao/i.test(
    text,
  );
}

/** A plan is meant: it is named, or its unit is, and no regulation is asked for. */
function asksPlan(question: Question): boolean {
  const { intents } = question;
  if (intents.has("which") || intents.has("list") || intents.has("changes")) {
    return unitsOf(question.text).length > 0 && intents.has("plan");
  }
  return intents.has("plan") || unitsOf(question.text).length > 0;
}

/** Related places in the plans that the unit sees, for the documents the answer is about. */
async function withPlans(outcome: Outcome, turn: Turn): Promise<Outcome> {
  const symbols = outcome.about.slice(0, 2).map((entry) => entry.symbol);
  outcome.draft.statements.push(...(await planPlaces(symbols, turn)).slice(0, 1));
  return outcome;
}

/** Laws called by name stand like documents called by symbol. */
function addNamedLaws(question: Question, entries: readonly RegisterEntry[]): void {
  if (question.named.length > 0) return;
  const { intents } = question;
  const asksOfDocument =
    intents.has("status") ||
    intents.has("replaced-by") ||
    intents.has("replaces") ||
    intents.has("guided-by");
  const asksNumber = intents.has("which") && contentSize(question.terms) <= 6;
  if (!asksOfDocument && !asksNumber) return;
  question.named.push(...entries.map(asNamed));
}

/** A document that was meant without its symbol. */
function asNamed(entry: RegisterEntry): NamedDocument {
  const reference = {
    raw: entry.symbol,
    start: 0,
    end: 0,
    symbol: entry.symbol,
    key: null,
    printedCode: null,
    number: "",
    year: null,
    typeWord: null,
    typeOfSymbol: null,
    date: null,
  };
  return { entry, reference };
}

function fromContext(context: AnswerContext | null, register: Register): NamedDocument[] {
  const id = context?.documentIds[0];
  const entry = id === undefined ? undefined : register.byId(id);
  return entry ? [asNamed(entry)] : [];
}

/** "A? B?" and lines are several questions; a short tail ("phải không?") belongs to the one before. */
function splitQuestions(text: string): string[] {
  const parts: string[] = [];
  for (const piece of text.split(/(?<=\?)\s+|\n+/)) {
    const trimmed = piece.trim();
    if (trimmed === "") continue;
    const last = parts.at(-1);
    if (last !== undefined && trimmed.split(/\s+/).length <= 3)
      parts[parts.length - 1] = `${last} ${trimmed}`;
    else parts.push(trimmed);
  }
  return parts.slice(0, 4);
}

function merge(outcomes: readonly Outcome[]): Outcome {
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
      [draft.verified, next.draft.verified]
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null;
    first.about.push(...next.about);
  }
  return first;
}

function remember(
  question: Question,
  outcome: Outcome,
  register: Register,
  before: AnswerContext | null,
): AnswerContext {
  const ids = outcome.about.map((entry) => register.idOf(entry)).slice(0, 5);
  return {
    documentIds: ids.length > 0 ? ids : (before?.documentIds ?? []),
    subject: question.text,
    facility: question.facility,
  };
}
