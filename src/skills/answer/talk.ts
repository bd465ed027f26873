/** One message, part by part: each part is read in the light of those before it, answered, and remembered. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { IsoDate } from "../../domain/regulation/register-entry.ts";
import type { Outcome, Turn } from "./answer-deps.ts";
import { type AskedDay, takeAskedDay, takeDayAlone } from "./asked-day.ts";
import { type Confirmation, sayConfirmed, takeConfirmation } from "./confirmation.ts";
import { type Halves, halvesOf } from "./coordination.ts";
import { describeQuestion } from "./describe-question.ts";
import { leanOn } from "./follow-ups.ts";
import { areApart, type PartOutcome, remember, tellsOfBoth } from "./merge-outcomes.ts";
import { isOwnYear, issuerHint, namedIn, yearBehind } from "./named-documents.ts";
import type { QuestionReader } from "./read-question.ts";
import { answerOne } from "./route-question.ts";
import { keepToSubject } from "./same-message.ts";
import { sayToday } from "./say-today.ts";
import { makeCiter } from "./statement.ts";
import type { AnswerContext, Question } from "./understand.ts";

interface AnsweredPart extends PartOutcome {
  question: Question;
}

interface Talk {
  answer(part: string): Promise<void>;
  /** What was answered, what is remembered, and the day for which it holds. */
  told(): { outcomes: PartOutcome[]; memory: AnswerContext; asOf: IsoDate };
}

/** `isFirst`: nothing was asked before this message. */
export function makeTalk(
  start: { memory: AnswerContext; today: Turn; isFirst: boolean },
  reader: QuestionReader,
): Talk {
  const { today, isFirst } = start;
  let { memory } = start;
  // A day named in one part of a question holds for the parts behind it.
  let turn = today;
  const outcomes: PartOutcome[] = [];
  const answerPart = async (part: string): Promise<AnsweredPart> => {
    const before = isFirst && outcomes.length === 0 ? null : memory;
    const { text: own, day, confirmed } = takenApart(part, before, today);
    if (day !== null) turn = onDay(day, today);
    const question = reader.read(own, before, turn);
    question.facility ??= memory.facility;
    const { terms } = turn;
    leanOn(question, before, {
      isSameMessage: outcomes.length > 0,
      terms,
      termsOf: reader.termsOf,
    });
    if (outcomes.length > 0) keepToSubject(question, before, turn);
    turn.trace(...describeQuestion(question));
    const outcome = await answerOne(question, before, turn);
    if (confirmed !== null) sayConfirmed(outcome, confirmed);
    if (day !== null) sayToday(outcome, question, turn, today);
    return { asked: part, question, outcome };
  };
  const answerHalves = async (
    { texts }: Halves,
    whole: Outcome,
  ): Promise<readonly AnsweredPart[] | null> => {
    if (whole.plan === true) return null;
    const both = [await answerPart(texts[0]), await answerPart(texts[1])];
    return areApart(both.map(({ outcome }) => outcome)) ? both : null;
  };
  return {
    answer: async (part) => {
      const whole = await answerPart(part);
      const halves = halvesOf(part);
      const isOne = halves === null || tellsOfBoth(whole.outcome, halves, turn.terms);
      const apart = isOne ? null : await answerHalves(halves, whole.outcome);
      for (const { asked, outcome, question } of apart ?? [whole]) {
        outcomes.push({ asked, outcome });
        memory = remember(question, outcome, today.register, memory);
      }
    },
    told: () => ({ outcomes, memory, asOf: turn.asOf }),
  };
}

/** The day that a question names, or that the one before is to be asked again for. */
function datedOf(part: string, before: AnswerContext | null, today: IsoDate): AskedDay | null {
  const isOpen = before !== null && before.subject !== "" && before.plan === null;
  const alone = isOpen ? takeDayAlone(part, today) : null;
  return isOpen && alone !== null
    ? { text: before.subject, day: alone }
    : takeAskedDay(part, today);
}

/** "Quyết định 4210/QĐ-BYT năm 2017 hết hiệu lực từ ngày nào" is not asked for 2017. */
function isYearOfDocument(part: string, register: Register): boolean {
  return namedIn(part, register).some((reference) => {
    const year = yearBehind(part, reference);
    const found = year === null ? null : register.resolve(reference, issuerHint(part, register));
    return year !== null && found?.kind === "known" && isOwnYear(year, found.entry);
  });
}

/** The question itself, the day for which it asks and the document that it puts up for its answer. */
function takenApart(
  part: string,
  before: AnswerContext | null,
  { asOf, register }: Turn,
): { text: string; day: IsoDate | null; confirmed: Confirmation | null } {
  const dated = isYearOfDocument(part, register) ? null : datedOf(part, before, asOf);
  const text = dated?.text ?? part;
  const confirmed = takeConfirmation(text, register);
  return { text: confirmed?.text ?? text, day: dated?.day ?? null, confirmed };
}

function onDay(day: IsoDate, today: Turn): Turn {
  today.trace(`Xét theo ngày ${displayDate(day)} nêu trong câu hỏi.`);
  return { ...today, asOf: day, citer: makeCiter(today.register, day) };
}
