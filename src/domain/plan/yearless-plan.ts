/** A prior plan that names no year, as one read from a bad picture: taken for that of the year before, and said so. */
import type { Plan } from "./plan.ts";
import type { RolloverContext } from "./rollover-context.ts";

export function withYear(plan: Plan, targetYear: number): Plan {
  return plan.cover.year === 0 ? { ...plan, cover: { ...plan.cover, year: targetYear - 1 } } : plan;
}

/** `read`: the plan as it was read. */
export function tellYearless(ctx: RolloverContext, read: Plan): void {
  if (read.cover.year !== 0) return;
  ctx.notices.push(
    `Không đọc được năm của kế hoạch trước; dự thảo coi đó là kế hoạch năm ${ctx.plan.cover.year}. Kiểm tra lại, hoặc nạp bản rõ hơn (PDF, DOCX).`,
  );
}
