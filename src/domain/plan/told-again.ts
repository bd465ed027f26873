/** A target that the plan tells again as a task, in a line or in a row of a table: one thing with one result. */
import { oncePerText } from "../text/once-per-text.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { elided } from "./open-marks.ts";
import type { PlanTarget } from "./plan.ts";
import { subjectWords } from "./subject-key.ts";

/** Share of all words of both lines that stand in both. */
const SAME = 0.8;
const FEWEST_WORDS = 4;

const wordsOf = oncePerText(
  (text: string): ReadonlySet<string> => new Set(subjectWords(elided(text))),
);

/** The target that a line tells: its words, with the same figure where it has one. */
export function targetTold(targets: readonly PlanTarget[], text: string): PlanTarget | null {
  const words = wordsOf(text);
  if (words.size < FEWEST_WORDS) return null;
  const same = targets.filter((target) => {
    const own = wordsOf(target.text);
    const both = [...own].filter((word) => words.has(word)).length;
    const all = own.size + words.size - both;
    return both / all >= SAME && (target.value === null || hasFigure(text, target.value));
  });
  const [only] = same;
  return same.length === 1 && only !== undefined ? only : null;
}

const hasFigure = (text: string, value: number): boolean =>
  [...text.matchAll(/\d[\d.,]*\d|\d/g)].some(([raw]) => parseVietnameseFigure(raw) === value);
