/** A lawful day that has passed: the plan says when the rest will be done, whoever draws it up is told of the day. */
import type { RolloverContext } from "./rollover-context.ts";

/** What a plan says of a thing whose lawful day has passed: when it will be done, and nothing of the breach. */
export const finishNow = (ctx: RolloverContext): string => {
  ctx.derived.push(String(ctx.targetYear));
  return `hoàn thành phần còn thiếu trong năm ${ctx.targetYear}`;
};

/** That a lawful day has passed is for whoever draws the plan up to look into. */
export function tellOverdue(ctx: RolloverContext, line: string, day: string): void {
  const short = line.replace(/[.;\s]+$/u, "");
  const named = short.length > 90 ? `${short.slice(0, short.lastIndexOf(" ", 90))}…` : short;
  const text = `Hạn của quy định đã qua (${day}) đối với "${named}": kiểm tra đơn vị đã hoàn thành chưa; dự thảo ghi hoàn thành phần còn thiếu trong năm ${ctx.targetYear}.`;
  if (!ctx.notices.includes(text)) ctx.notices.push(text);
}
