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
    reason: status === "kept" ? "Đề mục không có nội dung riêng." : whyOther(before, draft.heading),
  });
}

/** What became of a heading: its year, the number of an appendix, or the spelling. */
function whyOther(before: string, after: string): string {
  const yearless = (heading: string): string => heading.replace(/20\d{2}/gu, "");
  if (yearless(before) === yearless(after)) return "Đề mục chuyển sang năm kế hoạch.";
  if (wordsIn(before) !== wordsIn(after)) return "Đề mục viết lại cho năm kế hoạch.";
  return /phụ lục/iu.test(before) &&
    fold(before).replace(/\d+/g, "") !== fold(after).replace(/\d+/g, "")
    ? "Phụ lục đánh số La Mã (Nghị định 30/2020/NĐ-CP, Phụ lục I)."
    : "Đề mục sửa lỗi chính tả, cách ghi.";
}

/** A heading that says other words than before, not only another year, number or spelling of the same. */
function recordRenamed(ctx: RolloverContext, section: PlanSection, draft: DraftSection): void {
  const [before, after] = [section.heading === "" ? "" : headingOf(section), draft.heading];
  if (before === "" || wordsIn(before) === wordsIn(after)) return;
  const reason = whyOther(before, after);
  record(ctx, { section: after, status: "updated", before, after, reason });
}

const wordsIn = (heading: string): string =>
  fold(heading)
    .replace(/\b(?:[ivxlc]+|20\d{2}|\d+)\b/g, " ")
    .replace(/[^a-z]+/g, " ")
    .trim();
