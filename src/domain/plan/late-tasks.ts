/** Tasks that the unit reports as late, or as not held at all: the next year takes the day that it names, or is asked. */
import { checkAnswer, isNo } from "../draft/answers.ts";
import { upperFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { toldOf } from "./once-done.ts";
import { elided, openMark } from "./open-marks.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";
import { workState } from "./work-state.ts";

export interface LateTask {
  id: string;
  /** "Tháng 02/2027", as the unit tells it; null where it names no time of the new year. */
  until: string | null;
  /** The open place behind a task that was not held. */
  ask: string | null;
  /** The unit does not go on with it. */
  gone?: true;
  reason: string;
}

const NOT_HELD = /^(?:khong|chua) (?:to chuc|thuc hien|trien khai|lam|tien hanh|hop)\b/;
/** null: nothing that the unit reported says so of the task of this line. */
export function lateTask(ctx: RolloverContext, text: string): LateTask | null {
  for (const id of toldOf(ctx, text)) {
    const value = String(ctx.results.find((row) => row.id === id)?.value ?? "").trim();
    if (value === "" || !checkAnswer({ expects: "text" }, value).ok) continue;
    const late = lateBy(ctx, text, { id, value });
    if (late !== null) return late;
  }
  return null;
}

function lateBy(
  ctx: RolloverContext,
  text: string,
  { id, value }: { id: string; value: string },
): LateTask | null {
  const reason = `Kết quả năm ${ctx.plan.cover.year} do đơn vị cung cấp: ${value}.`;
  const base = { id, until: null, ask: null, reason };
  const state = workState(value, ctx.targetYear);
  if (state.kind === "given-up") return { ...base, gone: true, reason: `${reason} Không làm nữa.` };
  if (state.kind === "under-way" && state.until !== null)
    return { ...base, until: upperFirst(state.until) };
  if (!NOT_HELD.test(fold(value))) return null;
  const named = elided(text).replace(/[.;\s]+$/u, "");
  const ask = `năm ${ctx.targetYear} có thực hiện "${named}" không (năm ${ctx.plan.cover.year}: ${value})`;
  const answer = answerTo(ctx, { section: "nhiem-vu", ask, expects: "confirm" });
  if (answer === null) return { ...base, ask: openMark(ask) };
  const said = `${reason} Đơn vị trả lời: ${answer}.`;
  return isNo(answer) ? { ...base, gone: true, reason: said } : { ...base, reason: said };
}
