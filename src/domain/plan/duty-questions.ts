/** What is asked behind a duty of the register where it stands in a draft: whom the unit appoints, a day that nobody read. */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { Provision } from "../regulation/register-entry.ts";
import { splitText } from "./duty-text.ts";
import { openMark, withBehind } from "./open-marks.ts";
import { answerTo, need, questionId, type RolloverContext } from "./rollover-context.ts";
import { untimed } from "./task-name.ts";
import { untoldNote, workState } from "./work-state.ts";

/** A deadline that the register knows, and has not from the original itself. */
export const isUnchecked = ({ kind, due, confidence }: Provision): boolean =>
  kind === "deadline" && due !== undefined && confidence === "medium";

/** "phải chỉ định bộ phận phụ trách an ninh mạng", "phải bố trí cán bộ chuyên trách …". */
const APPOINTS =
  /(?:^|\s)(?:chỉ định|bố trí|phân công|cử|giao)\s+((?:bộ phận|người|cán bộ|nhân sự|đầu mối|đơn vị|phòng|tổ)\s+(?:chuyên trách|phụ trách|đầu mối|thực hiện|chịu trách nhiệm|làm)[^,.;()]{0,60})/iu;

/** null: the duty says all that the plan must say. */
export function askBehind(provision: Provision): string | null {
  if (isUnchecked(provision))
    return `đối chiếu hạn ${displayDate(provision.due ?? "")} với bản gốc của văn bản`;
  const whom = provision.kind === "duty" ? APPOINTS.exec(provision.fact)?.[1] : undefined;
  return whom === undefined ? null : `tên ${whom.trim()} của đơn vị`;
}

/** Whether a step that the report announced is done: the duty that it serves has its day either way. */
export const askOfStep = (step: string): string =>
  `việc "${step}" đã xong chưa (phần đánh giá của kế hoạch trước nêu; đã xong thì nhiệm vụ này bỏ)`;

/** "Hồ sơ đánh giá … phải được nộp trong 60 ngày …": whether the papers are there. */
export const askOfFiled = (fact: string): string =>
  `"${fact.replace(/\.$/u, "")}": đơn vị đã nộp chưa (đã nộp thì nhiệm vụ này bỏ)`;

interface Asked {
  provision: Provision;
  text: string;
  steered: boolean;
  ask: string | null;
  step: string | null;
}

/** The unit says that the step, and with it the duty, is done. */
export function isStepDone(ctx: RolloverContext, { ask, step }: Asked, section: string): boolean {
  if (step === null || ask === null) return false;
  const answer = answerTo(ctx, { section, ask, expects: "confirm" });
  return answer !== null && workState(answer, ctx.targetYear).kind === "done";
}

/** The duty as it stands in the draft: with what is asked behind it, or the unit's answer. */
export function withQuestion<T extends Asked>(ctx: RolloverContext, duty: T, section: string): T {
  if (duty.ask === null || duty.steered) return duty;
  if (duty.step !== null) return withStepAsked(ctx, { ...duty, ask: duty.ask }, section);
  const told = need(ctx, { section, ask: duty.ask });
  const mark = told.startsWith("[") ? told : answered(duty, told);
  return mark === "" ? duty : { ...duty, text: withBehind(duty.text, mark) };
}

/** A name stands behind the duty; that a day was compared is not told in the plan. */
const answered = ({ provision }: Asked, told: string): string =>
  isUnchecked(provision) ? "" : `(${told})`;

/** What is not done, or of which nothing can be told, stands as the task that it is. */
function withStepAsked<T extends Asked>(
  ctx: RolloverContext,
  duty: T & { ask: string },
  section: string,
): T {
  const answer = answerTo(ctx, { section, ask: duty.ask, expects: "confirm" });
  if (answer === null) return { ...duty, text: withBehind(duty.text, openMark(duty.ask)) };
  if (workState(answer, ctx.targetYear).kind === "untold")
    ctx.notices.push(untoldNote(duty.ask, answer));
  return duty;
}

/** What of a new task only the unit can say. */
export const ASKED_OF_DUTY = {
  lead: "đơn vị chủ trì",
  product: "kết quả, sản phẩm",
  support: "đơn vị phối hợp",
} as const;
export type AskedOfDuty = keyof typeof ASKED_OF_DUTY;
const PREFIX: Readonly<Record<AskedOfDuty, string>> = { lead: "dv", product: "sp", support: "ph" };

/**
 * The unit's answer on one new task, or null: the place says what is wanted, the question names the task too, each its own.
 * `place`: the table or section in which it stands.
 */
export function askOfDuty(
  ctx: RolloverContext,
  asked: { section: string; place: string; what: AskedOfDuty; duty: NamedDuty },
): string | null {
  const { section, place, what, duty } = asked;
  const task = nameOfDuty(duty);
  const ask = `${ASKED_OF_DUTY[what]} của nhiệm vụ mới "${task}"`;
  const id = `${PREFIX[what]}-${place}${questionId({ section: "", ask: task })}`;
  return answerTo(ctx, { section, ask, id });
}

/** The place of such a question that stands in a table. */
export const tablePlace = (index: number): string => `bang-${index}`;

/** The place that the id of such a question names; null for any other one. */
export const placeOfDutyQuestion = (id: string): string | null =>
  /^(?:dv|sp|ph)-([^.]+)\./.exec(id)?.[1] ?? null;

/** What a question calls it: without its clause and its time. */
export const nameOfDuty = (duty: NamedDuty): string => shortened(untimed(splitText(duty).work));

type NamedDuty = Parameters<typeof splitText>[0];

const MOST = 110;
const shortened = (work: string): string =>
  work.length <= MOST ? work : `${work.slice(0, work.lastIndexOf(" ", MOST))}…`;
