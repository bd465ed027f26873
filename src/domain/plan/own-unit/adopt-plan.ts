/**
 * Another unit's plan as a pattern for the own one: every text in it is put into the own unit's words before anything
 * is drafted, so that nothing of the other unit can come through. What only the unit can tell stays an open place.
 */
import { isNo } from "../../draft/answers.ts";
import type { DraftAnswer } from "../../draft/draft.ts";
import { slug } from "../../text/fold.ts";
import type { UnitProfile } from "../../unit/unit-profile.ts";
import { citationSpans } from "../citation.ts";
import { openMark } from "../open-marks.ts";
import type { Plan, PlanSection, PlanTable } from "../plan.ts";
import type { Change } from "./change.ts";
import { localKind } from "./local-documents.ts";
import { isForeignPlan, otherUnit, ownUnit } from "./other-unit.ts";
import { BELOW, inOwnWords } from "./own-words.ts";

export interface Adopted {
  plan: Plan;
  /** A text as it now stands → as the other unit wrote it. */
  originals: ReadonlyMap<string, string>;
  /** Words of the open places made here: each is asked once for the whole draft. */
  asks: ReadonlySet<string>;
  /** Bases that hold for the other unit or its province only. */
  dropped: { section: string; text: string; kind: "unit" | "province" }[];
}

/** The id of a question that the whole draft shares. */
export const sharedId = (ask: string): string => `dv-${slug(ask).slice(0, 60)}`;

/** null: it is the unit's own plan, or nobody has told whose draft it is. */
export function adoptPlan(
  plan: Plan,
  profile: UnitProfile | undefined,
  answers: readonly DraftAnswer[],
): Adopted | null {
  if (profile?.name === undefined || !isForeignPlan(plan.cover, profile)) return null;
  const asks = new Set<string>();
  const below = answers.find(({ id }) => id === sharedId(BELOW))?.value;
  const change: Change = {
    other: otherUnit(plan),
    own: ownUnit({ ...profile, name: profile.name }),
    mark: (ask) => {
      asks.add(ask);
      return openMark(ask);
    },
    nothingBelow: below !== undefined && isNo(String(below)),
  };
  const originals = new Map<string, string>();
  const write = (text: string): string => {
    const own = inOwnWords(text, change);
    if (own !== text) originals.set(own, text);
    return own;
  };
  const local = plan.bases.flatMap((basis) => {
    const [span] = citationSpans(basis.text);
    const kind = span === undefined ? null : localKind(span.reference, change);
    return kind === null ? [] : [{ basis, kind }];
  });
  const gone = new Set(local.map(({ basis }) => basis));
  return {
    plan: {
      ...inOwn(plan, write, originals),
      cover: {
        ...{ parentBody: null, body: profile.name, symbol: null, place: null, date: null },
        title: write(plan.cover.title),
        year: plan.cover.year,
      },
      bases: plan.bases
        .filter((basis) => !gone.has(basis))
        .map((basis) => ({ ...basis, text: write(basis.text) })),
      recipients: [],
      signature: null,
    },
    originals,
    asks,
    dropped: local.map(({ basis, kind }) => ({
      section: homeOf(plan, basis.item),
      text: basis.text,
      kind,
    })),
  };
}

function homeOf(plan: Plan, item: string): string {
  return plan.sections.find(({ id }) => item.startsWith(`${id}/`))?.heading ?? "";
}

type Write = (text: string) => string;

function inOwn(plan: Plan, write: Write, originals: Map<string, string>): Plan {
  const orNull = (text: string | null): string | null => (text === null ? null : write(text));
  return {
    ...plan,
    sections: plan.sections.map((section) => ownSection(section, write)),
    tables: plan.tables.map((table) => ownTable(table, write, originals)),
    targets: plan.targets.map((target) => ({ ...target, text: write(target.text) })),
    tasks: plan.tasks.map((task) => ({
      ...task,
      ...{
        group: orNull(task.group),
        content: write(task.content),
        activity: orNull(task.activity),
      },
      ...{ product: orNull(task.product), lead: orNull(task.lead), support: orNull(task.support) },
    })),
    budgets: plan.budgets.map((budget) => ({
      ...budget,
      title: write(budget.title),
      groups: budget.groups.map((group) => ({
        ...group,
        title: write(group.title),
        lines: group.lines.map((line) => ({
          ...line,
          // What a scan shows of a name may name the other unit in letters that nobody can replace.
          name: write(line.name.replace(/ \(bản quét: [^()\]]*\)/gu, "")),
          note: write(line.note),
        })),
      })),
    })),
    organisation: plan.organisation.map((line) => ({ ...line, text: write(line.text) })),
  };
}

function ownSection(section: PlanSection, write: Write): PlanSection {
  return {
    ...section,
    heading: write(section.heading),
    items: section.items
      .map((item) => ({ ...item, text: write(item.text) }))
      // A line about nothing but what the unit has none of.
      .filter(
        ({ text, table }, at) =>
          /\p{L}/u.test(text) || table !== null || section.items[at]?.text === "",
      ),
  };
}

function ownTable(table: PlanTable, write: Write, originals: Map<string, string>): PlanTable {
  const whole = (row: readonly string[]): string => row.filter((cell) => cell !== "").join(" | ");
  const rows = table.rows.map((row) => {
    const own = row.map(write);
    if (whole(own) !== whole(row)) originals.set(whole(own), whole(row));
    return own;
  });
  return { ...table, caption: table.caption.map(write), rows };
}
