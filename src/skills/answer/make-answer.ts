/**
 * The answer skill, offline: a question in staff Vietnamese → statements of the register and of stored documents, each with
 * its citation, or an honest "không tìm thấy". Everything here is lookup and rule; no model is needed.
 */
import type { Answer } from "../../domain/answer/answer.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { IsoDate } from "../../domain/regulation/register-entry.ts";
import { makeMarkAdder } from "./add-marks.ts";
import type { PassageSearch, PlanShelf, Turn } from "./answer-deps.ts";
import { inVietnamese } from "./borrowed-words.ts";
import { withoutCourtesy } from "./courtesy.ts";
import { makeEvidence } from "./evidence.ts";
import { declaredFacility } from "./follow-ups.ts";
import { makeTypingMender } from "./mend-typing.ts";
import { mergeOutcomes, type PartOutcome } from "./merge-outcomes.ts";
import { makeOutsideSubjects } from "./outside-subjects.ts";
import { localIssuers, type PlanUnit, unitsFor } from "./plan-issuers.ts";
import { withRows } from "./plan-shelf.ts";
import { frameOf } from "./plan-units.ts";
import { makeQuestionReader } from "./read-question.ts";
import { type AnswerDraft, renderAnswer } from "./render-answer.ts";
import { MOST_PARTS, splitQuestions } from "./split-questions.ts";
import { makeCiter } from "./statement.ts";
import { makeTalk } from "./talk.ts";
import { makeTerms, type TermSynonyms } from "./terms.ts";
import type { AnswerContext, Facility } from "./understand.ts";

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
  /** Units whose plans a unit sees. */
  planUnits: (unit: string) => Promise<readonly PlanUnit[]>;
  /** The plans themselves. */
  shelf: PlanShelf;
}

/** Questions longer than this are cut: nobody asks so long, and every step is linear in the text. */
const MAX_QUESTION = 2000;

export function makeAnswer(deps: AnswerDeps): (request: AnswerRequest) => Promise<AnswerResult> {
  const terms = makeTerms(deps.synonyms);
  const searchPassages = withRows(deps.searchPassages, deps.shelf);
  const evidence = makeEvidence(deps.register, terms);
  const outside = makeOutsideSubjects(deps.register);
  const isAbbreviation = (word: string) => terms(word.toUpperCase()).words.length > 1;
  const mend = makeTypingMender(deps.register, isAbbreviation);
  const addMarks = makeMarkAdder(deps.register);
  const turnFor = async (
    { asOf, unit, question, context }: AnswerRequest,
    steps: string[],
  ): Promise<Turn> => ({
    ...{ ...deps, evidence, terms, asOf, unit, outside, searchPassages },
    ...(await placesIn(`${question}\n${context?.plan ?? ""}`, unit)),
    trace: (...said) => void steps.push(...said),
    citer: makeCiter(deps.register, asOf),
  });
  /** What the plans' units are called, and the words of those that the talk is of. */
  async function placesIn(said: string, unit: string): Promise<Pick<Turn, "planUnits" | "frame">> {
    const { register } = deps;
    const planUnits = unitsFor(said, await deps.planUnits(unit), register);
    return { planUnits, frame: frameOf(said, [...planUnits, ...localIssuers(register)]) };
  }
  const reader = makeQuestionReader(deps.register, evidence, terms);
  return async (request) => {
    const { context, facility } = request;
    const steps: string[] = [];
    const { text: mended, changes } = mend(inVietnamese(request.question.slice(0, MAX_QUESTION)));
    const bare = withoutCourtesy(mended);
    const text = addMarks(bare);
    steps.push(...changes.map(({ from, to }) => `Đọc “${from}” là “${to}”.`));
    if (text !== bare) steps.push(`Đọc câu không dấu thành “${text}”.`);
    const today = await turnFor({ ...request, question: text }, steps);
    const declared = declaredFacility(text);
    const asked = declared === null ? withoutPurpose(text) : (context?.subject ?? "");
    const memory: AnswerContext = {
      ...NO_CONTEXT,
      ...context,
      ...facilityOf(declared, facility, context),
    };
    const parts = splitQuestions(asked, terms);
    const talk = makeTalk({ memory, today, isFirst: context === null }, reader);
    for (const part of parts.slice(0, MOST_PARTS)) await talk.answer(part);
    const left = parts.slice(MOST_PARTS);
    const { outcomes, memory: kept, asOf } = talk.told();
    return { ...resultOf(outcomes, { declared, left }, asOf), context: kept, why: steps };
  };
}

/** "…, để tôi giao phòng kế hoạch soạn đề án": why it is asked is no part of what is asked. */
const withoutPurpose = (text: string): string =>
  text.replace(PURPOSE, "").replace(NEED, "").replace(NOT_MEANT, "");
/** "…, không phải về an ninh mạng, là số nào": what is ruled out is not asked for. */
const NOT_MEANT =
  /,\s*(?:chứ |chu )?(?:không|khong|ko) (?:phải|phai)(?: (?:là|về|của|la|ve|cua))? (?!bệnh viện|benh vien)[^,;?]{3,40}(?=,\s*(?:là|thì|la|thi|số|so)(?![\p{L}]))|\s(?:chứ|chu) (?:không|khong|ko) (?:phải|phai)(?: (?:là|về|của|la|ve|cua))? [^,;?]{3,40}$/iu;
const PURPOSE =
  /[,;]\s*(?:để|de|nhằm|nham)\s+(?:tôi|toi|em|mình|minh|anh|chị|chi|bên|ben|chúng|chung|còn|con|báo cáo|trình|soạn|giao)(?![\p{L}])[^?.;]*$/iu;
const NEED =
  /^(?:tôi|em|mình|chúng tôi|đề nghị|xin|toi|em|minh|de nghi)?\s*(?:cần|muốn|can|muon)\s+(?:biết|hỏi|tìm|biet|hoi|tim)\s+/iu;

function resultOf(
  outcomes: readonly PartOutcome[],
  { declared, left }: { declared: Facility | null; left: readonly string[] },
  day: IsoDate,
): Pick<AnswerResult, "answer" | "draft" | "declaredFacility"> {
  const { draft } = mergeOutcomes(outcomes);
  if (declared !== null) draft.cautions.unshift(noted(declared));
  if (left.length > 0) {
    draft.cautions.push(
      `Mỗi lần trả lời tối đa ${MOST_PARTS} câu; anh/chị gửi lại: ${left.map((one) => `“${one}”`).join(", ")}.`,
    );
  }
  return { answer: renderAnswer(draft, day), draft, declaredFacility: declared };
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
