/** Which branch answers a question: documents it names, a follow-up, its subject, plans, or an honest refusal. */
import { fold } from "../../domain/text/fold.ts";
import type { Outcome, Turn } from "./answer-deps.ts";
import { askedFigure } from "./asked-figure.ts";
import { asksPlan } from "./asks-plan.ts";
import { answerChanges, asksWhichChange } from "./changes-answer.ts";
import { askForQuestion, chooseOne, isOffTopic, notFound, offTopic } from "./decline.ts";
import { answerDocuments } from "./document-answer.ts";
import { answerChain } from "./document-chain.ts";
import { wishedKinds } from "./document-facts.ts";
import { asNamed, fromContext } from "./follow-ups.ts";
import { answerOldAndNew, asksOldAndNew } from "./old-and-new.ts";
import { answerBases } from "./plan-bases.ts";
import { answerCiting, asksCiting } from "./plan-citations.ts";
import { answerCover } from "./plan-cover.ts";
import { isOfUnknownBody } from "./plan-units.ts";
import { answerFurtherBack } from "./predecessors.ts";
import { isDead } from "./premises/document-premises.ts";
import {
  answerOfPlan,
  answerPlans,
  isOfUnknownBudget,
  ofPlanOf,
  tellsOfUnit,
  withPlans,
} from "./route-plan-question.ts";
import { penaltyOf } from "./same-message.ts";
import { smallTalk } from "./small-talk.ts";
import { answerSubject } from "./subject-answer.ts";
import { answerSumAgainstCaps } from "./sum-against-caps.ts";
import { contentSize } from "./terms.ts";
import { answerOnTwoDays } from "./two-days.ts";
import type { AnswerContext, NamedDocument, Question } from "./understand.ts";
import { answerFromUploads } from "./upload-answer.ts";
import { answerWindow } from "./window-answer.ts";

export async function answerOne(
  question: Question,
  context: AnswerContext | null,
  turn: Turn,
): Promise<Outcome> {
  const aside = smallTalk(question.text) ?? (isOffTopic(question) ? offTopic(question) : null);
  if (aside !== null) return aside;
  const bases = question.named.length === 0 ? await answerBases(question, turn) : null;
  if (bases) return bases;
  const isTimed = !asksPlan(question, turn) && askedFigure(question.text) === null;
  const timed = isTimed ? windowAnswer(question, turn) : null;
  if (timed) return timed;
  if (question.named.length > 0) return answerNamed(question, turn);
  const leaning = context === null ? null : await answerLeaning(question, context, turn);
  return leaning ?? answerAlone(question, turn);
}

/** A question that stands by itself and names no known document. */
async function answerAlone(question: Question, turn: Turn): Promise<Outcome> {
  if (question.ambiguous.length > 0)
    return (await ofPlanOf(question, turn)) ?? chooseOne(question, turn);
  const cover = await answerCover(question, turn);
  if (cover) return cover;
  if (question.unknown.length > 0) {
    return (await answerFromUploads(question, turn)) ?? notFound(question, turn);
  }
  if (contentSize(question.terms) === 0) return answerChanges(question, turn) ?? askForQuestion();
  return answerBySubject(question, turn);
}

async function answerNamed(question: Question, turn: Turn): Promise<Outcome> {
  const sides = asksOldAndNew(question) ? answerOldAndNew(question, turn) : null;
  if (sides) return sides;
  const citing = asksCiting(question) ? await answerCiting(question, turn) : null;
  if (citing) return citing;
  const ofUnit = tellsOfUnit(question, turn) ? await answerPlans(question, turn) : null;
  return ofUnit ?? withPlans(answerDocuments(question, question.named, turn), turn);
}

/** Lists of a stretch of time; a named document is asked for itself. */
function windowAnswer(question: Question, turn: Turn): Outcome | null {
  const refers = question.named.length + question.unknown.length + question.ambiguous.length > 0;
  return refers ? null : answerWindow(question, turn);
}

/** Questions that lean on the one before; null when this one stands by itself. */
async function answerLeaning(
  question: Question,
  context: AnswerContext,
  turn: Turn,
): Promise<Outcome | null> {
  const further = answerFurtherBack(question, context, turn);
  if (further) return further;
  if (question.earlier && context.subject !== "") {
    const before = answerSubject({ ...question, terms: turn.terms(context.subject) }, turn);
    if (before) return before;
  }
  if (!question.followUp || (context.plan !== null && asksPlan(question, turn))) return null;
  const pointed = fromContext(context, turn.register);
  return pointed.length > 0 ? answerPointed(question, pointed, context, turn) : null;
}

async function answerPointed(
  question: Question,
  pointed: readonly NamedDocument[],
  context: AnswerContext,
  turn: Turn,
): Promise<Outcome> {
  const penalty = penaltyOf(question, turn);
  if (penalty) return penalty;
  const outcome = answerDocuments(question, inForce(question, pointed, turn), turn);
  const wider = outcome.answered === false ? widerAnswer(question, context, turn) : null;
  return withPlans(wider ?? outcome, turn);
}

/** "Phải xong khi nào" behind the status of a dead document is asked of what took its place. */
function inForce(
  question: Question,
  pointed: readonly NamedDocument[],
  { citer }: Turn,
): readonly NamedDocument[] {
  if (wishedKinds(question).length === 0) return pointed;
  return pointed.map((one) => {
    const { current } = citer.status(one.entry);
    const [only] = current;
    return isDead(one.entry, citer) && only !== undefined ? asNamed(only) : one;
  });
}

/** "Nó bị phạt bao nhiêu": the document does not say, another one may, for the subject of the question before. */
function widerAnswer(question: Question, context: AnswerContext, turn: Turn): Outcome | null {
  const { leaned } = question;
  if (leaned !== null) {
    // Where the question before was about the document alone, nothing tells which other one is meant.
    const isBare = leaned.weights.size === question.terms.weights.size;
    return isBare ? null : answerSubject({ ...question, terms: leaned }, turn);
  }
  const terms = turn.terms(`${context.subject} | ${question.text}`);
  const own = contentSize(question.terms) >= 2 ? answerSubject(question, turn) : null;
  return own ?? answerSubject({ ...question, terms }, turn);
}

async function answerBySubject(question: Question, turn: Turn): Promise<Outcome> {
  if (isOfUnknownBody(question.text, turn) || isOfUnknownBudget(question.text, turn))
    return (await answerFromUploads(question, turn)) ?? notFound(question, turn);
  const told = answerChange(question, turn);
  if (told) return told;
  const ofPlan = asksPlan(question, turn) ? await answerOfPlan(question, turn) : null;
  if (ofPlan) return ofPlan;
  const outside = turn.outside(question.text);
  if (outside !== null) turn.trace(`“${outside}” không thuộc nội dung mà sổ văn bản đang có.`);
  const subject = outside === null ? ofRegister(question, turn) : null;
  return subject ? withPlans(subject, turn) : answerWithoutRegister(question, turn);
}

const ofRegister = (question: Question, turn: Turn): Outcome | null =>
  answerSumAgainstCaps(question, turn) ??
  answerSubject(question, turn) ??
  answerClause(question, turn) ??
  ofMentioned(question, turn);

/** What changed in a stretch of time, or what holds now beside what held before. */
function answerChange(question: Question, turn: Turn): Outcome | null {
  const isCompared = asksOldAndNew(question);
  const chain = asksPlan(question, turn) ? null : answerChain(question, turn);
  if (chain) return chain;
  if (asksPlan(question, turn) || !(question.intents.has("changes") || isCompared)) return null;
  const sides = answerOnTwoDays(question, turn);
  if (sides) return sides;
  // "Hạn mức … thay đổi thế nào" is asked of the figure, not of the documents of that time.
  const isOfFigure =
    askedFigure(question.text) !== null && !/\bvan ban\b/.test(fold(question.text));
  const changes =
    asksWhichChange(question.text) && !isOfFigure ? answerChanges(question, turn) : null;
  return changes ?? (isCompared ? answerOldAndNew(question, turn) : null);
}

/** "… phải đáp ứng điều kiện của Luật An ninh mạng trước ngày nào": what the one law that is called by its name says. */
function ofMentioned(question: Question, turn: Turn): Outcome | null {
  const [law, other] = question.mentioned.filter((entry) => !isDead(entry, turn.citer));
  if (law === undefined || other !== undefined) return null;
  const told = answerDocuments(question, [asNamed(law)], turn);
  return told.answered === false ? null : told;
}

/** In a long letter one clause names the subject: the clauses are tried from the last one back. */
function answerClause(question: Question, turn: Turn): Outcome | null {
  if (question.text.split(/\s+/).length < LONG) return null;
  const clauses = question.text.split(/[,.;:\n?!]+/).toReversed();
  for (const clause of clauses) {
    const terms = turn.terms(clause);
    if (contentSize(terms) < 4) continue;
    const told = answerSubject(
      { ...question, terms: { ...terms, typed: question.terms.typed } },
      turn,
    );
    if (told) return told;
  }
  return null;
}

/** Words of a question that is a letter. */
const LONG = 22;

/** Nothing in the register carries it: uploaded texts, changes of status, or an honest refusal. */
async function answerWithoutRegister(question: Question, turn: Turn): Promise<Outcome> {
  const quoted = await answerFromUploads(question, turn);
  if (quoted) return quoted;
  const changes = question.intents.has("changes") ? answerChanges(question, turn) : null;
  if (changes) return changes;
  return turn.evidence.known(question.terms) < 0.5 ? offTopic(question) : notFound(question, turn);
}
