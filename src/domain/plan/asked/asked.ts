/** What is found, and how it is shown and told. */
import { headingOf } from "../heading-of.ts";
import type { Plan, PlanSection } from "../plan.ts";
import type { Matter } from "./asked-matter.ts";
import type { PartName } from "./asked-parts.ts";
import { nameAsked } from "./asked-words.ts";
import { nearestTo } from "./nearest-headings.ts";
import { ancestorsOf, withDescendants } from "./outline-match.ts";
import { withAppendices } from "./pointed-appendix.ts";

/** Sections of the outline, with all that is to be shown of them. */
export interface AskedSections {
  kind: "sections";
  ids: ReadonlySet<string>;
  notes: readonly string[];
}

export type Asked =
  | AskedSections
  /** A subject without a heading of its own, which lines and rows elsewhere speak of. */
  | { kind: "matter"; matter: Matter; ids: ReadonlySet<string>; notes: readonly string[] }
  /** A part that the outline lacks or that stands outside of it. */
  | { kind: "part"; part: PartName; notes: readonly string[] }
  | { kind: "none"; query: string; nearest: readonly PlanSection[] };

export function whole(
  plan: Plan,
  roots: readonly PlanSection[],
  notes: readonly string[] = [],
): AskedSections {
  const shown = withAppendices(plan, roots);
  const ids = new Set(shown.flatMap((root) => [...withDescendants(plan.sections, root)]));
  return { kind: "sections", ids, notes };
}

export function none(plan: Plan, query: string): Asked {
  return { kind: "none", query: query.trim(), nearest: nearestTo(plan.sections, nameAsked(query)) };
}

export function topmost(plan: Plan, matched: readonly PlanSection[]): PlanSection[] {
  const ids = new Set(matched.map(({ id }) => id));
  return matched.filter(
    (section) => !ancestorsOf(section, plan.sections).some(({ id }) => ids.has(id)),
  );
}

export const pathOf = (plan: Plan, section: PlanSection): string =>
  [...ancestorsOf(section, plan.sections).slice(0, 1), section].map(headingOf).join(" > ");

export const MOST = 3;
