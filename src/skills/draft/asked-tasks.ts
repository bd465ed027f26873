/** What a request adds to the budget and no line of the plan speaks of becomes a task. */
import type { DraftSection } from "../../domain/draft/draft.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { printedLike } from "../../domain/plan/purchase-mentions.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import { emit, type Purchase } from "../../domain/plan/rollover-context.ts";
import { lowerFirst } from "../../domain/text/first-letter.ts";

export function addAsked(
  { context: ctx, sections }: Rollover,
  plan: Plan,
  told: ReadonlySet<Purchase>,
): void {
  const asked = ctx.purchases.filter(
    (purchase) =>
      purchase.phrase !== "" && (purchase.next ?? 0) > 0 && isMore(purchase) && !told.has(purchase),
  );
  if (asked.length === 0) return;
  const home = homeOfTasks(sections, plan);
  if (home === undefined) {
    for (const { name, phrase } of asked)
      ctx.notices.push(
        `Yêu cầu "${phrase}" chỉ vào bảng dự toán: kế hoạch không có mục nhiệm vụ để ghi ${name}.`,
      );
    return;
  }
  for (const { name, unit, next, phrase } of asked) {
    const many = [printedLike("0", next ?? 0), unit.toLowerCase()]
      .filter((part) => part !== "")
      .join(" ");
    const text = `Bổ sung ${lowerFirst(name)}: ${many} (theo dự toán kèm theo).`;
    ctx.derived.push(text);
    home.blocks.push(
      emit(ctx, home.heading, {
        ...{ kind: "bullet", text, status: "new" },
        reason: `Nhiệm vụ theo yêu cầu "${phrase}", cùng số lượng với bảng dự toán.`,
        sources: [{ documentId: "yeu-cau", locator: null }],
      }),
    );
  }
}

const isMore = ({ prior, next }: Purchase): boolean => prior === null || next !== prior;

/** The part of tasks that has lines of its own; one on machines and networks before others. */
function homeOfTasks(sections: readonly DraftSection[], plan: Plan): DraftSection | undefined {
  const roleOf = ({ id }: DraftSection): string | undefined =>
    plan.sections.find((one) => one.id === id)?.role;
  const filled = sections.filter(({ blocks }) => blocks.length > 0);
  const tasks = ["tasks", "solutions"]
    .map((role) => filled.filter((section) => roleOf(section) === role))
    .find((found) => found.length > 0);
  return tasks?.find(({ heading }) => /hạ tầng|thiết bị|mua sắm/iu.test(heading)) ?? tasks?.[0];
}
