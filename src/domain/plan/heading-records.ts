/** What the change report says of headings: those without text of their own, and those that say other words than before. */
import type { DraftSection } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import { headingOf } from "./heading-of.ts";
import type { PlanSection } from "./plan.ts";
import { record, type RolloverContext } from "./rollover-context.ts";

export function recordHeading(
  ctx: RolloverContext,
  section: PlanSection,
  draft: DraftSection,
): void {
  const told = draft.blocks.length > 0 || section.items.length > 0;
  (told ? recordRenamed : recordEmpty)(ctx, section, draft);
}

/** A heading without text of its own is accounted for too. */
function recordEmpty(ctx: RolloverContext, section: PlanSection, draft: DraftSection): void {
  const before = headingOf(section);
  const status = draft.heading === before ? "kept" : "updated";
  record(ctx, {
    section: draft.heading,
    status,
    before,
    after: draft.heading,
    reason: "Đề mục không có nội dung riêng.",
  });
}

/** A heading that says other words than before, not only another year, number or spelling of the same. */
function recordRenamed(ctx: RolloverContext, section: PlanSection, draft: DraftSection): void {
  const [before, after] = [section.heading === "" ? "" : headingOf(section), draft.heading];
  if (before === "" || wordsIn(before) === wordsIn(after)) return;
  const reason = "Đề mục viết lại cho năm kế hoạch.";
  record(ctx, { section: after, status: "updated", before, after, reason });
}

const wordsIn = (heading: string): string =>
  fold(heading)
    .replace(/\b(?:[ivxlc]+|20\d{2}|\d+)\b/g, " ")
    .replace(/[^a-z]+/g, " ")
    .trim();
