/** Words that a scan left unsure, as a draft shows them: in marks where they are text, bare in questions and notices. */
import type { Draft } from "../../domain/draft/draft.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { withoutUnsureMarks, withUnsureMarks } from "../../domain/plan/unsure-marks.ts";

/** The draft itself, where the prior plan is no scan. */
export function markUnsure(draft: Draft, plan: Plan): Draft {
  if (!plan.lostMarks) return draft;
  const { cover, sections, budget, changes, ...rest } = draft;
  return {
    ...mapTexts(rest, withoutUnsureMarks),
    ...mapTexts({ cover, sections, budget, changes }, withUnsureMarks),
  };
}

function mapTexts<T>(value: T, change: (text: string) => string): T {
  const each = (_: string, one: unknown): unknown => (typeof one === "string" ? change(one) : one);
  return JSON.parse(JSON.stringify(value), each) as T;
}
