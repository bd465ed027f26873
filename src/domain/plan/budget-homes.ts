/** Where the lines of the next budget stand: each prior table goes on under its own heading with its own groups. */
import { upperFirst } from "../text/first-letter.ts";
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

/** Name of the group for lines that stand in none of their own table. */
export function untitled({ plan, targetYear }: RolloverContext, budget: PlanBudget): string {
  if (plan.budgets.length < 2) return "Hạng mục kinh phí";
  const heading = plan.sections.find(({ id }) => id === budget.section)?.heading ?? "";
  const subject = heading
    .toLocaleLowerCase("vi")
    .replace(/(?:trong\s+|của\s+)?năm\s+20\d{2}.*$/u, "")
    .replace(
      /^(?:phụ lục[^.]*\.\s*|bảng\s+|biểu\s+|chi tiết\s+|tổng hợp\s+|dự toán\s+|kinh phí\s+)+/u,
      "",
    )
    .replace(/[\s.:;,]+$/u, "");
  const tells =
    fold(subject).split(" ").length > 1 && !/ke hoach|chuyen doi so/.test(fold(subject));
  return tells ? upperFirst(acronyms(subject)) : `Hạng mục của ${budget.title}, năm ${targetYear}`;
}

const acronyms = (text: string): string =>
  text.replace(/(?<!\p{L})(?:cntt|attt|his|lis|ris|pacs|emr|bhyt|lan)(?!\p{L})/gu, (word) =>
    word.toLocaleUpperCase("vi"),
  );

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
  const out = homes.flatMap(({ own, lines }) => [...own, ...extra(lines, own[0])]);
  return [...out, ...extra(rest, undefined)];
}

function extra(lines: OpenGroup["lines"], beside: OpenGroup | undefined): OpenGroup[] {
  if (lines.length === 0) return [];
  const { table, section } = beside ?? {};
  const home = table === undefined ? {} : { table, ...(section === undefined ? {} : { section }) };
  return [{ title: EXTRA_GROUP, ...home, lines }];
}
