/** A section that only points to an appendix ("V. KINH PHÍ: (Phụ lục kèm theo)") is shown with it. */
import { fold } from "../../text/fold.ts";
import type { Plan, PlanSection, PlanTable } from "../plan.ts";
import { withDescendants } from "./outline-match.ts";

const TABLES_OF: Partial<Record<PlanSection["role"], PlanTable["kind"]>> = {
  tasks: "tasks",
  targets: "targets",
  budget: "budget",
};
/** Words; more than this is matter of its own. */
const POINTER = 30;

/** The sections, each followed by the appendices that stand for its matter. */
export function withAppendices(plan: Plan, roots: readonly PlanSection[]): PlanSection[] {
  const shown = roots.flatMap((root) => [root, ...pointedFrom(plan, root)]);
  return shown.filter((one, index) => shown.indexOf(one) === index);
}

function pointedFrom(plan: Plan, root: PlanSection): PlanSection[] {
  const kind = TABLES_OF[root.role];
  if (kind === undefined || !isPointer(plan, root)) return [];
  const homes = new Set(
    plan.tables.filter((one) => one.kind === kind).map(({ section }) => section),
  );
  return plan.sections.filter(({ id, role }) => role === "appendix" && homes.has(id));
}

/** Nothing of its own stands in it, or one line that names the appendix. */
function isPointer({ sections }: Plan, root: PlanSection): boolean {
  const ids = withDescendants(sections, root);
  const items = sections.filter(({ id }) => ids.has(id)).flatMap((section) => section.items);
  if (items.length === 0) return true;
  const [line, ...more] = items;
  return (
    more.length === 0 &&
    line?.table === null &&
    /\bphu luc\b|\bdinh kem\b|\bkem theo\b/.test(fold(line.text)) &&
    line.text.split(/\s+/u).length <= POINTER
  );
}
