/**
 * Where the report of a plan ends, when the heading of the part behind it was lost: its headings begin to count anew.
 * Whatever stands there belongs to the plan, and must not be taken for results of the year before.
 */
import { fromRoman } from "../text/roman.ts";
import type { PlanSection, SectionRole } from "./plan.ts";
import { roleOfHeading, roleOfSection } from "./section-role.ts";

const AHEAD: ReadonlySet<SectionRole> = new Set(["targets", "tasks", "solutions", "goals-general"]);

/** "III." and "3." are the third; null for any other number. */
function ordinalOf(number: string): number | null {
  const [, roman, arabic] = /^(?:([IVX]+)|(\d{1,2}))[.):/]?$/u.exec(number.trim()) ?? [];
  if (arabic !== undefined) return Number(arabic);
  return roman === undefined ? null : fromRoman(roman);
}

/** Takes out of the report what counts anew behind it and names targets or tasks; a plan that has such parts elsewhere stays. */
export function endReport(sections: readonly PlanSection[]): void {
  if (sections.some(({ role }) => role !== "results" && AHEAD.has(role))) return;
  const start = restart(sections);
  if (start === null) return;
  const from = sections.indexOf(start);
  const report = sections.find(({ id }) => id === start.parent);
  const moved = new Map<string, PlanSection>();
  for (const section of sections.slice(from)) {
    const within = section.parent === null ? undefined : moved.get(section.parent);
    if (section.parent !== report?.id && within === undefined) continue;
    if (section.parent === report?.id) section.parent = report.parent;
    section.level -= 1;
    section.role = roleOfSection(section.heading, within?.role ?? null);
    moved.set(section.id, section);
  }
}

/** The first heading of a report that counts anew below the same parent and says what is aimed at or to do. */
function restart(sections: readonly PlanSection[]): PlanSection | null {
  const last = new Map<string, number>();
  for (const section of sections) {
    const ordinal = ordinalOf(section.number);
    if (section.role !== "results" || section.parent === null || ordinal === null) continue;
    const again = ordinal === 1 && (last.get(section.parent) ?? 0) > 1;
    if (again && AHEAD.has(roleOfHeading(section.heading))) return section;
    last.set(section.parent, ordinal);
  }
  return null;
}
