/** What is asked for by what lines and rows say, where no heading does. */
import { upperFirst } from "../../text/first-letter.ts";
import { fold, syllables } from "../../text/fold.ts";
import { elided } from "../open-marks.ts";
import type { Plan, PlanSection } from "../plan.ts";
import { conceptsOf, topicOf } from "../section-concepts.ts";
import { nameAsked } from "./asked-words.ts";
import { isTopicAlone } from "./outline-match.ts";

/** A subject whose lines and rows stand in sections of other names. */
export interface Matter {
  /** "Hạ tầng số"; for what is no known subject, the words of the question. */
  label: string;
  /** Absent: told by its words only. */
  concept?: string;
  /** Folded words that a line about it has. */
  words: string;
}

/** Whether a line, a row or the heading above it is about the subject. */
export function isAbout({ concept, words }: Matter, text: string): boolean {
  const told = elided(text);
  return concept === undefined ? says(told, words) : conceptsOf(told).has(concept);
}

const says = (text: string, words: string): boolean =>
  ` ${syllables(text).join(" ")} `.includes(` ${syllables(words).join(" ")} `);

/** Lines on the subject, as a share of the lines of the section. */
const SHARE = 0.3;
const LEAST = 2;

/** The section of which a good part speaks of it, most often; null when none does. */
export function sectionSpeakingOf(
  sections: readonly PlanSection[],
  name: string,
): PlanSection | null {
  const words = nameAsked(name);
  if (!isTelling(words)) return null;
  const counted = sections
    .map((section) => {
      const lines = section.items.filter(({ table }) => table === null);
      const count = lines.filter(({ text }) => says(text, words)).length;
      return { section, count, share: count / Math.max(1, lines.length) };
    })
    .filter(({ count, share }) => share >= SHARE && count >= LEAST)
    .toSorted((a, b) => b.count - a.count || weight(b.section) - weight(a.section));
  return counted[0]?.section ?? null;
}

const weight = ({ role }: PlanSection): number =>
  role === "tasks" ? 2 : role === "targets" ? 1 : 0;

/** One short syllable stands in many words. */
const isTelling = (words: string): boolean => syllables(words).length > 1 || words.length >= 4;

/** null when nothing of the plan but its report and its bases speaks of it, and it is no subject of such plans. */
export function matterOf(plan: Plan, name: string): Matter | null {
  const words = nameAsked(name);
  const topic = isTopicAlone(words) ? topicOf(words) : null;
  if (topic !== null) return { label: topic.label, concept: topic.concept, words };
  if (!isTelling(words)) return null;
  const told = tellingTexts(plan).find((text) => says(text, words));
  return told === undefined ? null : { label: upperFirst(asPrinted(told, words)), words };
}

function tellingTexts(plan: Plan): string[] {
  const closed = new Set(
    plan.sections.filter(({ role }) => role === "results" || role === "bases").map(({ id }) => id),
  );
  return [
    ...plan.sections
      .filter(({ id }) => !closed.has(id))
      .flatMap(({ items }) => items.map(({ text }) => text)),
    ...plan.tables
      .filter(({ inResults, section }) => !inResults && !closed.has(section))
      .flatMap(({ rows }) => rows.flat()),
  ];
}

/** The words as the plan writes them, with their marks. */
function asPrinted(text: string, words: string): string {
  const asked = syllables(words);
  const printed = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const at = printed.findIndex((_, from) =>
    asked.every((word, index) => fold(printed[from + index]?.[0] ?? "") === word),
  );
  const [first, last] = [printed[at], printed[at + asked.length - 1]];
  if (first === undefined || last === undefined) return words;
  return text.slice(first.index, last.index + last[0].length);
}
