/** The headings that come nearest to a name that none of them bears. */
import { fold } from "../../text/fold.ts";
import type { PlanSection } from "../plan.ts";
import { tellingWords } from "./asked-words.ts";

const MOST = 3;
/** Share of the pairs of letters that both have. */
const ALIKE = 0.35;

/** At most three, the nearest first; none where nothing is alike. */
export function nearestTo(sections: readonly PlanSection[], name: string): PlanSection[] {
  const asked = pairsOf(tellingWords(name).join(" "));
  if (asked.size === 0) return [];
  return sections
    .filter(({ heading }) => heading !== "" && !heading.startsWith("["))
    .map((section) => ({ section, score: alike(asked, pairsOf(headingWords(section))) }))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ section }) => section);
}

const headingWords = ({ heading }: PlanSection): string => tellingWords(fold(heading)).join(" ");

const pairsOf = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));

/** Dice's coefficient, 0..1. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size);
}
