/** Where the lines of the next budget stand: each prior table goes on under its own heading with its own groups. */
import { fold } from "../text/fold.ts";
import { itemKind } from "./budget-notes.ts";
import type { OpenGroup } from "./budget-sums.ts";
import type { PlanBudget } from "./plan.ts";
import type { RolloverContext } from "./rollover-context.ts";

/** Absent for the only table; a scan's tables may be parts of one. */
export function homeOf(
  { plan }: RolloverContext,
  { table, section }: PlanBudget,
): Pick<OpenGroup, "table" | "section"> {
  return plan.budgets.length > 1 && !plan.lostMarks ? { table, section } : {};
}

/** Lines in no group of their table stand in none here; tables of a scan that go on as one are told apart by name. */
export const untitled = ({ plan }: RolloverContext, { title }: PlanBudget): string =>
  plan.lostMarks && plan.budgets.length > 1 ? title : "";

const EXTRA_GROUP = "Bổ sung theo yêu cầu";

/** A new line joins the table that has most lines of its kind. */
export function withAdded(groups: readonly OpenGroup[], added: OpenGroup["lines"]): OpenGroup[] {
  const tables = [...new Set(groups.map(({ table }) => table))];
  const homes = tables.map((table) => {
    const own = groups.filter((group) => group.table === table);
    const kinds = own.flatMap(({ lines }) => lines.map(({ name }) => itemKind(name)));
    return { own, kinds, lines: [] as OpenGroup["lines"] };
  });
  const rest: OpenGroup["lines"] = [];
  for (const line of added) {
    const kind = itemKind(line.name);
    const count = ({ kinds }: (typeof homes)[number]): number =>
      kinds.filter((one) => one === kind).length;
    const [best] = homes.toSorted((a, b) => count(b) - count(a));
    (best?.lines ?? rest).push(line);
  }
  const out = homes.flatMap(({ own, lines }) => {
    const { groups: joined, rest: alone } = joinedByKind(own, lines);
    return [...joined, ...extra(alone, own[0])];
  });
  if (out.length === 0 && rest.length > 0) return [{ title: "", lines: rest }];
  return [...out, ...extra(rest, undefined)];
}

type Line = OpenGroup["lines"][number];

/** What a group is about, told from its lines; null where its lines are of several kinds. */
function subjectOf({ lines }: OpenGroup): string | null {
  const kinds = new Set(lines.map(({ name }) => classOf(name)));
  return kinds.size === 1 ? ([...kinds][0] ?? null) : null;
}

const TAUGHT = /^(?:to chuc )?(?:lop )?(?:dao tao|tap huan|boi duong|hoi nghi|hoi thao)\b/;
const DEVICE =
  /\b(?:may|camera|kiosk?|kios|thiet bi|bo phat|tu (?:dia|mang|rack)|man hinh|tuong lua|switch|router|ups)\b/;

function classOf(name: string): string | null {
  const folded = fold(name).replace(/^(?:mua sam|mua|trang bi) /, "");
  if (TAUGHT.test(folded)) return "course";
  if (/^(?:thue|phi|cuoc)\b/.test(folded) || itemKind(name) !== "goods") return "service";
  return DEVICE.test(folded) ? "device" : null;
}

/** A new line stands in the one group that holds nothing but things like it, or where there are no groups; else apart. */
function joinedByKind(
  groups: readonly OpenGroup[],
  lines: readonly Line[],
): { groups: OpenGroup[]; rest: Line[] } {
  const [only] = groups;
  if (only?.title === "" && groups.length === 1)
    return { groups: [{ ...only, lines: [...only.lines, ...lines] }], rest: [] };
  const rest: Line[] = [];
  const added = new Map<OpenGroup, Line[]>();
  const titled = groups.filter(({ lines: own }) => own.length > 0);
  for (const line of lines) {
    const kind = classOf(line.name);
    const fitting = kind === null ? [] : titled.filter((group) => subjectOf(group) === kind);
    const [home] = fitting;
    if (home === undefined || fitting.length > 1) rest.push(line);
    else added.set(home, [...(added.get(home) ?? []), line]);
  }
  const joined = groups.map((group) => ({
    ...group,
    lines: [...group.lines, ...(added.get(group) ?? [])],
  }));
  return { groups: joined, rest };
}

function extra(lines: OpenGroup["lines"], beside: OpenGroup | undefined): OpenGroup[] {
  if (lines.length === 0) return [];
  const { table, section } = beside ?? {};
  const home = table === undefined ? {} : { table, ...(section === undefined ? {} : { section }) };
  return [{ title: EXTRA_GROUP, ...home, lines }];
}
