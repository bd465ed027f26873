/**
 * Tasks that stand as headings with "+ Chủ trì: …", "+ Thời gian: …" below them: each is a line of the part around them
 * like any other task with its details, so that one rule serves both ways of printing.
 */
import type { PlanItem, PlanSection } from "./plan.ts";
import { detailOf } from "./read-tasks.ts";

const NUMBERED = /^\d{1,2}[.)]$/u;

/** Parts whose headings are all tasks take them over as lines, in their order. */
export function withTasksAsLines(sections: readonly PlanSection[]): PlanSection[] {
  const gone = new Set<PlanSection>();
  for (const part of sections) {
    if (part.role !== "tasks" && part.role !== "solutions") continue;
    const tasks = sections.filter(({ parent }) => parent === part.id);
    const whole = tasks.every((task) => isTask(sections, task));
    if (!whole || part.items.length > 0 || !tasks.some(({ items }) => items.some(isDetail)))
      continue;
    for (const task of tasks) {
      gone.add(task);
      for (const item of linesOf(task))
        part.items.push({ ...item, id: `${part.id}/${part.items.length + 1}` });
    }
  }
  return sections.filter((section) => !gone.has(section));
}

const isDetail = ({ text }: PlanItem): boolean => detailOf(text) !== null;

/** A numbered heading with nothing below it but its details, what runs on behind its colon, and the next numbers. */
function isTask(
  sections: readonly PlanSection[],
  { id, number, heading, items }: PlanSection,
): boolean {
  const [first, ...others] = items;
  const leaf = !sections.some(({ parent }) => parent === id);
  if (!leaf || first === undefined || !NUMBERED.test(number)) return false;
  const runsOn = /:$/u.test(heading.trim()) && first.marker === null;
  return [...(runsOn ? [] : [first]), ...others].every(
    (item) => item.table === null && (isDetail(item) || NUMBERED.test(item.marker ?? "")),
  );
}

function linesOf({ number, heading, items }: PlanSection): PlanItem[] {
  const [first, ...others] = items;
  if (first === undefined) return [];
  const base = { ...first, kind: "bullet" as const, marker: number };
  return isDetail(first) || first.marker !== null
    ? [{ ...base, text: heading }, ...items]
    : [{ ...base, text: `${heading} ${first.text}` }, ...others];
}
