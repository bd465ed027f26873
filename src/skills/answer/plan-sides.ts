/** The plans that a question sets side by side: units with their years, or one unit in several years. */
import { syllables } from "../../domain/text/fold.ts";
import type { StoredDocument } from "../../storage/documents.ts";
import type { Turn } from "./answer-deps.ts";
import { isOfUnits, unitsOf } from "./plan-units.ts";

export interface PlanSide {
  unit: string;
  /** null: the newest plan. */
  year: number | null;
}

interface Mark {
  at: number;
  unit?: string;
  year?: number;
}

/** In the order of the question; fewer than two where nothing is set side by side. */
export function sidesOf(text: string, turn: Pick<Turn, "planUnits">): PlanSide[] {
  const marks = marksIn(text, turn);
  const units = marks.filter((mark) => mark.unit !== undefined);
  const years = marks.filter((mark) => mark.year !== undefined);
  const names = [...new Set(units.map(({ unit }) => unit ?? ""))];
  const [only] = names;
  if (only === undefined) return [];
  if (names.length === 1)
    return [...new Set(years.map(({ year }) => year ?? 0))].map((year) => ({ unit: only, year }));
  const isAhead = marks[0]?.year !== undefined && years.length === units.length;
  return names.map((unit) => {
    const at = marks.findIndex((mark) => mark.unit === unit);
    return { unit, year: marks[isAhead ? at - 1 : at + 1]?.year ?? null };
  });
}

/** Units and years by their places. */
function marksIn(text: string, turn: Pick<Turn, "planUnits">): Mark[] {
  const words = syllables(text);
  const marks: Mark[] = [];
  for (const unit of unitsOf(text, turn)) {
    const own = unit.split(" ");
    const at = words.findIndex((_, i) => own.every((word, j) => words[i + j] === word));
    if (at >= 0) marks.push({ at, unit });
  }
  for (const [at, word] of words.entries())
    if (/^20[12]\d$/.test(word)) marks.push({ at, year: Number(word) });
  return marks.sort((a, b) => a.at - b.at);
}

/** Plans of the unit and year, the newest first. */
export async function plansOf({ unit, year }: PlanSide, turn: Turn): Promise<StoredDocument[]> {
  const plans = await turn.shelf.list(turn.unit);
  return plans
    .filter((plan) => isOfUnits(plan, [unit]) && (year === null || plan.year === year))
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
}
