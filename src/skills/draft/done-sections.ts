/** Sections of tasks that were all reported done: one sentence says so instead of a heading without matter. */
import { headingOf } from "../../domain/plan/heading-of.ts";
import { DONE_ONCE, DONE_REPORTED } from "../../domain/plan/once-done.ts";
import type { Plan, PlanSection } from "../../domain/plan/plan.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import { emit, priorSource } from "../../domain/plan/rollover-context.ts";

const ROLES: ReadonlySet<string> = new Set(["tasks", "solutions"]);

export function tellDoneSections({ context, sections }: Rollover, plan: Plan): void {
  for (const [index, draft] of sections.entries()) {
    const prior = plan.sections.find(({ id }) => id === draft.id);
    const leads = (sections[index + 1]?.level ?? 0) > draft.level;
    if (prior === undefined || leads || draft.blocks.length > 0 || !ROLES.has(prior.role)) continue;
    if (!allDone(context, prior)) continue;
    const { year } = plan.cover;
    context.derived.push(String(year), String(context.targetYear));
    const block = emit(context, draft.heading, {
      kind: "paragraph",
      text: `Các nhiệm vụ của mục này đã hoàn thành trong năm ${year}; năm ${context.targetYear} duy trì kết quả đã đạt.`,
      status: "updated",
      reason: "Đơn vị báo mọi nhiệm vụ của mục đã xong; không còn việc phải làm tiếp.",
      sources: [priorSource(context, prior)],
    });
    draft.blocks.push(block);
  }
}

/** Each line left because the unit said that it is done; one that left for another reason tells nothing of that. */
function allDone({ changes }: Rollover["context"], prior: PlanSection): boolean {
  const left = changes.filter(
    ({ section, status, reason }) =>
      section === headingOf(prior) &&
      status === "dropped" &&
      (reason.startsWith(DONE_REPORTED) || reason.startsWith(DONE_ONCE)),
  );
  return (
    prior.items.length > 0 &&
    prior.items.every(({ text }) => text !== "" && left.some(({ before }) => before.endsWith(text)))
  );
}
