/**
 * A step that the prior plan's report announces ("Tiến tới đề nghị Công an tỉnh thẩm định cấp độ 2") and no task of it
 * takes up: the unit says whether the new plan does.
 */
import { isNo, isYes } from "../draft/answers.ts";
import type { DraftBlock, DraftSection } from "../draft/draft.ts";
import type { Provision } from "../regulation/register-entry.ts";
import { upperFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { citationSpans } from "./citation.ts";
import { fitsHome, homesFor } from "./duty-homes.ts";
import { headingOf } from "./heading-of.ts";
import { OPEN, openMark } from "./open-marks.ts";
import type { PlanSection } from "./plan.ts";
import { isReport } from "./read-plan-tables.ts";
import { answerTo, emit, priorSource, type RolloverContext } from "./rollover-context.ts";
import { overlap, subjectWords } from "./subject-key.ts";
import { narrowSubjects } from "./subjects.ts";
import { workState } from "./work-state.ts";

const ANNOUNCES =
  /^(?:[-–+*]\s+)?(?:(?:Trung tâm|Bệnh viện|Đơn vị|Sở|Trạm)(?:\s+\p{L}+){0,6}?\s+)?(?:(?:hướng|tiến) tới|dự kiến|sắp tới(?: sẽ)?|thời gian tới(?: sẽ)?|đang (?=(?:lập|hoàn thiện|hoàn tất|xây dựng|trình|đề nghị|làm thủ tục|chuẩn bị)\s))\s*,?\s*(?=\p{Ll})/iu;
/** What is foretold of the year that was reported on is its result. */
const FORETOLD = /%|(?:hết|cuối|trong) (?:năm|quý|tháng)|\d{1,2}\/20\d{2}|(?<!\p{L})đạt(?!\p{L})/iu;
const WORK =
  /(?<!\p{L})(?:đề nghị|trình|thẩm định|phê duyệt|lập|xây dựng|ban hành|triển khai|nâng cấp|trang bị|mua sắm|thuê|kết nối|hoàn thiện|hoàn tất|công bố)(?!\p{L})/iu;
/** Shares of its telling words that a line has which says the same. */
const SAME = 0.6;
const MOST = 3;
const MIN_WORDS = 4;

export interface Step {
  text: string;
  subjects: readonly string[];
}

export const announcedSteps = (ctx: RolloverContext): Step[] =>
  ctx.plan.lostMarks || ctx.adopted !== undefined ? [] : stepsOf(ctx);

/** Verbs by which a step is one towards what the law wants by a day. */
const TOWARDS = /(?<!\p{L})(?:thẩm định|phê duyệt|kết nối|công bố|nâng cấp)(?!\p{L})/giu;

/** The step that does what a duty asks for, of the same thing; null without one. */
export function stepTowards(
  steps: readonly Step[],
  { fact }: Pick<Provision, "fact">,
): string | null {
  const subjects = narrowSubjects(fact);
  const verbs = new Set(fact.match(TOWARDS)?.map((verb) => verb.toLowerCase()));
  const found = steps.find(
    (step) =>
      step.subjects.some((subject) => subjects.includes(subject)) &&
      step.text.match(TOWARDS)?.some((verb) => verbs.has(verb.toLowerCase())) === true,
  );
  return found?.text ?? null;
}

/** Puts each such step up in the part of the tasks that is about its subject; `taken`: those that a duty has already. */
export function askAnnounced(
  ctx: RolloverContext,
  sections: readonly DraftSection[],
  taken: ReadonlySet<string>,
): void {
  for (const step of announcedSteps(ctx).slice(0, MOST)) {
    if (taken.has(step.text)) continue;
    const home = homeOf(ctx, step);
    const draft = sections.find(({ id }) => id === home?.id);
    const block = home === undefined ? null : blockOf(ctx, home, step);
    if (draft !== undefined && block !== null) draft.blocks.push(block);
  }
}

function stepsOf({ plan }: RolloverContext): Step[] {
  const reports = plan.sections.filter(isReport);
  const said = [
    ...plan.sections.filter((one) => !isReport(one)).flatMap(({ items }) => items),
    ...plan.tasks.map(({ content, activity }) => ({ text: `${content} ${activity ?? ""}` })),
  ].map(({ text }) => subjectWords(text));
  const sentences = reports.flatMap(({ items }) =>
    items.flatMap(({ table, text }) => (table === null ? text.split(/(?<=[.;])\s+/u) : [])),
  );
  return sentences.flatMap((sentence) => {
    const lead = ANNOUNCES.exec(sentence)?.[0];
    if (lead === undefined || FORETOLD.test(sentence) || citationSpans(sentence).length > 0)
      return [];
    const text = sentence.slice(lead.length).replace(/[.;,\s]+$/u, "");
    const words = subjectWords(text);
    const subjects = narrowSubjects(text);
    if (!WORK.test(text) || words.length < MIN_WORDS || subjects.length === 0) return [];
    return said.some((line) => overlap(words, line) > SAME) ? [] : [{ text, subjects }];
  });
}

function homeOf({ plan }: RolloverContext, { subjects }: Step): PlanSection | undefined {
  const tasks = plan.sections.filter(({ role, items }) => role === "tasks" && items.length > 0);
  const homes = subjects.flatMap((subject) => homesFor(subject).slice(0, 1));
  return (
    tasks.find(({ heading }) => homes.some((home) => fitsHome(home, fold(heading)))) ?? tasks.at(-1)
  );
}

/** Done already, or not to be done. */
const isOver = ({ targetYear }: RolloverContext, answer: string): boolean =>
  isNo(answer) ||
  workState(answer, targetYear).kind === "given-up" ||
  (workState(answer, targetYear).kind === "done" &&
    /\b(?:xong|da|hoan thanh)\b/.test(fold(answer)));

function blockOf(ctx: RolloverContext, section: PlanSection, { text }: Step): DraftBlock | null {
  const ask = `năm ${ctx.targetYear} có thực hiện việc "${text}" không (phần đánh giá của kế hoạch trước nêu, chưa có trong nhiệm vụ; nếu đã xong thì trả lời đã xong)`;
  const answer = answerTo(ctx, { section: section.id, ask });
  if (answer !== null && isOver(ctx, answer)) return null;
  const told = answer !== null && isYes(answer) ? text : answer;
  const line = told === null ? openMark(ask) : upperFirst(told.replace(/[.;\s]+$/u, ""));
  return emit(ctx, headingOf(section), {
    kind: "bullet",
    text: `${line}.`,
    status: line.includes(OPEN) ? "needs-input" : "updated",
    reason:
      "Bước mà phần đánh giá của kế hoạch trước nêu, không nhiệm vụ nào của kế hoạch nói đến.",
    sources: [priorSource(ctx, section)],
  });
}
