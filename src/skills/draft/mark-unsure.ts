/** Words that a scan left unsure, as a draft shows them: in marks where they are text, bare in questions and notices. */
import type { ChangeEntry, Draft } from "../../domain/draft/draft.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import {
  withoutUnsureMarks,
  withUnsureElided,
  withUnsureMarks,
} from "../../domain/plan/unsure-marks.ts";

/** The draft itself, where the prior plan is no scan. */
export function markUnsure(draft: Draft, plan: Plan): Draft {
  if (!plan.lostMarks) return draft;
  const { cover, sections, budget, changes, ...rest } = draft;
  const { missing, reportable, covered, notices } = rest;
  return {
    ...mapTexts(rest, withoutUnsureMarks),
    ...mapTexts({ missing, reportable, covered, notices }, withUnsureElided),
    ...mapTexts({ cover, sections, budget, changes: joinScraps(changes) }, withUnsureMarks),
  };
}

/** Fewer words of letters are a scrap of a table: what was dropped would be lost among them. */
const FEWEST = 4;

/** Scraps of one section stand in one entry of the report, each in a line of its own. */
function joinScraps(changes: readonly ChangeEntry[]): ChangeEntry[] {
  const homes = new Map<string, ChangeEntry>();
  return changes.flatMap((change) => {
    const words = change.before.match(/\p{L}{2,}/gu) ?? [];
    if (change.status !== "dropped" || words.length >= FEWEST) return [change];
    const key = JSON.stringify([change.section, change.reason, change.sources]);
    const home = homes.get(key);
    if (home !== undefined) {
      home.before = `${home.before}\n${change.before}`;
      return [];
    }
    const first = { ...change };
    homes.set(key, first);
    return [first];
  });
}

function mapTexts<T>(value: T, change: (text: string) => string): T {
  const each = (_: string, one: unknown): unknown => (typeof one === "string" ? change(one) : one);
  return JSON.parse(JSON.stringify(value), each) as T;
}
