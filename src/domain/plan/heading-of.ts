import type { PlanSection } from "./plan.ts";

/** "II. MỤC TIÊU": number and heading of a section as one line. */
export function headingOf(section: Pick<PlanSection, "number" | "heading">): string {
  // "* Tồn tại:": the sign of a list numbers nothing.
  if (!/[\p{L}\d]/u.test(section.number)) return section.heading;
  return `${section.number}${/[.):]$/.test(section.number) ? "" : "."} ${section.heading}`.trim();
}
