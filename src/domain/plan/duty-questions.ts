/** What is asked behind a duty of the register where it stands in a draft: whom the unit appoints, a day that nobody read. */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { Provision } from "../regulation/register-entry.ts";
import { withBehind } from "./open-marks.ts";
import { need, type RolloverContext } from "./rollover-context.ts";

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

interface Asked {
  provision: Provision;
  text: string;
  steered: boolean;
  ask: string | null;
}

/** The duty as it stands in the draft: with what is asked behind it, or the unit's answer. */
export function withQuestion<T extends Asked>(ctx: RolloverContext, duty: T, section: string): T {
  if (duty.ask === null || duty.steered) return duty;
  const told = need(ctx, { section, ask: duty.ask });
  const mark = told.startsWith("[") ? told : answered(duty, told);
  return mark === "" ? duty : { ...duty, text: withBehind(duty.text, mark) };
}

/** A name stands behind the duty; that a day was compared is not told in the plan. */
const answered = ({ provision }: Asked, told: string): string =>
  isUnchecked(provision) ? "" : `(${told})`;
