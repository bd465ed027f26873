/** Finds a section of the outline by id or by what it is about: "hạ tầng số", "tồn tại hạn chế về an toàn thông tin". */
import { editDistance } from "../text/edit-distance.ts";
import { syllables } from "../text/fold.ts";
import type { PlanSection } from "./plan.ts";
import { conceptsOf } from "./section-concepts.ts";
import { isLimitationHeading } from "./section-role.ts";

const FILLER = new Set(
  "soan viet lap muc phan cho toi minh giup ve cua trong ke hoach nam noi dung de nghi hay".split(
    " ",
  ),
);

const REPORT_WORDS = new Set(
  "ket qua ton tai han che danh gia kho khan vuong mac nguyen nhan dat duoc".split(" "),
);

/** null when nothing of the outline is near. */
export function findSection(sections: readonly PlanSection[], query: string): PlanSection | null {
  const exact = sections.find((section) => section.id === query.trim());
  if (exact) return exact;
  const words = syllables(query).filter((word) => !FILLER.has(word) && !/^20\d\d$/.test(word));
  if (words.length === 0) return null;
  const report = /ket qua|ton tai|han che|danh gia|kho khan/.test(syllables(query).join(" "));
  return (
    byHeading({ sections, words, report }, 0.7) ??
    (report ? byReport(sections, words) : null) ??
    byConcepts(sections, query, report) ??
    byText(sections, words, report)
  );
}

function byHeading(query: Query, least: number): PlanSection | null {
  const scored = query.sections.map((section) => ({ section, ...scoreOf(section, query) }));
  scored.sort((a, b) => b.score - a.score || b.tie - a.tie);
  const [best] = scored;
  return best && best.score >= least ? best.section : null;
}

/** "tồn tại hạn chế về an toàn thông tin" where the report names its subjects but not their limits, or the other way. */
function byReport(sections: readonly PlanSection[], words: readonly string[]): PlanSection | null {
  const reports = sections.filter((section) => section.role === "results");
  const topic = words.filter((word) => !REPORT_WORDS.has(word));
  const named =
    topic.length === 0 ? null : byHeading({ sections: reports, words: topic, report: true }, 0.7);
  if (named) return named;
  const said = words.join(" ");
  if (!/ton tai|han che|kho khan|vuong mac/.test(said)) return null;
  return reports.find((section) => isLimitationHeading(section.heading)) ?? null;
}

/** The section whose heading is about the same things, and about as little else as can be. */
function byConcepts(
  sections: readonly PlanSection[],
  query: string,
  report: boolean,
): PlanSection | null {
  const asked = conceptsOf(query);
  if (asked.size === 0) return null;
  const scored = sections.flatMap((section) => {
    const own = conceptsOf(section.heading);
    const above = new Set(
      ancestors(section, sections).flatMap((each) => [...conceptsOf(each.heading)]),
    );
    const met = [...asked].filter((concept) => own.has(concept)).length;
    // What things cost is no answer to what is to be done about them.
    if (met === 0 || (own.has("money") && !asked.has("money"))) return [];
    const through = [...asked].filter((concept) => !own.has(concept) && above.has(concept)).length;
    const sided = (section.role === "results") === report ? 1 : 0;
    const extra = own.size - met;
    return [{ section, score: 4 * met + 3 * through + 2 * sided - extra + weight(section) / 2 }];
  });
  scored.sort((a, b) => b.score - a.score);
  return scored[0]?.section ?? null;
}

/** No heading says it: the section whose lines speak of it most often. */
function byText(
  sections: readonly PlanSection[],
  words: readonly string[],
  report: boolean,
): PlanSection | null {
  const phrase = words.join(" ");
  const counted = sections
    .filter((section) => section.role !== "bases" && (section.role === "results") === report)
    .map((section) => ({
      section,
      count: section.items.filter((item) => syllables(item.text).join(" ").includes(phrase)).length,
    }));
  counted.sort((a, b) => b.count - a.count || weight(b.section) - weight(a.section));
  const [best] = counted;
  return best && best.count > 0 ? best.section : null;
}

function weight(section: PlanSection): number {
  return section.role === "tasks" ? 2 : section.role === "targets" ? 1 : 0;
}

interface Query {
  sections: readonly PlanSection[];
  words: readonly string[];
  report: boolean;
}

function scoreOf(section: PlanSection, query: Query): { score: number; tie: number } {
  const own = syllables(section.heading);
  const above = ancestors(section, query.sections).flatMap((parent) => syllables(parent.heading));
  const met = query.words.filter((word) => near(word, own)).length;
  const through = query.words.filter((word) => !near(word, own) && near(word, above)).length;
  // The section itself must carry part of the meaning; its parents may carry the rest.
  const score = met === 0 ? 0 : (met + 0.9 * through) / query.words.length;
  const sided = (section.role === "results") === query.report ? 1 : 0;
  return { score, tie: sided * 10 - own.length / 10 + Math.min(section.items.length, 5) / 10 };
}

function near(word: string, words: readonly string[]): boolean {
  return words.some(
    (other) => other === word || (word.length >= 5 && editDistance(word, other) <= 1),
  );
}

function ancestors(section: PlanSection, sections: readonly PlanSection[]): PlanSection[] {
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
