/** Tasks on a number of things that were done for a part of them: the next year does the rest. */
import type { SourceRef } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { countedShare } from "./judge-result.ts";
import { isOneOff, isOverOnceDone } from "./one-off.ts";
import { printedLike } from "./purchase-mentions.ts";
import type { RolloverContext } from "./rollover-context.ts";

interface Line {
  /** The line of the prior plan, and the same for the next year. */
  printed: string;
  next: string;
  deadline?: string;
}

interface Rest {
  text: string;
  reason: string;
  sources: SourceRef[];
  done: false;
}

/** "30.200/38.500 phim" of a task on 38.500 of them: the rest is left to do. null: the line goes on as it is. */
export function restOf(
  ctx: RolloverContext,
  { printed, next, deadline }: Line,
  ids: readonly string[],
): Rest | null {
  const { budgets } = ctx.plan;
  const task = { text: printed, budgets, ...(deadline === undefined ? {} : { deadline }) };
  if (!isOverOnceDone(task) && !isOneOff(task)) return null;
  for (const id of ids) {
    const value = String(ctx.results.find((row) => row.id === id)?.value ?? "").trim();
    const share = doneShare(value);
    const whole = share === null ? null : onlyFigure(next, share.whole);
    if (share === null || whole === null) continue;
    // Which of the places that are named are done is not told.
    if (NAMED.test(next.slice(whole.end))) continue;
    const left = share.whole - share.part;
    const rest = printedLike(next.slice(whole.start, whole.end), left);
    ctx.derived.push(rest);
    ctx.restOnce.push({ task: printed, whole: share.whole, rest: left });
    return {
      text: `${next.slice(0, whole.start)}${rest}${next.slice(whole.end)}`,
      reason: `Đã làm một phần năm ${ctx.plan.cover.year} theo kết quả đơn vị cung cấp (${value}); còn lại ${rest}.`,
      sources: [{ documentId: "ket-qua", locator: id }],
      done: false,
    };
  }
  return null;
}

/** What is left of a number of things, and how many there were. */
export interface Left {
  whole: number;
  rest: number;
}

/** What an answer leaves of a line: "đã cấp 80/86", "còn 6 người"; null where it tells no number of it. */
export function leftBy(answer: string, line: string): Left | null {
  const share = countedShare(answer);
  if (share !== null && share.part > 0 && share.part < share.whole)
    return onlyFigure(line, share.whole) === null
      ? null
      : { whole: share.whole, rest: share.whole - share.part };
  const rest = parseVietnameseFigure(
    /\bcòn(?:\s+(?:lại|thiếu|tồn))*\s+(\d[\d.]*)(?=\s+\p{Ll})/iu.exec(answer)?.[1] ?? "",
  );
  const counted = [...line.matchAll(THINGS)].flatMap(([raw]) => parseVietnameseFigure(raw) ?? []);
  const [whole] = counted;
  if (rest === null || rest <= 0 || whole === undefined || counted.length > 1) return null;
  return rest < whole ? { whole, rest } : null;
}

/** A text with what is left in the place of the whole number; the text itself where that does not stand in it once. */
export function withLeft(text: string, { whole, rest }: Left): string {
  const found = onlyFigure(text, whole);
  if (found === null || NAMED.test(text.slice(found.end))) return text;
  const raw = text.slice(found.start, found.end);
  return text.slice(0, found.start) + printedLike(raw, rest) + text.slice(found.end);
}

/** A list of places or things behind their number. */
const NAMED = /[:(]|\p{Lu}\p{L}+[^,;]*(?:,|\svà)\s+\p{Lu}/u;

/** "Đã chuyển 30.200/38.500": a part in whole numbers; null where what is told is what is left. */
function doneShare(value: string): { part: number; whole: number } | null {
  const share = countedShare(value);
  if (share === null || share.part <= 0 || share.part >= share.whole) return null;
  const lead = fold(value.slice(0, share.start));
  return !/\b(?:chua|con|thieu|dat)\b/.test(lead) && Number.isInteger(share.whole - share.part)
    ? share
    : null;
}

const THINGS = /(?<![\p{L}\d.,/:-])\d[\d.]*(?=\s+\p{Ll})(?!\s+(?:tháng|quý|năm|lần)(?!\p{L}))/giu;

/** Where the number of things stands in a line, once and of things: not in "2/38", "38%", "ngày 38". */
function onlyFigure(text: string, value: number): { start: number; end: number } | null {
  const found = [...text.matchAll(THINGS)].filter(([raw]) => parseVietnameseFigure(raw) === value);
  const [only] = found;
  if (only === undefined || found.length > 1) return null;
  return { start: only.index, end: only.index + only[0].length };
}
