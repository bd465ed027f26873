/** A subject by its heading, or by what lines and rows say of it. */
import { headingOf } from "../heading-of.ts";
import type { Plan, PlanSection } from "../plan.ts";
import { topicsOf } from "../section-concepts.ts";
import { type Asked, MOST, pathOf, topmost, whole } from "./asked.ts";
import { matterOf, sectionSpeakingOf } from "./asked-matter.ts";
import { numberIn } from "./asked-number.ts";
import { partIn } from "./asked-parts.ts";
import { phrasesIn } from "./asked-words.ts";
import { isContainer, isTopicAlone, matchesOf, withDescendants } from "./outline-match.ts";

/** A subject by its heading in the part that looks ahead; what only the report has a heading of is gathered. */
export function bySubject(plan: Plan, name: string): Asked | null {
  const { sections } = plan;
  const open = sections.filter(
    (section) => !CLOSED.has(section.role) && !isContainer(section, sections),
  );
  const [best, ...others] = matchesOf(open, sections, name);
  if (best !== undefined)
    return whole(
      plan,
      [best.section],
      alsoAt(
        plan,
        best.section,
        others.map(({ section }) => section),
      ),
    );
  const reports = topmost(
    plan,
    matchesOf(
      sections.filter(({ role }) => role === "results"),
      sections,
      name,
    ).map(({ section }) => section),
  ).slice(0, 1);
  const oneThing = topicsOf(name).size < 2 || phrasesIn(name).length < 2;
  const gathered = isTopicAlone(name) && oneThing ? inMatter(plan, name) : null;
  if (!oneThing) return null;
  if (gathered !== null) return withReport(plan, gathered, reports);
  const [report] = reports;
  if (report !== undefined)
    return whole(
      plan,
      [report],
      [`“${headingOf(report)}” là mục của phần đánh giá kết quả; phần kế hoạch không có mục này.`],
    );
  return null;
}

/** Parts in which no subject is looked for unless it is asked with them. */
const CLOSED: ReadonlySet<string> = new Set(["results", "bases", "budget", "appendix"]);

function withReport(plan: Plan, asked: Asked, reports: readonly PlanSection[]): Asked {
  const [report] = reports;
  if (report === undefined || asked.kind !== "matter") return asked;
  return {
    ...asked,
    ids: withDescendants(plan.sections, report),
    notes: [...asked.notes, `Phần đánh giá kết quả có mục “${headingOf(report)}”, soạn kèm theo.`],
  };
}

/** Others that say it just as well stand in other parts: said, so that they can be asked for. */
function alsoAt(plan: Plan, best: PlanSection, others: readonly PlanSection[]): string[] {
  const inside = withDescendants(plan.sections, best);
  const named = topmost(
    plan,
    others.filter(({ id }) => !inside.has(id)),
  )
    .filter((one) => !withDescendants(plan.sections, one).has(best.id))
    .slice(0, MOST);
  if (named.length === 0) return [];
  return [`Nội dung này còn ở mục ${named.map((one) => `“${pathOf(plan, one)}”`).join("; ")}.`];
}

/** Lines that only mention a part of every plan ("giải pháp") are not that part. */
export const spokenOf = (plan: Plan, name: string): Asked | null =>
  partIn(name)?.beside === "" || numberIn(name)?.rest === "" ? null : inMatter(plan, name);

/** No heading says it: the section whose lines are about it, or lines and rows from wherever they stand. */
function inMatter(plan: Plan, name: string): Asked | null {
  const open = plan.sections.filter(
    (section) =>
      !CLOSED.has(section.role) &&
      section.role !== "organisation" &&
      !isContainer(section, plan.sections),
  );
  const home = sectionSpeakingOf(open, name);
  if (home !== null)
    return whole(
      plan,
      [home],
      [
        `Kế hoạch trước không có mục riêng về nội dung này; các dòng nêu nội dung này ở mục “${headingOf(home)}”.`,
      ],
    );
  const matter = matterOf(plan, name);
  return matter === null ? null : { kind: "matter", matter, ids: new Set(), notes: [] };
}
