/**
 * The answer skill, offline: a question in staff Vietnamese → statements of the register and of stored documents, each with
 * its citation, or an honest "không tìm thấy". Everything here is lookup and rule; no model is needed.
 */
import type { Answer } from "../../domain/answer/answer.ts";
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { IsoDate, RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { ASKS_ACTING } from "./acting-documents.ts";
import type { Outcome, PassageSearch, Turn } from "./answer-deps.ts";
import { takeAskedDay } from "./asked-day.ts";
import { answerChanges } from "./changes-answer.ts";
import { askForQuestion, chooseOne, isOffTopic, notFound, offTopic } from "./decline.ts";
import { describeQuestion } from "./describe-question.ts";
import { answerDocuments } from "./document-answer.ts";
import { makeEvidence } from "./evidence.ts";
import {
  asksEarlier,
  asNamed,
  asPlanQuestion,
  declaredFacility,
  fromContext,
} from "./follow-ups.ts";
import { makeTypingMender } from "./mend-typing.ts";
import { mergeOutcomes, remember } from "./merge-outcomes.ts";
import { makeNameFinder } from "./named-laws.ts";
import { makeOutsideSubjects } from "./outside-subjects.ts";
import { answerFromPlans, answerFromUploads, planPlaces } from "./passage-answer.ts";
import { answerPrices } from "./plan-prices.ts";
import { asksMoney, namesUnknownUnit, unitsOf } from "./plan-units.ts";
import { type AnswerDraft, renderAnswer } from "./render-answer.ts";
import { sayToday } from "./say-today.ts";
import { settleNames } from "./settle-names.ts";
import { smallTalk } from "./small-talk.ts";
import { splitQuestions } from "./split-questions.ts";
import { makeCiter } from "./statement.ts";
import { answerSubject } from "./subject-answer.ts";
import { makeTerms, type TermSynonyms } from "./terms.ts";
import {
  type AnswerContext,
  contentSize,
  type Facility,
  type NamedDocument,
  type Question,
  understand,
} from "./understand.ts";
import { answerWindow } from "./window-answer.ts";

export type { AnswerContext } from "./understand.ts";

export interface AnswerRequest {
  question: string;
  asOf: IsoDate;
  unit: string;
  context: AnswerContext | null;
  /** Kind of facility in the unit's profile; what a question says goes first. */
  facility?: Facility | null;
  /** Hears a sure answer while a language model goes on to put it in words. */
  onPreview?: (text: string) => void;
}

export interface AnswerResult {
  answer: Answer;
  /** What the answer was made of, so that it can be put in other words. */
  draft: AnswerDraft;
  context: AnswerContext;
  /** "Đơn vị tôi là trung tâm y tế": for the unit's profile. */
  declaredFacility: Facility | null;
  /** How the answer was found, in Vietnamese sentences for the user. */
  why: string[];
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
  const mend = makeTypingMender(
    deps.register,
    (word) => terms(word.toUpperCase()).words.length > 1,
  );
  const turnFor = ({ asOf, unit }: AnswerRequest, steps: string[]): Turn => ({
    ...{ ...deps, evidence, terms, asOf, unit, outside },
    trace: (...said) => void steps.push(...said),
    citer: makeCiter(deps.register, asOf),
  });
  const read = (text: string, before: AnswerContext | null, turn: Turn): Question => {
    const question = understand(asPlanQuestion(text, before) ?? text, {
      ...{ register: deps.register, terms, vocabulary: evidence.vocabulary, context: before },
    });
    question.earlier = asksEarlier(text);
    settleNames(question, evidence, deps.register);
    addNamedLaws(question, findNames(terms(text).words.join(" "), turn.asOf));
    return question;
  };
  return async (request) => {
    const { context, facility } = request;
    const steps: string[] = [];
    const { text, changes } = mend(request.question.slice(0, MAX_QUESTION));
    steps.push(...changes.map(({ from, to }) => `Đọc “${from}” là “${to}”.`));
    const today = turnFor(request, steps);
    // A day named in one part of a question holds for the parts behind it.
    let turn = today;
    const declared = declaredFacility(text);
    const asked = declared === null ? text : (context?.subject ?? "");
    let memory: AnswerContext = {
      ...NO_CONTEXT,
      ...context,
      ...facilityOf(declared, facility, context),
    };
    const outcomes: Outcome[] = [];
    for (const part of splitQuestions(asked, terms)) {
      const before = context === null && outcomes.length === 0 ? null : memory;
      const dated = takeAskedDay(part, today.asOf);
      if (dated !== null) turn = onDay(dated.day, today);
      const question = read(dated?.text ?? part, before, turn);
      question.facility ??= memory.facility;
      turn.trace(...describeQuestion(question));
      const outcome = await answerOne(question, before, turn);
      if (dated !== null) sayToday(outcome, question, turn, today);
      outcomes.push(outcome);
      memory = remember(question, outcome, deps.register, memory);
    }
    return { ...resultOf(outcomes, declared, turn.asOf), context: memory, why: steps };
  };
}

function resultOf(
  outcomes: readonly Outcome[],
  declared: Facility | null,
  day: IsoDate,
): Pick<AnswerResult, "answer" | "draft" | "declaredFacility"> {
  const { draft } = mergeOutcomes(outcomes.length > 0 ? outcomes : [askForQuestion()]);
  if (declared !== null) draft.cautions.unshift(noted(declared));
  return { answer: renderAnswer(draft, day), draft, declaredFacility: declared };
}

function onDay(day: IsoDate, today: Turn): Turn {
  today.trace(`Xét theo ngày ${displayDate(day)} nêu trong câu hỏi.`);
  return { ...today, asOf: day, citer: makeCiter(today.register, day) };
}

const NO_CONTEXT: AnswerContext = { documentIds: [], subject: "", facility: null, plan: null };

function facilityOf(
  declared: Facility | null,
  profile: Facility | null | undefined,
  context: AnswerContext | null,
): { facility: Facility | null } {
  return { facility: declared ?? context?.facility ?? profile ?? null };
}

const noted = (facility: Facility): string =>
  `Đã ghi nhận: đơn vị là ${facility === "hospital" ? "bệnh viện" : "cơ sở không phải bệnh viện"}; các câu sau nêu hạn và mức theo loại này.`;

async function answerOne(
  question: Question,
  context: AnswerContext | null,
  turn: Turn,
): Promise<Outcome> {
  const aside = smallTalk(question.text) ?? (isOffTopic(question) ? offTopic(question) : null);
  if (aside !== null) return aside;
  const timed = asksPlan(question) ? null : windowAnswer(question, turn);
  if (timed) return timed;
  if (question.named.length > 0) return answerNamed(question, turn);
  const leaning = context === null ? null : await answerLeaning(question, context, turn);
  return leaning ?? answerAlone(question, turn);
}

/** A question that stands by itself and names no known document. */
async function answerAlone(question: Question, turn: Turn): Promise<Outcome> {
  if (question.ambiguous.length > 0) return chooseOne(question, turn);
  if (question.unknown.length > 0) {
    return (await answerFromUploads(question, turn)) ?? notFound(question, turn);
  }
  if (contentSize(question.terms) === 0) return answerChanges(question, turn) ?? askForQuestion();
  return answerBySubject(question, turn);
}

async function answerNamed(question: Question, turn: Turn): Promise<Outcome> {
  const ofUnit = tellsOfUnit(question) ? await answerPlans(question, turn) : null;
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
  if (question.earlier && context.subject !== "") {
    const before = answerSubject({ ...question, terms: turn.terms(context.subject) }, turn);
    if (before) return before;
  }
  if (!question.followUp || (context.plan !== null && asksPlan(question))) return null;
  const pointed = fromContext(context, turn.register);
  return pointed.length > 0 ? answerPointed(question, pointed, context, turn) : null;
}

async function answerPointed(
  question: Question,
  pointed: readonly NamedDocument[],
  context: AnswerContext,
  turn: Turn,
): Promise<Outcome> {
  const outcome = answerDocuments(question, pointed, turn);
  const wider = outcome.answered === false ? widerAnswer(question, context, turn) : null;
  return withPlans(wider ?? outcome, turn);
}

/** "Nó bị phạt bao nhiêu": the document does not say, another one may, for the subject of the question before. */
function widerAnswer(question: Question, context: AnswerContext, turn: Turn): Outcome | null {
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
    const plans = await answerPlans(question, turn);
    if (plans) return plans;
    if (meansPlanOnly(question, turn)) return notFound(question, turn);
  }
  const outside = turn.outside(question.text);
  if (outside !== null) turn.trace(`“${outside}” không thuộc nội dung mà sổ văn bản đang có.`);
  const subject = outside === null ? answerSubject(question, turn) : null;
  return subject ? withPlans(subject, turn) : answerWithoutRegister(question, turn);
}

/** A unit's plan or its money is asked for: regulations cannot answer in its place. */
function meansPlanOnly(question: Question, turn: Turn): boolean {
  return (
    unitsOf(question.text).length > 0 ||
    namesUnknownUnit(question.text, turn) ||
    (question.intents.has("plan") && asksMoney(question.text))
  );
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

/** Money stands in the budget tables, everything else in the text of the plans. */
async function answerPlans(question: Question, turn: Turn): Promise<Outcome | null> {
  if (unitsOf(question.text).length === 0 && namesUnknownUnit(question.text, turn)) return null;
  const { claims } = question;
  const claimsMoney =
    claims.mood === "asserted" && claims.quantities.some((one) => one.dimension === "money");
  const found =
    asksMoney(question.text) || claimsMoney
      ? await answerPrices(question, turn)
      : await answerFromPlans(question, turn);
  turn.trace(
    found
      ? "Tìm thấy trong các kế hoạch, dự toán đã nạp."
      : "Các kế hoạch đã nạp không có nội dung này.",
  );
  return found === null ? null : { ...found, plan: true };
}

/** "BV tâm thần Kon Tum đạt mức mấy theo TT 54": a unit's plan tells of itself beside the document it goes by. */
function tellsOfUnit(question: Question): boolean {
  const { intents, named, text } = question;
  const units = unitsOf(text);
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

/** A plan is meant: it is named, or its unit is, and no regulation is asked for. */
function asksPlan(question: Question): boolean {
  const { intents } = question;
  const hasUnit = unitsOf(question.text).length > 0;
  if (OF_AUTHORITY.test(fold(question.text)) && !hasUnit) return false;
  if (intents.has("which") || intents.has("list") || intents.has("changes")) {
    return hasUnit && intents.has("plan");
  }
  return intents.has("plan") || hasUnit;
}

/** Plans of ministries and of the government are regulations of the register. */
const OF_AUTHORITY =
  /ke hoach .{0,40}(?:cua )?(?:bo y te|byt|bo truong|thu tuong|chinh phu|ttg)\b|cua (?:bo y te|byt|thu tuong|chinh phu)/;

/** Places in the plans that the unit sees which still lean on a dead document that the answer is about. */
async function withPlans(outcome: Outcome, turn: Turn): Promise<Outcome> {
  const symbols = outcome.about
    .slice(0, 2)
    .filter((entry) => !canBeBasis(turn.citer.status(entry)))
    .map((entry) => entry.symbol);
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
    intents.has("guided-by") ||
    ASKS_ACTING.test(fold(question.text));
  const asksNumber = intents.has("which") && contentSize(question.terms) <= 6;
  if (!asksOfDocument && !asksNumber) return;
  question.named.push(...entries.map(asNamed));
}
