/** Tasks that the unit reports as late, or as not held at all: the next year takes the day that it names, or is asked. */
import { checkAnswer, isNo } from "../draft/answers.ts";
import type { SourceRef } from "../draft/draft.ts";
import { lowerFirst, upperFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { toldOf } from "./once-done.ts";
import { openMark, withBehind } from "./open-marks.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";
import { shortName } from "./task-name.ts";
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
  const ask = `năm ${ctx.targetYear} có thực hiện "${shortName(ctx, text)}" không (kết quả năm ${ctx.plan.cover.year}: ${value.replace(/[.;\s]+$/u, "")})`;
  const answer = answerTo(ctx, { section: "nhiem-vu", ask, expects: "confirm" });
  if (answer === null) return { ...base, ask: openMark(ask) };
  const said = `${reason} Đơn vị trả lời: ${answer}.`;
  return isNo(answer) ? { ...base, gone: true, reason: said } : { ...base, reason: said };
}

export interface LateLine {
  /** null: the line leaves. */
  text: string | null;
  reason: string;
  sources: SourceRef[];
  done: false;
  until: string | null;
}

/** The same of a line of the text: it takes the day that the unit names in the place of its own, or is asked about. */
export function lateLine(
  ctx: RolloverContext,
  { text, next, detailed }: { text: string; next: string; detailed: boolean },
): LateLine | null {
  const late = lateTask(ctx, text);
  if (late === null || (late.gone === true && detailed)) return null;
  const { reason, until } = late;
  const sources = [{ documentId: "ket-qua", locator: late.id }];
  const told = { reason, sources, until, done: false } as const;
  if (late.gone === true) return { ...told, text: null };
  if (until !== null) return { ...told, text: withDay(next, until, ctx.targetYear) };
  return { ...told, text: late.ask === null ? next : withBehind(next, late.ask) };
}

const PLAN_TIME =
  /(?:(?:hoàn thành|xong)\s+)?(?:(?:trong|trước|chậm nhất|đến hết|vào|dự kiến)\s+)*(?:ngày\s+\d{1,2}[/-]\d{1,2}[/-]20\d{2}|\d{1,2}[/-]\d{1,2}[/-]20\d{2}|(?:tháng|quý)\s+[\dIVX]{1,4}(?:\s*[/-]\s*|\s+năm\s+)20\d{2}|(?:cuối\s+)?năm\s+20\d{2})/giu;

/** The one time of a line gives way; where it has none, or several, the day stands behind it. */
function withDay(line: string, until: string, year: number): string {
  const times = [...line.matchAll(PLAN_TIME)].filter(([time]) => time.includes(String(year)));
  const [only] = times;
  const day = `hoàn thành ${lowerFirst(until)}`;
  if (only === undefined || times.length > 1) return withBehind(line, `(${day})`);
  const before = line.slice(0, only.index);
  const behind = line.slice(only.index + only[0].length);
  // "hoàn thành 02 máy còn lại trong quý I": what is finished is told already.
  const told = /(?<!\p{L})(?:hoàn thành|xong)(?!\p{L})[^.;,]*$/iu.test(before);
  if (told)
    return `${before}${/^ngày/iu.test(until) ? "vào" : "trong"} ${lowerFirst(until)}${behind}`;
  return `${before.replace(/\s*,?\s*$/u, ", ")}${day}${behind}`;
}

/** "Thời gian: Quý II/2027" below such a line; null where the unit names no day. */
export function lateDetail(
  printed: string,
  { until, reason, sources }: LateLine,
): { text: string; reason: string; sources: SourceRef[] } | null {
  const label = /^([^:]{4,40}):\s/u.exec(printed)?.[1];
  if (until === null || label === undefined) return null;
  return { text: `${label}: ${upperFirst(until)}.`, reason, sources };
}
