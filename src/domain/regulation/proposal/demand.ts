/** Whether a day is asked of somebody, or only told: transition, what was done, when something takes place. */
import {
  COUNTED,
  DUTY,
  FROM_TO,
  GIVEN_TIME,
  GOES_ON,
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
  start: number;
  end: number;
}

/** A day behind "trước", "đến", … that somebody must keep; `until`: behind a form of "đến". */
export function asksForDay({ text, folded, context, start, end }: DaySpan, until: boolean) {
  const [before, behind] = [folded.slice(0, start), folded.slice(end)];
  if (isTold(text.slice(0, start), behind)) return false;
  if (until && isGivenTime(before, behind)) return true;
  if (isNoDemand(before, folded, context)) return false;
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

export function isNoDemand(before: string, folded: string, context: string): boolean {
  if (GOES_ON.test(folded)) return true;
  if (UNTIL.test(before)) return false;
  if (!DUTY.test(context)) return true;
  const strong = STRONG.test(folded) || /\bphai\b|\btrach nhiem\b/.test(context);
  return TRANSITION.test(before) && !strong;
}
