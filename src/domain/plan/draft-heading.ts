/** The heading of a section in the next plan: its years moved, its appendix numbered, no question within it. */
import { appendixName, isTableAppendix, withRomanAppendices } from "./appendix-numbers.ts";
import { headingOf } from "./heading-of.ts";
import { OPEN, withoutMarks } from "./open-marks.ts";
import type { PlanSection } from "./plan.ts";
import { isReport } from "./read-plan-tables.ts";
import { rewritePlain } from "./rewrite-text.ts";
import { nameInQuestion, need, questionIn, type RolloverContext } from "./rollover-context.ts";
import { reportHeading } from "./rollover-report.ts";
import { reportYear } from "./shift-years.ts";

export function draftHeading(ctx: RolloverContext, section: PlanSection): string {
  const table = isTableAppendix(section);
  const heading = headingWithoutMarks(ctx, table ? { ...section, number: "" } : section);
  if (section.role !== "appendix") return heading;
  const named = section.heading === "" ? heading : appendixName(ctx.plan, section) + heading;
  return withRomanAppendices(named, ctx.arabicAppendices);
}

/** No question stands within a heading, unless the prior plan has it there: whoever draws the plan up is told. */
function headingWithoutMarks(ctx: RolloverContext, section: PlanSection): string {
  const known = new Set(ctx.missing);
  const heading = headingInYear(ctx, section);
  if (section.heading.includes(OPEN) || !heading.includes(OPEN)) return heading;
  const bare = withoutMarks(heading);
  const asked = ctx.missing.filter((item) => !known.has(item) && heading.includes(item.ask));
  ctx.missing = ctx.missing.filter((item) => !asked.includes(item));
  for (const { ask } of asked) ctx.notices.push(`Đề mục "${nameInQuestion(section)}": ${ask}.`);
  return bare;
}

function headingInYear(ctx: RolloverContext, section: PlanSection): string {
  if (section.heading === "") return unnamedHeading(section);
  const { from, to } = { from: ctx.plan.cover.year, to: ctx.targetYear };
  const open = questionIn(section.heading);
  if (open !== null) {
    const heading = need(ctx, { section: section.id, ask: open, id: `ten-${section.id}` });
    return headingOf({ ...section, heading });
  }
  if (isReport(section)) return reportHeading(ctx, section);
  // "ĐẶC ĐIỂM TÌNH HÌNH VÀ KẾT QUẢ NĂM 2025" around the report.
  const around = ctx.plan.sections.some((one) => one.parent === section.id && isReport(one));
  if (around && !section.heading.includes(String(from)))
    return headingOf({ ...section, heading: reportYear(section.heading, from) });
  const text = rewritePlain(ctx, section, section.heading);
  const missing = /năm\s+20\d{2}/iu.test(section.heading) && from !== to && !/20\d{2}/.test(text);
  return headingOf({ ...section, heading: missing ? `${text} ${to}` : text });
}

function unnamedHeading(section: PlanSection): string {
  if (section.role === "bases") return "Căn cứ xây dựng kế hoạch";
  return section.number === "" ? "Mở đầu" : section.number.replace(/[.:]$/u, "");
}
