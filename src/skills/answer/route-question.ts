/** Which branch answers a question: documents it names, a follow-up, its subject, plans, or an honest refusal. */
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { asksAcross } from "./across-plans.ts";
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
import { answerFromPlans, answerFromUploads, planPlaces } from "./passage-answer.ts";
import { answerBases } from "./plan-bases.ts";
import { answerAgainstCap, asksAgainstCap } from "./plan-caps.ts";
import { answerCiting, asksCiting } from "./plan-citations.ts";
import { answerCover } from "./plan-cover.ts";
import { answerPriceBasis, asksPriceBasis } from "./plan-price-basis.ts";
import { answerPrices } from "./plan-prices.ts";
import { answerTasks } from "./plan-tasks.ts";
import { answerUndone } from "./plan-undone.ts";
import { asksMoney, isOfUnknownBody, namesUnknownUnit, unitsOf } from "./plan-units.ts";
import { answerFurtherBack } from "./predecessors.ts";
import { isDead } from "./premises/document-premises.ts";
import { asksRuledPrice, asReference } from "./ruled-price.ts";
import { penaltyOf } from "./same-message.ts";
import { smallTalk } from "./small-talk.ts";
import { answerSubject } from "./subject-answer.ts";
import { answerSumAgainstCaps } from "./sum-against-caps.ts";
import { answerOnTwoDays } from "./two-days.ts";
import {
  type AnswerContext,
  contentSize,
  type NamedDocument,
  type Question,
} from "./understand.ts";
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

/** "BV tâm thần Kon Tum đạt mức mấy theo TT54": the unit's plan tells which of them it goes by. */
async function ofPlanOf(question: Question, turn: Turn): Promise<Outcome | null> {
  const isOfUnit = unitsOf(question.text, turn).length > 0;
  const isOfLaw = OF_LAW.some((intent) => question.intents.has(intent));
  return isOfUnit && !isOfLaw ? answerPlans(question, turn) : null;
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

/** "TTYT Di Linh mua mấy máy tính": what a unit without a plan here buys is not known; what it may buy is a rule. */
const isOfUnknownBudget = (text: string, turn: Turn): boolean =>
  namesUnknownUnit(text, turn) && asksMoney(text) && !OF_ALLOWED.test(fold(text));

const OF_ALLOWED = /\b(?:duoc|dinh muc|toi da|tran|phai|quy dinh|han muc|thue suat|vat|phat)\b/;

/** What plans say or the rule that they are held to; null where regulations may answer in their place. */
async function answerOfPlan(question: Question, turn: Turn): Promise<Outcome | null> {
  const ofPlaceItself = OF_PLACE.test(fold(question.text)) ? answerOfPlace(question, turn) : null;
  if (ofPlaceItself) return ofPlaceItself;
  const ruled = isAllowance(question, turn) ? answerSubject(question, turn) : null;
  if (ruled) return withPlans(ruled, turn);
  const plans = await answerRuled(question, turn);
  if (plans) return plans;
  const rule = asksAgainstCap(question.text) ? answerSubject(question, turn) : null;
  if (rule) return withPlans(rule, turn);
  if (!meansPlanOnly(question, turn)) return null;
  const ofPlace = asksMoney(question.text) ? null : answerOfPlace(question, turn);
  return ofPlace ?? notFound(question, turn);
}

/** "Kon Tum giờ thuộc tỉnh nào": asked of the place, not of its plan. */
const OF_PLACE =
  /\b(?:thuoc|nhap|sap nhap|sat nhap|hop nhat|gop)\b.{0,24}\b(?:tinh|huyen|xa|dau|nao)\b/;

/** "Giá thuê dịch vụ có sẵn xác định theo gì". */
const HOW_SET =
  /\b(?:xac dinh|tinh|lap|quyet dinh) (?:theo |can cu |dua (?:vao|tren) )*(?:gi|dau|the nao|nhu the nao|ra sao|can cu nao)\b/;

/** "Còn ghi ngân sách huyện trong kế hoạch 2026 được không": what a plan may say is a rule; no unit's plan is meant. */
function isAllowance({ text, claims }: Question, turn: Turn): boolean {
  if (unitsOf(text, turn).length > 0) return false;
  if (HOW_SET.test(fold(text))) return true;
  return (
    claims.mood !== "open" &&
    /\b(?:duoc|co duoc|duoc phep|dung) (?:khong|ko|k|hong|chua)\b/.test(fold(text))
  );
}

/** What plans say; a rule goes first where one is asked for. */
async function answerRuled(question: Question, turn: Turn): Promise<Outcome | null> {
  const isRule = asksRuledPrice(question, turn);
  const ruled = isRule ? answerSubject(question, turn) : null;
  if (ruled) return withPlans(ruled, turn);
  const plans = await answerPlans(question, turn);
  return plans !== null && isRule ? asReference(plans) : plans;
}

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

/** A unit's plan or its money is asked for: regulations cannot answer in its place. */
function meansPlanOnly(question: Question, turn: Turn): boolean {
  return (
    unitsOf(question.text, turn).length > 0 ||
    namesUnknownUnit(question.text, turn) ||
    (question.intents.has("plan") && asksMoney(question.text))
  );
}

/** "Kon Tum nhập vào tỉnh nào": the register itself tells of the place that a unit is called by. */
function answerOfPlace(question: Question, turn: Turn): Outcome | null {
  const places = unitsOf(question.text, turn);
  const told = answerSubject(question, turn);
  const lead = fold(told?.draft.statements[0]?.text ?? "");
  return places.some((place) => lead.includes(place)) ? told : null;
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

/** Money stands in the budget tables, everything else in the text of the plans. */
async function answerPlans(question: Question, turn: Turn): Promise<Outcome | null> {
  if (unitsOf(question.text, turn).length === 0 && namesUnknownUnit(question.text, turn))
    return null;
  const undone = await answerUndone(question, turn);
  if (undone !== null) return undone;
  const held = asksAgainstCap(question.text) ? await answerAgainstCap(question, turn) : null;
  if (held !== null) return held;
  const basis = asksPriceBasis(question.text, turn) ? await answerPriceBasis(question, turn) : null;
  if (basis !== null) return { ...basis, plan: true };
  const tasks = await answerTasks(question, turn);
  if (tasks !== null) return { ...tasks, plan: true };
  const found = isOfBudget(question)
    ? await answerPrices(question, turn)
    : await answerFromPlans(question, turn);
  turn.trace(
    found
      ? "Tìm thấy trong các kế hoạch, dự toán đã nạp."
      : "Các kế hoạch đã nạp không có nội dung này.",
  );
  return found === null ? null : { ...found, plan: true };
}

const BOUGHT = /\b(?:mua|sam|trang bi|dau tu)\b/;

/** A sum is asked for or said. */
function isOfBudget({ text, claims }: Question): boolean {
  const isBought = BOUGHT.test(fold(text));
  const isClaimed =
    claims.mood === "asserted" &&
    claims.quantities.some(
      ({ dimension }) => dimension === "money" || (isBought && dimension === "count"),
    );
  return asksMoney(text) || isClaimed || asksAcross(fold(text));
}

/** "BV tâm thần Kon Tum đạt mức mấy theo TT 54": a unit's plan tells of itself beside the document it goes by. */
function tellsOfUnit(question: Question, turn: Turn): boolean {
  const { intents, named, text } = question;
  const units = unitsOf(text, turn);
  if (named.length === 0 || units.length === 0) return false;
  if (named.some(({ entry }) => units.some((unit) => fold(entry.issuer).includes(unit))))
    return false;
  if (OF_LAW.some((intent) => intents.has(intent))) return false;
  return /\b(?:dat|ghi|muc tieu|neu|ke hoach|mua|gia|du toan|may|bao nhieu)\b/.test(fold(text));
}

const OF_LAW = [
  "status",
  "replaced-by",
  "replaces",
  "deadline",
  "which",
  "list",
  "changes",
] as const;

/** Places in the plans that the unit sees which still lean on a dead document that the answer is about. */
async function withPlans(outcome: Outcome, turn: Turn): Promise<Outcome> {
  const symbols = outcome.about
    .slice(0, 2)
    .filter((entry) => !canBeBasis(turn.citer.status(entry)))
    .map((entry) => entry.symbol);
  outcome.draft.statements.push(...(await planPlaces(symbols, turn)).slice(0, 1));
  return outcome;
}
