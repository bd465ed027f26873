/** How well a heading, with those above it, says what is asked for. */
import { editDistance } from "../../text/edit-distance.ts";
import { fold, syllables } from "../../text/fold.ts";
import type { PlanSection } from "../plan.ts";
import { conceptsOf, topicsOf, topicWords } from "../section-concepts.ts";
import { tellingWords } from "./asked-words.ts";

export function ancestorsOf(section: PlanSection, sections: readonly PlanSection[]): PlanSection[] {
  const found: PlanSection[] = [];
  for (let parent = section.parent; parent !== null; ) {
    const id: string = parent;
    const next = sections.find((other) => other.id === id);
    if (!next) break;
    found.push(next);
    parent = next.parent;
  }
  return found;
}

/** The section and all below it, in reading order. */
export function withDescendants(sections: readonly PlanSection[], root: PlanSection): Set<string> {
  const ids = new Set([root.id]);
  for (const section of sections)
    if (section.parent !== null && ids.has(section.parent)) ids.add(section.id);
  return ids;
}

/** The plan itself under one heading: parts of several kinds stand in it, so that it answers no question about one of them. */
export function isContainer(section: PlanSection, sections: readonly PlanSection[]): boolean {
  const roles = sections.filter(({ parent }) => parent === section.id).map(({ role }) => role);
  return section.role === "other" && new Set(roles).size > 1;
}

const near = (word: string, other: string): boolean =>
  word === other || (word.length >= 5 && other.length >= 4 && editDistance(word, other) <= 1);

/** Words met in runs: one syllable alone ("an", "nha") tells little, so that it counts half beside others. */
function metIn(words: readonly string[], own: readonly string[]): number {
  const runs = words.map((word, at) => {
    const places = own.flatMap((other, index) => (near(word, other) ? [index] : []));
    if (places.length === 0) return 0;
    const before = words[at - 1];
    const after = words[at + 1];
    const joined = places.some(
      (index) =>
        (before !== undefined && near(before, own[index - 1] ?? "")) ||
        (after !== undefined && near(after, own[index + 1] ?? "")),
    );
    return joined || words.length === 1 ? 1 : 0.5;
  });
  return runs.reduce<number>((sum, one) => sum + one, 0);
}

const plainHeading = ({ heading }: PlanSection): string =>
  fold(heading.replace(/\((?:kèm|chi tiết|phụ lục)[^)]*\)/giu, " "));

/** Whether the heading is the name. */
export const isCalled = (section: PlanSection, name: string): boolean =>
  syllables(plainHeading(section)).join(" ") === syllables(name).join(" ");

/** Whether the heading says just this and nothing more. */
export function isNamed(section: PlanSection, name: string): boolean {
  const heading = plainHeading(section);
  const [own, asked] = [tellingWords(heading), tellingWords(name)];
  if (own.length === 0 || asked.length === 0) return false;
  return metIn(asked, own) >= asked.length && asked.length / own.length >= NEARLY;
}

const NEARLY = 0.75;
const ENOUGH = 0.85;

export interface Match {
  section: PlanSection;
  score: number;
}

/** The sections whose heading speaks of the name; the best first, none that says only half of it. */
export function matchesOf(
  candidates: readonly PlanSection[],
  sections: readonly PlanSection[],
  name: string,
): Match[] {
  const words = tellingWords(name);
  const concepts = topicsOf(name);
  const certain = isCovered(name, words);
  const money = conceptsOf(name).has("money");
  return candidates
    .filter(({ heading }) => money || !conceptsOf(heading).has("money"))
    .flatMap((section) => {
      const literal = literalScore(section, sections, words);
      const meant = certain ? meaningScore(section, sections, concepts) : 0;
      const score = Math.max(literal >= ENOUGH ? 10 * literal : 0, meant);
      return score === 0 ? [] : [{ section, score: score + tieOf(section, words) }];
    })
    .toSorted((a, b) => b.score - a.score);
}

function literalScore(
  section: PlanSection,
  sections: readonly PlanSection[],
  words: readonly string[],
): number {
  const own = tellingWords(fold(section.heading));
  const met = metIn(words, own);
  if (met === 0 || words.length === 0) return 0;
  const above = ancestorsOf(section, sections).flatMap(({ heading }) =>
    tellingWords(fold(heading)),
  );
  const left = words.filter((word) => !own.some((other) => near(word, other)));
  return (met + 0.9 * metIn(left, above)) / words.length;
}

/** Whether a heading among these says at least half of the name in its own words. */
export function isHalfSaid(
  candidates: readonly PlanSection[],
  sections: readonly PlanSection[],
  name: string,
): boolean {
  const words = tellingWords(name);
  return candidates.some((section) => literalScore(section, sections, words) >= 0.5);
}

/** All that is asked about stands in the heading or above it, part of it in the heading. */
function meaningScore(
  section: PlanSection,
  sections: readonly PlanSection[],
  asked: ReadonlySet<string>,
): number {
  const own = topicsOf(section.heading);
  const above = new Set(
    ancestorsOf(section, sections).flatMap(({ heading }) => [...topicsOf(heading)]),
  );
  const met = [...asked].filter((concept) => own.has(concept)).length;
  const through = [...asked].filter((concept) => !own.has(concept) && above.has(concept)).length;
  if (met === 0 || met + through < asked.size) return 0;
  return 8 - (own.size - met) - through / 2;
}

/** Words of no subject beside those of one: "khám sức khỏe cán bộ" is not about staff who are trained. */
function isCovered(name: string, words: readonly string[]): boolean {
  const said = new Set(topicWords(name));
  return words.filter((word) => said.has(word)).length >= 0.6 * words.length;
}

export const isTopicAlone = (name: string): boolean =>
  topicsOf(name).size > 0 && isCovered(name, tellingWords(name));

function tieOf(section: PlanSection, words: readonly string[]): number {
  const weight = { tasks: 3, solutions: 1.5, targets: 1 }[section.role as string] ?? 0;
  const extra = tellingWords(fold(section.heading)).length - words.length;
  return (
    weight - Math.max(0, extra) / 5 - section.level / 20 + Math.min(section.items.length, 5) / 50
  );
}
