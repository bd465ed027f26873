/** The parts that every plan has, with or without a subject beside them. */
import { fold } from "../../text/fold.ts";
import { headingOf } from "../heading-of.ts";
import type { Plan, PlanSection } from "../plan.ts";
import { topicOf, topicsOf } from "../section-concepts.ts";
import { isLimitationHeading } from "../section-role.ts";
import { type Asked, type AskedSections, topmost, whole } from "./asked.ts";
import { sectionSpeakingOf } from "./asked-matter.ts";
import { partIn, type PartName, ROLES_OF, rootsOf } from "./asked-parts.ts";
import { nameAsked, phrasesIn } from "./asked-words.ts";
import { bySubject } from "./by-subject.ts";
import { ancestorsOf, isTopicAlone, matchesOf, withDescendants } from "./outline-match.ts";

export function asPart(plan: Plan, part: PartName, beside: string): Asked | null {
  // Another part is named beside it: a list.
  if (beside !== "" && partIn(beside) !== null && !isTopicAlone(beside)) return null;
  // Several subjects of which no heading of the part has all.
  if (phrasesIn(beside).length > 1 && topicsOf(beside).size > 1) {
    const own = plan.sections.filter(({ role }) => ROLES_OF[part]?.includes(role) ?? false);
    if (matchesOf(own, plan.sections, beside).length === 0) return null;
  }
  const special = SPECIAL[part];
  return special === undefined ? ofRole(plan, part, beside) : special(plan, beside);
}

/** Parts that are more than the sections of a role. */
const SPECIAL: Partial<Record<PartName, (plan: Plan, beside: string) => Asked | null>> = {
  recipients: (_, beside) =>
    beside === "" ? { kind: "part", part: "recipients", notes: [] } : null,
  opening: (plan) => {
    const [first] = plan.sections;
    return first?.heading === "" && first.items.length > 0 ? whole(plan, [first]) : null;
  },
  appendices: (plan) => several(plan, rootsOf(plan.sections, ["appendix"])),
  "money-table": moneyTable,
  "task-table": (plan) => tables(plan, "tasks"),
  "target-table": (plan) => tables(plan, "targets"),
  limits,
};

function several(plan: Plan, roots: readonly PlanSection[], notes: string[] = []): Asked | null {
  return roots.length === 0 ? null : whole(plan, roots, notes);
}

function ofRole(plan: Plan, part: PartName, beside: string): Asked | null {
  const { sections } = plan;
  const roles = ROLES_OF[part] ?? [];
  const own = sections.filter(({ role }) => roles.includes(role));
  const roots = rootsNamed(part, own, rootsOf(sections, roles));
  if (roots.length === 0) return LACKED.has(part) ? { kind: "part", part, notes: [] } : null;
  const telling = beside === "" ? "" : nameAsked(beside);
  if (telling === "" || isWholePlan(telling)) return asAchieved(plan, part, roots);
  const matched = matchesOf(own, sections, telling).map(({ section }) => section);
  const [best] = topmost(plan, matched);
  if (best !== undefined) return asAchieved(plan, part, [best]);
  if (part === "money") return moneyTable(plan, beside);
  const subject = part === "tasks" ? bySubject(plan, telling) : null;
  return subject ?? aboutIn(plan, part, { own, roots, beside });
}

interface Within {
  own: readonly PlanSection[];
  roots: readonly PlanSection[];
  beside: string;
}

/** No heading of the part is about the subject: the section whose lines are, or all of the part, and that it is so. */
function aboutIn(plan: Plan, part: PartName, { own, roots, beside }: Within): Asked {
  const speaking = sectionSpeakingOf(own, nameAsked(beside));
  const shown = speaking === null ? roots : [speaking];
  return asAchieved(plan, part, shown, [noneAbout(beside, shown)]);
}

/** "Chỉ tiêu" is what the heading calls so, where goals in general stand beside it. */
function rootsNamed(
  part: PartName,
  own: readonly PlanSection[],
  roots: readonly PlanSection[],
): readonly PlanSection[] {
  if (part !== "targets") return roots;
  const called = own.filter(({ heading }) => /chi tieu|cu the/.test(fold(heading)));
  const ids = new Set(called.map(({ id }) => id));
  const top = called.filter(({ parent }) => parent === null || !ids.has(parent));
  return top.length > 0 ? top : roots;
}

/** Parts that a draft has although the prior plan lacks them. */
const LACKED: ReadonlySet<PartName> = new Set(["bases", "results", "achieved", "limits", "money"]);

const isWholePlan = (words: string): boolean =>
  /^(?:chuyen doi so|cong nghe thong tin|ke hoach|(?:cac )?nhiem vu|(?:cac )?(?:muc tieu|chi tieu)|nam (?:truoc|qua|ngoai)|chung)$/.test(
    words,
  );

const noneAbout = (what: string, roots: readonly PlanSection[]): string =>
  `Kế hoạch trước không có mục riêng về “${topicOf(what)?.label ?? what}” trong phần này; soạn mục “${[...new Set(roots.map(headingOf))].join("”, “")}”.`;

/** What was achieved is the report without what went wrong. */
function asAchieved(
  plan: Plan,
  part: PartName,
  roots: readonly PlanSection[],
  notes: string[] = [],
): Asked {
  const asked = whole(plan, roots, notes);
  if (part !== "achieved") return asked;
  const wrong = plan.sections.filter(
    ({ id, heading }) =>
      asked.ids.has(id) && isLimitationHeading(heading) && !/ket qua/.test(fold(heading)),
  );
  const left = new Set(wrong.flatMap((section) => [...withDescendants(plan.sections, section)]));
  const ids = new Set([...asked.ids].filter((id) => !left.has(id)));
  return ids.size === 0 ? asked : { ...asked, ids };
}

/** Every part on what went wrong, each below the heading of its subject; or the one about a subject. */
function limits(plan: Plan, beside: string): Asked {
  const { sections } = plan;
  const reports = sections.filter(({ role }) => role === "results");
  const own = reports.filter(({ heading }) => isLimitationHeading(heading));
  const telling = nameAsked(beside);
  if (own.length > 0 && (telling === "" || isWholePlan(telling))) return withHeadings(plan, own);
  const [best] = matchesOf(own, sections, telling);
  if (best !== undefined) return whole(plan, [best.section]);
  const matched = matchesOf(reports, sections, telling).map(({ section }) => section);
  const [about] = topmost(plan, matched);
  if (about !== undefined) {
    const inside = withDescendants(sections, about);
    const below = own.filter(({ id }) => inside.has(id));
    if (below.length > 0) return withHeadings(plan, below);
    const note = `Kế hoạch trước không có mục tồn tại, hạn chế riêng về “${beside}”; soạn mục “${headingOf(about)}” của phần đánh giá.`;
    return whole(plan, [about], [note]);
  }
  if (own.length > 0) return { ...withHeadings(plan, own), notes: [noneAbout(beside, own)] };
  return { kind: "part", part: "limits", notes: [] };
}

function withHeadings(plan: Plan, roots: readonly PlanSection[]): AskedSections {
  const asked = whole(plan, roots);
  if (roots.length < 2) return asked;
  const above = roots.flatMap((one) => ancestorsOf(one, plan.sections).map(({ id }) => id));
  return { ...asked, ids: new Set([...asked.ids, ...above]) };
}

/** The tables of money; where there is none, the part that tells of money, and that it is no appendix. */
function moneyTable(plan: Plan, beside: string): Asked | null {
  const homes = new Set(plan.budgets.map(({ section }) => section));
  const named = plan.sections.filter(
    ({ id, role, heading }) =>
      homes.has(id) || (role === "appendix" && /kinh phi|du toan|ngan sach/.test(fold(heading))),
  );
  const telling = nameAsked(beside);
  const [best] = telling === "" || named.length < 2 ? [] : matchesOf(named, plan.sections, telling);
  if (best !== undefined) return whole(plan, [best.section]);
  if (named.length > 0) return whole(plan, named);
  const roots = rootsOf(plan.sections, ["budget"]);
  if (roots.length === 0) return { kind: "part", part: "money", notes: [] };
  return whole(plan, roots, [
    `Kế hoạch trước không có phụ lục, bảng kinh phí; soạn mục “${roots.map(headingOf).join("”, “")}”.`,
  ]);
}

function tables(plan: Plan, kind: "tasks" | "targets"): Asked | null {
  const homes = new Set(
    plan.tables.filter((one) => one.kind === kind && !one.inResults).map(({ section }) => section),
  );
  const pattern = kind === "tasks" ? /nhiem vu|cong viec|du an/ : /chi tieu|muc tieu/;
  const named = plan.sections.filter(
    ({ id, role, heading }) =>
      homes.has(id) ||
      (role === "appendix" &&
        pattern.test(fold(heading)) &&
        !/kinh phi|du toan/.test(fold(heading))),
  );
  if (named.length > 0) return whole(plan, named);
  const roots = rootsOf(plan.sections, kind === "tasks" ? ["tasks"] : ["targets"]);
  const what = kind === "tasks" ? "nhiệm vụ" : "chỉ tiêu";
  return several(plan, roots, [
    `Kế hoạch trước không có bảng ${what}; soạn mục “${roots.map(headingOf).join("”, “")}”.`,
  ]);
}
