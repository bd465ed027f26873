import type { PlanSection } from "./plan.ts";

/** "II. MỤC TIÊU": number and heading of a section as one line. */
export function headingOf(section: Pick<PlanSection, "number" | "heading">): string {
  if (section.number === "") return section.heading;
  return `${section.number}${/[.):]$/.test(section.number) ? "" : "."} ${section.heading}`.trim();
}
