/** Tasks that the unit reports as late, or as not held at all: the next year takes the day that it names, or is asked. */
import { checkAnswer } from "../draft/answers.ts";
import { upperFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { toldOf } from "./once-done.ts";
import { elided } from "./open-marks.ts";
import { need, type RolloverContext } from "./rollover-context.ts";
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
const UNTIL =
  /(?:dự kiến|gia hạn|lùi|chuyển|kéo dài|hoàn thành|xong)(?:\s+(?:đến|sang|vào|trong|tới|hết|xong|hoàn thành))*\s+((?:ngày\s+\d{1,2}\/\d{1,2}\/|tháng\s+\d{1,2}\s*[/.]\s*|quý\s+[IVX\d]{1,3}\s*(?:\/|năm)\s*|năm\s+)(20\d{2}))/iu;

/** null: nothing that the unit reported says so of the task of this line. */
export function lateTask(ctx: RolloverContext, text: string): LateTask | null {
  for (const id of toldOf(ctx, text)) {
    const value = String(ctx.results.find((row) => row.id === id)?.value ?? "").trim();
    if (value === "" || !checkAnswer({ expects: "text" }, value).ok) continue;
    const [, day = "", year = ""] = UNTIL.exec(value) ?? [];
    const reason = `Kết quả năm ${ctx.plan.cover.year} do đơn vị cung cấp: ${value}.`;
    const unfinished = /\b(?:chua|cham|lui|gia han|keo dai|dang|du kien)\b/.test(fold(value));
    if (Number(year) === ctx.targetYear && unfinished)
      return { id, until: upperFirst(day), ask: null, reason };
    if (workState(value, ctx.targetYear).kind === "given-up")
      return { id, until: null, ask: null, gone: true, reason: `${reason} Không làm nữa.` };
    if (NOT_HELD.test(fold(value))) {
      const named = elided(text).replace(/[.;\s]+$/u, "");
      const ask = `năm ${ctx.targetYear} có thực hiện "${named}" không (năm ${ctx.plan.cover.year}: ${value})`;
      return { id, until: null, ask: need(ctx, { section: "nhiem-vu", ask }), reason };
    }
  }
  return null;
}
