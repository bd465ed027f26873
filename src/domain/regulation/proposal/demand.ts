/** Whether a day is asked of somebody, or only told: transition, what was done, when something takes place. */
import {
  COUNTED,
  DUTY,
  FROM_TO,
  GIVEN_TIME,
  GOES_ON,
  GRANTS,
  STRONG,
  TOLD,
  TRANSITION,
  UNTIL,
} from "./deadline-words.ts";

/** The words of a day within its sentence; `context` is what stands above and around it. */
export interface DaySpan {
  text: string;
  folded: string;
  context: string;
  /** A body or person is the subject: whatever it does by the day is its duty. */
  hasActor: boolean;
  start: number;
  end: number;
}

/** A day behind "trước", "đến", … that somebody must keep; `until`: behind a form of "đến". */
export function asksForDay(span: DaySpan, until: boolean): boolean {
  const { text, folded, context, start, end } = span;
  const [before, behind] = [folded.slice(0, start), folded.slice(end)];
  if (isTold(text.slice(0, start), behind)) return false;
  if (until && isGivenTime(before, behind)) return true;
  if (!until && GRANTS.test(behind) && !STRONG.test(before)) return false;
  const asked = isAsked(before, context) || (span.hasActor && !until);
  if (!asked || isNoDemand(before, folded, context)) return false;
  return !until || !takesPlace(before, folded);
}

/** "kiểm tra từ ngày … đến ngày …" says when something takes place; "trong thời gian từ …" limits a duty. */
function takesPlace(before: string, folded: string): boolean {
  const span = FROM_TO.exec(before.trim());
  if (!span || STRONG.test(folded)) return false;
  return !/\btrong thoi gian $/.test(before.slice(0, span.index));
}

/** "Thời gian khám: từ ngày … đến …", "Từ ngày … đến ngày …: Sở Y tế thẩm định": a task and its time. */
function isGivenTime(before: string, behind: string): boolean {
  const span = FROM_TO.exec(before.trim());
  if (!span) return false;
  const ahead = before.trimStart().slice(0, span.index);
  return GIVEN_TIME.test(ahead) || (ahead.trim() === "" && /^\)? ?:/.test(behind));
}

/** "tính đến ngày …", "đến hết năm 2026 đã có …" tell how things stand. */
export function isTold(before: string, behind: string): boolean {
  if (COUNTED.test(before)) return true;
  const subject = TOLD.exec(behind)?.[1];
  return subject !== undefined && !DUTY.test(subject);
}

/** A duty stands around the day, or it ends what is allowed. */
export const isAsked = (before: string, context: string): boolean =>
  UNTIL.test(before) || DUTY.test(context);

/** Behind words of a time: transition, what goes on. */
export function isNoDemand(before: string, folded: string, context: string): boolean {
  if (GOES_ON.test(folded)) return true;
  if (UNTIL.test(before)) return false;
  const strong = STRONG.test(folded) || /\bphai\b|\btrach nhiem\b/.test(context);
  return TRANSITION.test(before) && !strong;
}
